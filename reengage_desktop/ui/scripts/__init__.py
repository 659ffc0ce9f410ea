"""The scripts page: what is read aloud and written, how it reads, and what came of it."""
