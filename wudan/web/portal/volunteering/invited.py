"""Open invitations to shifts, as the volunteer they were sent to reads them."""

from dataclasses import dataclass
from datetime import datetime

from wudan.activities.models import ShiftInvitation
from wudan.people.models import Person
from wudan.web.portal.volunteering.cards import when_words, where_words
from wudan.web.posting import new_token


@dataclass(frozen=True, slots=True)
class Asked:
    """One open invitation, as a volunteer reads it."""

    pk: int
    title: str
    no: str
    when: str
    where: str
    position: str
    until: datetime | None
    token: str


def asked_of(person: Person, *, at: datetime) -> list[Asked]:
    """What waits for this person's word, the soonest shift first; one statement."""
    rows = ShiftInvitation.objects.of_person(person.pk).waiting().filter(answer_by__gt=at)
    return [_asked(row) for row in rows.order_by("opening__shift__starts_at", "pk")[:20]]


def _asked(row: ShiftInvitation) -> Asked:
    shift = row.opening.shift
    return Asked(
        row.pk, shift.activity.title, shift.activity.no, when_words(shift),
        where_words(shift.activity), row.opening.position.name, row.answer_by, new_token(),
    )  # fmt: skip
