"""Each role finds its own pages, and its first one opens."""

import pytest

from tests.web.console.desk import words_of
from wudan.people.actors import Actor
from wudan.people.roles import ROLES
from wudan.web.console.lessons.learned import SEES
from wudan.web.navigation import desk_of as desk_name
from wudan.web.navigation import entries_of, menu_of

CAST = (
    "秦奶奶",
    "小武",
    "苏远",
    "马青山",
    "乔委员",
    "柳文书",
    "景科长",
    "郝书记",
    "严审计",
    "计管理",
    "安守一",
)


@pytest.mark.parametrize("name", CAST)
def test_every_entry_of_a_menu_opens(world, desk_of, name):
    desk = desk_of(name)
    start = desk_name(world.posts[name].role if name in world.posts else "resident")
    page = desk.see(start)
    for item in page.context["navigation"]:
        assert desk.client.get(item.url, follow=True).status_code == 200, item.url
    assert [item.label for item in page.context["navigation"] if item.current]


def test_the_post_is_shown_above_the_menu(world, desk_of):
    page = words_of(desk_of("马青山").see("queue"))
    assert "杨柳村站" in page
    assert "站长" in page


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_menu_is_short_and_says_nothing_twice(role):
    menu = menu_of(Actor(1, role))
    names = [name for name, _label, _icon in entries_of(Actor(1, role))]
    assert len(menu.daily) <= 6
    assert len(menu.groups) <= 7
    assert len(names) == len(set(names))


def test_a_page_below_an_entry_opens_its_group(world, desk_of):
    page = desk_of("柳文书").see("delivery-villages")
    assert [item.label for item in page.context["navigation"] if item.current] == ["配送"]
    assert page.content.decode().count("<details open") >= 1


@pytest.mark.parametrize("role", ["station_keeper", "institute_staff"])
def test_who_writes_general_notices_finds_them_in_the_menu(role):
    assert "announcements" in {name for name, _label, _icon in entries_of(Actor(1, role))}


@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_sees_the_learning_records_finds_them_in_the_menu_and_nobody_else(role):
    names = {name for name, _label, _icon in entries_of(Actor(1, role))}
    assert ("learned" in names) == (role in SEES)
