"""整批派单: the pages of a proposal for all open orders."""
