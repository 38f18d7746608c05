"""督查部门和镇街 (R099): drawn and planned as sites are, found, mended, looked at again; never more often than the county says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected, refused
from tests.inspections.visiting import SEED, TUESDAY, asked
from tests.inspections.visiting import planned as site_plan
from tests.notices.telling import hear
from tests.sites.standing import adopted, site
from tests.world import MONDAY
from wudan.inspections import actions
from wudan.inspections.actions import Wanted
from wudan.inspections.counting import burden_of
from wudan.inspections.models import UnitFinding, UnitVisit, Visit
from wudan.inspections.sampling import Entry, draw
from wudan.journal.events import events_of
from wudan.kit.refusals import Objected
from wudan.notices.models import Message
from wudan.sites.actions.checks import Line

pytestmark = pytest.mark.postgres


def planned(world, *names, seed=SEED, who="柳文书", **more):
    """A plan of the office: units by name, or drawn."""
    if names:
        more = {"choosing": "named", "sites": [world.units[name].pk for name in names]} | more
    wanted: Wanted = asked(world, "柳文书", **more)
    return actions.plan_units(wanted=wanted, seed=seed, by=world.actor(who), at=MONDAY)


def going_to(world, name="民政局", **more):
    """One visit, not made yet."""
    return planned(world, name, **more).unit_visits.get()


def seen(world, visit, *lacking, who="柳文书", **more):
    """Made on the Tuesday."""
    return actions.see_unit(
        visit=visit, words="推进会开了，菜单还没更新。", lacking=lacking, by=world.actor(who),
        at=TUESDAY, **more,
    )  # fmt: skip


def told(world, who, code):
    """What somebody was told under one rule."""
    rows = Message.objects.filter(person=world.people[who], code=code)
    return list(rows.values_list("text", flat=True))


def test_units_are_drawn_from_a_kept_list_by_a_kept_seed(world):
    row = planned(world, count=2)
    listed = [Entry(**one) for one in row.frame]
    drawn = {one.unit for one in draw(listed, seed=SEED, count=2, by_branch=False)}
    assert {visit.unit_id for visit in row.unit_visits.all()} == drawn
    assert world.units["民政局"].pk in {one.unit for one in listed}
    assert world.units["杨柳村"].pk not in {one.unit for one in listed}
    assert (row.aim, row.visits.count()) == ("units", 0)


def test_a_department_is_visited_no_more_often_than_the_county_says(world):
    going_to(world)
    with objected("visited_enough"):
        planned(world, "民政局")
    row = planned(world, count=50, title="再抽一次")
    assert [(one["name"], one["why"]) for one in row.left_out] == [("民政局", "full")]
    assert world.units["民政局"].pk not in {one.unit_id for one in row.unit_visits.all()}
    full = UnitVisit.objects.get(unit=world.units["民政局"])
    full.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        full.save()


def looked_in(world, name="铁边城"):
    """The same town, checked as a site without a plan."""
    return actions.look_in(
        site=site(world, name), seen=adopted().pk, lines=[Line("team", "met")], by=world.actor("柳文书"), at=TUESDAY
    )  # fmt: skip


def test_a_town_visited_as_a_site_has_no_turn_left_as_a_unit(world):
    looked_in(world)
    with objected("visited_enough"):
        planned(world, "铁边城")
    row = planned(world, count=50)
    assert [(one["unit"], one["why"]) for one in row.left_out] == [
        (world.units["铁边城"].pk, "full")
    ]


def test_a_town_visited_as_a_unit_has_no_turn_left_as_a_site(world):
    made = seen(world, going_to(world, "铁边城"))
    with refused(Objected) as caught:
        looked_in(world)
    assert "县中心《九月督查》09月08日去过" in caught.value.words
    here = site(world, "铁边城")
    drawn = site_plan(world, count=50)
    assert here.unit_id not in {one["unit"] for one in drawn.frame}
    figures = burden_of([here.pk], MONDAY.date(), TUESDAY.date())[here.pk]
    assert [(one.value, one.adds_up()) for one in figures] == [(1, True), (0, True), (0, True)]
    fields = {"site": here, "kind": "inspection", "month": made.month, "turn": 1, "most": 1, "state": "planned", "made_under": here.unit}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(**fields)
    Visit.objects.create(**fields | {"kind": "guidance"})
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitVisit.objects.filter(pk=made.pk).update(kind="guidance")


def test_who_goes_is_left_out_of_the_lot_before_it_is_drawn(world):
    row = planned(world, count=50, posts=[world.posts[one].pk for one in ("柳文书", "乔委员")])
    town = world.units["铁边城"]
    assert town.pk not in {one["unit"] for one in row.frame}
    assert [(one["name"], one["why"]) for one in row.left_out] == [(town.short_name, "own")]
    assert {one.unit_id for one in row.unit_visits.all()} == {one["unit"] for one in row.frame}


def test_a_visit_that_is_dropped_gives_its_turn_back(world):
    visit = going_to(world)
    actions.spare_unit(visit=visit, why="在忙防汛", by=world.actor("柳文书"), at=MONDAY)
    assert going_to(world).turn == 1


def test_what_lacks_is_mended_said_so_and_looked_at_again(world):
    visit = seen(world, going_to(world), "菜单三个月没更新", "", "没有专人", days=20)
    first, second = visit.findings.all()
    assert (first.words, second.number) == ("菜单三个月没更新", 2)
    assert (first.due_on - TUESDAY.date()).days == 20
    hear(TUESDAY)
    assert len(told(world, "景科长", "unit_visit_made")) == 1
    with objected("not_yours"):
        actions.mend(finding=first, words="更新了", by=world.actor("柳文书"), at=TUESDAY)
    with objected("wrong_state"):
        actions.look_again(
            finding=first, is_mended=True, words="", by=world.actor("柳文书"), at=TUESDAY
        )
    actions.mend(finding=first, words="更新了", by=world.actor("景科长"), at=TUESDAY)
    hear(TUESDAY)
    assert "菜单三个月没更新" in told(world, "柳文书", "unit_finding_mended")[0]
    with malformed("words"):
        actions.look_again(
            finding=first, is_mended=False, words="", by=world.actor("柳文书"), at=TUESDAY
        )
    actions.look_again(
        finding=first, is_mended=False, words="还差养老的", by=world.actor("柳文书"), at=TUESDAY
    )
    actions.mend(finding=first, words="都更新了", by=world.actor("景科长"), at=TUESDAY)
    done = actions.look_again(
        finding=first, is_mended=True, words="", by=world.actor("柳文书"), at=TUESDAY
    )
    assert done.state == "closed"
    assert [e.verb for e in events_of("unit_visit", visit.pk)] == [
        "unit_visit.see", "unit_visit.mend", "unit_visit.look", "unit_visit.mend", "unit_visit.look",
    ]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitFinding.objects.filter(pk=second.pk).update(state="closed")


def test_unannounced_is_known_to_nobody_before_announced_is_told(world):
    officer = world.actor("景科长")
    visit = going_to(world)
    hear(MONDAY)
    assert told(world, "景科长", "unit_visit_coming") == []
    assert not UnitVisit.objects.visible_to(officer).exists()
    seen(world, visit)
    assert UnitVisit.objects.visible_to(officer).get() == visit
    going_to(world, manner="announced", kind="guidance")
    hear(MONDAY)
    assert "不用备材料" in told(world, "景科长", "unit_visit_coming")[0]


def test_only_the_county_plans_only_who_was_sent_goes_and_nobody_to_the_own_unit(world):
    with objected("not_your_role"):
        planned(world, "民政局", who="乔委员")
    with malformed("posts"):
        planned(world, "铁边城", posts=[world.posts["乔委员"].pk])
    with malformed("units"):
        planned(world, "杨柳村")
    visit = going_to(world)
    with objected("not_sent"):
        seen(world, visit, who="乔委员")
    with objected("not_these_days"):
        actions.see_unit(
            visit=visit, words="去了", by=world.actor("柳文书"), at=MONDAY + timedelta(days=60)
        )


def test_guidance_asks_for_nothing_to_be_mended(world):
    with malformed("lacking"):
        seen(world, going_to(world, kind="guidance"), "没有专人")


def test_a_plan_that_is_closed_says_why_a_unit_was_not_visited(world):
    row = planned(world, "民政局")
    with malformed("words"):
        actions.close(row=row, words="", by=world.actor("柳文书"), at=MONDAY)
    actions.close(row=row, words="防汛", by=world.actor("柳文书"), at=MONDAY)
    visit = row.unit_visits.get()
    assert visit.dropped_why == "防汛"
    (event,) = events_of("unit_visit", visit.pk)
    assert (event.verb, event.why) == ("unit_visit.drop", "防汛")


def test_who_was_told_to_wait_is_told_when_nobody_comes(world):
    actions.close(row=planned(world, "民政局"), words="防汛", by=world.actor("柳文书"), at=MONDAY)
    hear(MONDAY)
    assert told(world, "景科长", "unit_visit_dropped") == []
    actions.close(
        row=planned(world, "民政局", manner="announced"), words="防汛", by=world.actor("柳文书"), at=MONDAY
    )  # fmt: skip
    visit = going_to(world, manner="announced")
    actions.spare_unit(visit=visit, why="在忙防汛", by=world.actor("柳文书"), at=MONDAY)
    hear(MONDAY)
    first, second = told(world, "景科长", "unit_visit_dropped")
    assert first == second
    assert "9月7日" in first
    assert first.endswith("现在不来了。")
