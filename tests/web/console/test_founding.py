"""A team is founded and dissolved on pages: by who keeps a site, with a volunteer's own yes (R047, R050)."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.entering import come_in_by_password_only
from tests.teams.founding import NAME, accept, dissolve, propose
from tests.teams.joining import registered
from tests.web.console.desk import NOON, Desk, words_of
from tests.world import MONDAY
from wudan.orders import actions as orders
from wudan.people.models import Post
from wudan.teams.actions import founding
from wudan.teams.models import Founding, Team


@pytest.fixture(autouse=True)
def _volunteers(world):
    registered(world, "白嫂", "贺叔")


def asking(world, **given):
    said = {
        "site": world.units["杨柳村"].pk, "name": NAME, "category": "culture", "leader": "白嫂",
        "phone": world.phone("白嫂"),
    }  # fmt: skip
    return said | given


def test_a_keeper_asks_and_the_volunteer_says_yes(world, desk_of):
    desk = desk_of("马青山")
    assert "组建或解散队伍" in words_of(desk.see("members"))
    assert desk.send("team-founding", **asking(world)).status_code == 303
    assert NAME in words_of(desk.see("team-founding"))
    own = desk_of("白嫂")
    asked = Founding.objects.get()
    assert "请您当队长" in words_of(own.see("my-teams"))
    own.send("my-teams-act", act="lead", pk=asked.pk)
    team = Team.objects.get(unit__name=NAME)
    assert Post.objects.get(unit=team.unit_id).person_id == world.people["白嫂"].pk
    assert NAME in words_of(own.see("teams"))


def test_who_says_yes_leads_in_the_session_in_which_they_said_it(world, desk_of):
    """Before, their pages had found them without a post and without a team."""
    asked, own = propose(world), desk_of("白嫂")
    assert not own.see("acting").context["choices"]
    own.send("my-teams-act", act="lead", pk=asked.pk)
    assert [one["unit"] for one in own.see("acting").context["choices"]] == [NAME]
    assert "白嫂" in words_of(own.see("members"))


def test_who_has_not_passed_the_second_step_is_led_to_it_with_the_yes(world):
    asked, own = (
        propose(world),
        Desk(come_in_by_password_only(Client(), world.people["白嫂"].account)),
    )
    assert "验一下，进岗位" not in words_of(own.see("my-teams"))
    own.send("my-teams-act", act="lead", pk=asked.pk)
    assert "验一下，进岗位" in words_of(own.see("my-teams"))


def test_a_no_leaves_no_team_and_another_is_asked_with_what_was_typed(world, desk_of):
    asked = propose(world, skills=["singing"])
    desk_of("白嫂").send("my-teams-act", act="decline", pk=asked.pk)
    desk = desk_of("马青山")
    assert f"again={asked.pk}" in words_of(desk.see("team-founding"))
    page = desk.see("team-founding", again=asked.pk)
    assert page.context["form"]["name"].value() == NAME
    assert page.context["form"]["skills"].value() == ["singing"]


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(world, desk_of):
    desk = desk_of("马青山")
    answer = desk.send("team-founding", **asking(world, name="理发小队", phone=world.phone("贺叔")))
    assert answer.status_code == 422
    assert "没有找到这位志愿者" in str(answer.context["form"].errors["phone"])
    answer = desk.send("team-founding", **asking(world, name="理发小队"))
    assert "请换个名字" in str(answer.context["form"].errors["name"])
    assert 'value="理发小队"' in words_of(answer)
    answer = desk.send("team-founding", **asking(world, site=world.units["石峁村"].pk))
    assert answer.status_code == 422
    assert not Founding.objects.exists()


def test_the_site_takes_its_asking_back(world, desk_of):
    asked = propose(world)
    assert desk_of("贾站长").send("founding-withdrawal", asked.pk).status_code == 404
    desk_of("马青山").send("founding-withdrawal", asked.pk)
    assert Founding.objects.get().state == "dropped"


def test_the_coverage_page_leads_to_founding_where_no_team_is(world, desk_of):
    Team.objects.update(serves=[])
    desk, site = desk_of("乔委员"), world.units["石峁村"]
    assert f"?site={site.pk}" in words_of(desk.see("coverage"))
    form = desk.see("team-founding", site=site.pk).context["form"]
    assert (form["site"].value(), form["name"].value()) == (site.pk, "石峁村志愿服务队")
    propose(world, site="石峁村", by="乔委员", name="石峁村志愿服务队")
    page = words_of(desk.see("coverage"))
    assert "正在组建石峁村志愿服务队" in page
    assert f"?site={site.pk}" not in page
    Team.objects.update(serves=[world.units["c"].path])
    page = words_of(desk.see("coverage"))
    assert "正在组建石峁村志愿服务队" in page, (
        "teams of others come: one of its own is still in the making"
    )
    assert f"?site={world.units['铁边城'].pk}" not in page, "it has teams of its own"


def test_what_is_in_hand_is_named_with_links_and_the_form_is_not_there(world, desk_of):
    order = world.order_at("offered", at=MONDAY)
    desk, team = desk_of("马青山"), world.teams["clippers"]
    page = desk.see("team-dissolution", team.pk)
    assert f"/orders/{order.no}" in words_of(page)
    assert "解散这支队伍" not in words_of(page)
    answer = desk.send("team-dissolution", team.pk, why="没人了")
    assert answer.status_code == 422
    assert "上门理发" in words_of(answer)
    assert Team.objects.get(pk=team.pk).dissolved_at is None


def test_an_order_that_is_not_the_keepers_to_see_is_named_without_its_number(world, desk_of):
    order = orders.accept(order=world.place("白嫂"), by=world.actor("贾站长"), at=MONDAY)
    orders.dispatch(
        order=order, team=world.teams["clippers"], note="就近", by=world.actor("景科长"), at=MONDAY
    )
    page = words_of(desk_of("马青山").see("team-dissolution", world.teams["clippers"].pk))
    assert "上门理发" in page
    assert order.no not in page


def test_a_dissolved_team_says_so_on_its_pages_and_is_in_no_list(world, desk_of):
    team = world.teams["clippers"]
    desk = desk_of("马青山")
    answer = desk.send("team-dissolution", team.pk, why="队员都进城了。")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/teams/{team.pk}")
    page = words_of(desk.see("team-shown", team.pk))
    assert "队员都进城了。" in page
    assert "怎样加入" not in page
    assert "理发小队" not in words_of(desk.see("teams"))
    office = desk_of("柳文书")
    assert "理发小队" not in words_of(office.see("team-list"))
    assert "队员都进城了。" in words_of(office.see("team-list", dissolved="1"))
    page = words_of(office.see("team", team.pk))
    assert "这支队伍已经解散" in page
    assert "解散队伍" not in page
    assert office.see("team-keeping", team.pk).status_code == 404
    assert "解散了的队" in words_of(desk_of("小武").see("my-teams"))


def test_nobody_joins_it(world, desk_of):
    dissolve(world, at=NOON)
    answer = desk_of("白嫂").send("team-application", world.teams["clippers"].pk, words="想来")
    assert answer.status_code == 422
    assert "已经解散" in words_of(answer)


@pytest.mark.parametrize("name", ["苏远", "郝书记", "景科长"])
def test_others_find_no_such_pages(world, desk_of, name):
    desk = desk_of(name)
    assert desk.see("team-founding").status_code == 404
    assert desk.see("team-dissolution", world.teams["clippers"].pk).status_code == 404


def test_a_keeper_dissolves_no_team_of_another_site(world, desk_of):
    made = accept(world, propose(world, site="王台村", by="贾站长"))
    assert desk_of("马青山").see("team-dissolution", made.pk).status_code == 404


def test_a_yes_that_would_make_no_team_is_not_offered_and_the_reason_stands_in_its_place(
    world, desk_of
):
    propose(world)
    own = desk_of("白嫂")
    assert "我愿意当" in words_of(own.see("my-teams"))
    Post.objects.filter(pk=world.posts["马青山"].pk).update(ends_on=MONDAY.date())
    page = words_of(own.see("my-teams"))
    assert "我愿意当" not in page
    assert "来请的人已经不在那个岗位上了" in page
    assert 'value="decline"' in page


def test_what_lapsed_stands_on_the_sites_page_with_a_way_to_ask_another(world, desk_of):
    asked = propose(world)
    founding.lapse_foundings(at=MONDAY + timedelta(days=28))
    page = words_of(desk_of("马青山").see("team-founding"))
    assert "停了，没有等到答复" in page
    again = desk_of("马青山").see("team-founding", again=asked.pk)
    assert again.context["form"]["name"].value() == NAME
