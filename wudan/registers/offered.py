"""What is to be had where: which kind of service at which open site, and to whom somebody comes.

A kind of service (a platform) is at a site when three things hold on the day:

1. the menu has an item of it that is given at sites (`PlaceMode.SITE`), and there (`Service.serves`),
2. the site is open and its place is known,
3. a team of that kind names this very site: it is based there, or lists it itself in what it
   serves. A team that says "the whole town" comes when it is called; it is not there to go to.

Somebody comes to a village when the menu has an item of the kind that is given at home there, and a team
of that kind serves the village's site, by name or with all above it. Opened resources will be
places too, once they say which kind of service they have.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Platform, Service
from wudan.kit.places import Point
from wudan.sites.models import SitePeriod
from wudan.teams.models import Team

Place = tuple[int, Point]
"""A site's unit and where it stands."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One kind of service: where it is, and the branches of the tree somebody comes to."""

    platform_id: int
    code: str
    places: tuple[Place, ...]
    comes_to: frozenset[str]
    given_to: tuple[str, ...] = ("",)
    """Where some item is brought home; the empty path is the whole county."""

    def comes(self, path: str) -> bool:
        """Whether somebody comes to a unit: it or a unit above it is served."""
        if not path.startswith(self.given_to):
            return False
        steps = path.split(".")[:-1]
        return any(".".join(steps[:n]) + "." in self.comes_to for n in range(1, len(steps) + 1))


def offered_in(county: str, *, on: date) -> list[Offered]:
    """Every platform of a county, in its order; four statements whatever the size."""
    sites = [
        (period.site.unit_id, period.site.unit.path, period.point)
        for period in SitePeriod.objects.on(on).open().filter(site__unit__county=county, site__unit__ends_on=None)
        .select_related("site__unit").order_by("site__unit_id")
        if period.point is not None
    ]  # fmt: skip
    given = defaultdict[tuple[int, str], set[str]](set)
    for platform_id, ways, serves in (
        Service.objects.on_offer()
        .filter(county=county)
        .values_list("platform_id", "places", "serves")
    ):
        for way in ways:
            given[platform_id, way].update(serves or [""])
    named = _named(county)
    found = []
    for platform in Platform.objects.filter(county=county):
        paths = named.get(platform.code, frozenset())
        there = tuple(sorted(given[platform.pk, PlaceMode.SITE]))
        home = tuple(sorted(given[platform.pk, PlaceMode.HOME]))
        here = [
            (pk, point) for pk, path, point in sites if path in paths and path.startswith(there)
        ]
        found.append(
            Offered(
                platform.pk, platform.code,
                tuple(here), paths if home else frozenset(), home,
            )
        )  # fmt: skip
    return found


def _named(county: str) -> dict[str, frozenset[str]]:
    """Kind of service → the units its teams name: their base, and what they list as served."""
    named = defaultdict[str, set[str]](set)
    for team in Team.objects.active(county):
        path = team.unit.path
        named[team.category].add(path[: path.rindex(".", 0, -1) + 1] if "." in path[:-1] else path)
        named[team.category].update(team.serves)
    return {category: frozenset(paths) for category, paths in named.items()}
