"""The page about one person."""
