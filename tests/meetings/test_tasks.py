"""交办 (R096): the unit reports in a sentence, who held the meeting accepts; nothing is closed by itself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected, stale
from tests.meetings import keeping
from tests.meetings.keeping import HELD, LATER
from tests.projects.keeping import second_office
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.meetings.actions import motions, tasks
from wudan.meetings.handover import TASK, duties_of
from wudan.meetings.models import Task

pytestmark = pytest.mark.postgres
NEXT = HELD + timedelta(days=2)


@pytest.fixture
def task(world):
    return keeping.adopted(world)[0]


def test_it_is_reported_sent_back_reported_again_and_accepted(world, task):
    office = {"by": world.actor("柳文书"), "at": NEXT}
    tasks.send_back(task=keeping.reported(world, task), words="还差石峁村", **office)
    done = tasks.accept(task=keeping.reported(world, task), **office)
    assert (done.state, done.closed_at) == ("accepted", NEXT)
    assert list(done.notes.values_list("step", flat=True)) == [
        "adopt",
        "report",
        "send_back",
        "report",
        "accept",
    ]
    with objected("wrong_stage"):
        tasks.drop(task=done, words="不办了", **office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.update(state="open", closed_at=None)


def test_only_its_unit_reports_and_only_the_convener_decides(world, task):
    with objected("not_your_unit"):
        keeping.reported(world, task, "艾科长")
    with malformed("words"):
        tasks.report(task=task, words="", by=world.actor("景科长"), at=NEXT)
    with objected("not_yours"):
        tasks.accept(task=keeping.reported(world, task), by=world.actor("景科长"), at=NEXT)


def test_nobody_accepts_his_own_report(world):
    task = keeping.adopted(world, "c")[0]
    keeping.reported(world, task, "柳文书")
    with objected("own_report"):
        tasks.accept(task=task, by=world.actor("柳文书"), at=NEXT)
    assert (
        tasks.accept(task=task, by=world.actor(second_office(world)), at=NEXT).state == "accepted"
    )


def test_a_later_day_another_unit_and_giving_up_want_a_reason(world, task):
    office = {"by": world.actor("柳文书"), "at": LATER}
    assert list(Task.objects.overdue(day_of(LATER))) == [task]
    with malformed("words"):
        tasks.extend(task=task, due_on=date(2026, 12, 1), words="", **office)
    with malformed("due_on"):
        tasks.extend(task=task, due_on=day_of(LATER), words="等天冷", **office)
    tasks.extend(task=task, due_on=date(2026, 12, 1), words="等天冷", **office)
    assert not Task.objects.overdue(day_of(LATER))
    Unit.objects.filter(key="文旅局").update(ends_on=date(2026, 10, 1))
    with malformed("unit"):
        tasks.reassign(task=task, unit=Unit.objects.get(key="文旅局"), words="换", **office)
    moved = tasks.reassign(task=task, unit=world.units["卫健局"], words="归卫健局管", **office)
    assert [note.was_unit and note.was_unit.key for note in moved.notes.all()] == [
        None,
        None,
        "民政局",
    ]
    assert tasks.drop(task=moved, words="并到另一件里", **office).state == "dropped"


def test_who_saw_an_older_page_is_told(world, task):
    keeping.reported(world, task)
    with stale():
        tasks.accept(task=task, by=world.actor("柳文书"), at=NEXT, seen=task.version)


def test_a_closed_unit_can_still_hand_its_task_on(world, task):
    Unit.objects.filter(pk=task.unit_id).update(ends_on=date(2026, 11, 1))
    office = {"by": world.actor("柳文书"), "at": LATER}
    assert (
        tasks.reassign(task=task, unit=world.units["卫健局"], words="撤并了", **office).unit.key
        == "卫健局"
    )


def test_a_unit_asks_and_takes_back(world):
    keeper = {"by": world.actor("马青山"), "at": NEXT}
    made = motions.put(unit=world.units["杨柳村"], raised=motions.Raised("暖气"), **keeper)
    with objected("not_your_unit"):
        motions.take_back(motion=made, by=world.actor("贾站长"), at=NEXT)
    assert motions.take_back(motion=made, **keeper).state == "withdrawn"
    with objected("wrong_stage"):
        motions.take_back(motion=made, **keeper)
    with objected("not_your_unit"):
        motions.put(unit=world.units["石峁村"], raised=motions.Raised("暖气"), **keeper)
    with malformed("title"):
        motions.put(unit=world.units["杨柳村"], raised=motions.Raised(""), **keeper)


def test_who_takes_the_post_over_finds_what_the_unit_has_to_do(world, task):
    found = duties_of([world.posts["景科长"]], at=NEXT)[task.unit_id]
    assert [(duty.kind, duty.words) for duty in found] == [(TASK, task.words)]
    keeping.reported(world, task)
    tasks.accept(task=task, by=world.actor("柳文书"), at=NEXT)
    assert duties_of([world.posts["景科长"]], at=NEXT)[task.unit_id] == []
