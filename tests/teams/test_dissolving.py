"""解散 (R047, R050): with a reason, with nothing in hand; what was stays readable, what could come does not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.activities.drafting import drafted, opened
from tests.activities.drafting import wanted as as_written
from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.resources.keeping import drums
from tests.rooms.hall import hall, wanted
from tests.teams.founding import accept, dissolve, propose
from tests.teams.joining import ask, refused, registered
from tests.world import COUNTY, MONDAY
from wudan.activities import actions as activities
from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.orders import actions as orders
from wudan.orders.models import Dispatch
from wudan.orders.proposals import ranking_for
from wudan.people.models import Post
from wudan.sites.actions import bookings
from wudan.sites.actions import loan as lending
from wudan.teams.actions import enroll, joining, support
from wudan.teams.coverage import coverage
from wudan.teams.models import Application, Membership, Team

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


def again(team):
    return Team.objects.select_related("unit").get(pk=team.pk)


def test_members_the_post_and_wishes_end_with_it_and_everybody_is_named(world):
    registered(world, "白嫂")
    ask(world)
    team = again(dissolve(world, why="队员都进城了。"))
    assert (team.unit.ends_on, team.dissolved_why) == (TODAY, "队员都进城了。")
    assert team.dissolved_as == "杨柳村站·站长"
    assert Membership.objects.get(person=world.people["小武"]).left_on == TODAY
    assert Post.objects.get(pk=world.posts["苏远"].pk).ends_on == TODAY
    asked = Application.objects.get()
    assert (asked.state, asked.reason) == ("refused", "队伍解散了")
    event = next(one for one in events_of("team", team.pk) if one.verb == "team.dissolve")
    told = {world.people[name].pk for name in ("白嫂", "小武", "苏远")}
    assert (event.why, set(event.facts["told"])) == ("队员都进城了。", told)


def test_it_is_in_no_list_no_menu_and_no_matching_any_more(world):
    order = world.order_at("accepted")
    key = str(world.teams["clippers"].pk)
    assert key in ranking_for(order, at=MONDAY).eligible
    dissolve(world)
    assert key not in ranking_for(order, at=MONDAY).eligible
    assert not Team.objects.active(COUNTY).filter(pk=int(key)).exists()
    Team.objects.exclude(pk=int(key)).update(serves=[])
    found = coverage(COUNTY, world.units["杨柳村"].path, on=TODAY)
    assert [one.cause for one in found] == ["no_team"]


@pytest.mark.parametrize("stage", ["offered", "scheduled", "started"])
def test_not_while_an_order_or_an_offer_is_in_hand(world, stage):
    world.order_at(stage)
    with objected("in_hand"):
        dissolve(world)
    assert again(world.teams["clippers"]).unit.ends_on is None


def test_what_is_done_waits_for_nobody_and_stays(world):
    order = world.order_at("done")
    dissolve(world, at=MONDAY + timedelta(days=1))
    assert Dispatch.objects.get(order=order).team_id == world.teams["clippers"].pk
    orders.review(order=order, score=5, words="剪得好", by=world.actor("秦奶奶"), at=MONDAY + timedelta(days=2))  # fmt: skip


def test_not_while_an_activity_is_coming(world):
    activity = opened(world)
    with objected("in_hand"):
        dissolve(world)
    activities.cancel(activity=Activity.objects.get(pk=activity.pk), why="队要解散了", by=world.actor("苏远"), at=MONDAY)  # fmt: skip
    world.teams["clippers"] = again(dissolve(world))
    with malformed("team"):
        drafted(world, "柳文书")


def test_not_while_support_is_under_way_or_an_appeal_waits(world):
    singers = world.teams["singers"]
    Team.objects.filter(pk=singers.pk).update(tier=1)
    held = support.ask(
        team=again(singers), unit=world.units["杨柳村"], kind="guidance", words="教一台小戏",
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    with objected("in_hand"):
        dissolve(world, singers, by="柳文书")
    support.step(order=held, verb="withdraw", words="", by=world.actor("马青山"), at=MONDAY)
    dissolve(world, singers, by="柳文书")
    registered(world, "白嫂")
    joining.appeal(against=refused(world), words="我每周都能来", by=world.actor("白嫂"), at=MONDAY)
    with objected("in_hand"):
        dissolve(world)


@pytest.mark.parametrize("by", ["马青山", "乔委员", "柳文书"])
def test_the_site_it_hangs_on_and_those_above_dissolve_it(world, by):
    assert again(dissolve(world, by=by)).dissolved_by_id == world.people[by].pk


@pytest.mark.parametrize("by", ["苏远", "小武", "贾站长", "景科长", "郝书记", "秦奶奶"])
def test_nobody_else_does(world, by):
    with objected("not_your_team"):
        dissolve(world, by=by)


def test_a_reason_is_given_that_everybody_may_read(world):
    for why in (" ", "有事打13912345678", "长" * 201):
        with malformed("why"):
            dissolve(world, why=why)


def test_once_and_not_on_the_day_it_was_founded(world):
    registered(world, "白嫂")
    made = accept(world, propose(world))
    with objected("founded_today"):
        dissolve(world, made)
    dissolve(world, made, at=MONDAY + timedelta(days=1))
    with objected("team_gone"):
        dissolve(world, made, at=MONDAY + timedelta(days=1))


def test_nothing_is_done_with_a_team_that_is_gone(world):
    registered(world, "白嫂")
    before = refused(world)
    team = dissolve(world)
    with objected("team_gone"):
        joining.apply(team=team, by=world.actor("白嫂"), at=MONDAY)
    with objected("team_gone"):
        enroll.enroll(team=team, person=world.people["白嫂"], risks=[], by=world.actor("柳文书"), at=MONDAY)  # fmt: skip
    with objected("team_gone"):
        joining.appeal(against=before, words="不服", by=world.actor("白嫂"), at=MONDAY)


def test_the_database_sends_nothing_to_it(world):
    order = world.order_at("offered")
    held = Dispatch.objects.get(order=order)
    Unit.objects.filter(pk=held.unit_id).update(ends_on=TODAY)
    Dispatch.objects.filter(pk=held.pk).update(state="recalled", answered_at=MONDAY)
    held.pk = None
    with pytest.raises(IntegrityError, match="begun_at_a_unit_that_ended"), transaction.atomic():
        held.save(force_insert=True)


def test_the_database_knows_no_end_without_a_reason(world):
    with refused_by_the_database("team_dissolved_by_somebody_for_a_reason"):
        Team.objects.filter(pk=world.teams["clippers"].pk).update(dissolved_at=MONDAY)


def a_booking(world, by):
    room = hall(world)
    return lambda: bookings.book(room=room, wanted=wanted(), by=by, at=MONDAY)


def an_activity(world, by):
    team = again(world.teams["clippers"])
    return lambda: activities.draft(unit=team.unit, team=team, wanted=as_written(), by=by, at=MONDAY)  # fmt: skip


def a_loan(world, by):
    thing, unit = drums(world), again(world.teams["clippers"]).unit
    begins = MONDAY + timedelta(days=2)
    return lambda: lending.ask(
        resource=thing, borrower=unit, purpose="排练", starts_at=begins,
        ends_at=begins + timedelta(hours=3), by=by, at=MONDAY,
    )  # fmt: skip


@pytest.mark.parametrize("begin", [a_booking, an_activity, a_loan])
def test_who_looked_before_begins_nothing_for_it_after(world, begin):
    """The page was open, the team was still there; the answer is a sentence."""
    act = begin(world, world.actor("苏远"))
    dissolve(world)
    with objected("unit_gone"):
        act()
