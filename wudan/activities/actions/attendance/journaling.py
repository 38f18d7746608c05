"""How rosters are journaled: by number; facts hold counts, no names."""

from datetime import datetime

from wudan.activities.models import Shift
from wudan.journal.events import Subject, record
from wudan.people.actors import Actor


def note_roster(
    verb: str, shift: Shift, subject_id: int, *, by: Actor, at: datetime, **facts: object
) -> None:
    """The event of a verb done to a roster."""
    activity = shift.activity
    subject = Subject(
        "roster", subject_id, activity.county, activity.unit_id, activity.unit.branch_id
    )
    told = {"activity": activity.no, "shift": shift.pk, **facts}
    record(f"roster.{verb}", subject, by=by, at=at, facts=told, react=False)
