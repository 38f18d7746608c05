"""代理: for a time, beside the holder."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.people.signing_in import actor_under, posts_of

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


def stand_in(world, whom="高大爷", *, days=30, at=MONDAY, role="station_keeper", by="乔委员"):
    unit = world.units["c" if role == "security_administrator" else "杨柳村"]
    return posts.appoint_acting(
        person=world.people[whom], role=role, unit=unit, by=world.actor(by), at=at,
        title="站长", ends_on=at.date() + timedelta(days=days),
    )  # fmt: skip


def test_who_acts_does_not_displace_the_head(world):
    acting = stand_in(world)
    assert actor_under(acting).label == "杨柳村站·代理站长"
    assert posts_of(world.people["马青山"].pk, TODAY) == [world.posts["马青山"]]
    assert posts_of(acting.person_id, TODAY + timedelta(days=29)) == [acting]
    assert posts_of(acting.person_id, TODAY + timedelta(days=30)) == []


@pytest.mark.parametrize("days", [0, -3, 91])
def test_acting_has_an_end_within_ninety_days(world, days):
    with malformed("ends_on"):
        stand_in(world, days=days)


def test_without_an_end_nobody_acts(world):
    with malformed("ends_on"):
        posts.appoint_acting(
            person=world.people["高大爷"], role="station_keeper", unit=world.units["杨柳村"],
            by=world.actor("乔委员"), at=MONDAY, ends_on=None,
        )  # fmt: skip


def test_one_acting_post_does_not_follow_another(world):
    stand_in(world, days=10)
    with objected("acted"):
        stand_in(world)
    with objected("acted"):
        stand_in(world, at=MONDAY + timedelta(days=20))
    stand_in(world, "秦奶奶", at=MONDAY + timedelta(days=20))


def test_who_acts_can_be_appointed_and_acts_no_longer(world):
    acting = stand_in(world)
    made = posts.hand_over(
        post=world.posts["马青山"], to=acting.person, by=world.actor("柳文书"), at=MONDAY, items={}
    ).to_post
    assert posts_of(acting.person_id, TODAY) == [made]
    assert made.heads
    assert [event.verb for event in events_of("post", acting.pk)] == ["post.grant", "post.end"]


def test_a_security_administrator_is_never_stood_in_for(world):
    with objected("no_acting"):
        stand_in(world, role="security_administrator", by="安守一")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"ends_on": None}, "post_acting_ends_and_heads_not"),
        ({"ends_on": TODAY + timedelta(days=91)}, "post_acting_90_days"),
        ({"heads": True}, "post_one_head|post_acting_ends_and_heads_not"),
    ],
)
def test_the_database_holds_it_too(world, change, name):
    acting = stand_in(world)
    with refused_by_the_database(name):
        Post.objects.filter(pk=acting.pk).update(**change)
