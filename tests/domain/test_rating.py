"""What reacts to what happened: ratings, call-backs, each once."""

import pytest

from tests.world import MONDAY
from wudan.jobs.reactions import reactions_to
from wudan.journal.outbox import deliver
from wudan.orders.models import Callback
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres


def react(times=2):
    for _ in range(times):
        deliver(reactions_to, at=MONDAY.replace(year=2027))


def test_a_review_counts_for_the_team_once(world):
    world.order_at("reviewed")
    react()
    team = Team.objects.get(unit__key="clippers")
    assert (team.rating_sum, team.rating_count) == (5, 1)
    world.order_at("following_up")
    react()
    team.refresh_from_db()
    assert (team.rating_sum, team.rating_count) == (6, 2)


def test_silence_counts_for_nobody(world):
    world.order_at("lapsed")
    react()
    assert Team.objects.get(unit__key="clippers").rating_count == 0


def test_a_finished_order_takes_part_in_the_lot_once(world):
    order = world.order_at("done")
    react()
    assert Callback.objects.get().order == order
