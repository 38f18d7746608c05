"""What the house shows beside an item of a standard, without being told."""

import pytest

from tests.activities.attendance.building import an_afternoon
from tests.sites.standing import site
from tests.world import MONDAY
from wudan.registers.known import known_of
from wudan.sites.actions.staff import name_staff
from wudan.sites.enums import Known


def _words(world, name, code):
    return "".join(known_of(site(world, name), [code], at=MONDAY)[code])


def test_every_code_has_words_and_few_statements(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        told = known_of(site(world), Known.values, at=MONDAY)
    assert set(told) == set(Known.values)
    assert all(words for facts in told.values() for words in facts)


def test_posts_are_counted_and_nobody_is_named(world):
    name_staff(site=site(world), person=world.people["李小妹"], time="part", duty="值班", by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    words = _words(world, "杨柳村", "posts")
    assert "在岗 1 人：站长" in words
    assert "专职 0 人，兼职 1 人" in words
    assert "马青山" not in words
    assert "没有在岗" in _words(world, "石峁村", "posts")


@pytest.mark.parametrize(("name", "words"), [("杨柳村", "1 支"), ("石峁村", "没有自己的队伍"), ("铁边城", "3 支")])  # fmt: skip
def test_teams_of_the_site_and_below(world, name, words):
    assert words in _words(world, name, "teams")


def test_orders_and_activities_of_the_last_ninety_days(world):
    world.place()
    an_afternoon(world)
    assert "点单 1 件" in _words(world, "杨柳村", "orders")
    assert "1 次活动，本月 1 次" in _words(world, "铁边城", "activities")
    assert "0 次活动" in _words(world, "石峁村", "activities")
