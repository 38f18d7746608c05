"""Two who appoint at once: one does, the other is told; with the locks off it goes wrong."""

import random
from contextlib import suppress
from importlib import import_module
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from tests.concurrency.racing import faults, is_fair, race, without_turns
from tests.world import MONDAY, World
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.people.permissions import posts as permissions
from wudan.people.roles import APART

MODULES = [import_module(f"wudan.people.actions.posts.{name}") for name in ("grant", "hand_over")]
pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def giving_two_posts_that_do_not_go_together(world: World):
    whom, security, office = world.people["高大爷"], world.actor("安守一"), world.actor("柳文书")
    center, station = world.units["c"], world.units["石峁村"]
    return [
        lambda: posts.grant(person=whom, role="auditor", unit=center, by=security, at=MONDAY),
        lambda: posts.grant(person=whom, role="station_keeper", unit=station, by=office, at=MONDAY),
    ]


def giving_one_station_two_heads(world: World):
    office, station = world.actor("柳文书"), world.units["石峁村"]
    return [
        lambda whom=whom: posts.grant(
            person=world.people[whom], role="station_keeper", unit=station, by=office, at=MONDAY,
            heads=True,
        )
        for whom in ("高大爷", "白嫂")
    ]  # fmt: skip


def handing_one_post_to_two(world: World):
    office, post = world.actor("柳文书"), world.posts["马青山"]
    return [
        lambda whom=whom: posts.hand_over(
            post=post, to=world.people[whom], by=office, at=MONDAY, items={}
        )
        for whom in ("高大爷", "白嫂")
    ]


RACES = [
    giving_two_posts_that_do_not_go_together,
    giving_one_station_two_heads,
    handing_one_post_to_two,
]


@pytest.mark.parametrize("acts", RACES, ids=lambda acts: acts.__name__)
def test_one_does_it_and_the_other_is_told(shared_world, seed, acts):
    outcomes = race(acts(shared_world), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert whole()


@pytest.mark.parametrize("acts", RACES, ids=lambda acts: acts.__name__)
def test_control_without_locks_it_goes_wrong_or_the_database_stops_it(
    shared_world, monkeypatch, acts
):
    look_both_before_either_writes(monkeypatch)
    outcomes = race(acts(shared_world))
    assert not is_fair(outcomes)
    assert faults(outcomes)
    assert whole(), "the database let it through"


def look_both_before_either_writes(patch: pytest.MonkeyPatch) -> None:
    meet, asked = Barrier(2), permissions.fitness_objection

    def ask(*args, **kwargs):
        answer = asked(*args, **kwargs)
        with suppress(BrokenBarrierError):
            meet.wait(2)
        return answer

    patch.setattr(permissions, "fitness_objection", ask)
    for module in MODULES:
        patch.setattr(module, "lock", lambda **rows: None)
    if connection.vendor == "sqlite":
        without_turns(patch)


def whole() -> bool:
    """One head a unit, and 三员 without other posts."""
    running = Post.objects.running_on(TODAY)
    heads = list(running.filter(heads=True).values_list("unit", flat=True))
    alone = all(
        running.filter(person=post.person_id).count() == 1
        for post in running.filter(role__in=APART)
    )
    return len(heads) == len(set(heads)) and alone
