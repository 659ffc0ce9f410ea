"""The No list, walked once a year: one card each."""
