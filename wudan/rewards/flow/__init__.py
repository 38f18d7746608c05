"""From where to where, and whose step it is: tables, one file a thing."""
