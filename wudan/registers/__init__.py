"""台账: what the house already knows, put together from its rows; nobody types it again."""
