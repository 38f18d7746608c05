"""交换包: teams, projects and awards go out as the house knows them, come in once, and wait to be keyed in."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.activities.drafting import opened
from tests.exchange.conftest import AT
from tests.exchange.test_national import GOOD, agree, bring, packed, zipped
from tests.honors.running import awarded
from tests.ledger.records import volunteer
from tests.world import COUNTY, MONDAY
from wudan.areas.models import Unit
from wudan.exchange.actions import figures_imported, mark_reported
from wudan.exchange.models import ImportedRow
from wudan.exchange.national.gathering import rows_of
from wudan.exchange.national.mapping import TABLES
from wudan.exchange.national.packing import unpack
from wudan.exchange.national.scope import Scope
from wudan.exchange.reporting import to_report
from wudan.honors.actions import campaigns

pytestmark = pytest.mark.postgres
MONTH = timedelta(days=31)
SINCE = date(2026, 9, 1)
TODAY = MONDAY.date()


@pytest.fixture
def honored(world):
    """秦奶奶, a volunteer, is named on this Monday; 白嫂, who is none, was chosen beside her."""
    volunteer(world, "秦奶奶")
    return awarded(world, start=MONDAY - MONTH)


def rows(world, kind, *, unit="c", since=SINCE, until=TODAY):
    return list(rows_of(kind, Scope(world.units[unit], since, until), lambda _persons: None))


def test_each_field_of_a_team_a_project_and_an_award_comes_from_what_is_kept(world, honored):
    activity = opened(world, conditions="管一顿饭，有保险")
    teams = {row["team_no"]: row for row in rows(world, "teams")}
    clippers = teams[world.units["clippers"].key]
    assert (clippers["name"], clippers["under"], clippers["leader"]) == (
        "理发小队", world.units["杨柳村"].name, "苏*",
    )  # fmt: skip
    assert (clippers["state"], clippers["ended_on"], clippers["skills"]) == ("在用", "", "haircut")
    (project,) = rows(world, "projects")
    assert project["project_no"] == activity.no
    assert (project["safeguards"], project["opened_on"]) == ("管一顿饭，有保险", TODAY.isoformat())
    assert project["leader"].endswith("*")
    (award,) = rows(world, "awards")
    assert award == {
        "award_no": honored.no, "name": "2026 年第三季度典型", "day": TODAY.isoformat(),
        "unit": world.units["c"].name, "words": "孝老爱亲", "state": "有效", "revoked_on": "",
        "volunteer_no": f"{COUNTY}{world.people['秦奶奶'].pk:08d}",
    }  # fmt: skip
    for kind in ("teams", "projects", "awards"):
        keys = {field.key for field in TABLES[kind].fields}
        assert all(set(row) == keys for row in rows(world, kind)), kind


def test_who_is_honoured_and_no_volunteer_is_not_told_there(world):
    awarded(world, start=MONDAY - MONTH)
    assert rows(world, "awards") == []
    volunteer(world, "秦奶奶")
    assert len(rows(world, "awards")) == 1
    assert rows(world, "awards", unit="杨柳村") == []


def test_a_delta_holds_what_was_given_ended_or_revoked_in_its_days(world, honored):
    opened(world)
    tomorrow = TODAY + timedelta(days=1)
    assert not rows(world, "awards", since=tomorrow, until=tomorrow)
    assert not rows(world, "projects", since=tomorrow, until=tomorrow)
    campaigns.revoke(
        award=honored, why="后来查明不是她做的。", by=world.actor("路副主任"),
        at=MONDAY + timedelta(days=1),
    )  # fmt: skip
    (again,) = rows(world, "awards", since=tomorrow, until=tomorrow)
    assert (again["state"], again["revoked_on"]) == ("已撤销", tomorrow.isoformat())
    person = again["volunteer_no"]
    named = rows_of(
        "volunteers",
        Scope(world.units["c"], tomorrow, tomorrow),
        lambda _all: lambda _one: ("秦**", ""),
    )
    assert person in {row["volunteer_no"] for row in named}


def test_a_team_that_ended_is_told_of_once_and_then_no_more(world):
    Unit.objects.filter(pk=world.units["clippers"].pk).update(ends_on=TODAY)
    key = world.units["clippers"].key

    def told(since, until):
        return [row["state"] for row in rows(world, "teams", since=since, until=until) if row["team_no"] == key]  # fmt: skip

    before, after = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert told(before, before) == ["在用"]
    assert told(before, TODAY) == ["停用"]
    assert told(after, after) == []


@pytest.mark.django_db
def test_out_and_in_again_gives_the_same_teams_projects_and_awards_and_twice_nothing(
    world, desk, honored
):
    agree(world, "秦奶奶")
    opened(world)
    content = packed(desk, unmasked=True)
    told = unpack(content)["figures"]
    assert (told["awards"], told["projects"]) == (1, 1)
    assert told["teams"] == len(world.teams)
    first = bring(world, content)
    assert not first.faults
    assert figures_imported(COUNTY, COUNTY) == told
    second = bring(world, content, at=AT + timedelta(hours=1))
    assert second.changed == 0
    assert ImportedRow.objects.filter(kind="awards").count() == 1


def test_rows_that_cannot_be_are_named_by_line_and_column(world):
    team = {"team_no": "T1", "name": "爱心队", "category": "0008、0002"}
    award = {"award_no": "A1", "name": "最美志愿者", "day": "2026-03-07"}
    project = {"project_no": "P1", "name": "义诊"}
    given = {
        "teams": [team, team | {"team_no": "T2", "category": "8"},
                  team | {"team_no": "T3", "founded_on": "2026-03-07", "ended_on": "2026-03-01"}],
        "projects": [project, project | {"project_no": "P2", "starts_on": "3月7日"},
                     project | {"project_no": "P3", "name": ""}],
        "awards": [award, award | {"award_no": "A2", "day": ""},
                   award | {"award_no": "A3", "revoked_on": "2026-01-01"}],
    }  # fmt: skip
    done = bring(world, zipped(GOOD | {"tables": given}))
    assert [(fault.line, fault.column) for fault in done.faults] == [
        (2, "服务类别"), (3, "停用日期"), (2, "开始日期"), (3, "名称"), (2, "日期"), (3, "撤销日期"),
    ]  # fmt: skip
    assert set(ImportedRow.objects.values_list("origin_no", flat=True)) == {"T1", "P1", "A1"}


def test_what_must_be_keyed_in_is_listed_once_and_again_when_it_stands_no_more(world, honored):
    activity = opened(world)
    office = world.actor("柳文书")

    def waits(kind):
        return {one.kind: [row.pk for row in one.rows] for one in to_report(COUNTY, on=TODAY)}[kind]

    def tick(kind, pk):
        mark_reported(kind=kind, subjects=[pk], on=TODAY, by=office, at=MONDAY)

    team = world.teams["clippers"].pk
    assert team in waits("team")
    assert (waits("project"), waits("award")) == ([activity.pk], [honored.pk])
    tick("team", team), tick("project", activity.pk), tick("award", honored.pk)
    assert team not in waits("team")
    assert (waits("project"), waits("award")) == ([], [])
    assert (waits("closure"), waits("revocation")) == ([], [])
    Unit.objects.filter(pk=world.units["clippers"].pk).update(ends_on=TODAY)
    campaigns.revoke(
        award=honored, why="后来查明不是她做的。", by=world.actor("路副主任"), at=MONDAY
    )
    assert (waits("closure"), waits("revocation")) == ([team], [honored.pk])
    tick("closure", team), tick("revocation", honored.pk)
    assert (waits("closure"), waits("revocation")) == ([], [])


def test_the_list_asks_one_question_a_kind(world, honored, django_assert_num_queries):
    opened(world)
    with django_assert_num_queries(8):
        to_report(COUNTY, on=TODAY)


def test_the_mapping_that_is_written_down_is_the_one_that_is_packed():
    written = (Path(__file__).parents[2] / "docs/national.md").read_text()
    for table in TABLES.values():
        titles = " · ".join(field.title for field in table.fields)
        assert f"| {table.kind} | {titles} |" in written
