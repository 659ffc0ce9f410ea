"""What is fast, measured: each row against its floor, in one run and in turns."""
