"""免去: at once, by who stands above, and what came with the post goes with it."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.people.signing_in import chosen_actor, posts_of

pytestmark = pytest.mark.postgres


def take_away(world, by, post, why="调走", **more):
    return posts.end(post=post, by=world.actor(by), at=MONDAY, why=why, **more)


def test_an_ended_post_is_gone_at_the_next_request(world):
    post = world.posts["马青山"]
    take_away(world, "乔委员", post)
    held = posts_of(post.person_id, MONDAY.date())
    assert held == []
    assert chosen_actor(held, post.person_id, post.pk).is_staff is False
    assert Post.objects.get(pk=post.pk).ends_on == MONDAY.date()
    assert [event.why for event in events_of("post", post.pk)] == ["调走"]


def test_a_post_begun_today_ends_today(world):
    given = posts.grant(
        person=world.people["高大爷"], role="station_keeper", unit=world.units["石峁村"],
        by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip
    take_away(world, "柳文书", given, why="选错了人")
    assert not Post.objects.held_on(MONDAY.date()).filter(pk=given.pk).exists()


@pytest.mark.parametrize(
    ("by", "whose", "code"),
    [
        ("马青山", "乔委员", "beyond_yourself"), ("乔委员", "柳文书", "beyond_yourself"),
        ("乔委员", "贾站长", "not_your_unit"), ("柳文书", "柳文书", "beyond_yourself"),
        ("柳文书", "安守一", "beyond_yourself"), ("安守一", "安守一", "not_yourself"),
        ("计管理", "严审计", "beyond_yourself"), ("严审计", "马青山", "beyond_yourself"),
        ("马青山", "呼延歌", "not_your_unit"),
    ],
)  # fmt: skip
def test_nobody_ends_a_post_above_or_outside(world, by, whose, code):
    with objected(code):
        take_away(world, by, world.posts[whose])


def test_security_ends_business_and_administration_at_the_top(world):
    for whose in ("柳文书", "严审计", "计管理", "安守二", "郝书记"):
        take_away(world, "安守一", world.posts[whose])
        assert posts_of(world.people[whose].pk, MONDAY.date()) == []


def test_a_post_ends_once_and_with_a_reason(world):
    with malformed("why"):
        take_away(world, "柳文书", world.posts["马青山"], why=" ")
    take_away(world, "柳文书", world.posts["马青山"])
    with objected("ended"):
        take_away(world, "柳文书", world.posts["马青山"])


def test_what_is_held_through_a_post_ends_with_it(world):
    team = world.teams["clippers"].unit
    posts.end(post=world.posts["苏远"], by=world.actor("马青山"), at=MONDAY, why="由站长兼任")
    tomorrow = MONDAY + timedelta(days=1)
    keeper = world.people["马青山"]
    posts.grant(
        person=keeper, role="team_leader", unit=team, by=world.actor("乔委员"), at=tomorrow,
        title="队长", heads=True, through=world.posts["马青山"],
    )  # fmt: skip
    assert len(posts_of(keeper.pk, tomorrow.date())) == 2
    posts.end(post=world.posts["马青山"], by=world.actor("乔委员"), at=tomorrow, why="换届")
    assert posts_of(keeper.pk, tomorrow.date()) == []


def test_only_a_post_of_the_same_person_carries_another(world):
    with malformed("through"):
        posts.grant(
            person=world.people["高大爷"], role="team_leader", unit=world.teams["clippers"].unit,
            by=world.actor("乔委员"), at=MONDAY, through=world.posts["马青山"],
        )  # fmt: skip
