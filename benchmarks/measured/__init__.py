"""The program itself under the clock, each part in a process of its own that prints its figures as JSON."""
