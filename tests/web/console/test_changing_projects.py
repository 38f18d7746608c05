"""A listed project is changed on pages: the short form at once, the other through the gate; all can read it."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.projects.keeping import admitted, candidate, decide, review
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.projects.actions import changes
from wudan.projects.actions.drafting import draft_of
from wudan.projects.models import Change, GateRound, Project, Reviewing


def form_of(page):
    """What stands in the form's fields, as a browser sends it back."""
    form = page.context["form"]
    return {
        name: form[name].value() for name in form.fields if form[name].value() not in (None, "")
    }


def test_the_short_form_asks_for_small_facts_alone_and_counts_at_once(desk_of, world):
    found, desk = admitted(world), desk_of("马青山")
    page = desk.see("project-adjustment", found.pk)
    assert sorted(page.context["form"].fields) == [
        "brand", "description", "headcount", "lead_days", "minutes", "months", "summary",
    ]  # fmt: skip
    told = form_of(page) | {"summary": "两月一次，上门理发。", "version": found.version}
    assert desk.send("project-adjustment", found.pk, **told).status_code == 303
    assert Project.objects.get(pk=found.pk).summary == "两月一次，上门理发。"
    public = words_of(Client().get(f"/projects/{found.key}"))
    assert "原来：每月一次，上门给走不动的老人理发。" in public
    again = desk.send("project-adjustment", found.pk, **told | {"summary": "又改"})
    assert (again.status_code, "刚刚有人动过" in words_of(again)) == (409, True)


def test_what_is_wrong_stands_beside_the_field_with_what_was_typed(desk_of, world):
    found, desk = admitted(world), desk_of("马青山")
    told = form_of(desk.see("project-adjustment", found.pk))
    page = desk.send("project-adjustment", found.pk, **told | {"minutes": "2", "brand": "好剪子"})
    assert (page.status_code, "在 5 到 1440 之间" in words_of(page)) == (422, True)
    assert 'value="好剪子"' in words_of(page)
    told = form_of(desk.see("project-change-proposal", found.pk))
    page = desk.send("project-change-proposal", found.pk, **told | {"cost_words": "要两千元"})
    assert (page.status_code, "要两千元" in words_of(page)) == (422, True)
    same = desk.send("project-change-proposal", found.pk, **told | {"why": "想改"})
    assert (same.status_code, "没有要改的" in words_of(same)) == (422, True)


def test_a_change_walks_through_the_gate_on_pages_alone(desk_of, world):
    found, desk, office = admitted(world), desk_of("马青山"), desk_of("柳文书")
    told = form_of(desk.see("project-change-proposal", found.pk)) | {
        "cost_words": "要两千元",
        "why": "工具旧了",
    }
    assert desk.send("project-change-proposal", found.pk, **told).status_code == 303
    waiting = words_of(desk.see("project", found.pk))
    assert "有决定以前，照清单上的做" in waiting
    assert "原来：不花钱，工具队里有。" in waiting
    assert "提出变更（再过准入关）" not in waiting
    assert "工具旧了" in words_of(office.see("project-desk"))
    row = Reviewing.objects.get(round__change__isnull=False, person=world.people["乔委员"])
    asked = words_of(desk_of("乔委员").see("gate-review", row.pk))
    assert "原来：不花钱，工具队里有。" in asked
    for who in ("乔委员", "景科长"):
        one = Reviewing.objects.get(round__change__isnull=False, person=world.people[who])
        review(world, one, who)
    choices = words_of(office.see("project", found.pk))
    assert "同意变更" in choices
    assert "孵化</span>" not in choices
    office.send("project-decision", found.pk, round=2, outcome="admit", reasons="该换了")
    assert Project.objects.get(pk=found.pk).cost_words == "要两千元"
    public = words_of(Client().get(f"/projects/{found.key}"))
    for words in ("同意变更", "该换了", "原来：不花钱，工具队里有。"):
        assert words in public
    assert "同意变更" in words_of(Client().get("/projects"))


def test_what_came_back_to_be_mended_stands_in_the_form(desk_of, world):
    found, desk = admitted(world), desk_of("马青山")
    draft = replace(draft_of(found), cost_words="要两千元", audience="everybody")
    by = world.actor("马青山")
    made = changes.propose_change(project=found, draft=draft, why="工具旧了", by=by, at=MONDAY)
    for who in ("乔委员", "景科长"):
        review(world, Reviewing.objects.get(round__change=made, person=world.people[who]), who)
    decide(world, GateRound.objects.select_related("project").get(change=made), "revise")
    told = form_of(desk.see("project-change-proposal", found.pk))
    assert (told["cost_words"], told["audience"], told["why"]) == (
        "要两千元",
        "everybody",
        "工具旧了",
    )


def test_the_public_list_says_since_when_and_goes_back_to_its_beginning(
    world, django_assert_max_num_queries
):
    found = admitted(world)
    page = words_of(Client().get("/projects"))
    assert "2026-09-07 起" in page
    with django_assert_max_num_queries(6):
        whole = words_of(Client().get("/projects?moves=all"))
    assert "历来的进出" in whole
    assert found.entries.get().why_in in whole


def test_a_written_one_is_no_listed_one(desk_of, world):
    found, desk = candidate(world), desk_of("马青山")
    page = desk.see("project-adjustment", found.pk)
    assert "不能小改" in words_of(page)
    assert not Change.objects.exists()


@pytest.mark.parametrize("times", [1, 12])
def test_a_long_history_takes_as_many_statements_as_a_short_one(
    desk_of, world, django_assert_max_num_queries, times
):
    found, by = admitted(world), world.actor("马青山")
    for number in range(times):
        now = Project.objects.select_related("area", "platform").get(pk=found.pk)
        told = replace(draft_of(now), summary=f"第 {number} 回")
        changes.adjust(project=now, draft=told, by=by, at=MONDAY)
    desk = desk_of("马青山")
    desk.see("project", found.pk)
    with django_assert_max_num_queries(60):
        assert f"第 {times + 2} 版" in words_of(desk.see("project", found.pk))


def test_who_may_not_change_it_reads_why_and_finds_no_form(desk_of, world):
    found, office = admitted(world), desk_of("柳文书")
    for page in ("project-change-proposal", "project-adjustment", "project-change"):
        words = words_of(office.see(page, found.pk))
        assert "中心办公室管准入" in words
        assert 'method="post" action="/desk/projects/' not in words
