"""确认: once a quarter, or the post ends."""

from datetime import date, datetime, timedelta

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.clock import CHINA
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.people.signing_in import posts_of

pytestmark = pytest.mark.postgres
END = date(2026, 9, 30)


@pytest.fixture
def due(world):
    """All posts run out with this quarter."""
    Post.objects.update(confirmed_until=END)
    return list(Post.objects.order_by("pk"))


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=CHINA)


def test_who_appoints_confirms_his_subtree(world, due):
    mine = Post.objects.filter(role="station_keeper")
    assert posts.confirm(posts=mine, by=world.actor("柳文书"), at=MONDAY) == 2
    assert posts.confirm(posts=mine, by=world.actor("柳文书"), at=MONDAY) == 0
    assert set(mine.values_list("confirmed_until", flat=True)) == {date(2026, 12, 31)}
    assert events_of("post", world.posts["马青山"].pk).get().verb == "post.confirm"


@pytest.mark.parametrize(
    ("by", "whose", "code"),
    [
        ("乔委员", "贾站长", "not_your_unit"), ("马青山", "马青山", "beyond_yourself"),
        ("安守一", "安守一", "not_yourself"), ("柳文书", "严审计", "beyond_yourself"),
        ("严审计", "马青山", "beyond_yourself"),
    ],
)  # fmt: skip
def test_nobody_confirms_beyond_his_own(world, due, by, whose, code):
    with objected(code):
        posts.confirm(posts=[world.posts[whose]], by=world.actor(by), at=MONDAY)


def test_all_or_none_is_confirmed(world, due):
    with objected("not_your_unit"):
        posts.confirm(
            posts=[world.posts["马青山"], world.posts["贾站长"]],
            by=world.actor("乔委员"),
            at=MONDAY,
        )
    assert Post.objects.get(pk=world.posts["马青山"].pk).confirmed_until == END


def test_a_warning_is_given_once_fourteen_days_ahead(world, due):
    assert posts.warn(at=noon(END - timedelta(days=15))) == 0
    assert posts.warn(at=noon(END - timedelta(days=14))) == len(due)
    assert posts.warn(at=noon(END - timedelta(days=13))) == 0


def test_what_is_not_confirmed_ends_the_day_after(world, due):
    posts.confirm(posts=[world.posts["马青山"]], by=world.actor("柳文书"), at=MONDAY)
    assert posts.expire(at=noon(END)) == 0
    later = noon(END + timedelta(days=4))
    assert posts.expire(at=later) == len(due) - 1
    lapsed = Post.objects.get(pk=world.posts["贾站长"].pk)
    assert lapsed.ends_on == END + timedelta(days=1)
    assert [e.verb for e in events_of("post", lapsed.pk)] == ["post.expire"]
    assert posts.expire(at=later) == 0


def test_it_ends_even_while_the_worker_is_down(world, due):
    holder = world.people["贾站长"].pk
    held = [posts_of(holder, END + timedelta(days=days)) for days in (0, 1)]
    assert [len(found) for found in held] == [1, 0]
    Post.objects.filter(pk=world.posts["柳文书"].pk).update(confirmed_until=None)
    with objected("expired"):
        posts.confirm(
            posts=[world.posts["贾站长"]],
            by=world.actor("柳文书"),
            at=noon(END + timedelta(days=1)),
        )


def test_a_post_from_before_gets_its_first_term(world):
    assert posts.expire(at=MONDAY) == 0
    assert set(Post.objects.values_list("confirmed_until", flat=True)) == {date(2026, 12, 31)}
