"""How acts on a general notice lock and are journaled."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.notices.models import Announcement
from wudan.people.actors import Actor


def lock(pk: int, by: Actor) -> Announcement:
    """Held, if this actor may know of it. Raises Missing."""
    rows = Announcement.objects.visible_to(by).filter(pk=pk)
    held = rows.select_for_update(of=("self",)).select_related("unit").first()
    if held is None:
        raise Missing
    return held


def note(verb: str, held: Announcement, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event; of the unit that tells."""
    subject = Subject("announcement", held.pk, held.county, held.unit_id, held.unit.branch_id)
    record(f"announcement.{verb}", subject, by=by, at=at, facts=facts, react=False)
