"""Bringing a list in, and the first start."""
