"""The least that has to be paid for the same thing: small programs that do nothing else."""
