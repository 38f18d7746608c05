"""定下纪要: from here on nothing of it changes, and each decision is a task of its unit (R096).

The owners are looked at once more: one whose unit closed meanwhile, or whose day has passed, is put
right first.
"""

from datetime import date, datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.meetings import policies
from wudan.meetings.actions.keeping import (
    keep,
    lock_meeting,
    note_meeting,
    note_task,
    one_transaction,
)
from wudan.meetings.enums import MeetingState, TaskState, TaskStep
from wudan.meetings.models import Meeting, Task, TaskNote
from wudan.meetings.permissions.meetings import minuting_objection
from wudan.people.actors import Actor


@one_transaction
def adopt(*, meeting: Meeting, by: Actor, at: datetime, seen: int | None = None) -> Meeting:
    """Close the minutes. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(minuting_objection(by, held))
    today = day_of(at)
    tasks = list(held.tasks.select_for_update(of=("self",)).select_related("unit").order_by("pk"))
    if faults := [fault for task in tasks if (fault := _fault(task, on=today))]:
        raise Malformed({"tasks": "；".join(faults)})
    for task in tasks:
        task.state, task.version, task.meeting = TaskState.OPEN, task.version + 1, held
        task.save(update_fields=["state", "version"])
        TaskNote.objects.create(task=task, step=TaskStep.ADOPT, at=at, written_as=by.label[:80])
        facts = {"due": task.due_on.isoformat(), "unit": task.unit_id}
        note_task(TaskStep.ADOPT, task, by=by, at=at, facts=facts)
    held.state, held.adopted_at = MeetingState.ADOPTED, at
    held.adopted_as = by.label[:80]
    keep(held)
    note_meeting("adopt", held, by=by, at=at, facts={"tasks": len(tasks)})
    return held


def _fault(task: Task, *, on: date) -> str:
    fault = policies.owner_fault(task.unit, on=on) or policies.due_fault(task.due_on, since=on)
    return f"第 {task.number} 件：{fault}" if fault else ""
