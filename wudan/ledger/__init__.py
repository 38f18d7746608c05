"""What came of it: service hours as double entries, records, certificates (民政部令第67号)."""
