"""A project's menu item: what the gate judged follows the project through it, all else is the menu's (R068)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.projects.keeping import admitted, candidate, decide, left, needed, review, reviewed
from tests.world import MONDAY
from wudan.areas.models import Area, Unit
from wudan.catalog.actions import Line, settle_change, waiting_change
from wudan.catalog.details import as_it_is
from wudan.catalog.models import Service, ServiceChange
from wudan.journal.models import Event
from wudan.projects.actions import candidates, changes
from wudan.projects.actions.drafting import draft_of
from wudan.projects.actions.gate.offering import offer
from wudan.projects.models import GateRound, Project, Reviewing

pytestmark = pytest.mark.postgres
OCTOBER = date(2026, 10, 1)
FIRST = MONDAY + timedelta(days=24)


def item_of(project):
    return Service.objects.select_related("provider").get(pk=project.service_id)


def changed(world, project, who="景科长", **facts):
    item = item_of(project)
    return changes.change_item(
        service=item, wanted=replace(as_it_is(item), **facts), why="要动剪刀", by=world.actor(who),
        at=MONDAY,
    )  # fmt: skip


def through_the_gate(world, project, **given):
    """A change of the project itself, reviewed by those who admitted it, and agreed."""
    wanted = replace(draft_of(project), **given)
    changes.propose_change(
        project=project, draft=wanted, why="要动剪刀", by=world.actor("马青山"), at=MONDAY
    )
    round_ = GateRound.objects.select_related("project").get(project=project, state="open")
    for who in ("乔委员", "景科长"):
        review(world, Reviewing.objects.get(round=round_, person=world.people[who]), who)
    decide(world, round_, "admit")


def test_an_admitted_project_gives_an_item_of_its_own_village(world):
    assert admitted(world).service.serves == [world.units["杨柳村"].path]


def close_down(world, *names):
    """Their sites exist no more."""
    paths = [world.units[name].path for name in names]
    Unit.objects.filter(path__in=paths).update(ends_on=MONDAY.date())


def test_no_item_goes_everywhere_because_there_is_no_site_where_its_project_is(world):
    found = needed(world)
    close_down(world, "杨柳村")
    with objected("no_site_there"):
        candidates.submit(project=found, by=world.actor("马青山"), at=MONDAY)


def test_a_site_that_is_gone_before_the_decision_keeps_the_project_off_the_menu(world):
    round_ = reviewed(world)
    close_down(world, "杨柳村")
    with objected("no_site_there"):
        decide(world, round_, "admit")
    assert not Service.objects.filter(name="老人上门理发").exists()
    assert decide(world, round_, "revise").outcome == "revise"


def test_a_town_without_an_institute_is_its_stations_and_a_county_is_everywhere(world):
    close_down(world, "铁边城")
    town = Area.objects.get(name="铁边城镇")
    found = admitted(world, area=town)
    assert found.service.serves == [world.units[name].path for name in ("杨柳村", "石峁村")]
    county = admitted(world, area=Area.objects.get(level=3), audience="everybody")
    assert county.service.serves == []


def test_a_project_does_not_go_where_there_is_no_site_and_may_be_changed_where_there_is_none_left(
    world,
):
    found = admitted(world)
    close_down(world, "王台村")
    draft = replace(draft_of(found), area=Area.objects.get(name="王台村"))
    with objected("no_site_there"):
        changes.propose_change(
            project=found, draft=draft, why="搬过去", by=world.actor("马青山"), at=MONDAY
        )
    close_down(world, "杨柳村")
    through_the_gate(world, found, cost_words="剪刀一千元，爱心人士捐的。")
    assert item_of(found).serves == [world.units["杨柳村"].path]


def test_words_and_size_are_the_menus_own_and_hold_at_once(world):
    found = admitted(world)
    changed(world, found, words=["剃头"], headcount=2, needs_insurance=True)
    item = item_of(found)
    assert (item.words, item.headcount, item.needs_insurance, item.version) == (
        ["剃头"],
        2,
        True,
        2,
    )
    assert GateRound.objects.filter(project=found).count() == 1


def test_the_order_in_which_places_are_listed_is_no_change(world):
    found = admitted(world)
    villages = [world.units[name].path for name in ("杨柳村", "王台村")]
    Service.objects.filter(pk=found.service_id).update(serves=sorted(villages, reverse=True))
    changed(world, found, words=["剃头"], serves=sorted(villages))
    assert item_of(found).words == ["剃头"]


@pytest.mark.parametrize(
    "facts",
    [
        {"risk": "none"},
        {"needs_insurance": False},
        {"name": "老人上门洗剪吹"},
        {"places": ["site"]},
        {"serves": []},
    ],
)
def test_nobody_changes_what_the_gate_judged_on_the_menu(world, facts):
    found = admitted(world, risk="bodily", insurance_words="县里给志愿者买了意外险")
    with objected("by_its_project"):
        changed(world, found, words=["剃头"], **facts)
    with objected("not_your_platform"):
        changed(world, found, "艾科长", **facts)
    assert (item_of(found).version, item_of(found).words) == (1, ["老人上门理发"])
    assert not ServiceChange.objects.exists()


@pytest.mark.parametrize(
    ("asked", "kept", "most"),
    [
        ("minutes", "duration_minutes", 1440),
        ("headcount", "headcount", 500),
        ("lead_days", "lead_days", 90),
    ],
)
def test_a_project_and_its_item_have_the_same_limits(world, asked, kept, most):
    found = admitted(world, **{asked: most})
    changed(world, found, **{kept: most - 1})
    changed(world, found, **{kept: most})
    with malformed(kept):
        changed(world, found, **{kept: most + 1})
    with malformed(asked):
        candidate(world, title="另一个项目", **{asked: most + 1})


def test_off_the_list_it_waits_for_the_next_admission(world):
    found = left(world, admitted(world))
    for facts in ({"risk": "bodily"}, {"name": "上门理发"}, {"serves": []}):
        with objected("off_the_list"):
            changed(world, found, **facts)


def test_off_the_list_its_item_comes_back_with_the_project_alone(world):
    found = admitted(world)
    office = world.actor("景科长")
    told = {"why": "先不办了", "by": office, "at": MONDAY}
    assert not changes.offer_item(service=item_of(found), offered=False, **told).is_offered
    assert changes.offer_item(service=item_of(found), offered=True, **told).is_offered
    left(world, found)
    assert not changes.offer_item(service=item_of(found), offered=False, **told).is_offered
    with objected("off_the_list"):
        changes.offer_item(service=item_of(found), offered=True, **told)
    assert not item_of(found).is_offered


def published(world, *items, at=MONDAY):
    """October's menu with these items ticked."""
    return changes.publish_menu(
        platform=world.platforms["relief"], month=OCTOBER, lines={pk: Line(True) for pk in items},
        by=world.actor("景科长"), at=at,
    )  # fmt: skip


def test_a_month_published_before_the_exit_opens_without_its_item_and_the_journal_says_why(world):
    found, haircut = admitted(world), world.services["haircut"]
    published(world, found.service_id, haircut.pk)
    left(world, found)
    Service.objects.filter(pk=haircut.pk).update(is_offered=False)
    assert changes.open_menus(at=FIRST) == 1
    assert not item_of(found).is_offered
    assert Service.objects.get(pk=haircut.pk).is_offered
    told = Event.objects.get(verb="service.stay_off")
    assert (told.subject_id, told.facts, told.at) == (found.service_id, {"month": "2026-10"}, FIRST)
    assert f"（{found.key}），项目已经不在清单上" in told.why
    assert changes.open_menus(at=FIRST) == 0


def test_no_month_is_published_with_the_item_of_a_project_off_the_list(world):
    found = admitted(world)
    published(world, found.service_id)
    left(world, found)
    haircut = world.services["haircut"].pk
    with malformed(f"offered-{found.service_id}"):
        published(world, found.service_id, haircut)
    published(world, haircut)


def test_the_database_puts_no_item_on_the_menu_whose_project_left_the_list(world):
    found = admitted(world)
    with refused_by_the_database("item_goes_with_its_project"):
        Project.objects.filter(pk=found.pk).update(stage="exited")
    left(world, found)
    with refused_by_the_database("item_comes_with_its_project"):
        Service.objects.filter(pk=found.service_id).update(is_offered=True)
    Service.objects.filter(pk=found.service_id).update(name="照样改得了")


def test_a_licence_which_no_project_names_is_let_go_by_a_second_person(world):
    found = admitted(world)
    changed(world, found, licences=["nurse"])
    changed(world, found, licences=[])
    waiting = waiting_change(item_of(found))
    assert (item_of(found).licences, waiting.content) == (["nurse"], {"licences": []})
    settle_change(
        change=waiting, outcome="admitted", reasons="点错了", by=world.actor("柳文书"), at=MONDAY
    )
    assert item_of(found).licences == []


def test_the_risk_changes_with_the_project_and_the_item_keeps_what_it_was(world):
    found = admitted(world)
    changed(world, found, words=["剃头"])
    through_the_gate(world, found, risk="bodily", insurance_words="县里给志愿者买了意外险")
    item = item_of(found)
    assert (item.risk, item.needs_insurance, item.words, item.version) == (
        "bodily",
        True,
        ["剃头"],
        3,
    )
    kept = item.versions.get(number=2)
    assert (kept.content["risk"], kept.why) == ("none", f"跟着项目 {found.key} 改")


def test_a_name_typed_before_its_project_was_renamed_does_not_bring_the_old_one_back(world):
    found = admitted(world)
    typed = replace(as_it_is(item_of(found)), words=["剃头"])
    through_the_gate(world, found, title="老人理发到家")
    with objected("by_its_project"):
        changes.change_item(
            service=found.service, wanted=typed, why="", by=world.actor("景科长"), at=MONDAY
        )
    assert item_of(found).name == "老人理发到家"


def test_the_item_goes_where_the_project_goes_and_what_is_near_is_reckoned(world):
    found = admitted(world)
    through_the_gate(world, found, area=Area.objects.get(name="王台村"))
    assert item_of(found).serves == [world.units["王台村"].path]
    told = Event.objects.filter(verb="service.edit", subject_id=found.service_id).get()
    assert "serves" in told.facts["changed"]


def test_a_project_admitted_again_keeps_how_its_item_read(world):
    found = admitted(world)
    changed(world, found, words=["剃头"])
    again = Project.objects.select_related("area", "platform").get(pk=found.pk)
    offer(again, by=world.actor("柳文书"), at=MONDAY)
    item = item_of(found)
    assert (item.words, item.version) == (["老人上门理发"], 3)
    assert item.versions.get(number=2).content["words"] == ["剃头"]
    offer(again, by=world.actor("柳文书"), at=MONDAY)
    assert item_of(found).version == 3
