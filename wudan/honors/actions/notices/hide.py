"""不再写全名: one person's consent to be named in notices about one subject ends."""

from datetime import datetime

from wudan.honors.actions.notices.holding import lock, note, one_transaction
from wudan.honors.models import NoticeParty
from wudan.people.actors import Actor


@one_transaction
def hide_name(*, kind: str, subject_id: int, person_id: int, by: Actor, at: datetime) -> int:
    """From the next look on the name is masked; in how many notices. The caller asked who may."""
    rows = NoticeParty.objects.filter(
        notice__kind=kind, notice__subject_id=subject_id, person=person_id, shows_name=True
    )
    found = list(rows.select_related("notice").order_by("notice"))
    for row in found:
        held = lock(row.notice)
        row.shows_name = False
        row.save(update_fields=["shows_name"])
        note("notice.hide", held, by=by, at=at)
    return len(found)
