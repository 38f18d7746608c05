"""座谈会名册: name a representative, take in an organisation, end, resign."""

from wudan.projects.actions.guests.end import end, leave_forums, resign
from wudan.projects.actions.guests.name import HOW, Term, name
from wudan.projects.actions.guests.take_in import Known, take_in

__all__ = ["HOW", "Known", "Term", "end", "leave_forums", "name", "resign", "take_in"]
