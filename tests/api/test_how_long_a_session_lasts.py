"""The API's sessions end like the pages': 401, at the next request."""

from datetime import timedelta

from tests.world import MONDAY
from wudan.people.models import Post


def test_half_an_hour_of_quiet_ends_a_keepers_session(enter, monday):
    keeper = enter("马青山")
    monday[0] = MONDAY + timedelta(minutes=29)
    assert keeper.get("session").status == 200
    monday[0] = MONDAY + timedelta(minutes=60)
    assert keeper.get("session").status == 401


def test_the_end_of_a_post_ends_the_session(enter, world):
    keeper = enter("马青山")
    assert keeper.get("session")["actor"]["post"] == world.posts["马青山"].pk
    Post.objects.filter(pk=world.posts["马青山"].pk).update(ends_on=MONDAY.date())
    assert keeper.get("orders").status == 401
    assert keeper.get("session").status == 401


def test_a_resident_stays_for_thirty_days(enter, monday):
    elder = enter("秦奶奶")
    monday[0] = MONDAY + timedelta(days=29)
    assert elder.get("session").status == 200
    monday[0] = MONDAY + timedelta(days=31)
    assert elder.get("session").status == 401
