"""Today's calls beside every page, and the banner of the slot and its reminders."""
