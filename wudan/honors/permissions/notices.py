"""Who objects, who answers, when a notice may be closed (R079; domain §2.8)."""

from datetime import datetime

from wudan.honors.enums.notice import NoticeState, ObjectedTo, ObjectionState, PartyPart
from wudan.honors.models import NoticeObjection, NoticeParty, PublicNotice
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor


def objecting_objection(by: Actor, notice: PublicNotice, *, at: datetime) -> Objection | None:
    """Why this actor does not object now: any person may, in time, once while it waits."""
    if objection := _open_objection(notice):
        return objection
    if at >= notice.ends_at:
        return Objection("too_late", "公示期已经过了。")
    if by.person_id is None:
        return Objection("unknown", "请先登录，或到站上、打电话来说。")
    if by.is_staff:
        return (
            None
            if by.may("nominate")
            else Objection("not_your_role", "代记异议由站、所、中心来做。")
        )
    if _is_party(notice, by, (PartyPart.HONORED,)):
        return Objection("own", "公示的就是您本人。不想要，可以退出。")
    if notice.objections.open().filter(person=by.person_id).exists():
        return Objection("raised", "您提过了，正等答复。")
    return None


def answering_objection(by: Actor, raised: NoticeObjection) -> Objection | None:
    """Why this actor does not answer: who is objected against never does."""
    if not by.may("decide_honors"):
        return Objection("not_your_role", "异议由中心办公室来答复。")
    if not by.reaches(raised.notice.unit.path):
        return Objection("not_your_unit", "这份公示不在您的范围内。")
    if raised.state != ObjectionState.OPEN:
        return Objection("answered", "已经答复过了。")
    if raised.person_id is not None and raised.person_id == by.person_id:
        return Objection("own", "异议是您提的，请别人来答复。")
    against = [PartyPart.HONORED, PartyPart.PUT_FORWARD]
    if raised.about == ObjectedTo.HANDLING:
        against.append(PartyPart.DECIDED)
    if _is_party(raised.notice, by, tuple(against)):
        return Objection("against_you", "这件异议和您有关，请别人来答复。")
    return None


def retracting_objection(by: Actor, raised: NoticeObjection) -> Objection | None:
    """Why it is not taken back: only one's own, only while it waits."""
    if by.is_staff or by.person_id is None or by.person_id != raised.person_id:
        return Objection("not_yours", "这件异议不是您提的。")
    if raised.state != ObjectionState.OPEN:
        return Objection("answered", "已经答复过了。")
    return None


def closing_objection(notice: PublicNotice, *, at: datetime) -> Objection | None:
    """Why the notice does not end yet: its time, or an objection without an answer."""
    if objection := _open_objection(notice):
        return objection
    if at < notice.ends_at:
        return Objection("not_over", "公示期还没有过。")
    if notice.objections.open().exists():
        return Objection("objected", "还有异议没有答复，不能往下走。")
    return None


def _open_objection(notice: PublicNotice) -> Objection | None:
    if notice.state == NoticeState.OPEN:
        return None
    return Objection("closed", "这份公示已经结束了。")


def _is_party(notice: PublicNotice, by: Actor, parts: tuple[PartyPart, ...]) -> bool:
    rows = NoticeParty.objects.filter(notice=notice, part__in=parts)
    return rows.filter(person=by.person_id).exists()
