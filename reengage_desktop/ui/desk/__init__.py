"""The desk: one card at a time, on which it is decided how it goes on with somebody."""
