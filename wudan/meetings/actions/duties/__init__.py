"""任职: name who sits in a seat, end a term."""

from wudan.meetings.actions.duties.end import end_term
from wudan.meetings.actions.duties.name import Named, name

__all__ = ["Named", "end_term", "name"]
