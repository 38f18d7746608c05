"""May this person keep this room, book it, decide on a booking: an objection, or nothing.

Asked by buttons, the API and the actions alike. Times and limits are asked under the lock.
"""

from datetime import datetime, timedelta

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, Room, Site
from wudan.sites.querysets.room import LIVE

BOOKERS = frozenset(
    {"station_keeper", "institute_staff", "center_office", "department_officer", "team_leader"}
)
"""Roles that book for their unit; leaders and auditors look, and book as residents."""
SEEN_WITHIN = timedelta(days=14)
_NOT_KEEPER = Objection("not_your_role", "场地由管它的站、所、中心和部门来管。")


def keeps(by: Actor, room: Room) -> bool:
    """Whether this actor keeps the room: of the owner, or of the site it stands in, or above."""
    if not by.may("keep_rooms"):
        return False
    return by.reaches(room.unit.path) or by.reaches(room.site.unit.path)


def adding_objection(by: Actor, site: Site, unit: Unit) -> Objection | None:
    """Why this actor does not add a room here for that unit."""
    if not by.may("keep_rooms"):
        return _NOT_KEEPER
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "这个单位不在您的范围。")
    if site.unit.ends_on is not None:
        return Objection("gone", "这处阵地已经撤了。")
    if site.unit.county != unit.county:
        return Objection("other_county", "场地要在本县的阵地里。")
    return None


def keeping_objection(by: Actor, room: Room) -> Objection | None:
    """Why this actor does not change this room."""
    if not by.may("keep_rooms"):
        return _NOT_KEEPER
    if not keeps(by, room):
        return Objection("not_your_unit", "这个场地不归您管。")
    if room.given_up_on is not None:
        return Objection("given_up", "这里已经不作场地了。")
    return None


def booking_objection(by: Actor, room: Room) -> Objection | None:
    """Why this actor does not book this room at all."""
    if room.given_up_on is not None:
        return Objection("given_up", "这里已经不作场地了。")
    if by.person_id is None:
        return Objection("sign_in", "登录以后就能订；不用手机的，到站上说一声。")
    if by.is_staff:
        if by.role in BOOKERS:
            return None
        return Objection("not_your_role", "这个岗位不订场地；要订请换成本人身份。")
    if not room.for_residents:
        return Objection("not_for_residents", "这里只给单位和队伍用。想用请打电话问站上。")
    return None


def owns(by: Actor, booking: Booking) -> bool:
    """Whether it is this actor's own: under a post the unit's, else one's own as a resident."""
    if by.is_staff:
        return by.role in BOOKERS and by.unit_id is not None and booking.unit_id == by.unit_id
    return booking.unit_id is None and by.person_id == booking.person_id


def deciding_objection(by: Actor, booking: Booking, *, at: datetime) -> Objection | None:
    """Why this actor does not say yes or no to it now."""
    if not keeps(by, booking.room):
        return Objection("not_your_room", "同意不同意由管场地的人来答。")
    if booking.state != BookingState.ASKED:
        return _stands(booking)
    if booking.ends_at <= at:
        return Objection("over", "这个时间已经过去了。")
    return None


def cancelling_objection(by: Actor, booking: Booking, *, at: datetime) -> Objection | None:
    """Why it is not cancelled now, or not by this actor."""
    keeper = keeps(by, booking.room)
    if not keeper and not owns(by, booking):
        return Objection("not_yours", "由订的人或管场地的人来取消。")
    if booking.state not in LIVE:
        return _stands(booking)
    if at >= (booking.ends_at if keeper else booking.starts_at):
        return Objection("begun", "已经开始了，不能再取消。")
    return None


def confirming_objection(by: Actor, booking: Booking, *, at: datetime) -> Objection | None:
    """Why there is nothing to confirm again, or not by this actor."""
    if not owns(by, booking) and not keeps(by, booking.room):
        return Objection("not_yours", "由订的人或管场地的人来确认。")
    if booking.state != BookingState.BOOKED:
        return _stands(booking)
    if booking.confirm_by is None or booking.confirmed_at is not None:
        return Objection("nothing_to_confirm", "不用再确认。")
    if at >= booking.starts_at:
        return Objection("begun", "已经开始了。")
    return None


def seeing_objection(by: Actor, booking: Booking, *, at: datetime) -> Objection | None:
    """Why the keeper does not note now whether it was used."""
    if not keeps(by, booking.room):
        return Objection("not_your_room", "用了没有由管场地的人来记。")
    if booking.state != BookingState.BOOKED:
        return _stands(booking)
    if at < booking.starts_at:
        return Objection("not_begun", "还没有到时间。")
    if at > booking.ends_at + SEEN_WITHIN:
        return Objection("long_ago", Phrase("过了 {days} 天，不再补记。", days=SEEN_WITHIN.days))
    return None


def _stands(booking: Booking) -> Objection:
    return Objection(
        "wrong_state", Phrase("这个预订现在是“{state}”。", state=BookingState(booking.state).label)
    )
