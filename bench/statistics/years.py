"""A year of orders and activities laid into the tables at once: by no action, but as the actions leave them."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from django.db import connection, transaction

from bench.statistics.activities import EACH, Activities
from bench.statistics.orders import County, Orders
from bench.statistics.sheets import Sheet
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.people.enums import PostRole
from wudan.people.models import Person, Post
from wudan.teams.models import Team

BATCH = 5000
_ORDERS_EACH, _SHIFTS_EACH = 3, 15
"""Orders of a resident, shifts of a volunteer, in a year."""


def lay(
    county: str, *, orders: int, activities: int, until: datetime, rng: Random,
    advance: Callable[[int], None] = lambda _n: None,
) -> None:  # fmt: skip
    """So many orders and activities, spread over the year before `until`; `advance` is told how many are laid."""
    volunteers = activities * EACH // _SHIFTS_EACH
    people = _people(county, max(orders // _ORDERS_EACH, volunteers))
    of = _county(county, people)
    drawn = Orders(of, until=until, rng=rng)
    for begin in range(0, orders, BATCH):
        many = min(BATCH, orders - begin)
        with transaction.atomic():
            for _order in range(many):
                drawn.draw()
            drawn.write()
        advance(many)
    drawn.finish()
    whom = [person for person, _home in people[:volunteers]]
    Activities(of, until=until, rng=rng).lay(activities, whom, advance=advance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _people(county: str, many: int) -> list[tuple[int, int]]:
    stations = list(Unit.objects.filter(county=county, kind=UnitKind.STATION, ends_on=None))
    sheet = Sheet(Person, ("name", "home_id"), county=county)
    homes = [stations[number % len(stations)].pk for number in range(many)]
    people = [(sheet.add(f"测{number}", home), home) for number, home in enumerate(homes)]
    with transaction.atomic():
        sheet.write()
    sheet.finish()
    return people


def _county(county: str, people: list[tuple[int, int]]) -> County:
    units = Unit.objects.filter(county=county, ends_on=None)
    stations = units.filter(kind=UnitKind.STATION, parent__kind=UnitKind.INSTITUTE)
    keeper = Post.objects.filter(county=county, role=PostRole.STATION_KEEPER).order_by("pk")[0]
    return County(
        county, people, dict(stations.values_list("pk", "parent")),
        list(Service.objects.filter(county=county)), list(Team.objects.filter(unit__county=county)),
        list(units.filter(kind=UnitKind.DEPARTMENT)), (keeper.person_id, keeper.pk),
    )  # fmt: skip
