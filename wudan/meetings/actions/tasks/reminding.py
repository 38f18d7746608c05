"""提醒交办的事: some days before its day, and once that has passed, its unit is told; once each (R095)."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.meetings.actions.keeping import note_task, one_transaction
from wudan.meetings.models import Task
from wudan.people.actors import THE_CLOCK

REMIND_BEFORE = timedelta(days=5)


@one_transaction
def remind_owners(*, at: datetime) -> int:
    """Note each that is due so soon, or overdue; another day begins anew. How many."""
    today = day_of(at)
    due = Task.objects.to_remind(today, ahead=REMIND_BEFORE).order_by("pk")
    rows = Task.objects.select_for_update(of=("self",)).filter(
        pk__in=list(due.values_list("pk", flat=True))
    )
    again = rows.to_remind(today, ahead=REMIND_BEFORE)
    found = list(again.select_related("unit").order_by("pk"))
    for task in found:
        is_late = task.due_on < today
        setattr(task, "told_past" if is_late else "told_ahead_of", task.due_on)
        task.save(update_fields=["told_ahead_of", "told_past"])
        facts = {"due": task.due_on.isoformat(), "unit": task.unit_id}
        note_task("overdue" if is_late else "remind", task, by=THE_CLOCK, at=at, facts=facts)
    return len(found)
