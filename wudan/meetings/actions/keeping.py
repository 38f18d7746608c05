"""How acts on meetings and decisions lock and are journaled: first the meeting, then its decision."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing, Stale
from wudan.meetings.enums import TaskStep
from wudan.meetings.models import Meeting, Motion, Task
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人动过这次会议，下面是最新的样子，请再看一眼。"
NEWER_TASK = "刚刚有人动过这一件，下面是最新的样子，请再看一眼。"
Facts = Mapping[str, object] | None
HEARD = frozenset({"call", "move", "drop", "invite", "excuse"})
"""What is done to a meeting that the units which are asked to it are told."""
HEARD_OF_TASKS = frozenset(
    {
        "remind",
        "overdue",
        TaskStep.ADOPT,
        TaskStep.REASSIGN,
        TaskStep.SEND_BACK,
        TaskStep.REPORT,
        TaskStep.ACCEPT,
    }
)
"""Steps after which the other side has to act, or need not any more; and what the clock says of a day."""


def lock_meeting(meeting: Meeting, *, seen: int | None = None) -> Meeting:
    """The row, held. Raises Missing, Stale."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("unit", "platform")
    held = rows.filter(pk=meeting.pk).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def lock_task(task: Task, *, seen: int | None = None) -> Task:
    """The row, held, with what the rules look at. Raises Missing, Stale."""
    rows = Task.objects.select_for_update(of=("self",))
    held = (
        rows.select_related("unit", "meeting__unit", "meeting__platform").filter(pk=task.pk).first()
    )
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER_TASK)
    return held


def keep(held: Meeting) -> None:
    """Save it as one change further."""
    held.version += 1
    held.save()


def note_meeting(
    verb: str, held: Meeting, *, by: Actor, at: datetime, why: str = "", facts: Facts = None
) -> None:
    """The event of an act on a meeting."""
    subject = Subject("meeting", held.pk, held.county, held.unit_id, held.unit.branch_id)
    told = {"kind": held.kind, "month": f"{held.month:%Y-%m}"} | dict(facts or {})
    record(f"meeting.{verb}", subject, by=by, at=at, why=why, facts=told, react=verb in HEARD)


def note_task(
    verb: str, held: Task, *, by: Actor, at: datetime, why: str = "", facts: Facts = None
) -> None:
    """The event of a step of a decision."""
    unit = held.unit
    subject = Subject("task", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"meeting": held.meeting_id, "number": held.number} | dict(facts or {})
    heard = verb in HEARD_OF_TASKS
    record(f"task.{verb}", subject, by=by, at=at, why=why, facts=told, react=heard)


def note_motion(verb: str, held: Motion, *, by: Actor, at: datetime) -> None:
    """The event of an act on a motion."""
    subject = Subject("motion", held.pk, held.county, held.unit_id, held.unit.branch_id)
    record(f"motion.{verb}", subject, by=by, at=at, react=False)
