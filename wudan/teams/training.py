"""May this person plan, open, join, mark a training: an objection, or nothing. Acts and pages ask here."""

from datetime import date, datetime

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.clock import CHINA, day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person, Post, Volunteer
from wudan.teams.models import Competence, Membership, TrainingAttendance, TrainingSession

HOLD_TRAINING = frozenset({UnitKind.CENTER, UnitKind.INSTITUTE, UnitKind.DEPARTMENT})
"""Kinds of unit that plan and hold training (R049)."""
NEXT_YEAR_FROM = 10
"""The month from which the plan of the next year is written: by then the year shows what it lacked."""
NOT_SIGNED_UP = Objection("not_signed_up", "您没有报这次培训，不用退。")
_GONE = Objection("gone", "这个人不在本县名册。")


def years_to_plan(on: date) -> tuple[int, ...]:
    """The years whose plan can be written on a day, the present one first."""
    return (on.year, on.year + 1) if on.month >= NEXT_YEAR_FROM else (on.year,)


def keeping_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor does not keep the training of that unit."""
    if not by.may("keep_training"):
        return Objection("not_your_role", "培训由中心办公室、实践所和部门来办。")
    if unit.kind not in HOLD_TRAINING:
        return Objection("not_a_holder", "只有中心、实践所和部门举办培训。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "这个单位不在您的范围。")
    return None


def signing_up_objection(
    by: Actor, session: TrainingSession, person: Person, *, at: datetime
) -> Objection | None:
    """Why this person gets no place here: by themselves before it begins, or by who holds it."""
    if by.post_id is not None:
        if objection := keeping_objection(by, session.unit):
            return objection
    elif by.person_id != person.pk:
        return Objection("not_yours", "报名由本人来报，或请举办单位登记。")
    if objection := _closed(session) or trainee_objection(person, session.county, on=day_of(at)):
        return objection
    if by.post_id is None and at >= begins_at(session):
        return Objection("begun", "已经开始了。人已经到了的，请举办单位当场登记。")
    return _no_place(session, person)


def withdrawing_objection(
    by: Actor, attendance: TrainingAttendance, *, at: datetime
) -> Objection | None:
    """Why this sign-up is not taken back: by oneself before it begins, or by who holds it."""
    session = attendance.session
    if attendance.withdrawn_at is not None:
        return Objection("withdrawn", "已经退出了。")
    if by.post_id is not None:
        if objection := keeping_objection(by, session.unit):
            return objection
    elif by.person_id != attendance.person_id:
        return Objection("not_yours", "由本人来退，或请举办单位来办。")
    elif at >= begins_at(session):
        return Objection("begun", "已经开始了，不用再退；没有来的，名册上会写没到。")
    return _closed(session)


def changing_objection(by: Actor, session: TrainingSession) -> Objection | None:
    """Why it is neither changed nor cancelled any more."""
    return keeping_objection(by, session.unit) or _closed(session)


def marking_objection(by: Actor, session: TrainingSession, *, at: datetime) -> Objection | None:
    """Why the roster cannot be written down now."""
    if objection := changing_objection(by, session):
        return objection
    if at < begins_at(session):
        return Objection("too_soon", "培训还没有开始，开始以后再登记名册。")
    return None


def correcting_objection(by: Actor, attendance: TrainingAttendance) -> Objection | None:
    """Why one line of a finished roster is not put right by this actor."""
    session = attendance.session
    if objection := keeping_objection(by, session.unit):
        return objection
    if session.held_at is None or attendance.present is None:
        return Objection("not_held", "名册还没有登记。")
    return own_line_objection(by, session, attendance.person_id)


def own_line_objection(by: Actor, session: TrainingSession, person_id: int) -> Objection | None:
    """Nobody certifies oneself: a colleague or the unit above writes that line (domain §4)."""
    if session.skill and by.person_id == person_id:
        return Objection("yourself", "自己的那一行请另一位同事，或上一级来登记。")
    return None


def recognizing_objection(by: Actor, unit: Unit, person: Person, *, on: date) -> Objection | None:
    """Why training elsewhere is not recognised by this actor."""
    if objection := keeping_objection(by, unit):
        return objection
    if by.person_id == person.pk:
        return Objection("yourself", "自己的培训请另一位同事，或上一级来认可。")
    return trainee_objection(person, unit.county, on=on)


def revoking_objection(by: Actor, competence: Competence) -> Objection | None:
    """Why this actor does not revoke it."""
    if competence.revoked_at is not None:
        return Objection("revoked", "已经撤销了。")
    return keeping_objection(by, competence.unit)


def begins_at(session: TrainingSession) -> datetime:
    """The instant it begins."""
    return datetime.combine(session.day, session.begins, tzinfo=CHINA)


def _closed(session: TrainingSession) -> Objection | None:
    if session.cancelled_at is not None:
        return Objection(
            "cancelled",
            Phrase("这次培训取消了：{cancelled_why}", cancelled_why=session.cancelled_why),
        )
    if session.held_at is not None:
        return Objection("held", "这次培训已经办完，名册登记好了。")
    return None


def _no_place(session: TrainingSession, person: Person) -> Objection | None:
    live = TrainingAttendance.objects.live().filter(person=person)
    if live.filter(session=session).exists():
        return Objection("signed_up", "已经报上了。")
    same_time = live.filter(
        session__day=session.day, session__begins__lt=session.ends,
        session__ends__gt=session.begins, session__cancelled_at=None,
    ).select_related("session").first()  # fmt: skip
    if same_time is not None:
        return Objection(
            "clash", Phrase("那个时间报了“{session}”，去不了两处。", session=same_time.session.name)
        )
    if session.taken >= session.capacity:
        return Objection("full", "名额满了。请看下一次，或打电话问举办单位。")
    return None


def trainee_objection(person: Person, county: str, *, on: date) -> Objection | None:
    """Training is for registered volunteers, members of teams and their leaders."""
    if person.county != county or person.erased_at or person.merged_into_id:
        return _GONE
    registered = Volunteer.objects.filter(person=person, left_at=None).exists()
    if registered or Membership.objects.filter(person=person, left_on=None).exists():
        return None
    if Post.objects.held_on(on).filter(person=person, role="team_leader").exists():
        return None
    return Objection("not_a_volunteer", "培训给志愿者参加。请先登记为志愿者，站上也能办。")
