"""申诉、答复申诉: once, in time, to another decider; granted means a new round with other reviewers (R068)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.projects.actions.gate.changing import reopen_change
from wudan.projects.actions.gate.rounds import lock_round, open_round
from wudan.projects.actions.holding import move, note, one_transaction, said
from wudan.projects.enums.gate import AppealOutcome
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.evidence import need_objection
from wudan.projects.flow import objection
from wudan.projects.models import Appeal, Decision
from wudan.projects.permissions.gate import answering_objection, appealing_objection
from wudan.projects.twins import twin_objection


@one_transaction
def appeal(*, decision: Decision, words: str, by: Actor, at: datetime) -> Appeal:
    """By the proposing unit. Raises Malformed, Missing, Objected."""
    round_ = lock_round(decision.round)
    decision.round = round_
    insist(appealing_objection(by, decision, on=day_of(at)))
    words = said(words, "请写为什么申诉。", field="words")
    made = Appeal.objects.create(
        decision=decision, words=words, asked_at=at, asked_as=by.label[:80],
        decider_id=decision.decided_by_id,
    )  # fmt: skip
    note("project.appeal", round_.project, by=by, at=at, why=words, facts={"round": round_.number})
    return made


@one_transaction
def answer(*, appeal: Appeal, outcome: str, reasons: str, by: Actor, at: datetime) -> Appeal:
    """By another decider, with reasons. Raises Malformed, Missing, Objected."""
    round_ = lock_round(appeal.decision.round)
    held = Appeal.objects.select_for_update().filter(pk=appeal.pk).first()
    if held is None:
        raise Missing
    held.decision = appeal.decision
    held.decision.round = round_
    insist(answering_objection(by, held))
    if outcome not in AppealOutcome.values:
        raise Malformed({"outcome": "请选支持还是维持。"})
    held.reasons = said(reasons, "请写理由。", field="reasons")
    held.outcome, held.answered_at = outcome, at
    held.answered_by_id, held.answered_as = by.person, by.label[:80]
    project, facts = round_.project, {"round": round_.number, "outcome": outcome}
    held.save()
    if outcome == AppealOutcome.GRANTED and round_.change is not None:
        reopen_change(round_, by=by, at=at, why=held.reasons)
    elif outcome == AppealOutcome.GRANTED:
        insist(objection(project.stage, ProjectVerb.REOPEN))
        insist(need_objection(project) or twin_objection(project))
        open_round(project, at=at)
        move(project, ProjectVerb.REOPEN, by=by, at=at, why=held.reasons, facts=facts)
    else:
        note("project.uphold", project, by=by, at=at, why=held.reasons, facts=facts)
    return held
