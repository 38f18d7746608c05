"""May this person say so: who keeps a roster, who signs for which side, whose code is right (§5).

A presence is signed by two: the organizer's side (`vouch`) and the side that was served
(`witness`), by two persons, neither of them the volunteer (A01, A02, G17).
"""

from datetime import datetime, timedelta

from django.conf import settings

from wudan.activities.enums import ActivityStage, AttendanceState, MarkKind, PresenceBy, SignUpState
from wudan.activities.models import Activity, Attendance, Shift, SignUp
from wudan.kit import rotating
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor

EARLY = timedelta(minutes=60)
"""From when on before a shift somebody can have come."""
GRACE = timedelta(minutes=30)
"""How long after the planned end somebody can still sign out; then the clock does it."""
_SITES = frozenset({"station_keeper", "institute_staff", "center_office"})
_UNHELD = frozenset({ActivityStage.DRAFT, ActivityStage.CANCELLED})
_PURPOSE = "activities.rotating"


def runs(actor: Actor, activity: Activity) -> bool:
    """Whether the actor keeps the roster: the leader named, a post of the unit, the site above."""
    if actor.person_id is not None and actor.person_id == activity.leader_id:
        return True
    if not actor.may("run_activities"):
        return False
    path = activity.unit.path
    above = actor.role in _SITES and bool(actor.unit_path) and path.startswith(actor.unit_path)
    return above or actor.reaches(path)


def hosts(actor: Actor, activity: Activity) -> bool:
    """Whether the actor speaks for the site where it happened: of that village, or above the unit."""
    if actor.role not in _SITES or not actor.unit_path:
        return False
    if activity.unit.path.startswith(actor.unit_path):
        return True
    return activity.area_id is not None and _area_of(activity) == actor.unit_id


def _area_of(activity: Activity) -> int | None:
    """The site of the village in which it happens."""
    if activity.area is None:
        return None
    return activity.area.units.filter(ends_on=None).values_list("pk", flat=True).first()


def running_objection(actor: Actor, activity: Activity) -> Objection | None:
    """Why the actor may not keep this roster."""
    if not runs(actor, activity):
        words = "名册由活动负责人、组织单位和它上面的站、所、中心来管。"
        return Objection("not_your_activity", words)
    if activity.stage in _UNHELD:
        return Objection("not_held", "这个活动没有开放，或已经取消，不能登记到场。")
    return None


def placed_objection(sign_up: SignUp) -> Objection | None:
    """Why no presence can hang on this sign-up."""
    activity = sign_up.opening.shift.activity
    if activity.stage in _UNHELD:
        return Objection("not_held", "这个活动没有开放，或已经取消，不能登记到场。")
    if sign_up.state != SignUpState.PLACED:
        return Objection("not_placed", "这一班没有您的名额。临时来的，请找队长加上。")
    return None


def coming_objection(sign_up: SignUp, *, at: datetime) -> Objection | None:
    """Why somebody cannot come now."""
    shift = sign_up.opening.shift
    if found := placed_objection(sign_up) or already_came(sign_up):
        return found
    if at < shift.starts_at - EARLY:
        return Objection("too_early", "还早：开始前 60 分钟起才能登记到场。")
    if at >= shift.ends_at:
        return Objection("over", "这一班已经结束了。真的来过，请队长按纸质名册补登。")
    return None


def already_came(sign_up: SignUp) -> Objection | None:
    """Coming counts once."""
    if attendance_of(sign_up) is None:
        return None
    return Objection("already_came", "到场已经登记过了，不用再登记。")


def elsewhere_objection(person_id: int) -> Objection | None:
    """Nobody is in two places at once. Ask with the person locked."""
    if not Attendance.objects.open().filter(person=person_id).exists():
        return None
    words = "这位志愿者在另一场活动里还没有签退。先在那边签退，再到这里登记。"
    return Objection("present_elsewhere", words)


def leaving_objection(sign_up: SignUp, *, at: datetime) -> Objection | None:
    """Why somebody cannot leave now."""
    found = attendance_of(sign_up)
    if found is None:
        return Objection("not_come", "还没有登记到场，不能登记离开。")
    if found.left_at is not None:
        return Objection("already_left", "离开已经登记过了，不用再登记。")
    if at <= found.came_at:
        return Objection("too_soon", "离开要晚于到场。")
    return None


def leaving_is_open(found: Attendance) -> bool:
    """Whether a better word on when somebody left may still come: nobody left, or the clock said so."""
    return found.left_at is None or (
        found.left_by == PresenceBy.CLOCK
        and found.state == AttendanceState.LEFT
        and found.vouched_at is None
    )


def code_objection(kind: str, shift: Shift, told: str, *, at: datetime) -> Objection | None:
    """Why these digits open nothing: another's, another shift's, or too old (A03)."""
    digits = "".join(told.split())
    if rotating.is_code(secret_of(shift, kind), digits, at=at):
        return None
    words = "这个码不对，或已经过时。码半分钟换一次，请看队长手里现在的码；转发来的码没有用。"
    return Objection("wrong_code", words)


def vouching_objection(actor: Actor, found: Attendance) -> Objection | None:
    """Why the actor may not sign this presence for the organizer's side."""
    if objection := running_objection(actor, found.opening.shift.activity):
        return objection
    if actor.person_id == found.person_id:
        words = "自己的到场不能自己确认，请站上或另一位队长来确认。"
        return Objection("own_presence", words)
    if objection := _whole_objection(found):
        return objection
    if found.left_at is None:
        return Objection("still_there", "还没有登记离开，走了再确认。")
    if found.vouched_at is not None:
        return Objection("already_vouched", "组织方已经确认过了。")
    return _two_objection(actor, found.witnessed_by_id)


def witnessing_objection(actor: Actor, found: Attendance, *, site: bool) -> Objection | None:
    """Why the actor may not note the served side's word; `site`: speaking for the site itself."""
    activity = found.opening.shift.activity
    if site and not hosts(actor, activity):
        return Objection("not_your_site", "所在站的确认，由活动所在的站、所或中心来做。")
    if not (runs(actor, activity) or hosts(actor, activity)):
        return Objection("not_your_activity", "这个活动不归您登记。")
    if actor.person_id == found.person_id:
        return Objection("own_presence", "自己的到场不能自己作证。")
    return signed_objection(found) or _two_objection(actor, found.vouched_by_id)


def signed_objection(found: Attendance) -> Objection | None:
    """Why no further word of the served side is needed or possible."""
    if objection := _whole_objection(found):
        return objection
    if found.witnessed_at is not None:
        return Objection("already_witnessed", "服务对象一方已经确认过了。")
    return None


def correcting_objection(actor: Actor, found: Attendance) -> Objection | None:
    """Why the actor may not set the times right: oneself, or who keeps the roster."""
    if found.person_id != actor.person_id and not runs(actor, found.opening.shift.activity):
        return Objection("not_your_presence", "只有本人和管名册的人可以更正。")
    return _whole_objection(found)


def striking_objection(actor: Actor, found: Attendance) -> Objection | None:
    """Why the actor may not say that this presence was none."""
    activity = found.opening.shift.activity
    if found.person_id == actor.person_id or not (runs(actor, activity) or hosts(actor, activity)):
        return Objection("not_your_activity", "不算，要由管名册的人或所在的站来说。")
    return _whole_objection(found)


def secret_of(shift: Shift, kind: str) -> bytes:
    """The secret of one shift's codes for coming, or for leaving; made from the keys file."""
    purpose = f"{shift.activity_id}:{shift.pk}:{MarkKind(kind).value}"
    return bytes.fromhex(settings.KEYRING.blind(purpose, _PURPOSE))


def attendance_of(sign_up: SignUp) -> Attendance | None:
    """The presence that hangs on a sign-up, if there is one."""
    return getattr(sign_up, "attendance", None)


def _whole_objection(found: Attendance) -> Objection | None:
    if found.state == AttendanceState.CONFIRMED:
        words = "两方都确认过了，不能再改。时长有出入，请走时长异议。"
        return Objection("confirmed", words)
    if found.state == AttendanceState.STRUCK:
        return Objection("struck", "这一次已经记为不算。")
    return None


def _two_objection(actor: Actor, other: int | None) -> Objection | None:
    if other is not None and other == actor.person_id:
        words = "两方的确认要由两个人来做，您已经替另一方确认过了。"
        return Objection("two_persons", words)
    return None
