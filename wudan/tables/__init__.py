"""How tables are made (what migrations share) and asked (statements built once). Nothing here knows a model."""
