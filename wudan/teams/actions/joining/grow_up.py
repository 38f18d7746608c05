"""长大了: a team whose minors have turned eighteen is no longer one with minors; looked at daily (A32)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.teams.actions.joining.belonging import count_anew
from wudan.teams.actions.joining.holding import lock_team, one_transaction
from wudan.teams.models import Team


def grow_up(*, at: datetime) -> int:
    """Look again at each team that has minors on its roll; of how many that changed."""
    teams = Team.objects.filter(has_minors=True, minors_told=False).order_by("pk")
    return sum(_look(pk, at=at) for pk in list(teams.values_list("pk", flat=True)))


@one_transaction
def _look(pk: int, *, at: datetime) -> bool:
    team = lock_team(pk)
    count_anew(team, on=day_of(at))
    return not team.has_minors
