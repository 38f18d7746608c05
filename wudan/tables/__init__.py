"""How tables are made: what migrations share. Nothing here knows a model."""
