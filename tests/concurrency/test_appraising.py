"""Two clerks tell the preliminary results, and make them final, at once: each once. With a control."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.appraisals.appraising import AUGUST, JULY, judged, stand_in
from tests.concurrency.racing import faults, is_fair, race, winners, without_turns
from tests.concurrency.test_exports import meet_after
from wudan.appraisals.models import Result, Round
from wudan.journal.events import events_of

pytestmark = pytest.mark.postgres
publishing = import_module("wudan.appraisals.actions.publish")
finalising = import_module("wudan.appraisals.actions.finalise")


def clerks(world):
    return [world.actor("柳文书"), stand_in(world)] * 2


@pytest.fixture
def row(shared_world):
    with transaction.atomic():
        return judged(shared_world)


def test_results_are_told_once_and_made_final_once(shared_world, row):
    told = [
        lambda by=by: publishing.publish(row=row, by=by, at=JULY) for by in clerks(shared_world)
    ]
    assert is_fair(race(told, seed=2))
    assert Result.objects.filter(round=row).count() == 2
    done = [
        lambda by=by: finalising.finalise(row=row, by=by, at=AUGUST) for by in clerks(shared_world)
    ]
    assert is_fair(race(done, seed=2))
    assert Round.objects.get(pk=row.pk).state == "final"
    assert [e.verb for e in events_of("round", row.pk)].count("appraisal.finalise") == 1


def test_control_without_the_lock_it_is_told_twice_or_only_the_database_says_no(
    shared_world, row, monkeypatch
):
    def unlocked(one):
        return Round.objects.select_related("sheet").get(pk=one.pk)

    monkeypatch.setattr(publishing, "lock_round", unlocked)
    meet_after(monkeypatch, publishing, "publishing_objection", 4)
    without_turns(monkeypatch)
    told = [
        lambda by=by: publishing.publish(row=row, by=by, at=JULY) for by in clerks(shared_world)
    ]
    outcomes = race(told, seed=2)
    assert faults(outcomes) or len(winners(outcomes)) > 1
    assert Result.objects.filter(round=row).count() <= 2
