"""重点工作 on the console: the office's list; one question on a project, a menu item, an activity; numbers open (R103)."""

import pytest
from django.urls import reverse

from tests.activities import drafting
from tests.projects import keeping
from tests.projects.working import listed
from tests.web.console.desk import NOON, words_of
from tests.world import COUNTY, MONDAY
from wudan.projects.actions import key_works
from wudan.projects.models import Joining, KeyWork
from wudan.registers.actions import draft_month
from wudan.registers.models import MonthSummary

pytestmark = pytest.mark.django_db
ALL_DESKS = ("柳文书", "乔委员", "马青山", "景科长", "严审计")


def _said(**given):
    said = {"name": "移风易俗", "source": "", "words": "乡风、高价彩礼", "ends_on": ""}
    return said | {"starts_on": "2026-01-01"} | given


def _elders(world):
    """一老一小, with a haircut done today."""
    work = listed(world, "一老一小", "敬老月")
    service, officer = world.services["haircut"], world.actor("景科长")
    key_works.join_item(service=service, work=work, by=officer, at=MONDAY)
    world.order_at("acknowledged")
    return work


def test_the_office_adds_one_puts_it_right_and_says_until_when(world, desk_of):
    office = desk_of("柳文书")
    office.send("key-work-new", **_said())
    made = KeyWork.objects.get()
    assert (made.name, made.words) == ("移风易俗", ["乡风", "高价彩礼"])
    said = {"name": "移风易俗", "source": "县委 3 号文件", "words": "", "ends_on": "2026-12-31"}
    office.send("key-work-correction", made.pk, **said)
    made.refresh_from_db()
    assert (made.source, made.words, f"{made.ends_on}") == ("县委 3 号文件", [], "2026-12-31")
    again = office.send("key-work-new", **_said(source="再来一次"))
    assert again.status_code == 422
    assert "再来一次" in words_of(again)
    assert "名单上已经有这一项" in words_of(again)
    nameless = office.send("key-work-correction", made.pk, **said | {"name": " "})
    assert nameless.status_code == 422
    assert "县委 3 号文件" in words_of(nameless)


def test_all_desks_read_the_list_with_what_they_answer_for_and_the_office_alone_keeps_it(
    world, desk_of
):
    work = _elders(world)
    for name in ALL_DESKS:
        seen = desk_of(name).see("key-works")
        assert "一老一小" in words_of(seen)
        assert ("加一项重点工作" in words_of(seen)) is (name == "柳文书")
        assert desk_of(name).see("key-work", work.pk).status_code == 200
    for name in ALL_DESKS[1:]:
        assert desk_of(name).send("key-work-new", **_said()).status_code == 404
    assert desk_of("柳文书").see("key-work", 999).status_code == 404
    assert desk_of("苏远").see("key-works").status_code == 404


def test_each_number_opens_to_its_rows(world, desk_of):
    _elders(world)
    office = desk_of("柳文书")
    (line,) = office.see("key-works").context["lines"]
    assert [(one.label, one.value) for one in line.numbers] == [
        ("办成的单", 1), ("得到服务的群众（去重）", 1),
    ]  # fmt: skip
    for one in line.numbers:
        opened = office.client.get(one.url).context
        assert (opened["sum"], opened["count"]) == (one.value, 1)
    assert office.see("key-works", year=2025).context["lines"] == []
    assert office.see("key-works", year="x").context["year"] == 2026
    keeper = desk_of("贾站长").see("key-works").context["lines"]
    assert [one.numbers for one in keeper] == [[]]


def test_week_and_month_have_a_line_each(world, desk_of):
    work, other = _elders(world), listed(world, "移风易俗")
    draft_month(county=COUNTY, month=MONDAY.date(), at=NOON)
    office = desk_of("柳文书")
    week = office.see("week-register")
    assert [(one.name, len(one.numbers)) for one in week.context["works"]] == [
        (work.name, 2), (other.name, 0),
    ]  # fmt: skip
    assert "与“一老一小”结合" in words_of(week)
    summary = MonthSummary.objects.get(unit=world.posts["柳文书"].unit)
    page = office.see("month-summary", summary.pk)
    (line, none) = page.context["works"]
    assert (line.name, none.name, none.numbers) == (work.name, other.name, [])
    rows = office.client.get(line.numbers[0].url)
    assert rows.context["figure"].label == "一老一小：办成的单"
    assert rows.context["sum"] == 1
    assert office.see("summary-figure", summary.pk, "work-0-orders").status_code == 404
    assert office.see("summary-sheet", summary.pk, form="xlsx").status_code == 200


def test_a_project_says_what_it_goes_with_and_its_unit_or_the_office_changes_it(world, desk_of):
    work, other = listed(world, "一老一小", "敬老月"), listed(world, "移风易俗")
    made = keeping.candidate(world)
    keeper = desk_of("马青山")
    seen = words_of(keeper.see("project", made.pk))
    assert "与重点工作“一老一小”结合" in seen
    assert "按写的依据认的" in seen
    assert reverse("project-key-work", args=[made.pk]) in seen
    keeper.send("project-key-work", made.pk, key_work=other.pk)
    assert "与重点工作“移风易俗”结合" in words_of(desk_of("柳文书").see("project", made.pk))
    desk_of("柳文书").send("project-key-work", made.pk, key_work="")
    assert "结合</p>" not in words_of(keeper.see("project", made.pk))
    seen = words_of(keeper.see("project", made.pk))
    assert seen.index("以前与“移风易俗”结合") < seen.index("以前与“一老一小”结合")
    desk_of("柳文书").send("project-key-work", made.pk, key_work=work.pk)
    seen = words_of(keeper.see("project", made.pk))
    assert f"{NOON:%Y-%m-%d} 起 · {world.actor('柳文书').label}" in seen, "and who said so"
    wrong = keeper.send("project-key-work", made.pk, key_work="x")
    assert wrong.status_code == 422
    assert "名单刚刚变了" in words_of(wrong)
    assert (work.joinings.count(), other.joinings.count()) == (2, 1)


def test_where_there_is_no_list_nothing_is_asked(world, desk_of):
    made = keeping.candidate(world)
    drafted = drafting.drafted(world)
    assert "和哪项重点工作结合" not in words_of(desk_of("马青山").see("project", made.pk))
    assert "和哪项重点工作结合" not in words_of(desk_of("苏远").see("desk-activity", drafted.no))
    item = ("relief", "haircut")
    assert "和哪项重点工作结合" not in words_of(desk_of("景科长").see("platform-service", *item))


def test_a_menu_item_is_joined_by_who_keeps_the_menu(world, desk_of):
    work, item = listed(world), ("relief", "haircut")
    officer = desk_of("景科长")
    officer.send("service-key-work", *item, key_work=work.pk)
    assert "与重点工作“一老一小”结合" in words_of(officer.see("platform-service", *item))
    officer.send("service-key-work", *item, key_work="")
    assert not Joining.objects.present().exists()
    assert "以前与“一老一小”结合" in words_of(officer.see("platform-service", *item))
    assert "和哪项重点工作结合" in words_of(officer.see("platform-service", *item))


def test_an_activity_carries_it_to_its_public_page(world, desk_of):
    work = listed(world)
    made = drafting.opened(world)
    leader = desk_of("苏远")
    leader.send("activity-key-work", made.no, key_work=work.pk)
    assert "与“一老一小”结合" in words_of(leader.see("desk-activity", made.no))
    assert "与“一老一小”结合" in words_of(leader.client.get(reverse("activity", args=[made.no])))
    wrong = leader.send("activity-key-work", made.no, key_work=999)
    assert wrong.status_code == 422
    assert leader.see("activity-key-work", made.no).status_code == 303


def test_a_public_project_says_it_and_the_office_finds_what_only_cites_it(world, desk_of):
    made = keeping.admitted(world)
    office = desk_of("柳文书")
    work = listed(world, "一老一小", "敬老月")
    seen = office.see("key-work", work.pk)
    assert seen.context["citing"] == [made]
    assert desk_of("乔委员").see("key-work", work.pk).context["citing"] == []
    office.send("project-key-work", made.pk, key_work=work.pk)
    seen = office.see("key-work", work.pk)
    assert seen.context["citing"] == []
    assert [one.project for one in seen.context["projects"]] == [made]
    public = words_of(office.client.get(reverse("project-shown", args=[made.key])))
    assert "与重点工作“一老一小”结合" in public
