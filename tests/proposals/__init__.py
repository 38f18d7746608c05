"""Stories of 整批派单: proposing for all open orders at once."""
