"""What an hour on somebody pays, as it is shown."""
