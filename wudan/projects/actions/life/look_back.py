"""半年评估: a person looks at half a year in figures, and says whether it goes on (R065, R072)."""

from datetime import datetime
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock_for, move, one_transaction, said
from wudan.projects.actions.life.exits import keep_proposal
from wudan.projects.enums.life import ExitGround, LookOutcome
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.figures import Figures
from wudan.projects.models import ExitProposal, HalfYearLook, Project, RuleSet
from wudan.projects.permissions.life import keeping_objection
from wudan.projects.reckoning import months_later


@one_transaction
def look_back(
    *, project: Project, outcome: str, words: str, figures: Figures, by: Actor, at: datetime
) -> HalfYearLook:
    """Write it; "建议退出" makes a proposal, no exit. Raises Malformed, Missing, Objected."""
    held = lock_for(project, partial(keeping_objection, verb=ProjectVerb.LOOK_BACK), by=by)
    if outcome not in LookOutcome.values:
        raise Malformed({"outcome": "请选继续还是建议退出。"})
    words = said(words, "请写看到了什么。", field="words")
    today = day_of(at)
    if HalfYearLook.objects.filter(project=held, on=today).exists():
        raise Malformed({"words": "今天已经评估过了。"})
    made = HalfYearLook.objects.create(
        project=held, on=today, figures=figures.plain(), outcome=outcome, words=words,
        looked_as=by.label[:80],
    )  # fmt: skip
    rules = RuleSet.objects.filter(rounds__project=held).order_by("-rounds__number").first()
    held.look_due_on = months_later(today, rules.look_months if rules else 6)
    move(held, ProjectVerb.LOOK_BACK, by=by, at=at, why=words, facts={"outcome": outcome})
    is_open = ExitProposal.objects.filter(project=held, outcome="").exists()
    if outcome == LookOutcome.END and not is_open:
        keep_proposal(held, ExitGround.LOOK, figures, by=by, at=at, words=words)
    return made
