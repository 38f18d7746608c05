"""From where to where an honour goes: one table for each kind of thing."""
