"""Export: what was put in, written out for other programs."""
