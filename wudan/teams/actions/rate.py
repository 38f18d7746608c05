"""A review of a team's work counts in its rating, once."""

from django.db import transaction
from django.db.models import F

from wudan.teams.models import Team


@transaction.atomic(savepoint=False)
def rate(*, team_id: int, score: int, times: int = 1) -> None:
    """Add one score, or take it away again (`times` -1). The caller makes sure of once (a reaction row does)."""
    Team.objects.filter(pk=team_id).update(
        rating_sum=F("rating_sum") + times * score, rating_count=F("rating_count") + times
    )
