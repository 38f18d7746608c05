"""A plea for support is told to who is asked, its answer to who asked, its silence to the office (R053)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.notices.telling import hear, told
from tests.teams.test_support import asked, step
from tests.world import MONDAY
from wudan.jobs.chores import often
from wudan.notices.models import Message
from wudan.teams.actions import support
from wudan.teams.models import SupportOrder, Team

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def team(world):
    Team.objects.filter(pk=world.teams["singers"].pk).update(tier=1)
    return Team.objects.get(pk=world.teams["singers"].pk)


def told_to(world, name):
    return told(world.people[name])


def test_the_team_hears_what_is_asked_and_till_when_the_site_how_it_was_answered(world, team):
    order = asked(world, team)
    hear(MONDAY)
    (one,) = told_to(world, "呼延歌")
    assert one.startswith("杨柳村站请你们来做“专业指导”。")
    assert "由你们定" in one
    assert one.endswith("前回一声。")
    assert Message.objects.get().link == f"/desk/support/{order.pk}"
    step(world, order, "accept", "呼延歌")
    hear(MONDAY)
    assert told_to(world, "马青山") == ["文艺队答应了“专业指导”。怎么说的请打开看。"]
    step(world, order, "withdraw", "马青山", "")
    hear(MONDAY)
    assert told_to(world, "呼延歌")[1:] == ["杨柳村站收回了“专业指导”。打开看说了什么。"]


def test_an_offer_goes_the_other_way(world, team):
    order = asked(world, team, by="呼延歌")
    hear(MONDAY)
    (one,) = told_to(world, "马青山")
    assert one.startswith("文艺队愿意给你们做“专业指导”。")
    step(world, order, "refuse", "马青山", "村里正忙收秋")
    hear(MONDAY)
    assert told_to(world, "呼延歌") == ["杨柳村站没有答应“专业指导”。怎么说的请打开看。"]


def test_a_silence_is_told_to_the_office_once_and_an_answer_still_counts(world, team):
    order = asked(world, team)
    due = order.due_at
    assert support.note_overdue in often()
    assert support.note_overdue(at=due - timedelta(minutes=1)) == 0
    assert support.note_overdue(at=due) == 1
    assert support.note_overdue(at=due + timedelta(days=1)) == 0
    hear(due)
    (one,) = told_to(world, "柳文书")
    assert one.startswith("杨柳村站提的“专业指导”，文艺队到期（")
    assert step(world, order, "accept", "呼延歌").state == "accepted"


def test_what_was_answered_in_time_never_reaches_the_office(world, team):
    order = asked(world, team)
    step(world, order, "accept", "呼延歌")
    assert support.note_overdue(at=order.due_at) == 0


def test_the_term_is_the_countys_in_working_time(world, team):
    order = asked(world, team)
    assert order.due_at.date() == (MONDAY + timedelta(days=7)).date()
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportOrder.objects.filter(pk=order.pk).update(due_at=MONDAY)
