"""Do-not-call lists: taking them in, and how old they are."""
