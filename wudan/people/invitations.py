"""邀请: who is meant by one, who may answer it, what a list that was read says. Changes nothing."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.conf import settings

from wudan.people.models import Invitation, InvitationList, Person, Volunteer
from wudan.people.opening import for_checking
from wudan.people.personal import IdNumber, Phone, blind_index

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of a list: who is to be invited. The ID number is compared and not kept."""

    line: int
    name: str
    phone: str
    home: int | None = None
    source: str = ""
    skills: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    id_index: str = ""

    @property
    def who(self) -> str:
        """The keyed hash under which this name and telephone are known, whoever typed them."""
        return str(settings.KEYRING.blind(f"{self.name}|{self.phone}", "people.invitation"))


def written(rows: Iterable[Wanted]) -> str:
    """The rows as they are sealed."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False)


def rows_of(held: InvitationList) -> list[Wanted]:
    """The rows of a list that was read and not sent."""
    text = held.rows.opened(for_checking())
    return [Wanted(**row) for row in json.loads(text)] if text else []


def left_alone(rows: Iterable[Wanted], county: str, *, at: datetime) -> set[str]:
    """Whom nobody asks (again): volunteers, who was asked already, who said never. Which of these,
    nobody is told: it is theirs."""
    wanted = list(rows)
    found: set[str] = set()
    for start in range(0, len(wanted), _CHUNK):
        found |= _left_alone(wanted[start : start + _CHUNK], county, at)
    return found


def _left_alone(rows: list[Wanted], county: str, at: datetime) -> set[str]:
    whos = {row.who: row for row in rows}
    asked = Invitation.objects.filter(county=county, who__in=whos)
    open_ones = asked.open_at(at) | asked.filter(answer="never")
    alone = set(open_ones.values_list("who", flat=True))
    volunteers = Volunteer.objects.active().filter(person__county=county)
    phones = {blind_index(Phone, row.phone) for row in rows}
    by_phone = set(
        volunteers.filter(person__phone_index__in=phones).values_list(
            "person__phone_index", "person__name"
        )
    )
    numbers = {row.id_index for row in rows if row.id_index}
    by_number = set(
        volunteers.filter(person__id_index__in=numbers).values_list("person__id_index", flat=True)
    )
    return alone | {
        row.who for row in rows
        if row.id_index in by_number or (blind_index(Phone, row.phone), row.name) in by_phone
    }  # fmt: skip


def index_of_number(number: str) -> str:
    """The blind index of an ID number, as persons have it."""
    return blind_index(IdNumber, number) if number else ""


def fits(invitation: Invitation, person: Person) -> bool:
    """Whether this is who was meant: the telephone, and a name that is the same or nearly."""
    if not person.phone_index or invitation.phone_index != person.phone_index:
        return False
    one, other = invitation.name, person.name
    return one == other or (min(len(one), len(other)) >= 2 and (one in other or other in one))


def waiting_for(person: Person, *, at: datetime) -> list[Invitation]:
    """The invitations that wait for this person's word, the newest first."""
    mine = Invitation.objects.open_at(at).to_phone(person.phone_index)
    rows = mine.select_related("unit").order_by("-invited_at", "-pk")[:20]
    return [row for row in rows if fits(row, person)]
