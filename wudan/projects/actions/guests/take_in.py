"""登记志愿服务组织: what it is called, what it does, whom to ask, agreed until a day (R124)."""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to_published, tidy
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
from wudan.projects.models import Organisation
from wudan.projects.permissions.guests import age_objection, keeping_objection


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation as it is written down; the contact is a person the county knows already, who said yes."""

    name: str
    work: str
    last_day: date
    contact: Person | None = None
    is_public: bool = False
    agreed_how: str = ""
    """How the contact said yes; nothing where nobody is named."""


@one_transaction
def take_in(*, unit: Unit, known: Known, by: Actor, at: datetime) -> Organisation:
    """Write it down from today. Raises Malformed, Missing, Objected."""
    today = day_of(at)
    hold_unit(unit, on=today)
    if known.contact is not None:
        whom = lock_persons([known.contact.pk])[known.contact.pk]
        insist(keeping_objection(by, unit.path) or age_objection(whom, on=today))
    list(Unit.objects.select_for_update().filter(county=unit.county, parent=None).values_list("pk"))
    insist(keeping_objection(by, unit.path))
    name, work = tidy(known.name), tidy(known.work)
    faults = {
        field: fault
        for field, words, most, ask in (
            ("title", name, 40, "请写组织的名称。"),
            ("work", work, 100, "请写做什么。"),
        )
        if (fault := objection_to_published(words, most=most) or ("" if words else ask))
    }
    if fault := day_fault(known.last_day, on=today):
        faults["last_day"] = fault
    if known.contact is not None and known.agreed_how not in HOW:
        faults["agreed_how"] = "请选联系人本人怎么答应的；没有答应的不登记。"
    if faults:
        raise Malformed(faults)
    before = Organisation.objects.filter(county=unit.county, name=name, ended_on=None).first()
    if before is not None and before.last_day >= today:
        raise Objected(Objection("named", "这个组织已经登记过。"))
    if before is not None:
        before.ended_on, before.ended_why, before.contact = before.last_day, OVER, None
        before.save(update_fields=["ended_on", "ended_why", "contact"])
    made = Organisation.objects.create(
        county=unit.county, unit=unit, name=name, work=work, contact=known.contact,
        is_public=known.is_public, starts_on=today, last_day=known.last_day, noted_as=by.label[:80],
        agreed_how=known.agreed_how if known.contact else "",
    )  # fmt: skip
    facts = {"until": made.last_day.isoformat(), "person": made.contact_id}
    note("name", made, by=by, at=at, react=made.contact_id is not None, facts=facts)
    return made
