"""找场地: which rooms of a county are free at a time for so many, the nearest first (R028, R029).

Asked by the page that looks for a room, and by an activity that needs one. Nothing is promised here:
who books holds the room's row and asks again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from wudan.kit.clock import day_of
from wudan.kit.places import Point, kilometres
from wudan.kit.refusals import Objection
from wudan.kit.tree_paths import steps_of
from wudan.people.actors import Actor
from wudan.sites.enums import SiteState
from wudan.sites.enums.resource import WITHOUT_HOURS, ResourceStage
from wudan.sites.free_times import LEAST, RoomTimes, Stretch, free_on
from wudan.sites.models import Loan, Resource, Room, SitePeriod
from wudan.sites.permissions.loan import may_borrow
from wudan.sites.permissions.room import booking_objection
from wudan.sites.reading_times import times_of_rooms

_FAR = 10_000.0
"""Kilometres of what has no place yet: behind everything that has."""


@dataclass(frozen=True, slots=True)
class Sought:
    """From when to when, for how many, and which use; without one, any."""

    starts_at: datetime
    ends_at: datetime
    party: int
    use: str = ""


@dataclass(frozen=True, slots=True)
class RoomFound:
    """A room that is large enough, how far it is, and why not at that time."""

    room: Room
    km: float | None
    objection: Objection | None
    free: tuple[Stretch, ...]
    """What is free of that day, where that time is not."""


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place that its keeper lends and has promised to nobody at that time."""

    place: Resource
    km: float | None


@dataclass(frozen=True, slots=True)
class Search:
    """What there is for somebody, the nearest first: free then, free at other hours of that day, and lent by others."""

    free: list[RoomFound]
    others: list[RoomFound]
    places: list[PlaceFound]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the sites of a county are on a day, and which are shut."""

    points: Mapping[int, Point]
    shut: frozenset[int]

    def above(self, path: str) -> Point | None:
        """The place of a unit, or of the nearest one above it that has one."""
        return next((self.points[pk] for pk in reversed(steps_of(path)) if pk in self.points), None)


def whereabouts(county: str, on: date) -> Whereabouts:
    """By the keys of their units; one statement."""
    rows = SitePeriod.objects.on(on).filter(site__unit__county=county)
    points, shut = dict[int, Point](), set[int]()
    for unit, state, lon, lat in rows.values_list("site__unit", "state", "lon", "lat"):
        if state == SiteState.CLOSED:
            shut.add(unit)
        if lon is not None and lat is not None:
            points[unit] = Point(lon, lat)
    return Whereabouts(points, frozenset(shut))


def search_for(actor: Actor, county: str, sought: Sought, *, near: str, at: datetime) -> Search:
    """All of a county that is meant for this actor; six statements, one less for who does not borrow."""
    sites = whereabouts(county, day_of(at))
    rooms = rooms_for(county, sought, near=near, sites=sites, at=at)
    open_to = [one for one in rooms if _is_for(actor, one.room)]
    places: list[PlaceFound] = []
    if may_borrow(actor):
        places = places_for(county, sought, but=actor.unit_id, near=near, sites=sites)
    return Search(
        free=[one for one in open_to if one.objection is None],
        others=[one for one in open_to if one.objection is not None and one.free], places=places,
    )  # fmt: skip


def rooms_for(
    county: str, sought: Sought, *, near: str, sites: Whereabouts, at: datetime
) -> list[RoomFound]:
    """All that are large enough and meant for it, the nearest to a unit's path first; four statements."""
    rows = Room.objects.in_use().filter(county=county, capacity__gte=sought.party).with_place()
    fitting = [
        room for room in rows
        if room.site.unit_id not in sites.shut and (not sought.use or sought.use in room.uses)
    ]  # fmt: skip
    day, here, steps = day_of(sought.starts_at), sites.above(near), steps_of(near)
    times = times_of_rooms(fitting, day, day)
    found = [_found(room, times[room.pk], sought, here, sites, at) for room in fitting]
    return sorted(found, key=lambda one: (*_nearness(one, steps), one.room.name, one.room.pk))


def places_for(
    county: str, sought: Sought, *, but: int | None, near: str, sites: Whereabouts
) -> list[PlaceFound]:
    """Halls, schools and bases that other units lend, the nearest first; one statement."""
    promised = Loan.objects.live().filter(resource=OuterRef("pk"))
    taken = promised.overlapping(sought.starts_at, sought.ends_at)
    rows = Resource.objects.of_county(county).filter(~Exists(taken), lendable=True)
    rows = rows.exclude(kind__in=WITHOUT_HOURS).exclude(stage=ResourceStage.DROPPED)
    here = sites.above(near)
    found = [PlaceFound(one, _km(here, one.point)) for one in rows.exclude(unit=but)]
    return sorted(found, key=lambda one: (_FAR if one.km is None else one.km, one.place.pk))


def _is_for(actor: Actor, room: Room) -> bool:
    against = booking_objection(actor, room)
    return against is None or against.code != "not_for_residents"


def _found(
    room: Room, times: RoomTimes, sought: Sought, here: Point | None, sites: Whereabouts, at: datetime
) -> RoomFound:  # fmt: skip
    objection = times.objection(sought.starts_at, sought.ends_at)
    free: Iterable[Stretch] = ()
    if objection is not None:
        free = free_on(times, day_of(sought.starts_at), at=at)
    km = _km(here, sites.points.get(room.site.unit_id))
    return RoomFound(room, km, objection, tuple(s for s in free if s[1] - s[0] >= LEAST))


def _km(here: Point | None, there: Point | None) -> float | None:
    return kilometres(here, there) if here is not None and there is not None else None


def _nearness(found: RoomFound, steps: Sequence[int]) -> tuple[float, int, list[int]]:
    """By kilometres; without them by how deep in the tree both stand together."""
    own = steps_of(found.room.site.unit.path)
    together = sum(1 for a, b in zip(own, steps, strict=False) if a == b)
    return _FAR if found.km is None else round(found.km, 1), -together, own
