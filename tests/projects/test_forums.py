"""座谈会 (R066, R123, R124): three parties, or marked incomplete; notes by kind, never by name."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.projects.keeping import candidate, evidence, forum, heard
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.projects.actions import candidates, forums
from wudan.projects.models import Forum

pytestmark = pytest.mark.postgres


def test_a_forum_of_three_parties_gives_candidates(world):
    found = forum(world)
    note = heard(world, found)
    made = candidate(world, note=note)
    assert (found.state, made.forum_id, evidence(made)) == ("held", found.pk, ["note"])
    assert [e.verb for e in events_of("forum", found.pk)] == [
        "forum.call",
        "forum.hold",
        "forum.note",
    ]


@pytest.mark.parametrize("party", ["departments", "residents", "volunteers"])
def test_without_one_party_it_is_incomplete_and_shows_no_need(world, party):
    found = forum(world, **{party: 0})
    speaker = "volunteer" if party == "residents" else "resident"
    note = heard(world, found, speaker)
    assert (found.state, len(found.missing)) == ("incomplete", 1)
    assert evidence(candidate(world, note=note)) == []
    with objected("forum_incomplete"):
        candidates.link_note(
            project=candidate(world, title="别的"), heard=note, by=world.actor("马青山"), at=MONDAY
        )


def test_the_database_holds_that_all_three_came(world):
    found = forum(world, residents=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Forum.objects.filter(pk=found.pk).update(state="held")


def test_a_department_shows_no_need_of_residents(world):
    note = heard(world, forum(world), "department")
    assert evidence(candidate(world, note=note)) == []


def test_who_did_not_come_did_not_speak_and_nobody_is_named(world):
    found = forum(world, residents=0)
    with malformed("speaker"):
        heard(world, found, "resident")
    with malformed("words"):
        heard(world, found, "volunteer", "高大爷的电话是 13800138000，他要理发")


def test_a_forum_to_come_cannot_be_written_down_yet(world):
    by, called = world.actor("乔委员"), forums.Called("年底", "所里", date(2026, 9, 20))
    made = forums.call(unit=world.units["铁边城"], called=called, by=by, at=MONDAY)
    with malformed("departments"):
        forums.hold(forum=made, came=forums.Came(1, 1, 1), by=by, at=MONDAY)
    assert forums.drop(forum=made, why="下大雪", by=by, at=MONDAY).state == "dropped"
    with objected("not_held"):
        heard(world, made)
    with objected("not_your_role"):
        forums.call(unit=world.units["杨柳村"], called=called, by=world.actor("马青山"), at=MONDAY)
