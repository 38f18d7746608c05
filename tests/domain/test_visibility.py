"""Who may see what: lists and single objects agree; contact only for those at work."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world import MONDAY, PATHS, World
from wudan.areas.models import Unit
from wudan.kit.refusals import Missing
from wudan.orders import permissions
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.orders.shown import seen_order, shown_order
from wudan.people.actors import NOBODY, THE_CLOCK, Actor
from wudan.people.models import Bond, Post
from wudan.people.roles import ROLES

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()

SEEN_BY = {
    "placed": {"秦奶奶", "马青山", "乔委员", "柳文书", "郝书记", "严审计"},
    "accepted": {"秦奶奶", "马青山", "乔委员", "柳文书", "郝书记", "严审计", "景科长"},
    "offered": {"秦奶奶", "马青山", "乔委员", "柳文书", "郝书记", "严审计", "景科长", "苏远"},
    "scheduled": {"秦奶奶", "马青山", "乔委员", "柳文书", "郝书记", "严审计", "景科长", "苏远", "小武"},
    "reviewed": {"秦奶奶", "马青山", "乔委员", "柳文书", "郝书记", "严审计", "景科长", "苏远", "小武"},
}  # fmt: skip


@pytest.mark.parametrize("stage", SEEN_BY)
def test_those_see_it_and_nobody_else(world, stage):
    order = world.order_at(stage)
    on_list = {n for n in world.people if visible(order, world.actor(n))}
    alone = {n for n in world.people if permissions.may_view(world.actor(n), order, on=TODAY)}
    opened = {n for n in world.people if opens(world.actor(n), order)}
    assert on_list == alone == opened == SEEN_BY[stage]


def visible(order, actor):
    return Order.objects.visible_to(actor, on=TODAY).filter(pk=order.pk).exists()


def opens(actor, order):
    """By its number, bare and with all that is shown; both or neither."""
    found = []
    for load in (seen_order, shown_order):
        with suppress(Missing):
            found.append(load(actor, order.no, on=TODAY))
    assert found in ([], [order, order])
    return bool(found)


def test_nobody_and_a_post_without_a_unit_open_nothing(world):
    order = world.order_at("accepted")
    for actor in (NOBODY, THE_CLOCK, Actor(1, "station_keeper", post_id=1)):
        assert not opens(actor, order)
    with pytest.raises(Missing):
        seen_order(world.actor("马青山"), "-1", on=TODAY)


def test_the_clock_looks_at_nothing(world):
    order = world.order_at("scheduled")
    assert not permissions.may_view(THE_CLOCK, order, on=TODAY)
    assert not permissions.may_see_contact(THE_CLOCK, order)


FULL = {"秦奶奶", "马青山", "乔委员", "柳文书"}
SERVING = {"scheduled", "started"}


@pytest.mark.parametrize("stage", PATHS)
def test_a_team_sees_the_address_from_its_yes_to_the_end_of_the_work(world, stage):
    order = world.order_at(stage)
    seeing = {
        name for name in world.people
        if permissions.may_view(actor := world.actor(name), order, on=TODAY)
        and permissions.may_see_contact(actor, order)
    }  # fmt: skip
    assert seeing == FULL | ({"苏远", "小武"} if stage in SERVING else set())


def test_a_charged_department_sees_it_too_while_it_serves(world):
    from wudan.orders import actions

    order = actions.dispatch(
        order=world.order_at("accepted"), by=world.actor("柳文书"), at=MONDAY,
        department=world.units["卫健局"],
    )  # fmt: skip
    officer = Actor(world.people["白嫂"].pk, "department_officer", 990, world.units["卫健局"].pk, "x.")  # fmt: skip
    assert permissions.may_view(officer, order, on=TODAY)
    assert not permissions.may_see_contact(officer, order)
    order = actions.confirm(order=order, by=officer, at=MONDAY, starts_at=MONDAY, contact="王")
    assert permissions.may_see_contact(officer, order)


def forest(world: World) -> list[Unit]:
    """Three more trees of units beside the county, deep and with look-alike keys."""
    made: list[Unit] = list(world.units.values())
    parents: list[Unit | None] = [None, world.units["铁边城"], None]
    for number in range(12):
        parent = parents[number % len(parents)]
        unit = Unit.objects.create(
            county="610626", key=f"f{number}", kind="station", name=f"f{number}",
            short_name=f"f{number}", parent=parent, starts_on=TODAY,
        )  # fmt: skip
        unit.path = f"{parent.path if parent else ''}{unit.pk}."
        unit.save()
        made.append(unit)
        parents.append(unit)
    return made


@pytest.fixture
def every_stage(world):
    """One order at each stage, and the units they may be moved to."""
    return {stage: world.order_at(stage) for stage in Stage}, forest(world)


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_lists_and_single_objects_agree_whatever_the_tree(world, every_stage, data):
    orders, units = every_stage
    with transaction.atomic():
        for stage in data.draw(st.sets(st.sampled_from(list(Stage)), min_size=1), "moved"):
            _move(orders[stage], world, units, data)
        actor = _somebody(world, units, data)
        listed = set(Order.objects.visible_to(actor, on=TODAY).values_list("pk", flat=True))
        for order in Order.objects.with_names():
            assert (order.pk in listed) == permissions.may_view(actor, order, on=TODAY)
        transaction.set_rollback(True)


def _move(order, world, units, data):
    """To any unit, for anybody, under any platform."""
    people = [world.people[name] for name in ("秦奶奶", "高大爷", "马青山", "小武", "苏远")]
    Order.objects.filter(pk=order.pk).update(
        unit=data.draw(st.sampled_from(units)), origin=data.draw(st.sampled_from(units)),
        platform=data.draw(st.sampled_from(list(world.platforms.values()))),
        placed_by=data.draw(st.sampled_from(people)),
        placed_for=data.draw(st.sampled_from(people)),
        reviewer=data.draw(st.sampled_from([None, *people])), **_bond(world, data),
    )  # fmt: skip


def _bond(world, data):
    """None; or one of two people of the cast that waits, runs, has ended, or hangs on a post."""
    state = data.draw(st.sampled_from(["none", "waiting", "running", "ended", "helper", "expired"]))
    if state == "none":
        return {"bond": None, "consent": "signed"}
    names = data.draw(st.permutations(["秦奶奶", "高大爷", "马青山", "小武", "苏远"]))
    said = {} if state == "waiting" else {"confirmed_at": MONDAY, "confirmed_how": "account"}
    if said:
        said["confirmed_by_id"] = world.people[names[1]].pk
    if state == "ended":
        said |= {"ended_at": MONDAY, "ended_how": "withdrawn"}
    if state in {"helper", "expired"}:
        said |= {"post": world.posts["苏远"], "kind": "helper"}
        until = TODAY if state == "helper" else TODAY - timedelta(days=1)
        Post.objects.filter(pk=world.posts["苏远"].pk).update(confirmed_until=until)
    pair = {"guardian": world.people[names[0]], "ward": world.people[names[1]]}
    Bond.objects.filter(**pair).update(ended_at=MONDAY, ended_how="withdrawn")
    made = {"county": "610626", "kind": "family", "proposed_at": MONDAY, "proposed_by_id": 1}
    bond = Bond.objects.create(**made | pair | said)
    return {"bond": bond, "consent": "bond", "placed_under_id": None}


def _somebody(world, units, data):
    """Any role in any unit, also one that cannot be: a role without a post, a post without a path."""
    role = data.draw(st.sampled_from(list(ROLES)), "role")
    unit = data.draw(st.sampled_from(units), "at")
    person = data.draw(st.sampled_from(["秦奶奶", "高大爷", "马青山", "小武", "苏远"]), "who")
    if role in {"resident", "volunteer"}:
        teams = data.draw(st.sets(st.sampled_from([t.unit_id for t in world.teams.values()])), "teams")  # fmt: skip
        return Actor(world.people[person].pk, role, team_ids=frozenset(teams))
    if role == "clock":
        return THE_CLOCK
    pathless = data.draw(st.booleans(), "pathless")
    path = "" if pathless else unit.path
    return Actor(world.people[person].pk, role, 990, unit.pk, path)
