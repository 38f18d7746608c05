"""定下一件事: what, which unit, by which day; in the minutes until they are adopted (R096)."""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import (
    keep,
    lock_meeting,
    note_meeting,
    one_transaction,
)
from wudan.meetings.enums import TaskState
from wudan.meetings.models import Meeting, Task
from wudan.meetings.permissions.meetings import minuting_objection
from wudan.people.actors import Actor

_MOST = 60


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, who owns it, by when; on which item, if on one."""

    words: str
    unit: Unit | None
    due_on: date
    item: int | None = None


@one_transaction
def decide(
    *, meeting: Meeting, decided: Decided, by: Actor, at: datetime, seen: int | None = None
) -> Task:
    """One more decision in the minutes. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(minuting_objection(by, held))
    today = day_of(at)
    unit = _again(decided.unit)
    last = held.tasks.order_by("-number").values_list("number", flat=True).first() or 0
    faults = {
        field: fault
        for field, fault in (
            ("words", policies.words_fault(decided.words, "请写定了什么。")),
            ("unit", policies.owner_fault(unit, on=today)),
            ("due_on", policies.due_fault(decided.due_on, since=today)),
        )
        if fault
    }
    if last >= _MOST:
        faults["words"] = Phrase("一次会最多定 {most} 件。", most=_MOST)
    if faults or unit is None:
        raise Malformed(faults)
    item = held.items.filter(number=decided.item).first() if decided.item else None
    made = Task.objects.create(
        county=held.county, meeting=held, item=item, number=last + 1, unit=unit,
        words=tidy(decided.words), due_on=decided.due_on,
    )  # fmt: skip
    keep(held)
    facts = {"number": made.number, "unit": unit.pk, "due": made.due_on.isoformat()}
    note_meeting("decide", held, by=by, at=at, facts=facts)
    return made


@one_transaction
def undecide(
    *, meeting: Meeting, number: int, by: Actor, at: datetime, seen: int | None = None
) -> Meeting:
    """Take one out again while the minutes are written. Raises Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(minuting_objection(by, held))
    gone, _ = held.tasks.filter(number=number, state=TaskState.DRAFT).delete()
    if not gone:
        raise Missing
    keep(held)
    note_meeting("undecide", held, by=by, at=at, facts={"number": number})
    return held


def _again(unit: Unit | None) -> Unit | None:
    """The unit as it is now, held: a unit that closes at the same time closes before or after."""
    if unit is None:
        return None
    rows = Unit.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk=unit.pk, county=unit.county).first()
