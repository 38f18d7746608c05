"""Reach: over random trees, over random deeds, and as the tree changes (A13, G05)."""

import random
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Refusal
from wudan.orders.models import Order
from wudan.people.actions import posts
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.permissions import authority_objection
from wudan.people.roles import APART, GRANTING, POST_ROLES, ROLES
from wudan.people.signing_in import actor_under, posts_of

CODES = [role.code for role in POST_ROLES]
TODAY = MONDAY.date()


@st.composite
def trees(draw):
    """A tree of up to forty units: each hangs under an earlier one, or is a root of its own."""
    parents = draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
    units: list[Unit] = []
    for number, pick in enumerate(parents, start=1):
        parent = units[pick % len(units)] if units and pick % 7 else None
        path = f"{parent.path if parent else ''}{number}."
        kind = draw(st.sampled_from(UnitKind.values))
        units.append(
            Unit(pk=number, parent=parent, path=path, kind=kind, short_name=f"单位{number}")
        )
    return units


def is_under(unit, top):
    """By walking up, not by the path."""
    while unit is not None:
        if unit is top:
            return True
        unit = unit.parent
    return False


@given(trees(), st.sampled_from([*CODES, "resident", "clock"]), st.data())
def test_nobody_decides_beyond_his_role_or_outside_his_subtree(units, code, data):
    own, where = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
    role = data.draw(st.sampled_from(CODES))
    by = Actor(1, code, post_id=1, unit_id=own.pk, unit_path=own.path)
    may = role in ROLES[code].grants and is_under(where, own)
    assert (authority_objection(by, role, where) is None) == may


@pytest.mark.postgres
def test_random_deeds_never_go_beyond(world):
    seed = random.randrange(10**9)
    chance, done = random.Random(seed), 0
    people, units = list(world.people.values()), list(Unit.objects.select_related("parent__parent"))
    for _ in range(200):
        who = chance.choice(people)
        if chance.random() < 0.6:
            giving = Post.objects.running_on(TODAY).filter(role__in=GRANTING).order_by("pk")
            who = chance.choice(list(giving)).person
        held = posts_of(who.pk, TODAY)
        by = actor_under(chance.choice(held)) if held else Actor(who.pk, "resident")
        role, unit, whom = chance.choice(CODES), chance.choice(units), chance.choice(people)
        if chance.random() < 0.7 and by.kind.grants:
            role = chance.choice(sorted(by.kind.grants))
            unit = chance.choice([u for u in units if u.kind in ROLES[role].kinds])
        same = list(Post.objects.filter(role=role, unit=unit).order_by("pk"))
        post = chance.choice(same) if same else None
        try:
            with transaction.atomic():
                if post and chance.random() < 0.4:
                    posts.hand_over(post=post, to=whom, by=by, at=MONDAY, items={})
                else:
                    heads = chance.random() < 0.3
                    posts.grant(person=whom, role=role, unit=unit, by=by, at=MONDAY, heads=heads)
        except Refusal:
            continue
        done += 1
        assert role in by.kind.grants, f"seed {seed}"
        assert unit.path.startswith(by.unit_path), f"seed {seed}"
        assert whom != who, f"seed {seed}"
    assert done > 10, f"seed {seed}: nothing was tried"
    heads = list(Post.objects.running_on(TODAY).filter(heads=True).values_list("unit", flat=True))
    assert len(heads) == len(set(heads)), f"seed {seed}"
    for person in people:
        roles = {post.role for post in Post.objects.running_on(TODAY).filter(person=person)}
        assert not roles & APART or len(roles) == 1, f"seed {seed}"


def hang(unit, parent):
    """Move a unit, with what is under it, to another parent."""
    old, new = unit.path, f"{parent.path}{unit.pk}."
    for below in Unit.objects.filter(path__startswith=old):
        below.path = new + below.path.removeprefix(old)
        below.save(update_fields=["path"])
    Unit.objects.filter(pk=unit.pk).update(parent=parent)


@pytest.mark.postgres
def test_a_moved_village_is_the_new_towns_and_no_longer_the_olds(world):
    village, order = world.units["杨柳村"], world.place()
    heir = world.people["高大爷"]
    posts.grant(
        person=heir,
        role="institute_staff",
        unit=world.units["周湾"],
        by=world.actor("柳文书"),
        at=MONDAY,
    )
    stale = world.actor("乔委员")
    hang(village, world.units["周湾"])
    old, new = (actor_under(posts_of(p.pk, TODAY)[0]) for p in (world.people["乔委员"], heir))
    for actor, reaches in ((old, False), (new, True)):
        assert Order.objects.visible_to(actor, on=TODAY).filter(pk=order.pk).exists() is reaches
        assert (
            Post.objects.visible_to(actor).filter(pk=world.posts["马青山"].pk).exists() is reaches
        )
    for by in (old, stale):  # an actor made before the move is looked at anew
        with objected("not_your_unit"):
            posts.end(post=world.posts["马青山"], by=by, at=MONDAY, why="试试")
    posts.end(post=world.posts["马青山"], by=new, at=MONDAY, why="换人")


@pytest.mark.postgres
def test_a_unit_that_ends_takes_its_posts_along_on_its_last_day(world):
    Unit.objects.filter(pk=world.units["杨柳村"].pk).update(ends_on=TODAY + timedelta(days=2))
    keeper = world.people["马青山"].pk
    held = [len(posts_of(keeper, TODAY + timedelta(days=days))) for days in range(4)]
    assert held == [1, 1, 0, 0]


@pytest.mark.postgres
def test_merged_villages_keep_one_keeper_and_the_other_has_nothing_left(world):
    gone, kept = world.units["石峁村"], world.units["杨柳村"]
    other = posts.grant(
        person=world.people["高大爷"],
        role="station_keeper",
        unit=gone,
        by=world.actor("柳文书"),
        at=MONDAY,
    )
    order = world.place("高大爷")
    later = MONDAY + timedelta(days=1)
    Unit.objects.filter(pk=gone.pk).update(ends_on=later.date())
    Order.objects.filter(pk=order.pk).update(unit=kept, origin=kept)
    assert posts_of(other.person_id, later.date()) == []
    keeper = actor_under(posts_of(world.people["马青山"].pk, later.date())[0])
    assert Order.objects.visible_to(keeper, on=later.date()).filter(pk=order.pk).exists()


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("马青山", {"马青山", "苏远"}), ("乔委员", {"马青山", "乔委员", "苏远", "宗梅", "段护士"}),
        ("景科长", {"景科长"}), ("苏远", {"苏远"}), ("郝书记", {"郝书记"}), ("计管理", {"计管理"}),
        ("秦奶奶", set()),
    ],
)  # fmt: skip
def test_a_list_of_posts_ends_where_reach_ends(world, name, sees):
    actor = world.actor(name)
    found = Post.objects.visible_to(actor).values_list("person__name", flat=True)
    assert set(found) == sees


@pytest.mark.postgres
def test_security_and_audit_see_all_posts_and_the_office_all_of_business(world):
    every = set(world.posts)
    for name in ("安守一", "严审计"):
        found = Post.objects.visible_to(world.actor(name)).values_list("person__name", flat=True)
        assert set(found) == every
    office = Post.objects.visible_to(world.actor("柳文书")).values_list("person__name", flat=True)
    assert set(office) == every - {"安守一", "安守二", "严审计", "计管理"}
