"""每月一次、到期提醒 (R095): a unit hears five days before its day and once that has passed; the office hears of a month left out."""

from datetime import date, datetime, timedelta

import pytest

from tests.meetings import keeping
from tests.meetings.keeping import HELD
from tests.notices.telling import hear, told
from tests.world import COUNTY
from wudan.journal.events import events_of
from wudan.kit.clock import CHINA
from wudan.meetings.actions import meetings, tasks
from wudan.meetings.actions.tasks import remind_owners
from wudan.meetings.rhythm import meeting_missing

pytestmark = pytest.mark.postgres
EARLY, NEAR, LATE = (datetime(2026, 10, day, 8, tzinfo=CHINA) for day in (24, 25, 31))
"""Its day is 30 October."""


@pytest.fixture
def task(world):
    found = keeping.adopted(world)[0]
    hear(HELD)
    return found


def heard(world, at):
    """What the officer reads about days, after the clock came round twice."""
    done = [remind_owners(at=at), remind_owners(at=at + timedelta(hours=3))]
    hear(at + timedelta(hours=3))
    texts = [one for one in told(world.people["景科长"]) if "前要办完" in one or "已经过了" in one]
    return done, texts


def test_its_unit_hears_before_and_after_once_each(world, task):
    assert heard(world, EARLY) == ([0, 0], [])
    done, texts = heard(world, NEAR)
    assert (done, len(texts)) == ([1, 0], 1)
    assert "会上定由民政局办的事，10月30日（周五）前要办完" in texts[0]
    done, texts = heard(world, LATE)
    assert (done, len(texts)) == ([1, 0], 2)
    assert "10月30日（周五）已经过了，还没有报" in texts[1]
    assert told(world.people["艾科长"]) == []
    verbs = [event.verb for event in events_of("task", task.pk)]
    assert verbs[-2:] == ["task.remind", "task.overdue"]


def test_another_day_begins_anew_and_what_is_reported_is_left_alone(world, task):
    heard(world, LATE)
    by = world.actor("柳文书")
    tasks.extend(task=task, due_on=date(2026, 11, 3), words="等天冷", by=by, at=LATE)
    done, texts = heard(world, LATE)
    assert (done, "11月3日" in texts[-1]) == ([1, 0], True)
    tasks.report(task=task, words="排上了。", by=world.actor("景科长"), at=LATE)
    assert remind_owners(at=LATE + timedelta(days=9)) == 0


def test_what_was_settled_meanwhile_is_told_nobody(world, task):
    remind_owners(at=NEAR)
    tasks.report(task=task, words="排上了。", by=world.actor("景科长"), at=NEAR)
    hear(NEAR)
    assert not [one for one in told(world.people["景科长"]) if "前要办完" in one]


def test_a_month_without_a_meeting_is_said_until_one_is_called(world):
    def missing(day):
        found = meeting_missing(COUNTY, today=day)
        return str(found.month)[:7] if found else ""

    assert [missing(date(2026, 10, day)) for day in (15, 16)] == ["", "2026-09"]
    drafted = keeping.drafted(world)
    assert missing(date(2026, 10, 16)) == "2026-09"  # nobody was asked yet
    meetings.call(meeting=drafted, by=world.actor("柳文书"), at=keeping.OCTOBER)
    assert missing(date(2026, 10, 16)) == ""
    assert [missing(date(2026, 11, day)) for day in (15, 16)] == ["", "2026-10"]
    assert missing(date(2026, 12, 1)) == "2026-10"  # a month was left out
