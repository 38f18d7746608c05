"""发通知: the units are told, and what they read is kept as it stands, with every figure's rows (R095, R121)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.meetings import policies
from wudan.meetings.actions.keeping import keep, lock_meeting, note_meeting, one_transaction
from wudan.meetings.agenda import Agenda, agenda_of
from wudan.meetings.answerable import matrix_on
from wudan.meetings.enums import MeetingState, MotionState
from wudan.meetings.models import AgendaItem, FrozenFigure, Invitee, Meeting, Motion, Pack
from wudan.meetings.models.pack import digest_of
from wudan.meetings.permissions.meetings import keeping_objection
from wudan.people.actors import Actor


@one_transaction
def call(*, meeting: Meeting, by: Actor, at: datetime, seen: int | None = None) -> Meeting:
    """Send it out. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(keeping_objection(by, held, MeetingState.DRAFTED))
    today = day_of(at)
    earliest = policies.first_day(
        working_calendar(), today=today, notice=settings.PACK.convening.notice_days
    )
    if held.day < earliest:
        days = settings.PACK.convening.notice_days
        raise Malformed(
            {
                "day": Phrase(
                    "离开会不足 {days} 个工作日，请改到 {month}月{day}日或以后。",
                    days=days,
                    month=earliest.month,
                    day=earliest.day,
                )
            }
        )
    drawn = agenda_of(held, at=at)
    frozen = _freeze(held, drawn, at=at)
    _list(held, drawn)
    members = _invite(held, on=today)
    held.state, held.called_at = MeetingState.CALLED, at
    keep(held)
    facts = {"day": held.day.isoformat(), "units": members, "digest": frozen.digest}
    note_meeting("call", held, by=by, at=at, facts=facts)
    return held


def _freeze(held: Meeting, drawn: Agenda, *, at: datetime) -> Pack:
    """The pack: words and keys in one row, each figure with its rows in another, one digest."""
    rows = [
        FrozenFigure(
            key=one.key, label=one.label, value=one.value, unit_word=one.unit,
            rows=[[part.kind, part.pk, part.label, part.amount] for part in one.parts()],
        )
        for one in drawn.figures()
    ]  # fmt: skip
    content = drawn.content()
    pack = Pack.objects.create(
        meeting=held, content=content, frozen_at=at, digest=digest_of(content, rows)
    )
    for row in rows:
        row.pack = pack
    FrozenFigure.objects.bulk_create(rows)
    return pack


def _list(held: Meeting, drawn: Agenda) -> None:
    """One item for each part, one for each motion; what waits is on an agenda now."""
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=held, number=number, part=part.part, title=part.title[:80], motion=part.motion
        )
        for number, part in enumerate(drawn.parts, start=1)
    )
    raised = [part.motion.pk for part in drawn.parts if part.motion]
    Motion.objects.filter(pk__in=raised).update(state=MotionState.LISTED)


def _invite(held: Meeting, *, on: date) -> int:
    """The member units by their seats (R095); of a platform, its departments."""
    rows = [
        Invitee(meeting=held, unit=unit, seat_title=title[:30])
        for unit, title in members_of(held, on=on)
    ]
    return len(Invitee.objects.bulk_create(rows))


def members_of(held: Meeting, *, on: date) -> Iterable[tuple[Unit, str]]:
    """Which units are asked, in the order of the tree, and by which seat."""
    matrix = matrix_on(on)
    if matrix is None:
        return []
    told = settings.PACK.convening
    seats = {seat.code: seat for seat in matrix.seats}
    units = Unit.objects.open_on(on).filter(county=held.county).exclude(pk=held.unit_id)
    codes = told.members
    if held.platform_id:
        codes = (told.platform_convener,)
        duties = PlatformDuty.objects.on(on).filter(platform=held.platform_id)
        units = units.filter(pk__in=duties.values("unit"))
    titles = {seats[code].unit_kind: seats[code].title for code in codes}
    found = units.filter(kind__in=titles).order_by("path", "pk")
    return [(unit, titles[unit.kind]) for unit in found]
