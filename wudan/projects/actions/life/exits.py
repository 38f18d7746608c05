"""提出退出、决定退出: proposals on idleness or poor evidence; a person decides, with reasons (R065, R068)."""

from collections.abc import Mapping
from datetime import datetime

from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Malformed, Missing, Refusal, insist
from wudan.people.actors import THE_CLOCK, Actor
from wudan.projects.actions.gate.changing import stop_change
from wudan.projects.actions.gate.offering import take_off
from wudan.projects.actions.holding import lock, lock_for, move, one_transaction, said
from wudan.projects.enums.gate import ChangeState
from wudan.projects.enums.life import ExitGround, ExitOutcome
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.figures import Figures, ground_of
from wudan.projects.models import ExitProposal, ListEntry, Project, RuleSet
from wudan.projects.permissions.life import asking_exit_objection, exit_objection
from wudan.projects.reckoning import months_later


def propose_exits(*, seen: Mapping[int, Figures], at: datetime) -> int:
    """The clock's round over listed projects, with what was seen of each; how many were proposed."""
    listed = Project.objects.listed().filter(pk__in=seen).order_by("pk")
    return sum(_propose(project, seen[project.pk], at=at) for project in listed)


@one_transaction
def _propose(project: Project, figures: Figures, *, at: datetime) -> bool:
    today = day_of(at)
    rules = RuleSet.objects.filter(rounds__project=project).order_by("-rounds__number").first()
    entry = ListEntry.objects.filter(project=project, left_on=None).first()
    if rules is None or entry is None:
        return False
    ground = ground_of(
        figures, listed_on=entry.entered_on, today=today, idle_months=rules.idle_months
    )
    since = midnight(months_later(today, -rules.idle_months))
    kept = ExitProposal.objects.filter(project=project, decided_at__gt=since)
    if ground is None or kept.exists():
        return False
    try:
        held = lock_for(project, asking_exit_objection, by=THE_CLOCK)
    except Refusal:
        return False
    keep_proposal(held, ground, figures, by=THE_CLOCK, at=at)
    return True


@one_transaction
def ask_exit(
    *, project: Project, words: str, figures: Figures, by: Actor, at: datetime
) -> ExitProposal:
    """By the unit that runs it, or the gate's keepers. Raises Malformed, Missing, Objected."""
    held = lock_for(project, asking_exit_objection, by=by)
    words = said(words, "请写为什么建议退出。", field="words")
    return keep_proposal(held, ExitGround.ASKED, figures, by=by, at=at, words=words)


def keep_proposal(
    held: Project, ground: ExitGround, figures: Figures, *, by: Actor, at: datetime, words: str = ""
) -> ExitProposal:
    """The row of a proposal, journaled; the project stays where it is."""
    made = ExitProposal.objects.create(
        project=held, ground=ground, figures=figures.plain(), words=words, proposed_at=at,
        proposed_as=by.label[:80],
    )  # fmt: skip
    facts = {"ground": ground.value, "figures": figures.plain()}
    move(held, ProjectVerb.PROPOSE_EXIT, by=by, at=at, why=words, facts=facts)
    return made


@one_transaction
def decide_exit(
    *, proposal: ExitProposal, outcome: str, reasons: str, by: Actor, at: datetime
) -> ExitProposal:
    """Out, or kept. Raises Malformed, Missing, Objected."""
    project = lock(proposal.project)
    held = ExitProposal.objects.select_for_update().filter(pk=proposal.pk).first()
    if held is None:
        raise Missing
    held.project = project
    insist(exit_objection(by, held))
    if outcome not in ExitOutcome.values:
        raise Malformed({"outcome": "请选退出还是继续。"})
    held.outcome, held.reasons = outcome, said(reasons, "请写理由。", field="reasons")
    held.decided_at, held.decided_by_id, held.decided_as = at, by.person, by.label[:80]
    held.save()
    verb = ProjectVerb.EXIT if outcome == ExitOutcome.EXIT else ProjectVerb.KEEP
    if verb is ProjectVerb.EXIT:
        take_off(project)
        stop_change(project, ChangeState.DROPPED, at=at)
        ListEntry.objects.filter(project=project, left_on=None).update(
            left_on=day_of(at), why_out=held.reasons
        )
    move(project, verb, by=by, at=at, why=held.reasons, facts={"ground": held.ground})
    return held
