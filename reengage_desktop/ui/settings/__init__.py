"""The settings of the person."""
