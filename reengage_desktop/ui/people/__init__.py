"""Adding and editing people, their quotes and their next action."""
