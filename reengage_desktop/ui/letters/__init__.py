"""Letters: the pile, the letter as on paper, and what is printed of it."""
