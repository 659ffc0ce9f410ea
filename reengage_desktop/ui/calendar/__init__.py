"""The calendar: a week with its slots and promises, and how often the slots reach people."""
