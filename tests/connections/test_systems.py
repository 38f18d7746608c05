"""A system is let in by one, answered for by another, and ended by either."""

import pytest
from django.db import transaction

from tests.connections.letting_in import asked, let_in
from tests.world import MONDAY
from wudan.connections import actions
from wudan.connections.enums import SystemState
from wudan.connections.sources import system_of
from wudan.kit.refusals import Malformed, Objected


def refused(do, code):
    with pytest.raises(Objected) as fault, transaction.atomic():
        do()
    assert fault.value.code == code


def test_no_key_before_the_post_has_agreed(world):
    system, admin = asked(world), world.actor("计管理")
    refused(lambda: actions.make_key(system=system, by=admin, at=MONDAY), "not_agreed")
    refused(lambda: actions.agree(system=system, by=admin, at=MONDAY), "not_your_post")
    refused(
        lambda: actions.agree(system=system, by=world.actor("乔委员"), at=MONDAY), "not_your_post"
    )


def test_only_the_administrator_lets_in_and_makes_keys(world):
    system, _ = let_in(world)
    by = world.actor("柳文书")
    refused(lambda: actions.make_key(system=system, by=by, at=MONDAY), "not_your_role")


def test_a_new_key_ends_the_one_before(world):
    system, first = let_in(world)
    second = actions.make_key(system=system, by=world.actor("计管理"), at=MONDAY)
    assert system_of(system.county, first) is None
    assert system_of(system.county, second) == system


def test_the_post_that_answers_may_end_it_and_then_no_key_opens(world):
    system, key = let_in(world)
    ended = actions.end(system=system, by=world.actor("柳文书"), at=MONDAY)
    assert ended.state == SystemState.ENDED
    assert system_of(system.county, key) is None
    refused(lambda: actions.make_key(system=system, by=world.actor("计管理"), at=MONDAY), "ended")


@pytest.mark.parametrize(
    ("given", "field"),
    [({"name": " "}, "name"), ({"channel": "web"}, "channel"), ({"services": ["none"]}, "services"),
     ({"post": None}, "post"), ({"unit": None}, "unit"), ({"purpose": "\0"}, "purpose")],
)  # fmt: skip
def test_what_is_written_down_is_checked(world, given, field):
    with pytest.raises(Malformed) as fault:
        asked(world, **given)
    assert field in fault.value.fields


def test_a_post_answers_only_as_far_as_it_reaches(world):
    with pytest.raises(Malformed) as fault:
        asked(world, post=world.posts["乔委员"], unit=world.units["周湾"])
    assert "post" in fault.value.fields


def test_two_of_one_name_do_not_stand_side_by_side(world):
    asked(world)
    with pytest.raises(Malformed) as fault:
        asked(world)
    assert "name" in fault.value.fields
