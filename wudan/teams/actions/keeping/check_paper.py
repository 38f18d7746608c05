"""看过队伍的原件: the site above saw it and the day on it; from now on it counts (条例 §16, §17)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.keeping.counting import count
from wudan.teams.actions.keeping.holding import lock_paper, note, one_transaction
from wudan.teams.models import TeamPaper
from wudan.teams.permissions import checking_objection


@one_transaction
def check_paper(*, paper: TeamPaper, by: Actor, at: datetime) -> TeamPaper:
    """Say that it is right; it takes the place of the one before. Raises Missing, Objected."""
    held = lock_paper(paper)
    insist(checking_objection(by, held, on=day_of(at)))
    older = TeamPaper.objects.live().filter(team=held.team, code=held.code).exclude(pk=held.pk)
    older.update(removed_at=at, removed_why="换了新的")
    held.checked_at, held.checked_as, held.checked_by_id = at, by.label[:80], by.person
    held.save(update_fields=["checked_at", "checked_as", "checked_by_id"])
    count(held)
    note(
        "check_paper", held.team, by=by, at=at, paper=held.pk, code=held.code,
        until=held.valid_until.isoformat(),
    )  # fmt: skip
    return held
