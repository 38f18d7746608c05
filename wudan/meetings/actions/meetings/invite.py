"""请一个单位来、不请了: after the notice went out; each unit is told, nobody is taken off in silence (R095)."""

from datetime import datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import keep, lock_meeting, note_meeting, one_transaction
from wudan.meetings.answerable import matrix_on
from wudan.meetings.enums import MeetingState, Presence
from wudan.meetings.models import Invitee, Meeting
from wudan.meetings.permissions.meetings import inviting_objection, keeping_objection
from wudan.people.actors import Actor

_HEAD = "负责人"
"""Who comes of a unit that has no seat in the matrix."""


@one_transaction
def invite(
    *, meeting: Meeting, unit: Unit | None, by: Actor, at: datetime, item: int | None = None,
    seen: int | None = None,
) -> Meeting:  # fmt: skip
    """One unit more, for the whole meeting or for one item. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(inviting_objection(by, held))
    if unit is None or unit.county != held.county or policies.owner_fault(unit, on=day_of(at)):
        raise Malformed({"unit": "请选请哪个单位。"})
    if unit.pk == held.unit_id:
        raise Malformed({"unit": "这是召集单位，本来就在。"})
    row = Invitee.objects.filter(meeting=held, unit=unit).first()
    if row is not None and row.off_at is None:
        raise Malformed({"unit": "这个单位已经请了。"})
    found = held.items.filter(number=item).first() if item is not None else None
    if item is not None and found is None:
        raise Malformed({"item": "没有这一项议题。"})
    row = row or Invitee(meeting=held, unit=unit)
    row.seat_title, row.item, row.is_added = _title(unit, at), found, True
    row.presence, row.off_at, row.off_why = Presence.UNSAID, None, ""
    row.save()
    keep(held)
    facts = {"unit": unit.pk, "item": item or 0}
    note_meeting("invite", held, by=by, at=at, facts=facts)
    return held


@one_transaction
def excuse(
    *, meeting: Meeting, unit: Unit | None, why: str, by: Actor, at: datetime,
    seen: int | None = None,
) -> Meeting:  # fmt: skip
    """A unit need not come; before the meeting, with a reason. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(keeping_objection(by, held, MeetingState.CALLED))
    if fault := policies.words_fault(why, "请写为什么不请了。"):
        raise Malformed({"why": fault})
    row = held.invitees.select_for_update().live().filter(unit=unit).first() if unit else None
    if row is None:
        raise Missing
    row.off_at, row.off_why = at, tidy(why)
    row.save(update_fields=["off_at", "off_why"])
    keep(held)
    note_meeting("excuse", held, by=by, at=at, why=row.off_why, facts={"unit": row.unit_id})
    return held


def _title(unit: Unit, at: datetime) -> str:
    """The seat by which its kind is asked to meetings; its head where there is none."""
    matrix, told = matrix_on(day_of(at)), settings.PACK.convening
    if matrix is None:
        return _HEAD
    codes = {*told.members, told.platform_convener}
    titles = {seat.unit_kind: seat.title for seat in matrix.seats if seat.code in codes}
    return titles.get(unit.kind, _HEAD)[:30]
