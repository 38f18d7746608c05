"""登记任职: who sits in a seat from a day on; who sat there before is ended by the same act (R084–R094)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.duties.keeping import lock, note, one_transaction
from wudan.meetings.models import Tenure
from wudan.meetings.permissions.duties import naming_objection
from wudan.people.actors import Actor

_LONGEST_NAME = 20
_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Named:
    """Who, from which day on, and whether only for the time being."""

    name: str
    starts_on: date
    is_acting: bool = False
    why: str = ""


@one_transaction
def name(*, unit: Unit, seat_code: str, named: Named, by: Actor, at: datetime) -> Tenure:
    """Write it down. Raises Malformed, Missing, Objected."""
    on = day_of(at)
    seat = lock(unit, seat_code, at=at)
    insist(naming_objection(by, seat, on=on))
    who, why = tidy(named.name), tidy(named.why)
    faults = {
        field: fault
        for field, fault in (
            ("name", policies.words_fault(who, "请写姓名。", most=_LONGEST_NAME)),
            ("why", policies.words_fault(why, "") if why else ""),
            ("starts_on", _day_fault(seat.unit, seat_code, named.starts_on, on=on)),
        )
        if fault
    }
    if faults:
        raise Malformed(faults)
    before = Tenure.objects.filter(unit=seat.unit, seat_code=seat_code, ends_on=None).first()
    if before is not None:
        before.ends_on, before.why_ended = named.starts_on, why
        before.save(update_fields=["ends_on", "why_ended"])
    made = Tenure.objects.create(
        county=seat.unit.county, unit=seat.unit, seat_code=seat_code, name=who,
        is_acting=named.is_acting, starts_on=named.starts_on, named_at=at, named_as=by.label[:80],
    )  # fmt: skip
    since = named.starts_on.isoformat()
    note("name", made, by=by, at=at, why=why, facts={"from": since, "after": before and before.pk})
    return made


def _day_fault(unit: Unit, code: str, starts_on: date, *, on: date) -> str:
    """A term begins within the last year, today at the latest, after the terms there are."""
    if not on - _BACK <= starts_on <= on:
        return "任职的日子要在一年以内，不晚于今天。"
    later = Tenure.objects.filter(unit=unit, seat_code=code)
    if later.filter(starts_on__gte=starts_on, ends_on=None).exists():
        return "这一天以前就登记过别人了，请把日子写在他任职以后。"
    if later.filter(ends_on__gt=starts_on).exists():
        return "这一天还有别人任职，请看一下历届。"
    return ""
