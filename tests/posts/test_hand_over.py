"""交接: every open duty goes to the new holder, none stays with the old, history stays."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY, PATHS
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.handover import CALLBACK, duties_of, open_duties
from wudan.orders.models import Acceptance, Callback, Order
from wudan.orders.permissions import available
from wudan.people.actions import posts
from wudan.people.actions.posts.holding import through
from wudan.people.models import Post
from wudan.people.signing_in import actor_under, chosen_actor, posts_of
from wudan.sites.models import Site

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=1)
HEIR = "李小妹"


def of(world, name):
    return Post.objects.select_related("unit").get(pk=world.posts[name].pk)


def move(world, name, to=HEIR, *, by="柳文书", **more):
    post = of(world, name)
    carried = [post, *through(post, on=LATER.date())]
    return posts.hand_over(
        post=post, to=world.people[to], by=world.actor(by), at=LATER,
        items=duties_of(carried, at=LATER), **more,
    )  # fmt: skip


def now(world, person):
    """As whom a person is known at the next request."""
    return chosen_actor(posts_of(person.pk, LATER.date()), person.pk, None)


@pytest.fixture
def busy(world):
    """An order in every stage, and a call to make."""
    for stage in PATHS:
        world.order_at(stage)
    for order in Order.objects.filter(stage="reviewed"):
        Callback.objects.get_or_create(
            order=order, defaults={"county": order.county, "drawn_at": MONDAY, "drawn_for": "lot"}
        )
    return world


def within(actor):
    """All that an actor sees, and what he may do to each."""
    orders = Order.objects.visible_to(actor, on=LATER.date()).with_names()
    return {o.no: available(actor, o, on=LATER.date()) for o in orders}


@pytest.mark.parametrize("name", ["马青山", "乔委员", "柳文书", "苏远", "景科长"])
def test_every_open_duty_is_the_new_holders_and_not_the_olds(busy, name):
    old = of(busy, name)
    duties, could = open_duties(old, at=LATER), within(actor_under(old))
    calls = set(Callback.objects.within(actor_under(old)))
    handed = move(busy, name, by="安守一" if name == "柳文书" else "柳文书")
    assert {duty.no for duty in duties if duty.kind != CALLBACK} <= could.keys()
    assert any(could[duty.no] for duty in duties)
    assert handed.items == [asdict(duty) for duty in duties]
    new, gone = actor_under(handed.to_post), now(busy, old.person)
    assert open_duties(handed.to_post, at=LATER) == duties
    assert within(new) == could
    assert set(Callback.objects.within(new)) == calls
    assert within(gone) == {}
    assert not Callback.objects.within(gone).exists()


def test_the_work_goes_on_under_the_new_name_and_history_keeps_the_old(busy):
    keeper, accepted = busy.people["马青山"], Order.objects.filter(stage="accepted").first()
    rows = list(Acceptance.objects.values_list("pk", "person_id", "post_id"))
    told = list(events_of("order", accepted.pk).values_list("person_id", "who"))
    handed = move(busy, "马青山")
    fresh = Order.objects.filter(stage="placed").first()
    actions.accept(order=fresh, by=now(busy, handed.to_post.person), at=LATER)
    assert Acceptance.objects.get(order=fresh).person_id == busy.people[HEIR].pk
    with objected("not_your_role"):
        actions.accept(order=fresh, by=now(busy, keeper), at=LATER)
    kept = Acceptance.objects.exclude(order=fresh).values_list("pk", "person_id", "post_id")
    assert list(kept) == rows
    assert list(events_of("order", accepted.pk).values_list("person_id", "who")) == told
    assert handed.from_post.person == keeper
    assert [e.verb for e in events_of("post", handed.from_post_id)] == ["post.hand_over"]
    assert [e.verb for e in events_of("post", handed.to_post_id)] == ["post.grant"]


def test_the_list_names_no_person(busy):
    for name in ("马青山", "乔委员", "苏远", "景科长", "柳文书"):
        told = str(open_duties(of(busy, name), at=LATER))
        for person in busy.people.values():
            assert person.name not in told
            assert "三组" not in told


def test_the_new_head_is_head_and_signs_for_the_list(busy):
    handed = move(busy, "马青山")
    assert handed.to_post.heads
    assert (
        Post.objects.filter(unit=handed.unit, heads=True).held_on(LATER.date()).get()
        == handed.to_post
    )
    new = now(busy, handed.to_post.person)
    for other in (busy.actor("柳文书"), replace(new, post_id=busy.posts["乔委员"].pk)):
        with objected("post_ended" if other.post_id != busy.posts["柳文书"].pk else "not_yours"):
            posts.acknowledge(handover=handed, by=other, at=LATER)
    assert posts.acknowledge(handover=handed, by=new, at=LATER).acknowledged_at == LATER
    with objected("acknowledged"):
        posts.acknowledge(handover=handed, by=new, at=LATER)


def test_the_party_secretary_leads_the_team_and_so_does_the_next(busy):
    """R046: 一把手任队长."""
    team = busy.teams["clippers"].unit
    posts.end(post=busy.posts["苏远"], by=busy.actor("乔委员"), at=MONDAY, why="由站长兼任")
    posts.grant(
        person=busy.people["马青山"], role="team_leader", unit=team, by=busy.actor("乔委员"),
        at=MONDAY + timedelta(hours=1), title="队长", heads=True, through=busy.posts["马青山"],
    )  # fmt: skip
    handed = move(busy, "马青山")
    held = posts_of(handed.to_post.person_id, LATER.date())
    assert {post.role for post in held} == {"station_keeper", "team_leader"}
    leads = next(post for post in held if post.role == "team_leader")
    assert (leads.through, leads.heads, leads.unit) == (handed.to_post, True, team)
    assert leads.received.items
    assert posts_of(busy.people["马青山"].pk, LATER.date()) == []


def test_while_nobody_is_chosen_somebody_acts(busy):
    handed = move(busy, "马青山", ends_on=LATER.date() + timedelta(days=60), is_acting=True)
    assert handed.to_post.is_acting
    assert not handed.to_post.heads
    assert now(busy, handed.to_post.person).may("accept")


def test_an_acting_heir_needs_an_end(busy):
    with malformed("ends_on"):
        move(busy, "马青山", is_acting=True)


@pytest.mark.parametrize(
    ("by", "whose", "to", "code"),
    [
        ("乔委员", "贾站长", HEIR, "not_your_unit"), ("马青山", "马青山", HEIR, "beyond_yourself"),
        ("乔委员", "马青山", "乔委员", "not_yourself"), ("柳文书", "马青山", "马青山", "same_person"),
        ("柳文书", "马青山", "严审计", "apart"), ("安守一", "安守二", HEIR, "needs_second"),
    ],
)  # fmt: skip
def test_a_handover_is_a_grant_and_an_end(busy, by, whose, to, code):
    with objected(code):
        move(busy, whose, to, by=by)
    assert Post.objects.get(pk=busy.posts[whose].pk).ends_on is None


def test_a_refused_handover_leaves_the_old_holder_in_place(busy):
    with objected("apart"):
        move(busy, "马青山", "计管理")
    assert now(busy, busy.people["马青山"]).may("accept")
    assert Site.objects.filter(unit=busy.units["杨柳村"]).exists()


def test_who_has_nothing_open_hands_over_an_empty_list(world):
    handed = move(world, "郝书记", "贺叔")
    assert handed.items == []
