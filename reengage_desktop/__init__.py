"""ReEngage Desktop: planned, prepared and honest follow-up with people who have not bought yet."""

__version__ = "0.1.0"
