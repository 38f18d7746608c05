"""Who keeps a site hears of an announced visit and of what it has to mend; of one without a word before, nothing
(R013, R099, R102)."""

from datetime import timedelta

import pytest

from tests.inspections.visiting import TUESDAY, going_to, planned, seen
from tests.notices.telling import hear, told
from tests.sites.standing import looked
from tests.world import MONDAY
from wudan.inspections import actions
from wudan.journal.models import Event
from wudan.notices.models import Message
from wudan.sites.actions import checks
from wudan.sites.models import Rectification

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
_COMES = "县中心从9月7日（周一）起到9月25日（周五），来杨柳村站督查：九月督查。不用备材料。"


def told_to(world, name):
    return told(world.people[name])


def test_an_announced_visit_is_told_to_who_keeps_the_site_and_so_is_that_it_falls(world):
    visit = going_to(world, manner="announced")
    hear(MONDAY)
    assert told_to(world, "马青山") == [_COMES]
    assert Message.objects.get().link == f"/desk/visits/{visit.pk}"
    actions.drop(visit=visit, why="山路断了", by=world.actor("柳文书"), at=TUESDAY)
    hear(TUESDAY)
    assert told_to(world, "马青山")[1:] == [
        "县中心原定从9月7日（周一）起来杨柳村站督查：九月督查。现在不来了。原因：山路断了。"
    ]


def test_closing_the_plan_tells_the_sites_that_were_to_be_visited(world):
    plan = planned(world, manner="announced", count=2)
    actions.close(row=plan, words="汛期都在防汛", by=world.actor("柳文书"), at=TUESDAY)
    hear(TUESDAY)
    drops = Message.objects.filter(code="site_visit_dropped")
    assert drops.exists()
    assert not Message.objects.filter(code="site_visit_coming").exists()  # it is off already


def test_of_a_visit_without_a_word_before_nothing_is_told_nor_written_in_the_sites_chain(world):
    visit = going_to(world)
    actions.drop(visit=visit, why="山路断了", by=world.actor("柳文书"), at=TUESDAY)
    hear(TUESDAY)
    assert not Message.objects.exists()
    assert not Event.objects.filter(subject="site_visit").exists()


def test_what_is_to_be_mended_is_told_with_its_day_and_again_when_it_was_looked_at(world):
    seen(world, going_to(world))
    hear(TUESDAY)
    (one,) = told_to(world, "马青山")
    row = Rectification.objects.get()
    assert f"来杨柳村站对标看过，要整改的：{row.item.name}。请在" in one
    assert Message.objects.get().link == f"/desk/rectifications/{row.pk}"
    office, later = world.actor("柳文书"), TUESDAY + timedelta(days=2)
    checks.recheck(row=row, found="lacking", words="还缺一块牌子", by=office, at=later)
    hear(later)
    assert "还差一点，请在" in told_to(world, "马青山")[1]
    again = Rectification.objects.get(closed_at=None)
    checks.recheck(row=again, found="met", words="", by=office, at=later + timedelta(hours=1))
    hear(later + timedelta(hours=1))
    assert told_to(world, "马青山")[2].endswith(f"复查了“{row.item.name}”：改好了，这一项结了。")


def test_a_check_that_found_nothing_and_a_self_check_are_told_to_nobody(world):
    looked(world)
    looked(world, "马青山", brand="lacking")
    hear(TUESDAY)
    assert not Message.objects.exists()
