"""准入决定: by a third person, always with reasons, public at once; of a project or of a listed one's change (R068)."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.projects.actions.drafting import keep_version
from wudan.projects.actions.gate.changing import as_changed, settle_change
from wudan.projects.actions.gate.offering import offer
from wudan.projects.actions.gate.rounds import lock_round
from wudan.projects.actions.holding import move, one_transaction, said
from wudan.projects.enums.gate import CHANGE_OUTCOMES, GateOutcome, RoundState
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Decision, GateRound, ListEntry, Project
from wudan.projects.permissions.gate import deciding_objection, outcome_objection
from wudan.projects.reckoning import months_later
from wudan.projects.verdicts import verdict_of

VERBS = {
    GateOutcome.ADMIT: ProjectVerb.ADMIT,
    GateOutcome.REVISE: ProjectVerb.SEND_BACK,
    GateOutcome.INCUBATE: ProjectVerb.INCUBATE,
    GateOutcome.REFUSE: ProjectVerb.REFUSE,
}


@one_transaction
def decide(*, round_: GateRound, outcome: str, reasons: str, by: Actor, at: datetime) -> Decision:
    """Decide this round. Raises Malformed, Missing, Objected."""
    held = lock_round(round_)
    insist(deciding_objection(by, held, at=at))
    if outcome not in (CHANGE_OUTCOMES if held.change else GateOutcome.values):
        raise Malformed({"outcome": "请选一个决定。"})
    chosen, project = GateOutcome(outcome), held.project
    reasons = said(reasons, "请写理由：提出单位和群众都看得到。", field="reasons")
    insist(outcome_objection(_judged(held, chosen), chosen, verdict_of(held, at=at)))
    made = Decision.objects.create(
        round=held, outcome=chosen, reasons=reasons, decided_at=at, decided_by_id=by.person,
        decided_as=by.label[:80],
        appeal_until=day_of(at) + timedelta(days=held.rules.appeal_days),
    )  # fmt: skip
    held.state = RoundState.DECIDED
    held.save(update_fields=["state"])
    if held.change is not None:
        settle_change(held.change, made, by=by, at=at)
    else:
        _settle(project, made, by=by, at=at)
    return made


def _judged(held: GateRound, chosen: GateOutcome) -> Project:
    """What is agreed to: the project, or as it would read changed."""
    if held.change is None or chosen is not GateOutcome.ADMIT:
        return held.project
    return as_changed(held.project, held.change)


def _settle(project: Project, made: Decision, *, by: Actor, at: datetime) -> None:
    held, chosen, reasons = made.round, GateOutcome(made.outcome), made.reasons
    if chosen is GateOutcome.ADMIT:
        _enter_list(project, held, reasons, by=by, at=at)
    facts = {"round": held.number, "outcome": chosen.value}
    move(project, VERBS[chosen], by=by, at=at, why=reasons, facts=facts)
    if chosen is GateOutcome.ADMIT:
        keep_version(project, ProjectVerb.ADMIT, by=by, at=at, decision=made)


def _enter_list(
    project: Project, round_: GateRound, reasons: str, *, by: Actor, at: datetime
) -> None:
    today = day_of(at)
    project.service = offer(project, by=by, at=at)
    project.trial_until = months_later(today, round_.rules.trial_months)
    project.look_due_on = months_later(today, round_.rules.look_months)
    ListEntry.objects.create(project=project, entered_on=today, why_in=reasons)
