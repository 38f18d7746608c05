"""负担计: forms are counted, people are not."""

from datetime import date, timedelta

import pytest

from tests.web.console.desk import NOON, words_of
from tests.world import COUNTY
from wudan.jobs.chores import sweep
from wudan.lessons.actions import note_form, sum_up_weeks
from wudan.lessons.counting import FEWEST, TOGETHER, WEEKS, loads, monday_of
from wudan.lessons.models import BurdenWeek, FormSent
from wudan.people.models import Post

pytestmark = pytest.mark.postgres
WEEK = timedelta(days=7)


def sent(role="station_keeper", times=1, *, fields=2, page="acceptance", at=NOON):
    for _ in range(times):
        note_form(county=COUNTY, role=role, page=page, fields=fields, at=at)


def told(at=NOON):
    return {one.role: one for one in loads(COUNTY, until=at.date())}


def more_keepers(world):
    """As many as may be told of by themselves."""
    for number in range(FEWEST):
        Post.objects.create(
            county=COUNTY, person=world.people[list(world.people)[number]], role="station_keeper",
            unit=world.units["石峁村"], title="副站长", starts_on=date(2026, 1, 1),
        )  # fmt: skip


def test_a_form_that_is_sent_is_counted_with_what_was_filled_and_without_who(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").act("acceptance", order, note="认识")
    assert answer.status_code == 303
    row = FormSent.objects.get()
    assert (row.role, row.page, row.fields, row.week) == ("station_keeper", "acceptance", 1, monday_of(NOON.date()))  # fmt: skip
    assert {field.name for field in FormSent._meta.fields} == {
        "id",
        "county",
        "week",
        "role",
        "page",
        "fields",
    }


def test_a_form_that_is_refused_or_sent_twice_is_not_counted_twice(world, desk_of):
    order = world.place()
    desk = desk_of("马青山")
    assert desk.act("declination", order, reason="", next_place="").status_code == 422
    assert not FormSent.objects.exists()
    desk.act("acceptance", order)
    desk.act("acceptance", order)
    assert FormSent.objects.count() == 1


def test_weeks_that_are_over_are_summed_up_once_and_say_the_same(world):
    more_keepers(world)
    sent(times=3, at=NOON - WEEK)
    sent(times=2)
    before = told()["station_keeper"]
    assert sum_up_weeks(at=NOON) == 3
    assert sum_up_weeks(at=NOON) == 0
    row = BurdenWeek.objects.get()
    assert (row.sent, row.fields, FormSent.objects.count()) == (3, 6, 2)
    sent(at=NOON - WEEK)
    sweep(at=NOON)
    row.refresh_from_db()
    assert (row.sent, row.fields) == (4, 8)
    assert [week.sent for week in told()["station_keeper"].weeks][-2:] == [4, 2]
    assert before.sent == 5


def test_a_role_that_few_hold_is_told_together_with_others_or_not_at_all(world):
    sent("auditor")
    sent("center_office")
    found = told()
    assert "auditor" not in found
    assert found[TOGETHER].holders >= FEWEST
    assert found[TOGETHER].sent == 2
    Post.objects.exclude(role__in=["auditor", "center_office"]).update(ends_on=date(2026, 1, 1))
    assert TOGETHER not in told()
    more_keepers(world)
    assert told()["station_keeper"].holders == FEWEST


def test_twelve_weeks_are_read_in_a_few_statements(world, django_assert_max_num_queries):
    for week in range(WEEKS):
        sent("volunteer", page=f"page-{week}", at=NOON - week * WEEK)
    with django_assert_max_num_queries(5):
        assert told()["volunteer"].sent == WEEKS


def test_the_office_sees_all_a_keeper_only_the_own_and_only_among_many(world, desk_of):
    sent(times=4)
    assert (
        "站长"
        not in words_of(desk_of("马青山").see("burden")).split("负担计", 2)[2].split("数据里")[0]
    )
    more_keepers(world)
    page = words_of(desk_of("马青山").see("burden"))
    assert "提交 4 次，填 8 格" in page
    assert "问得最多的表单" not in page
    page = words_of(desk_of("柳文书").see("burden"))
    assert "Form" not in page.split("问得最多的表单")[1], "a page is named, not a class"
    asked = desk_of("柳文书").see("burden").context["forms"]
    assert [one.labels for one in asked if one.page.word == "其他"] == []
    assert {one.name: one.page.path for one in asked}["console.projects.forms.DraftForm"] == "/desk/projects/new"  # fmt: skip
    assert "数据里已经有的" in page
    assert "志愿者" in page
    assert desk_of("小武").see("burden").status_code == 404
