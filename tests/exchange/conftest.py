"""People of an export story: who asks, who agrees, a village full of residents."""

from datetime import timedelta

import pytest

from tests.world import COUNTY, MONDAY, SINCE
from wudan.exchange.actions import Wanted, approve, ask, make
from wudan.exchange.models import Export
from wudan.people.models import Person, Post

AT = MONDAY + timedelta(days=1)
PURPOSE = "年度总结，报县委宣传部"


@pytest.fixture
def second(world):
    """文副主任, a second person of the center office."""
    person = Person.objects.create(county=COUNTY, name="文副主任", phone="10100000900")
    world.people["文副主任"] = person
    world.posts["文副主任"] = Post.objects.create(
        county=COUNTY, person=person, role="center_office", unit=world.units["c"], title="副主任",
        starts_on=SINCE,
    )  # fmt: skip
    return world.actor("文副主任")


@pytest.fixture
def crowd(world):
    """A hundred and twenty more residents of 杨柳村."""
    home = world.units["杨柳村"]
    Person.objects.bulk_create(
        Person(county=COUNTY, name=f"米{number:03d}", phone=f"1012000{number:04d}", home=home)
        for number in range(120)
    )


class Desk:
    """How the stories ask, agree and make."""

    def __init__(self, world):
        self.world = world

    def wants(self, kind="orders", unit="c", **given):
        period = {"since": MONDAY.date(), "until": MONDAY.date()} if kind == "orders" else {}
        chosen = {"purpose": PURPOSE, **period} | given
        return Wanted(kind=kind, unit=self.world.units[unit], **chosen)

    def ask(self, kind="orders", unit="c", *, who="柳文书", at=AT, **given):
        return ask(wanted=self.wants(kind, unit, **given), by=self.world.actor(who), at=at)

    def made(self, *args, at=AT, **given):
        export = self.ask(*args, at=at, **given)
        if export.state == "asked":
            approve(export=export, by=self.world.actor("文副主任"), at=at)
        made = make(export_id=export.pk, at=at + timedelta(minutes=1))
        assert made is not None
        return Export.objects.get(pk=export.pk)


@pytest.fixture
def desk(world):
    return Desk(world)
