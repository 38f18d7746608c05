"""Of which unit, changed in which days: what every table of a bundle asks of its rows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from wudan.areas.models import Unit
from wudan.kit.clock import day_of, midnight
from wudan.people.models import Person

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which unit and below; changed from which day to which."""

    unit: Unit
    since: date
    until: date

    def within(self, field: str) -> Q:
        """What happened in the period by this instant."""
        first, after = midnight(self.since), midnight(self.until + timedelta(days=1))
        return Q(**{f"{field}__gte": first, f"{field}__lt": after})

    def below(self, field: str) -> Q:
        """What hangs on a unit in reach."""
        return Q(**{f"{field}__path__startswith": self.unit.path})


def person_no(person: Person) -> str:
    """The number that stands for a volunteer in all tables."""
    return f"{person.county}{person.pk:08d}"


def day_text(at: datetime | date | None) -> str:
    """A day as 2026-09-07; nothing for nothing."""
    if at is None:
        return ""
    return (day_of(at) if isinstance(at, datetime) else at).isoformat()
