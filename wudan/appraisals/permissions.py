"""May this person appraise, judge, appeal, answer, finalise: an objection, or nothing."""

from datetime import date, datetime

from wudan.appraisals.enums import RoundState
from wudan.appraisals.models import Appeal, Judgement, Round, Simulation
from wudan.appraisals.querysets import APPRAISED
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Post

_NOT_ROLE = Objection("not_your_role", "考核由中心办公室来组织。")


def appraising_objection(by: Actor) -> Objection | None:
    """Why this actor neither simulates nor opens a round: the center's office does (R099)."""
    return None if by.may("appraise") else _NOT_ROLE


def adopting_objection(by: Actor, simulation: Simulation | None) -> Objection | None:
    """Why this sheet is not adopted: nobody goes by numbers that nobody has looked at."""
    if objection := appraising_objection(by):
        return objection
    if simulation is None:
        return Objection("not_simulated", "先试算一遍、看过结果，再采用。")
    return None


def own_unit_objection(by: Actor, unit: Unit, *, on: date) -> Objection | None:
    """Nobody judges, or answers for, a unit in which he holds a post, under whatever post he comes."""
    held = Post.objects.held_on(on).filter(
        person=by.person_id, unit__path__startswith=unit.path
    )  # fmt: skip
    if held.exists():
        return Objection("own_unit", "您在被考核的单位有岗位，请由别人来。")
    return None


def judging_objection(by: Actor, row: Round, unit: Unit, *, at: datetime) -> Objection | None:
    """Why this actor does not judge this unit now."""
    if objection := appraising_objection(by):
        return objection
    if row.state != RoundState.JUDGING:
        return _stands(row)
    return own_unit_objection(by, unit, on=day_of(at))


def publishing_objection(by: Actor, row: Round) -> Objection | None:
    """Why the preliminary results are not told now."""
    if objection := appraising_objection(by):
        return objection
    return None if row.state == RoundState.JUDGING else _stands(row)


def appealing_objection(by: Actor, row: Round, unit: Unit, *, at: datetime) -> Objection | None:
    """Why this actor does not appeal: the unit's own people do, within the days."""
    if by.role not in APPRAISED or by.unit_id != unit.pk:
        return Objection("not_yours", "申诉由被考核的单位自己提。")
    if row.state != RoundState.PRELIMINARY:
        return _stands(row)
    if row.appeal_until is not None and at > row.appeal_until:
        return Objection(
            "too_late",
            Phrase("申诉到 {appeal_until} 为止，已经过了。", appeal_until=day_of(row.appeal_until)),
        )
    return None


def answering_objection(by: Actor, appeal: Appeal, *, at: datetime) -> Objection | None:
    """Why this actor does not answer: another person than published, judged or appealed does."""
    if objection := appraising_objection(by):
        return objection
    if appeal.outcome:
        return Objection("answered", "这份申诉已经答复了。")
    if appeal.round.state != RoundState.PRELIMINARY:
        return _stands(appeal.round)
    if by.person_id in {appeal.publisher_id, appeal.asked_by_id}:
        return Objection("same_person", "发初步结果的人不答复申诉，请由另一个人来。")
    judged = Judgement.objects.filter(
        round=appeal.round_id, unit=appeal.unit_id, code=appeal.code, judge_id=by.person
    )
    if judged.exists():
        return Objection("own_judgement", "这一项是您评的，请由另一个人来答复。")
    return own_unit_objection(by, appeal.unit, on=day_of(at))


def finalising_objection(by: Actor, row: Round, *, at: datetime) -> Objection | None:
    """Why the round is not made final now: days of appeal are left, or an appeal waits."""
    if objection := appraising_objection(by):
        return objection
    if row.state != RoundState.PRELIMINARY:
        return _stands(row)
    if row.appeal_until is not None and at <= row.appeal_until:
        return Objection(
            "appeals_run",
            Phrase("申诉到 {appeal_until} 为止，过了再定。", appeal_until=day_of(row.appeal_until)),
        )
    if row.appeals.filter(outcome="").exists():
        return Objection("appeals_wait", "还有申诉没答复，答复完再定。")
    return None


def _stands(row: Round) -> Objection:
    return Objection(
        "wrong_state", Phrase("这一轮现在是“{state}”。", state=RoundState(row.state).label)
    )
