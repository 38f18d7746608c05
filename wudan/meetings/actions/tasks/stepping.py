"""办理交办的事: the owner reports in one sentence; who held the meeting accepts, or says otherwise why (R096)."""

from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import lock_task, note_task, one_transaction
from wudan.meetings.enums import TaskStep
from wudan.meetings.flow import STEPS
from wudan.meetings.models import Task, TaskNote
from wudan.meetings.permissions.tasks import stepping_objection
from wudan.people.actors import Actor


@one_transaction
def report(*, task: Task, words: str, by: Actor, at: datetime, seen: int | None = None) -> Task:
    """It is done, says its unit, in one sentence. Raises Malformed, Missing, Objected, Stale."""
    held = _held(task, TaskStep.REPORT, words, "请写一句做了什么。", by=by, seen=seen)
    held.reported_by_id = by.person
    return _take(held, TaskStep.REPORT, words, by=by, at=at)


@one_transaction
def accept(
    *, task: Task, by: Actor, at: datetime, words: str = "", seen: int | None = None
) -> Task:
    """It is done, says who held the meeting. Raises Malformed, Missing, Objected, Stale."""
    held = _held(task, TaskStep.ACCEPT, words, "", by=by, seen=seen)
    held.closed_at = at
    return _take(held, TaskStep.ACCEPT, words, by=by, at=at)


@one_transaction
def send_back(*, task: Task, words: str, by: Actor, at: datetime, seen: int | None = None) -> Task:
    """Not yet, and what is missing. Raises Malformed, Missing, Objected, Stale."""
    held = _held(task, TaskStep.SEND_BACK, words, "请写还差什么。", by=by, seen=seen)
    held.reported_by_id = None
    return _take(held, TaskStep.SEND_BACK, words, by=by, at=at)


@one_transaction
def extend(
    *, task: Task, due_on: date, words: str, by: Actor, at: datetime, seen: int | None = None
) -> Task:
    """A later day, and why. Raises Malformed, Missing, Objected, Stale."""
    held = _held(task, TaskStep.EXTEND, words, "请写为什么延期。", by=by, seen=seen)
    if fault := policies.due_fault(due_on, since=day_of(at)):
        raise Malformed({"due_on": fault})
    before, held.due_on = held.due_on, due_on
    return _take(held, TaskStep.EXTEND, words, by=by, at=at, was_due_on=before)


@one_transaction
def reassign(
    *, task: Task, unit: Unit | None, words: str, by: Actor, at: datetime, seen: int | None = None
) -> Task:
    """Another unit owns it, and why. Raises Malformed, Missing, Objected, Stale."""
    held = _held(task, TaskStep.REASSIGN, words, "请写为什么换单位。", by=by, seen=seen)
    fault = policies.owner_fault(unit, on=day_of(at))
    if not fault and unit is not None and unit.pk == held.unit_id:
        fault = "现在就是这个单位承办。"
    if fault or unit is None:
        raise Malformed({"unit": fault})
    before, held.unit = held.unit, unit
    held.told_ahead_of = held.told_past = None  # the next one has heard of no day yet
    return _take(held, TaskStep.REASSIGN, words, by=by, at=at, was_unit=before)


@one_transaction
def drop(*, task: Task, words: str, by: Actor, at: datetime, seen: int | None = None) -> Task:
    """It is given up, and why. Raises Malformed, Missing, Objected, Stale."""
    held = _held(task, TaskStep.DROP, words, "请写为什么不再办。", by=by, seen=seen)
    held.closed_at = at
    return _take(held, TaskStep.DROP, words, by=by, at=at)


def _held(task: Task, step: TaskStep, words: str, ask: str, *, by: Actor, seen: int | None) -> Task:
    """The row, nothing against the step, its words fit to be read."""
    held = lock_task(task, seen=seen)
    insist(stepping_objection(by, held, step))
    if (ask or tidy(words)) and (fault := policies.words_fault(words, ask)):
        raise Malformed({"words": fault})
    return held


def _take(
    held: Task, step: TaskStep, words: str, *, by: Actor, at: datetime,
    was_due_on: date | None = None, was_unit: Unit | None = None,
) -> Task:  # fmt: skip
    """Where the step leads, saved, noted and journaled."""
    held.state, held.version = STEPS[step].after, held.version + 1
    held.save()
    said = tidy(words)
    TaskNote.objects.create(
        task=held, step=step, words=said, at=at, written_as=by.label[:80],
        was_due_on=was_due_on, was_unit=was_unit,
    )  # fmt: skip
    facts = {"due": held.due_on.isoformat(), "unit": held.unit_id}
    note_task(step, held, by=by, at=at, why=said, facts=facts)
    return held
