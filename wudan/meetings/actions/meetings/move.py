"""改期、没有开成: another day, or none; each with a reason, and told to those who were asked."""

from datetime import date, datetime

from wudan.areas.calendars import working_calendar
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import keep, lock_meeting, note_meeting, one_transaction
from wudan.meetings.enums import AgendaPart, MeetingState, MotionState
from wudan.meetings.models import Meeting, Motion
from wudan.meetings.permissions.meetings import keeping_objection
from wudan.people.actors import Actor

_BEFORE = (MeetingState.DRAFTED, MeetingState.CALLED)


@one_transaction
def move(
    *, meeting: Meeting, day: date, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Meeting:
    """Another working day; the pack that was sent stays. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(keeping_objection(by, held, *_BEFORE))
    faults = {
        field: fault
        for field, fault in (
            ("day", policies.day_fault(day, working_calendar(), today=day_of(at))),
            ("why", policies.words_fault(why, "请写为什么改期。")),
        )
        if fault
    }
    if faults:
        raise Malformed(faults)
    before, held.day, held.why = held.day, day, tidy(why)
    keep(held)
    facts = {"from": before.isoformat(), "to": day.isoformat()}
    note_meeting("move", held, by=by, at=at, why=held.why, facts=facts)
    return held


@one_transaction
def drop(
    *, meeting: Meeting, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Meeting:
    """It does not take place; what was to be talked over waits again. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    insist(keeping_objection(by, held, *_BEFORE))
    if fault := policies.words_fault(why, "请写为什么没有开成。"):
        raise Malformed({"why": fault})
    held.state, held.why = MeetingState.DROPPED, tidy(why)
    listed = held.items.filter(part=AgendaPart.MOTION).values("motion")
    Motion.objects.filter(pk__in=listed, state=MotionState.LISTED).update(state=MotionState.WAITING)
    keep(held)
    note_meeting("drop", held, by=by, at=at, why=held.why)
    return held
