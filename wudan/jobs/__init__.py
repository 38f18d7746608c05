"""The command line, the timetable, the reactions to events. Shallow: each calls the domain."""
