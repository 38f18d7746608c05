"""注销时: what an erased person wrote about joining goes; open matters end. A part of 注销."""

from datetime import datetime

from wudan.people.models import Person
from wudan.teams.enums import AppealState, ApplicationState
from wudan.teams.models import Appeal, Application, Membership

_GONE = "本人已注销"


def forget_joining(person: Person, *, at: datetime) -> int:
    """Close what is open, empty all words; how many lines."""
    mine = Application.objects.filter(person=person)
    closed = mine.open().update(state=ApplicationState.WITHDRAWN, answered_at=at)
    mine.update(words="")
    mine.exclude(reason="").update(reason=_GONE)
    appeals = Appeal.objects.filter(person=person)
    decided = {"state": AppealState.UPHELD, "decided_at": at, "decided_as": _GONE, "reason": _GONE}
    closed += appeals.waiting().update(**decided)
    appeals.update(words=_GONE, reason=_GONE)
    Membership.objects.filter(person=person).exclude(ended_why="").update(ended_why=_GONE)
    Application.objects.filter(introduced_by=person).update(introduced_by=None)
    return closed
