"""A showing of the whole program, which is a test, too: it stops where a step does not come true."""
