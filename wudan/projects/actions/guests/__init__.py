"""座谈会名册: name a representative, take in an organisation, end, resign, be asked no more."""

from wudan.projects.actions.guests.end import end, leave_forums, resign, step_back
from wudan.projects.actions.guests.keeping import HOW
from wudan.projects.actions.guests.name import Term, name
from wudan.projects.actions.guests.take_in import Known, take_in

__all__ = ["HOW", "Known", "Term", "end", "leave_forums", "name", "resign", "step_back", "take_in"]
