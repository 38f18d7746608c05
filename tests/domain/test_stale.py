"""Two people look at one order; the second to act is shown what the first did."""

from datetime import timedelta

import pytest

from tests.domain.acts import ON_AN_ORDER, perform
from tests.domain.refusing import stale
from tests.domain.test_every_triple import TABLE, cast_of, placed
from tests.world import MONDAY, walk
from wudan.orders.enums import Stage

LATER = MONDAY + timedelta(days=2)


@pytest.mark.parametrize("verb", [verb for verb in ON_AN_ORDER if TABLE[verb][1]])
def test_who_saw_an_older_state_is_told_so(world, verb):
    who, ways = TABLE[verb]
    actor, stage = cast_of(world)[min(who)], min(ways)
    order = walk(world, placed(world), Stage(stage))
    into = placed(world)
    with stale():
        perform(verb, order, by=actor, at=LATER, world=world, into=into, seen=order.version - 1)
    moved = perform(verb, order, by=actor, at=LATER, world=world, into=into, seen=order.version)
    assert moved.stage == ways[stage]
