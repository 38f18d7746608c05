"""Two third sign-offs, and a sign-off against an edit: one wins, the other is told. The control shows both (R082)."""

import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from tests.concurrency.racing import faults, is_fair, race, winners, without_turns
from tests.content.writing import latest, proposed, sign, words
from tests.world import COUNTY, MONDAY, World, _person
from wudan.content import actions
from wudan.content.models import Article, Showing, SignOff
from wudan.people.models import Post

pytestmark = pytest.mark.postgres
signing = import_module("wudan.content.actions.sign")
ROUNDS = 3


def before_the_third(world: World) -> Article:
    held = proposed(world)
    for who in ("乔委员", "柳文书"):
        sign(world, held, who)
    return held


def second_leader(world: World) -> None:
    world.posts["常县长"] = Post.objects.create(
        county=COUNTY, person=_person(world, "常县长", "杨柳村"), role="leader", unit=world.units["c"], title="县长",
        starts_on=MONDAY.date(),
    )  # fmt: skip


def third(world: World, held: Article, who: str) -> Any:
    return partial(actions.sign, article=held, seen=latest(held).hash, by=world.actor(who), at=MONDAY)  # fmt: skip


def edit(world: World, held: Article) -> Any:
    return partial(
        actions.write, article=held, written=words(body="换了一句。"), seen=latest(held).hash, by=world.actor("马青山"), at=MONDAY
    )  # fmt: skip


def test_of_two_third_sign_offs_one_counts(shared_world):
    second_leader(shared_world)
    for seed in range(ROUNDS):
        held = before_the_third(shared_world)
        acts = [third(shared_world, held, who) for who in ("郝书记", "常县长")]
        outcomes = race(acts, seed=seed)
        assert is_fair(outcomes), f"seed {seed}: {outcomes}"
        assert (SignOff.objects.filter(revision__article=held).count(), held.showings.count()) == (3, 1)  # fmt: skip


def test_what_is_public_is_what_was_signed_whoever_edits_meanwhile(shared_world):
    for seed in range(ROUNDS):
        held = before_the_third(shared_world)
        outcomes = race([third(shared_world, held, "郝书记"), edit(shared_world, held)], seed=seed)
        assert not faults(outcomes), f"seed {seed}: {outcomes}"
        shown = Showing.objects.filter(article=held, until=None).select_related("revision").first()
        assert shown is None or shown.revision.sign_offs.count() == 3


def lock_nothing(article: Article, by: Any) -> Article:
    """The piece as read."""
    return Article.objects.select_related("unit", "proposed", "award__candidate").get(pk=article.pk)


def test_control_without_the_lock_both_believe_to_be_third(shared_world, monkeypatch):
    second_leader(shared_world)
    held = before_the_third(shared_world)
    acts = [third(shared_world, held, who) for who in ("郝书记", "常县长")]
    meet, ask = threading.Barrier(2), signing.signing_objection

    def signing_objection(*args: Any, **kwargs: Any) -> Any:
        told = ask(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return told

    monkeypatch.setattr(signing, "lock_seen", lock_nothing)
    monkeypatch.setattr(signing, "signing_objection", signing_objection)
    without_turns(monkeypatch)
    outcomes = race(acts)
    assert faults(outcomes) or len(winners(outcomes)) > 1
