"""登记群众代表: somebody said yes to speaking for a place, until a day; they are told (R123)."""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.projects.actions.guests.keeping import (
    HOW,
    OVER,
    day_fault,
    hold_unit,
    note,
    one_transaction,
)
from wudan.projects.models import Representative
from wudan.projects.permissions.guests import keeping_objection, standing_objection


@dataclass(frozen=True, slots=True)
class Term:
    """How they said yes, until when, and whether their name may be read by everybody."""

    agreed_how: str
    last_day: date
    is_public: bool = False


@one_transaction
def name(*, unit: Unit, person: Person, term: Term, by: Actor, at: datetime) -> Representative:
    """Write it down from today. Raises Malformed, Missing, Objected."""
    today = day_of(at)
    hold_unit(unit, on=today)
    whom = lock_persons([person.pk])[person.pk]
    insist(keeping_objection(by, unit.path) or standing_objection(whom, on=today))
    faults = {}
    if term.agreed_how not in HOW:
        faults["agreed_how"] = "请选本人怎么答应的；没有答应的不登记。"
    if fault := day_fault(term.last_day, on=today):
        faults["last_day"] = fault
    if faults:
        raise Malformed(faults)
    before = Representative.objects.filter(unit=unit, person=person, ended_on=None).first()
    if before is not None and before.last_day >= today:
        raise Objected(Objection("named", "已经登记为这里的群众代表。"))
    if before is not None:
        before.ended_on, before.ended_why = before.last_day, OVER
        before.save(update_fields=["ended_on", "ended_why"])
    made = Representative.objects.create(
        county=unit.county, unit=unit, person=person, agreed_how=term.agreed_how,
        is_public=term.is_public, starts_on=today, last_day=term.last_day, noted_as=by.label[:80],
    )  # fmt: skip
    facts = {"how": str(made.agreed_how), "until": made.last_day.isoformat()}
    note("name", made, by=by, at=at, react=True, facts=facts)
    return made
