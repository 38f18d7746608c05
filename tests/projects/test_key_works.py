"""重点工作: the office keeps the list; a project, a menu item and an activity go with one or none (R103; ADR 96)."""

from datetime import date, timedelta

import pytest

from tests.activities import drafting
from tests.domain.refusing import malformed, objected, refused, refused_by_the_database
from tests.projects import keeping
from tests.projects.working import NEW_YEAR, listed
from tests.world import COUNTY, MONDAY
from wudan.activities import actions as activities
from wudan.jobs.furnishing.key_works import furnish_key_works
from wudan.journal.events import events_of
from wudan.kit.refusals import Objected
from wudan.projects.actions import candidates, key_works
from wudan.projects.listed import going_with
from wudan.projects.models import Joining, KeyWork, Project

LATER = MONDAY + timedelta(days=20)
TODAY = MONDAY.date()
pytestmark = pytest.mark.postgres


def _joined(project: Project) -> KeyWork | None:
    found = Joining.objects.live(TODAY).filter(project=project).first()
    return found.work if found else None


def test_the_office_keeps_the_list_and_nobody_else(world):
    made = listed(world, "乡村振兴", "和美乡村")
    known = key_works.Known("乡村全面振兴", made.source, ("和美乡村",), date(2026, 12, 31))
    key_works.correct(work=made, known=known, by=world.actor("柳文书"), at=MONDAY)
    made.refresh_from_db()
    assert (made.name, made.ends_on) == ("乡村全面振兴", date(2026, 12, 31))
    for name in ("马青山", "乔委员", "景科长"):
        with refused(Objected):
            key_works.correct(work=made, known=known, by=world.actor(name), at=MONDAY)
    told = list(events_of("key_work", made.pk))
    assert [one.verb for one in told] == ["key_work.add", "key_work.correct"]
    assert told[1].facts["before"]["name"] == "乡村振兴"


@pytest.mark.parametrize(
    ("known", "field"),
    [
        (key_works.Known(" "), "name"),
        (key_works.Known("移风易俗"), "name"),
        (key_works.Known("移风易俗", ends_on=date(2027, 12, 31)), "name"),
        (key_works.Known("打电话 13812345678"), "name"),
        (key_works.Known("新风", words=("长" * 21,)), "words"),
        (key_works.Known("新风", ends_on=date(2026, 9, 6)), "ends_on"),
        (key_works.Known("新风", ends_on=date(2036, 9, 6)), "ends_on"),
    ],
)
def test_what_cannot_be_listed(world, known, field):
    listed(world, "移风易俗")
    with malformed(field):
        key_works.add(
            county=COUNTY, known=known, starts_on=NEW_YEAR, by=world.actor("柳文书"), at=MONDAY
        )


def test_what_has_ended_does_not_go_on_again_but_may_be_listed_anew(world):
    made = listed(world, "移风易俗", ends_on=TODAY)
    longer = key_works.Known("移风易俗", ends_on=date(2027, 1, 31))
    with malformed("ends_on"):
        key_works.correct(work=made, known=longer, by=world.actor("柳文书"), at=LATER)
    again = listed(world, "移风易俗", starts_on=LATER.date(), at=LATER)
    assert again.pk != made.pk


def test_a_project_is_known_by_what_it_cites_and_a_person_says_otherwise(world):
    elders, rural = listed(world, "一老一小", "敬老月"), listed(world, "乡村振兴")
    made = keeping.candidate(world)
    assert _joined(made) == elders
    keeper = world.actor("马青山")
    key_works.join_project(project=made, work=rural, by=keeper, at=MONDAY)
    assert _joined(made) == rural
    key_works.join_project(project=made, work=None, by=world.actor("柳文书"), at=MONDAY)
    assert _joined(made) is None
    assert [one.until is None for one in made.joinings.all()] == [False, False]


def test_submitting_recognizes_only_what_nobody_decided_on(world):
    round_ = keeping.at_gate(world)
    assert not Joining.objects.exists()
    work = listed(world, "敬老月")
    made = keeping.needed(world, title="老人上门量血压", at=MONDAY)
    key_works.join_project(project=made, work=None, by=world.actor("马青山"), at=MONDAY)
    key_works.join_project(project=round_.project, work=None, by=world.actor("马青山"), at=MONDAY)
    assert _joined(made) is None
    assert made.joinings.count() == 1
    assert not round_.project.joinings.exists()
    assert work.joinings.count() == 1


def test_it_is_never_asked_for(world):
    made = keeping.candidate(world)
    assert _joined(made) is None
    with refused(Objected):
        key_works.join_project(project=made, work=listed(world), by=world.actor("苏远"), at=MONDAY)
    ended = listed(world, "创文", ends_on=TODAY)
    with malformed("key_work"):
        key_works.join_project(project=made, work=ended, by=world.actor("马青山"), at=LATER)
    candidates.take_back(project=made, why="写错了，重来。", by=world.actor("马青山"), at=MONDAY)
    with objected("over"):
        key_works.join_project(project=made, work=ended, by=world.actor("马青山"), at=MONDAY)


def test_a_menu_item_goes_with_one_but_that_of_a_project_goes_with_its_project(world):
    work = listed(world)
    service, officer = world.services["haircut"], world.actor("景科长")
    key_works.join_item(service=service, work=work, by=officer, at=MONDAY)
    key_works.join_item(service=service, work=work, by=officer, at=LATER)
    assert [one.work for one in service.joinings.all()] == [work]
    with refused(Objected):
        key_works.join_item(service=service, work=None, by=world.actor("马青山"), at=MONDAY)
    made = keeping.admitted(world)
    with objected("by_its_project"):
        key_works.join_item(service=made.service, work=None, by=officer, at=MONDAY)


def test_an_activity_goes_with_what_its_item_or_model_does_until_somebody_says_otherwise(world):
    work, other = listed(world), listed(world, "移风易俗")
    service, leader = world.services["haircut"], world.actor("苏远")
    assert drafting.drafted(world).key_work is None
    key_works.join_item(service=service, work=work, by=world.actor("景科长"), at=MONDAY)
    made = drafting.drafted(world, service=service, **drafting.INSURED)
    assert made.key_work == work
    activities.join_work(activity=made, work=other, by=leader, at=MONDAY)
    made.refresh_from_db()
    again = activities.draft(
        unit=made.unit, team=made.team, wanted=drafting.wanted(), model=made, by=leader, at=MONDAY
    )
    assert (made.key_work, again.key_work) == (other, other)
    with refused(Objected):
        activities.join_work(activity=made, work=None, by=world.actor("秦奶奶"), at=MONDAY)
    activities.join_work(activity=made, work=None, by=leader, at=MONDAY, seen=made.version)
    made.refresh_from_db()
    assert made.key_work is None
    told = [
        one.facts["joined"]["name"] for one in events_of("activity", made.pk) if "join" in one.verb
    ]
    assert told == ["移风易俗", ""]


def test_two_weeks_after_the_end_an_activity_says_what_it_said(world):
    work = listed(world)
    made = drafting.opened(world)
    ended = drafting.SATURDAY + timedelta(hours=4)
    activities.end(activity=made, by=world.actor("苏远"), at=ended)
    activities.join_work(
        activity=made, work=work, by=world.actor("苏远"), at=ended + timedelta(days=13)
    )
    with objected("too_late"):
        activities.join_work(
            activity=made, work=None, by=world.actor("苏远"), at=ended + timedelta(days=15)
        )


def test_the_database_keeps_what_was_said(world):
    work, other = listed(world), listed(world, "移风易俗")
    made = keeping.candidate(world)
    key_works.join_project(project=made, work=work, by=world.actor("马青山"), at=MONDAY)
    row = made.joinings.get()
    for changed in ({"work": other}, {"since": LATER}, {"project": None}):
        with refused_by_the_database("joining"):
            Joining.objects.filter(pk=row.pk).update(**changed)
    with refused_by_the_database("joining_project_one_present|UNIQUE"):
        Joining.objects.create(project=made, work=other, since=MONDAY, joined_as="谁")
    with refused_by_the_database("key_work_start_kept"):
        KeyWork.objects.filter(pk=work.pk).update(starts_on=date(2026, 2, 1))
    key_works.join_project(project=made, work=None, by=world.actor("马青山"), at=LATER)
    with refused_by_the_database("joining_kept"):
        Joining.objects.filter(pk=row.pk).update(until=None)


def test_projects_stand_with_what_they_go_with_in_the_order_of_both(world):
    first, second = listed(world, "一老一小", "敬老月"), listed(world, "移风易俗")
    made = keeping.candidate(world)
    assert going_with([made], [second, first]) == [(second, []), (first, [made])]


def test_a_pack_begins_the_list_and_leaves_it_to_the_office(world, settings):
    furnish_key_works(settings.PACK, NEW_YEAR, at=MONDAY)
    names = [one.name for one in settings.PACK.standing.key_works]
    assert [one.name for one in KeyWork.objects.all()] == names
    known = key_works.Known("换了名字")
    key_works.correct(
        work=KeyWork.objects.first(), known=known, by=world.actor("柳文书"), at=MONDAY
    )
    furnish_key_works(settings.PACK, NEW_YEAR, at=MONDAY)
    assert KeyWork.objects.count() == len(names)
