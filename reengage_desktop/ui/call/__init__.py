"""The call: the script to read aloud, what is known beside it, and the ten keys that say how it ended."""
