"""The county laid down again is the county that is built: row by row, each with their own objects."""

import pytest
from django.apps import apps

from tests.matrix.trying import taken_back
from tests.world import SINCE, build
from tests.world_again import built
from wudan.areas.enums import AreaLevel
from wudan.areas.models import Area, Unit
from wudan.people.models import Person

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
OURS = [model for model in apps.get_models() if model.__module__.startswith("wudan.")]


def rows():
    """All that is there, but for what chance decides: numbers of rows, salts, seals."""
    found = {}
    for model in OURS:
        plain = [
            f.attname
            for f in model._meta.concrete_fields
            if not f.primary_key and not f.is_relation
        ]
        found[model] = [
            {name: str(getattr(row, name)) for name in plain if name not in {"password", "path", "serves"}}
            for row in model.objects.order_by("pk")
        ]  # fmt: skip
    return {model: kept for model, kept in found.items() if kept}


def test_it_is_the_same_county():
    with taken_back():
        build()
        expected = rows()
    for _ in range(2):  # the first may be built, the second is not
        with taken_back():
            built()
            assert rows() == expected
    assert len(expected) > 10


def test_everybody_has_objects_of_their_own():
    with taken_back():
        built()
    with taken_back():
        first = built()
        first.people["秦奶奶"].name = "换了名字"
        first.teams["clippers"].skills.append("opera")
    second = built()
    assert second.people["秦奶奶"].name == "秦奶奶"
    assert second.teams["clippers"].skills == ["haircut"]
    assert second.posts["马青山"].person is second.people["马青山"]
    assert second.people["秦奶奶"] is not first.people["秦奶奶"]
    assert second.phone("秦奶奶") == first.phone("秦奶奶")


def test_where_something_is_already_it_is_built():
    with taken_back():
        built()
    there = Area.objects.create(
        code="610627", level=AreaLevel.COUNTY, name="甘泉县", starts_on=SINCE
    )
    world = built()
    assert there.pk not in {unit.area_id for unit in world.units.values()}
    assert len(world.units) == len(Unit.objects.all())


def test_new_rows_get_new_numbers():
    with taken_back():
        built()
    world = built()
    new = Person.objects.create(county="610626", name="新来的人", home=world.units["杨柳村"])
    assert new.pk not in {person.pk for person in world.people.values()}
