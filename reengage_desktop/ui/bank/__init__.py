"""The bank: results, stories and interviews, looked through, written, and shown to whom they fit."""
