"""不重复 (domain §2.11): the same for the same people, place and time is stopped, the first one shown."""

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import Objected
from tests.projects.keeping import at_gate, heard, needed
from tests.world import MONDAY
from wudan.areas.models import Area
from wudan.projects.actions import candidates
from wudan.projects.models import Forum, NeedEvidence, Project
from wudan.projects.twins import twin_of

pytestmark = pytest.mark.postgres


def second(world, **given):
    note = heard(world, Forum.objects.get())
    by, unit = world.actor("乔委员"), world.units["铁边城"]
    from tests.projects.keeping import draft

    return candidates.propose(unit=unit, draft=draft(world, **given), by=by, at=MONDAY, heard=note)


@pytest.mark.parametrize("given", [{}, {"title": "上门给老人理发"}, {"months": (3,)}, "town"])
def test_the_same_again_is_stopped_and_the_first_is_shown(world, given):
    first = at_gate(world).project
    told = {"area": Area.objects.get(code="610626101")} if given == "town" else given
    with pytest.raises(Objected) as refused:
        candidates.submit(project=second(world, **told), by=world.actor("乔委员"), at=MONDAY)
    assert refused.value.code == "twin"
    assert first.key in refused.value.words


@pytest.mark.parametrize(
    "given", [{"title": "助浴"}, {"audience": "disabled"}, "elsewhere", "other platform"]
)
def test_other_people_places_or_things_are_no_twin(world, given):
    at_gate(world)
    if given == "elsewhere":
        given = {"area": Area.objects.get(code="610626102201")}
    elif given == "other platform":
        given = {"platform": world.platforms["health"]}
    assert twin_of(second(world, **given)) is None


def test_other_months_are_another_time(world):
    at_gate(world, months=(11, 12, 1, 2))
    assert twin_of(second(world, months=(5, 6))) is None


def test_the_database_keeps_one_live_of_exactly_the_same(world):
    first = at_gate(world).project
    other = second(world)
    assert NeedEvidence.objects.filter(project=other).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=other.pk).update(stage="at_gate")
    Project.objects.filter(pk=first.pk).update(stage="refused")
    assert twin_of(other) is None


def test_a_candidate_is_not_its_own_twin(world):
    assert twin_of(needed(world)) is None
