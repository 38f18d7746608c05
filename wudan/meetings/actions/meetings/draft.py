"""拟定会议: which month it looks back on, which working day, where; the agenda drafts itself (R095)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.db import IntegrityError, transaction

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import note_meeting, one_transaction
from wudan.meetings.answerable import matrix_on
from wudan.meetings.enums import MeetingKind
from wudan.meetings.models import Meeting
from wudan.meetings.permissions.meetings import convening_objection
from wudan.people.actors import Actor

_TWICE = Objection("twice", "这个月的这个会已经有了，请打开那一次。")


@dataclass(frozen=True, slots=True)
class Drafted:
    """When and where; about which month."""

    month: date
    day: date
    starts_at: time
    place: str


@one_transaction
def draft(
    *, unit: Unit, drafted: Drafted, by: Actor, at: datetime, platform: Platform | None = None
) -> Meeting:
    """Set it up; of a platform when one is given. Raises Malformed, Objected."""
    today = day_of(at)
    insist(convening_objection(by, unit, platform, on=today))
    month, place = drafted.month.replace(day=1), tidy(drafted.place)
    faults = {
        field: fault
        for field, fault in (
            ("month", "" if month < today.replace(day=1) else "只能看已经过完的月份。"),
            ("day", policies.day_fault(drafted.day, working_calendar(), today=today)),
            ("place", policies.words_fault(place, "请写在哪里开。", most=60)),
        )
        if fault
    }
    if faults:
        raise Malformed(faults)
    try:
        with transaction.atomic():
            made = Meeting.objects.create(
                county=unit.county, unit=unit, platform=platform, month=month, day=drafted.day,
                kind=MeetingKind.PLATFORM if platform else MeetingKind.JOINT,
                starts_at=drafted.starts_at, place=place, drafted_at=at,
                drafted_as=by.label[:80], convener=convener_of(platform, on=today),
            )  # fmt: skip
    except IntegrityError as fault:
        raise Objected(_TWICE) from fault
    note_meeting("draft", made, by=by, at=at, facts={"day": made.day.isoformat()})
    return made


def convener_of(platform: Platform | None, *, on: date) -> str:
    """The seat that calls such a meeting, with the office it goes with; not a name (R095)."""
    told = settings.PACK.convening
    code, matrix = told.platform_convener if platform else told.convener, matrix_on(on)
    seats = matrix.seats if matrix else ()
    found = next((seat for seat in seats if seat.code == code), None)
    return (
        f"{found.title}（{found.office}）"[:60]
        if found
        else str(settings.PACK.heads["office"])[:60]
    )
