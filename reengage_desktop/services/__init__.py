"""What the user can do: one module for each step of the journey."""
