"""The gate: who names, declares, reviews, decides, appeals. Three different persons at least (R068)."""

from datetime import date, datetime

from django.db.models import QuerySet

from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.roles import ROLES
from wudan.projects.enums.gate import Conflict, GateOutcome, RoundState
from wudan.projects.evidence import need_objection
from wudan.projects.models import Appeal, Decision, GateRound, Project, Reviewing
from wudan.projects.permissions.candidates import plain_objection, side_objection
from wudan.projects.twins import twin_objection
from wudan.projects.verdicts import FEWEST, Verdict, verdict_of


def gate_objection(by: Actor, project: Project) -> Objection | None:
    """Why this actor does not keep the gate of that project's county."""
    if not by.may("decide_projects"):
        return Objection("not_your_role", "准入由中心办公室来管。")
    if not by.reaches(project.unit.path):
        return Objection("not_your_unit", "这个项目不在您的范围内。")
    return None


def naming_objection(by: Actor, round_: GateRound, post: Post) -> Objection | None:
    """Why the holder of this post does not review in this round."""
    project = round_.project
    if objection := gate_objection(by, project) or open_objection(round_):
        return objection
    if "review_projects" not in ROLES[post.role].verbs:
        return Objection("no_reviewer", "这个岗位不评审项目。")
    if own := own_objection(round_, post):
        return own
    if Reviewing.objects.filter(round=round_, person=post.person_id).exists():
        return Objection("named", "这个人已经是这一轮的评审人了。")
    before = Reviewing.objects.filter(
        round__project=project, round__change=round_.change_id, person=post.person_id,
        round__decision__appeal__isnull=False,
    )  # fmt: skip
    if before.exists():
        return Objection("reviewed_before", "申诉以后重新评审，要换人。")
    return None


def own_objection(round_: GateRound, post: Post) -> Objection | None:
    """Why this post's holder would review their own: they or their unit proposed it, or the change."""
    project, change = round_.project, round_.change
    persons, units = {project.proposed_by_id}, {project.unit_id}
    if change is not None:  # a unit above may have written it
        persons.add(change.proposed_by_id)
        units.add(change.proposed_for_id)
    if post.person_id in persons or post.unit_id in units:
        return Objection("own_project", "提出项目的人和单位不评审自己的项目。")
    return None


def declaring_objection(by: Actor, reviewing: Reviewing) -> Objection | None:
    """Why nothing is declared: not one's own, or said already."""
    if objection := _own_objection(by, reviewing) or open_objection(reviewing.round):
        return objection
    if reviewing.given_at is not None:
        return Objection("given", "已经交了评审，不能再改声明；有情况请告诉中心办公室。")
    if reviewing.conflict == Conflict.HAS:
        return Objection("recused", "您已经回避了。")
    return None


def giving_objection(by: Actor, reviewing: Reviewing, *, at: datetime) -> Objection | None:
    """Why this review is not given now."""
    if objection := _own_objection(by, reviewing) or open_objection(reviewing.round):
        return objection
    if reviewing.conflict == Conflict.HAS:
        return Objection("recused", "您已经回避，这个项目不评。")
    if not reviewing.conflict:
        return Objection("undeclared", "请先声明有没有利害关系。")
    if reviewing.given_at is not None:
        return Objection("given", "您已经交了评审。")
    if at >= reviewing.round.due_at:
        return Objection("late", "评审的时间已经过了。")
    return None


def apart_objection(by: Actor, project: Project) -> Objection | None:
    """Why this actor does not decide on that project: who proposed or reviewed never does."""
    if objection := gate_objection(by, project):
        return objection
    if by.person_id is None or by.person_id == project.proposed_by_id:
        return Objection("proposed", "项目是您提出的，请别人来决定。")
    if Reviewing.objects.filter(round__project=project, person=by.person_id).exists():
        return Objection("reviewed", "您是这个项目的评审人，请别人来决定。")
    return None


def _apart_from(by: Actor, round_: GateRound) -> Objection | None:
    """The same of a round; who proposed the change it is about does not decide either."""
    if objection := apart_objection(by, round_.project):
        return objection
    if round_.change is not None and by.person_id == round_.change.proposed_by_id:
        return Objection("proposed", "变更是您提出的，请别人来决定。")
    return None


def deciding_objection(by: Actor, round_: GateRound, *, at: datetime) -> Objection | None:
    """Why this actor does not decide this round now."""
    if objection := _apart_from(by, round_) or open_objection(round_):
        return objection
    verdict = verdict_of(round_, at=at)
    if not verdict.is_over:
        return Objection("not_over", "评审人还没有都交，评审时间也还没有到。")
    if verdict.given < FEWEST:
        return Objection(
            "too_few", Phrase("有效的评审不到 {fewest} 份，请再指定评审人。", fewest=FEWEST)
        )
    return None


def outcome_objection(project: Project, outcome: GateOutcome, verdict: Verdict) -> Objection | None:
    """Why this outcome is not open: nobody admits past a hard stop, whoever asks."""
    if outcome in {GateOutcome.REVISE, GateOutcome.REFUSE}:
        return None
    if objection := need_objection(project):
        return objection
    if outcome is GateOutcome.INCUBATE:
        return None
    if objection := plain_objection(project) or twin_objection(project):
        return objection
    if verdict.unmet:
        return Objection(
            "stopped", Phrase("硬条件没有过：{listed}。", listed=Listed(COMMA, verdict.unmet))
        )
    return None


def appealing_objection(by: Actor, decision: Decision, *, on: date) -> Objection | None:
    """Why the proposing unit does not appeal: once, in time, against what was not a yes."""
    return side_objection(by, decision.round.project) or settled_objection(decision, on=on)


def settled_objection(decision: Decision, *, on: date) -> Objection | None:
    """Why nobody appeals against it on a day: it was a yes, its time is over, it was asked or passed by."""
    if decision.outcome == GateOutcome.ADMIT:
        return Objection("admitted", "已经准入，没有什么可申诉的。")
    if on > decision.appeal_until:
        return Objection(
            "too_late",
            Phrase("申诉到 {appeal_until} 截止，已经过了。", appeal_until=decision.appeal_until),
        )
    if Appeal.objects.filter(decision=decision).exists():
        return Objection("appealed", "已经申诉过了，一次决定申诉一次。")
    if _later(decision.round).exists():
        return Objection("newer", "这以后已经重新送审，以新一轮的决定为准。")
    return None


def _later(round_: GateRound) -> QuerySet[GateRound]:
    """Newer rounds about the same, the project or that change; one that was stopped decides nothing."""
    rows = GateRound.objects.filter(project=round_.project_id, change=round_.change_id)
    return rows.filter(number__gt=round_.number).exclude(state=RoundState.STOPPED)


def answering_objection(by: Actor, appeal: Appeal) -> Objection | None:
    """Why this actor does not answer the appeal: another decider does."""
    if objection := _apart_from(by, appeal.decision.round):
        return objection
    if by.person_id == appeal.decider_id:
        return Objection("same_decider", "原来是您决定的，申诉由另一位来答复。")
    if appeal.outcome:
        return Objection("answered", "已经答复过了。")
    return None


def _own_objection(by: Actor, reviewing: Reviewing) -> Objection | None:
    if not by.may("review_projects") or by.person_id != reviewing.person_id:
        return Objection("not_yours", "这份评审不是您的。")
    return None


def open_objection(round_: GateRound) -> Objection | None:
    """Why nothing more happens in this round: it has its decision."""
    if round_.state == RoundState.OPEN:
        return None
    if round_.state == RoundState.STOPPED:
        return Objection("stopped_round", "这一轮没有决定就停了：变更撤回了，或者项目退出了。")
    return Objection("decided", "这一轮已经有决定了。")
