"""What the business knows: values, and rules as functions of values."""
