"""What we remember: one SQLite file, and the only code that spells its columns."""
