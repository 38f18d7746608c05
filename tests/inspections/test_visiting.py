"""A visit: written down by who was sent, mended, looked at again; so many a month by all together."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.inspections.visiting import LAST, MONDAY, TUESDAY, going_to, planned, seen
from tests.sites.standing import adopted, refused, site
from wudan.areas.models import Unit
from wudan.inspections import actions
from wudan.inspections.counting import burden_of
from wudan.inspections.models import Visit
from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected
from wudan.people.models import Post
from wudan.sites.actions import checks
from wudan.sites.actions.checks import Line
from wudan.sites.models import Rectification

pytestmark = pytest.mark.postgres


def test_what_is_lacking_is_mended_by_the_site_and_looked_at_again(world):
    visit = seen(world, going_to(world), brand="lacking", team="met")
    row = Rectification.objects.open().select_related("site__unit", "item").get()
    assert (row.result.check_made.visit, row.site.unit.name) == (visit, "杨柳村站")
    checks.mend(row=row, words="挂了牌", by=world.actor("马青山"), at=TUESDAY)
    checks.recheck(row=row, found="met", words="", by=world.actor("柳文书"), at=TUESDAY)
    assert not Rectification.objects.open().exists()
    verbs = [e.verb for e in events_of("inspection", visit.inspection_id)]
    assert verbs == ["inspection.plan", "inspection.visit"]


def test_the_second_of_a_month_is_refused_naming_the_first_whoever_comes(world):
    seen(world, going_to(world))
    standard = adopted()
    for act in (
        lambda: going_to(world, who="乔委员", posts=[world.posts["乔委员"].pk]),
        lambda: actions.look_in(
            site=site(world), seen=standard.pk, lines=[Line("team", "met")],
            by=world.actor("乔委员"), at=TUESDAY,
        ),
    ):  # fmt: skip
        with refused(Objected) as caught:
            act()
        assert "县中心《九月督查》09月08日去过" in caught.value.words
    drawn = planned(world, count=9)
    assert [entry["name"] for entry in drawn.left_out] == ["杨柳村站"]
    assert drawn.visits.count() == 5


def test_who_is_not_to_know_is_told_only_that_a_turn_is_taken(world):
    going_to(world)
    with refused(Objected) as caught:
        going_to(world, who="乔委员", posts=[world.posts["乔委员"].pk])
    assert "另有一次已经排定" in caught.value.words
    assert "九月督查" not in caught.value.words


def test_a_new_month_and_guidance_have_turns_of_their_own(world):
    seen(world, going_to(world))
    month = {"starts_on": TUESDAY.date().replace(month=10), "ends_on": TUESDAY.date().replace(month=10, day=20)}  # fmt: skip
    assert going_to(world, **month).turn == 1
    helping = going_to(world, kind="guidance", title="教排班")
    made = actions.guide(visit=helping, words="教会了排班", by=world.actor("柳文书"), at=TUESDAY)
    assert (made.state, made.check_made, Rectification.objects.count()) == ("made", None, 1)
    here = made.site_id
    figures = burden_of([here], MONDAY.date(), TUESDAY.date())[here]
    assert [(one.value, one.adds_up()) for one in figures] == [(1, True), (1, True), (0, True)]


def test_the_database_itself_refuses_the_turn_beyond_the_limit(world):
    visit = going_to(world)
    fields = {"site": visit.site, "kind": "inspection", "month": visit.month, "most": 1, "state": "planned", "made_under": visit.made_under}  # fmt: skip
    for turn in (1, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            Visit.objects.create(turn=turn, **fields)


def test_what_was_dropped_gives_its_turn_back(world):
    visit = going_to(world)
    with refused(Malformed):
        actions.drop(visit=visit, why="", by=world.actor("柳文书"), at=MONDAY)
    actions.drop(visit=visit, why="发大水", by=world.actor("柳文书"), at=MONDAY)
    assert going_to(world).turn == 1
    with refused(Objected):
        actions.drop(visit=visit, why="又一次", by=world.actor("柳文书"), at=MONDAY)


def test_closing_says_why_some_were_not_visited(world):
    row = planned(world)
    with refused(Malformed):
        actions.close(row=row, words="", by=world.actor("柳文书"), at=TUESDAY)
    with refused(Objected):
        actions.close(row=row, words="乱关", by=world.actor("乔委员"), at=TUESDAY)
    actions.close(row=row, words="农忙，改到冬天", by=world.actor("柳文书"), at=TUESDAY)
    assert {v.dropped_why for v in row.visits.all()} == {"农忙，改到冬天"}
    with refused(Objected):
        actions.close(row=row, words="再关", by=world.actor("柳文书"), at=TUESDAY)


def test_only_who_was_sent_on_a_day_of_the_plan_and_never_to_the_own_site(world):
    visit = going_to(world)
    for who in ("乔委员", "马青山"):
        with refused(Objected):
            seen(world, visit, who)
    with refused(Objected):
        seen(world, visit, at=TUESDAY + timedelta(days=30))
    Post.objects.create(
        county="610626", person=world.people["柳文书"], role="station_keeper",
        unit=Unit.objects.get(pk=world.units["杨柳村"].pk), title="兼", starts_on=day_of(MONDAY) - timedelta(days=9),
    )  # fmt: skip
    with refused(Objected) as caught:
        seen(world, visit)
    assert caught.value.code == "own_site"
    assert visit.inspection.ends_on == LAST
    assert not Visit.objects.filter(state="made").exists()


def test_guidance_finds_nothing_and_an_inspection_is_no_lecture(world):
    with refused(Objected):
        seen(world, going_to(world, kind="guidance"))
    with refused(Objected):
        actions.guide(visit=going_to(world), words="讲了一课", by=world.actor("柳文书"), at=TUESDAY)
