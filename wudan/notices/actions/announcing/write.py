"""写统一通知: words that many will read, to whom within one's own unit; nobody is told yet."""

from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.notices.actions.announcing.holding import note
from wudan.notices.enums import Recipients
from wudan.notices.models import Announcement
from wudan.notices.models.announcement import LONGEST_ANNOUNCEMENT
from wudan.notices.permissions import announcing_objection
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def write(
    *, text: str, recipients: str, by: Actor, at: datetime, is_urgent: bool = False,
    by_wire: bool = False,
) -> Announcement:  # fmt: skip
    """Keep it as a draft. Raises Objected, Malformed."""
    insist(announcing_objection(by))
    text = tidy(text)
    faults = {}
    if fault := objection_to_published(text, most=LONGEST_ANNOUNCEMENT) or ("" if text else "请写要通知什么。"):  # fmt: skip
        faults["text"] = fault
    if recipients not in Recipients.values:
        faults["recipients"] = "请选发给谁。"
    if faults:
        raise Malformed(faults)
    unit = Unit.objects.get(pk=by.unit_id or 0)
    made = Announcement.objects.create(
        county=unit.county, unit=unit, recipients=recipients, text=text, is_urgent=is_urgent,
        by_wire=by_wire, written_at=at, written_by_id=by.person, written_as=by.label[:80],
    )  # fmt: skip
    note("write", made, by=by, at=at, recipients=recipients, by_wire=by_wire)
    return made
