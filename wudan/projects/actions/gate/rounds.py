"""A passage through the gate, under the newest rules; and the reviewer's row, held."""

from datetime import datetime, timedelta

from wudan.kit.refusals import Malformed, Missing
from wudan.projects.actions.holding import lock
from wudan.projects.models import Change, GateRound, Project, Reviewing, RuleSet

NO_RULES = "县里还没有准入标准，请系统管理员先装载。"


def open_round(held: Project, *, at: datetime, change: Change | None = None) -> GateRound:
    """The next round, of the project or of its change, with its deadline. Raises Malformed when no rules were loaded."""
    rules = RuleSet.objects.filter(county=held.county).order_by("-version").first()
    if rules is None:
        raise Malformed({"rules": NO_RULES})
    number = GateRound.objects.filter(project=held).count() + 1
    due_at = at + timedelta(days=rules.review_days)
    return GateRound.objects.create(
        project=held, change=change, rules=rules, number=number, opened_at=at, due_at=due_at
    )


def lock_round(round_: GateRound) -> GateRound:
    """The project first, then its round, held. Raises Missing."""
    held = lock(Project(pk=round_.project_id))
    rows = GateRound.objects.select_for_update(of=("self",)).select_related("rules", "change")
    found = rows.filter(pk=round_.pk, project=held).first()
    if found is None:
        raise Missing
    found.project = held
    return found


def lock_reviewing(reviewing: Reviewing) -> Reviewing:
    """Project, round, then one reviewer's row, held. Raises Missing."""
    round_ = lock_round(reviewing.round)
    found = Reviewing.objects.select_for_update().filter(pk=reviewing.pk, round=round_).first()
    if found is None:
        raise Missing
    found.round = round_
    return found
