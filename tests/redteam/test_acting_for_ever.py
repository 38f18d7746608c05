"""代理 stays a stopgap, also by way of 交接 (A13)."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.people.actions import posts

pytestmark = pytest.mark.postgres


def test_handing_over_to_a_stand_in_again_and_again_is_refused(world):
    who, day, post = world.people, MONDAY.date(), world.posts["马青山"]
    by, until = world.actor("乔委员"), MONDAY.date() + timedelta(days=89)
    given = {"by": by, "items": {}, "is_acting": True}
    first = posts.hand_over(post=post, to=who["高大爷"], at=MONDAY, ends_on=until, **given)
    later = MONDAY + timedelta(days=10)
    second = posts.hand_over(
        post=first.to_post, to=who["贺叔"], at=later, ends_on=day + timedelta(days=99), **given
    )
    again = later + timedelta(days=10)
    with objected("acted"):
        posts.hand_over(
            post=second.to_post,
            to=who["高大爷"],
            at=again,
            ends_on=day + timedelta(days=109),
            **given,
        )
