"""A reviewer leaves for good: what they said of themselves goes, the review stays (PIPL §47)."""

from wudan.people.models import Person
from wudan.projects.enums import Conflict
from wudan.projects.models import Reviewing

_GONE = "已注销"


def forget_reviews_of(person: Person) -> None:
    """Whom they know, and what they wrote for the deciders only. That they recused stays."""
    theirs = Reviewing.objects.filter(person=person)
    theirs.filter(conflict=Conflict.HAS).update(conflict_words=_GONE)
    theirs.exclude(conflict=Conflict.HAS).update(conflict_words="", private_words="")
