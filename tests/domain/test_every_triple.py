"""Every stage × every verb × everybody, once, through the real actions.

The table below is written by hand from the domain's rules, not derived from `flow` or
`permissions`: where the two disagree, one of them is wrong.
"""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction

from tests.domain.acts import DAY, perform
from tests.world import MONDAY, PATHS, World, walk
from wudan.journal.events import events_of
from wudan.kit.refusals import Objected
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.drawing import arrows
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.orders.permissions import may_view
from wudan.people.actors import THE_CLOCK, Actor, for_self
from wudan.people.roles import ROLES, VOLUNTEER

LATER = MONDAY + 2 * DAY

SITES = {"keeper", "institute", "center"}
"""Those who hold the order or stand above it."""
DISPATCHERS = {"center", "lead_officer"}
SELF = {"beneficiary", "named_reviewer"}
"""The order was taken by the keeper for the beneficiary, who named somebody to review."""
HEARING = {"institute", "center"}
"""Who may write down how she found it: the keeper took the order, and the team is the station's own."""

TABLE: dict[str, tuple[set[str], dict[str, str]]] = {
    # verb: (who may, {from: to})
    "supplement": (SELF | SITES, {"returned": "placed"}),
    "accept": (SITES, {"placed": "accepted"}),
    "reclassify": (SITES | {"lead_officer"}, {"accepted": "accepted"}),
    "return": (SITES, {"placed": "returned"}),
    "decline": (SITES, {"placed": "declined", "waiting": "declined"}),
    "refer": (SITES, {"placed": "referred", "waiting": "referred", "accepted": "referred"}),
    "escalate": (SITES | {"clock"}, {"placed": "placed", "accepted": "accepted"}),
    "merge": (SITES, {"placed": "merged", "waiting": "merged", "returned": "merged", "accepted": "merged"}),
    "withdraw": (
        SELF | SITES,
        {"placed": "withdrawn", "waiting": "withdrawn", "returned": "withdrawn", "accepted": "withdrawn",
         "offered": "withdrawn", "scheduled": "withdrawn"},
    ),
    "disown": (
        {"beneficiary"} | SITES,
        {"placed": "void", "waiting": "void", "returned": "void", "accepted": "void",
         "offered": "void", "scheduled": "void"},
    ),
    "void": (
        {"center"},
        {"placed": "void", "waiting": "void", "returned": "void", "accepted": "void",
         "offered": "void", "scheduled": "void", "started": "void"},
    ),
    "dispatch": (DISPATCHERS, {"accepted": "offered"}),
    "recall": (DISPATCHERS, {"offered": "accepted", "scheduled": "accepted"}),
    "confirm": ({"leader_of_team"}, {"offered": "scheduled"}),
    "claim": ({"leader_of_team", "leader_of_another"}, {"accepted": "scheduled"}),
    "refuse": ({"leader_of_team"}, {"offered": "accepted", "scheduled": "accepted"}),
    "expire": ({"clock"}, {"offered": "accepted"}),
    "schedule": ({"leader_of_team"}, {"scheduled": "scheduled"}),
    "start": ({"leader_of_team"}, {"scheduled": "started"}),
    "fulfill": ({"leader_of_team"}, {"scheduled": "done", "started": "done"}),
    "acknowledge": ({"beneficiary", "named_reviewer"}, {"done": "acknowledged"}),
    "review": ({"beneficiary", "named_reviewer"} | HEARING, {"done": "reviewed", "acknowledged": "reviewed"}),
    "unsay": (SELF | SITES, {}),
    "follow_up": ({"institute", "center"}, {"following_up": "settled"}),
    "queue": (set(), {}),
    "promote": (set(), {}),
    "lapse": ({"clock"}, {"returned": "withdrawn", "done": "lapsed", "acknowledged": "lapsed"}),
}  # fmt: skip
ALSO = {
    ("lead_officer", "refer", "accepted"): "referred",
    ("lead_officer", "refer", "waiting"): "referred",
}
"""Where one of those who may may do so from fewer stages."""
UNSEEN = {"claim"}
"""Open orders have a list of their own for teams; all other acts are on an order one may see."""
NEW = {
    "place": {"beneficiary", "named_reviewer", "placer_as_resident", "another_resident", "member"},
    "place_for": SITES,
}
"""Verbs that make another order, whatever stage the first is in."""


def cast_of(world: World) -> dict[str, Actor]:
    """Everybody, in the right unit and in the wrong one; each role at least once."""
    elsewhere, center = world.units["周湾"], world.units["c"]
    cast = {
        "beneficiary": world.actor("秦奶奶"),
        "named_reviewer": world.actor("李小妹"),
        "placer_as_resident": world.oneself("马青山"),
        "another_resident": world.actor("高大爷"),
        "member": world.actor("小武"),
        "volunteer": for_self(world.people["小武"].pk, role=VOLUNTEER),
        "leader_of_team": world.actor("苏远"),
        "leader_of_another": world.actor("宗梅"),
        "keeper": world.actor("马青山"),
        "keeper_elsewhere": world.actor("贾站长"),
        "institute": world.actor("乔委员"),
        "institute_elsewhere": Actor(
            world.people["白嫂"].pk, "institute_staff", 990, elsewhere.pk, elsewhere.path
        ),
        "center": world.actor("柳文书"),
        "lead_officer": world.actor("景科长"),
        "other_officer": world.actor("艾科长"),
        "leader": world.actor("郝书记"),
        "auditor": world.actor("严审计"),
        "administrator": world.actor("计管理"),
        "security": Actor(
            world.people["计管理"].pk, "security_administrator", 991, center.pk, center.path
        ),
        "operator": Actor(None, "operator"),
        "clock": THE_CLOCK,
    }
    assert {actor.role for actor in cast.values()} == set(ROLES)
    return cast


def placed(world: World) -> Order:
    """An order with a beneficiary, a proxy and a named reviewer, all different."""
    return actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people["秦奶奶"],
        channel="telephone", consent="spoken_phone", by=world.actor("马青山"), at=MONDAY,
        reviewer=world.people["李小妹"],
    )  # fmt: skip


OWN_STORIES = {Stage.WAITING: {Verb.LAPSE}}
"""What a passed term of waiting leads to hangs on whether there is room: tests/catalog tells it."""


ALL, SOME = 1, 4
"""An act that nobody may do at a stage is tried by one in four of the cast; by everybody in the long run."""


@pytest.mark.parametrize("one_in", [pytest.param(ALL, marks=pytest.mark.long), SOME])
@pytest.mark.parametrize("stage", Stage)
def test_everybody_tries_everything(world, stage, one_in):
    order = walk(world, placed(world), stage)
    twin = placed(world)
    rows = Order.objects.filter(pk=order.pk).values()
    kept, cast = rows.get(), cast_of(world)
    for turn, verb in enumerate(sorted(set(Verb) - OWN_STORIES.get(stage, set()))):
        every = 1 if any(_target(stage, verb, name) for name in cast) else one_in
        for name, actor in [*cast.items()][turn % every :: every]:
            led_to, told = _fire(world, order, twin, verb, actor), _target(stage, verb, name)
            assert led_to == told, f"{name} {verb} from {stage}: {led_to}, not {told}"
            if told and verb not in UNSEEN | set(NEW) and name != "clock":
                assert may_view(actor, order, on=LATER.date()), f"{name} cannot see to {verb}"
        assert rows.get() == kept


def test_the_drawing_shows_just_these_ways():
    table = {(v, a, b) for v, (_, ways) in TABLE.items() for a, b in ways.items()}
    drawn = {(v, a, b or a) for v, a, b in arrows() if a is not None}
    assert drawn - table == {
        ("review", "done", "following_up"), ("review", "acknowledged", "following_up"),
        ("queue", "placed", "waiting"), ("queue", "waiting", "waiting"),
        ("promote", "waiting", "placed"), ("lapse", "waiting", "withdrawn"),
        ("unsay", "placed", "returned"), ("unsay", "reviewed", "done"), ("unsay", "following_up", "done"),
    }  # fmt: skip
    assert table <= drawn


def test_the_table_and_the_paths_name_every_verb_and_stage():
    assert set(TABLE) | set(NEW) == set(Verb.values)
    assert set(PATHS) == set(Stage.values)


def _target(stage: str, verb: str, name: str) -> str | None:
    """Where the table says that it leads; None when it is refused."""
    if verb in NEW:
        return "placed" if name in NEW[verb] else None
    who, ways = TABLE[verb]
    return ways.get(stage) if name in who else ALSO.get((name, verb, stage))


def _fire(world: World, order: Order, twin: Order, verb: Verb, actor: Actor) -> str | None:
    """Try it and take it back; the stage it led to, None when it was objected to."""
    with suppress(Objected), transaction.atomic():
        moved = _act(world, order, twin, verb, actor)()
        if moved.pk == order.pk:
            stored = Order.objects.get(pk=order.pk)
            assert (stored.stage, stored.version) == (moved.stage, order.version + 1)
            last = events_of("order", order.pk).last()
            assert (last.verb, last.facts["from"]) == (f"order.{verb}", order.stage)
        transaction.set_rollback(True)
        return moved.stage
    return None


def _act(world: World, order: Order, twin: Order, verb: Verb, actor: Actor) -> Callable[[], Order]:
    need = Need(words="再来一次", address="三组")
    if verb == Verb.PLACE:
        return lambda: actions.place(need=need, by=actor, at=LATER)
    if verb == Verb.PLACE_FOR:
        return lambda: actions.place_for(
            need=need, beneficiary=world.people["秦奶奶"], channel="counter",
            consent="spoken_face", by=actor, at=LATER,
        )  # fmt: skip
    return lambda: perform(verb, order, by=actor, at=LATER, world=world, into=twin)
