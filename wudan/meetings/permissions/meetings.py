"""May this person call a meeting, keep its minutes, ask it to talk something over (R095, R096)."""

from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.meetings.enums import MeetingState, MotionState
from wudan.meetings.models import AgendaItem, Meeting, Motion
from wudan.people.actors import Actor

_NOT_YOURS = Objection("not_yours", "会议由召集单位来办。")


def convening_objection(
    by: Actor, unit: Unit, platform: Platform | None, *, on: date
) -> Objection | None:
    """Why this actor calls no such meeting for this unit."""
    if not by.may("hold_meetings"):
        return Objection("not_your_role", "会议由中心办公室或平台牵头部门来召集。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "请以自己单位的名义召集。")
    if platform is None:
        if unit.kind != UnitKind.CENTER:
            return Objection("not_the_center", "联席会议由县中心召集。")
        return None
    leads = PlatformDuty.objects.on(on).filter(platform=platform, kind=DutyKind.LEAD, unit=unit)
    if unit.kind != UnitKind.CENTER and not leads.exists():
        return Objection("not_the_lead", "平台会商由这个平台的牵头部门召集。")
    return None


def keeping_objection(by: Actor, meeting: Meeting, *states: MeetingState) -> Objection | None:
    """Why this actor does not work on this meeting, now."""
    if not by.may("hold_meetings") or not by.reaches(meeting.unit.path):
        return _NOT_YOURS
    if meeting.state not in states:
        return Objection(
            "wrong_stage",
            Phrase("这次会议现在是“{state}”。", state=MeetingState(meeting.state).label),
        )
    return None


def inviting_objection(by: Actor, meeting: Meeting) -> Objection | None:
    """Why nobody is added: before the notice the members are asked by it; adopted minutes stay."""
    return keeping_objection(by, meeting, MeetingState.CALLED, MeetingState.HELD)


def holding_objection(by: Actor, meeting: Meeting, *, on: date) -> Objection | None:
    """Why nobody writes down who came: it was not called, or its day has not come."""
    if objection := keeping_objection(by, meeting, MeetingState.CALLED, MeetingState.HELD):
        return objection
    if on < meeting.day:
        return Objection("not_yet", "还没有到开会的那天。")
    return None


def minuting_objection(by: Actor, meeting: Meeting) -> Objection | None:
    """Why the minutes are not written on: adopted ones are corrected, with a reason."""
    if meeting.state == MeetingState.ADOPTED:
        return Objection("adopted", "纪要已经定了，不能再改；写错了的，用“更正”，写明原因。")
    return keeping_objection(by, meeting, MeetingState.HELD)


def correcting_objection(by: Actor, item: AgendaItem) -> Objection | None:
    """Why nothing is corrected: only what was adopted needs it."""
    return keeping_objection(by, item.meeting, MeetingState.ADOPTED)


def raising_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor asks for nothing in this unit's name."""
    if not by.may("answer_tasks"):
        return Objection("not_your_role", "提请研究由单位的工作人员来写。")
    if by.unit_id != unit.pk:
        return Objection("not_your_unit", "请以自己单位的名义提出。")
    return None


def withdrawing_objection(by: Actor, motion: Motion) -> Objection | None:
    """Why this motion is not taken back."""
    if objection := raising_objection(by, motion.unit):
        return objection
    if motion.state != MotionState.WAITING:
        return Objection(
            "wrong_stage",
            Phrase("这一件现在是“{state}”，不能收回。", state=MotionState(motion.state).label),
        )
    return None
