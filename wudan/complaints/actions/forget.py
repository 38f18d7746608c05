"""A person leaves, or the time is over: words and names go; that there was one stays (PIPL §19, §47)."""

from collections.abc import Iterable
from datetime import datetime

from wudan.complaints.actions.holding import note, one_transaction
from wudan.complaints.models import Complaint, ComplaintNote
from wudan.people.actors import Actor
from wudan.people.models import Person


@one_transaction
def forget_complaints_of(person: Person, *, by: Actor, at: datetime) -> None:
    """Empty a person's; nothing leads back to them."""
    rows = Complaint.objects.select_for_update(no_key=True).filter(person=person).order_by("pk")
    pks = list(rows.values_list("pk", flat=True))
    empty_complaints(pks)
    for held in Complaint.objects.filter(pk__in=pks).order_by("pk"):
        note("forget", held, by=None, at=at)


def empty_complaints(pks: Iterable[int]) -> int:
    """Words and who it was; how many."""
    due = sorted(pks)
    ComplaintNote.objects.filter(complaint__in=due).update(words="")
    return Complaint.objects.filter(pk__in=due).update(
        words="", answer_words="", informant="", person=None, is_anonymous=True
    )
