"""From rows to the question that is planned, and from a plan's rows to its tours as they stand.

Decides who may be asked at all: the law and the skills as for an order (`orders.proposals`), the
team's area, its weekdays; a day on which a team or a village is promised already is left out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from wudan import matching
from wudan.areas.calendars import working_calendar
from wudan.areas.enums import UnitKind
from wudan.areas.models import AreaPoint, Unit
from wudan.catalog.models import Service
from wudan.deliveries.coverage import last_reached
from wudan.deliveries.enums import DeliveryStage, OfferState
from wudan.deliveries.flow import DONE
from wudan.deliveries.models import Delivery, DeliveryOffer, PlanTeam, RoundPlan
from wudan.deliveries.querysets.deliveries import DeliveryQuerySet
from wudan.deliveries.touring import Crew, Duty, Item, Question, Village
from wudan.deliveries.touring.ways import WAYS
from wudan.deliveries.touring.weeks import name_of
from wudan.kit.clock import day_of, local, midnight
from wudan.matching.rounds import Tour
from wudan.matching.things import Place
from wudan.orders.enums import FulfillmentState
from wudan.orders.models import Fulfillment
from wudan.orders.proposals import ranking_of
from wudan.orders.shapes import LAWFUL, POLICY, Task
from wudan.sites.models import SitePeriod
from wudan.teams.models import Team

ABLE = replace(
    POLICY,
    rules=tuple(r for r in POLICY.rules if r.name in LAWFUL | {"category", "skill", "headcount"}),
)
"""May bring it at all; when and where is the planner's."""
_PROMISED = (DeliveryStage.OFFERED, DeliveryStage.ACCEPTED, *DONE)


def question_of(plan: RoundPlan, *, at: datetime) -> Question:
    """All that the plan is made from, as it is now."""
    services = list(plan.services.select_related("platform").order_by("pk"))
    stations = list(plan.villages.order_by("path"))
    teams = list(plan.teams.all().with_names())
    places = places_of(stations) | bases_of({team.base for team in teams if team.base})[0]
    return Question(
        plan.starts_on, plan.weeks, plan.mode, plan.often, plan.ageing,
        tuple(_item(one, stations) for one in services),
        tuple(_villages(plan, stations, services, places, at=at)),
        tuple(_crews(plan, teams, stations, services, places, at=at)),
    )  # fmt: skip


def places_of(units: Iterable[Unit]) -> dict[int, Place]:
    """Where sites are: their own place, else the village's point."""
    by_area = {unit.area_id: unit.pk for unit in units if unit.area_id}
    points = AreaPoint.objects.filter(area__in=by_area).values_list("area", "lon", "lat")
    found = {by_area[area]: Place(lon, lat) for area, lon, lat in points}
    sites = SitePeriod.objects.filter(
        site__unit__in=[unit.pk for unit in units], ends_on=None, lon__isnull=False
    )
    rows = sites.values_list("site__unit", "lon", "lat")
    return found | {unit: Place(lon, lat) for unit, lon, lat in rows if lon and lat}


def bases_of(units: Collection[Unit]) -> tuple[dict[int, Place], frozenset[int]]:
    """Where teams set out, and which of these places are only reckoned.

    A county's center, or a department, is often in no table of points: the middle of the villages
    below it does, else the middle of the county's.
    """
    known = places_of(units)
    county = {
        path: _middle(path) for path in {_top(unit) for unit in units if unit.pk not in known}
    }
    rough = {
        unit.pk: middle
        for unit in units
        if unit.pk not in known and (middle := _middle(unit.path) or county[_top(unit)])
    }
    return known | rough, frozenset(rough)


def _top(unit: Unit) -> str:
    return f"{unit.path.split('.')[0]}."


def _middle(path: str) -> Place | None:
    below = Unit.objects.at_or_below(path).filter(kind=UnitKind.STATION, ends_on=None)
    places = places_of(below).values()
    if not places:
        return None
    count = len(places)
    return Place(
        round(sum(one.lon for one in places) / count, 6),
        round(sum(one.lat for one in places) / count, 6),
    )


def standing_weeks(plan: RoundPlan) -> list[tuple[Tour, ...]]:
    """The tours of a published plan as they stand now: promised, asked for, or done; week by week."""
    tours: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    rows = Delivery.objects.filter(round__plan=plan, party__isnull=False, stage__in=_PROMISED)
    found = rows.values_list("party", "day", "starts_at", "round__service", "unit")
    for party, day, starts_at, service, unit in found:
        key = (party, (day - plan.starts_on).days)
        tours[key].append((seconds_of(starts_at), name_of(service, unit)))
    weeks: list[list[Tour]] = [[] for _ in range(plan.weeks)]
    for (party, number), stops in sorted(tours.items()):
        stops.sort()
        names, begins = tuple(name for _, name in stops), tuple(begin for begin, _ in stops)
        weeks[number // 7].append(Tour(str(party), number, names, begins, 0))
    return [tuple(week) for week in weeks]


def travelled(tours: Iterable[Tour], question: Question) -> tuple[Tour, ...]:
    """The same tours with the seconds on the road reckoned."""
    places = {one.key: one.place for one in question.villages}
    bases = {str(one.key): one.base for one in question.crews}
    done = []
    for tour in tours:
        base = bases.get(tour.team)
        stops = [base, *(places.get(int(name.split(".")[1])) for name in tour.visits), base]
        ways = pairwise(stops)
        seconds = sum(WAYS.seconds(a, b) for a, b in ways if a is not None and b is not None)
        done.append(replace(tour, travel=seconds))
    return tuple(done)


def seconds_of(moment: datetime) -> int:
    """Seconds after midnight."""
    told = local(moment)
    return told.hour * 3600 + told.minute * 60


def _item(service: Service, stations: Iterable[Unit]) -> Item:
    here = frozenset(unit.pk for unit in stations if service.reaches(unit.path))
    only = here if service.serves else None
    return Item(service.pk, service.duration_minutes, tuple(service.months), only)


def _villages(
    plan: RoundPlan, stations: Collection[Unit], services: Iterable[Service], places: Mapping[int, Place], *,
    at: datetime,
) -> Iterator[Village]:  # fmt: skip
    today = day_of(at)
    last = {
        platform: last_reached(stations, platform)
        for platform in {one.platform_id for one in services}
    }
    guests = _days(_others(plan).filter(unit__in=stations).values_list("unit", "day"), plan)
    for unit in stations:
        waited = {
            one.pk: (today - day).days
            for one in services
            if (day := last[one.platform_id].get(unit.pk)) is not None
        }
        yield Village(unit.pk, places.get(unit.pk), waited, frozenset(guests[unit.pk]))


def _crews(
    plan: RoundPlan, teams: Collection[PlanTeam], stations: Collection[Unit], services: Iterable[Service],
    places: Mapping[int, Place], *, at: datetime,
) -> Iterator[Crew]:  # fmt: skip
    units = [team.unit_id for team in teams]
    rows = Team.objects.filter(unit__in=units).values_list("unit", "pk", "serves")
    known = {unit: (pk, tuple(serves)) for unit, pk, serves in rows}
    able = _able(plan, services, at=at)
    busy = _days(_others(plan).filter(party__in=units).values_list("party", "day"), plan)
    for unit, day in _booked(units, plan):
        busy[unit].add(day)
    refused = _refused(plan)
    for team in teams:
        pk, serves = known.get(team.unit_id, (0, ()))
        here = frozenset(one.pk for one in stations if serves and one.path.startswith(serves))
        yield Crew(
            team.unit_id, places.get(team.base_id or 0), tuple(_duties(plan, team, busy[team.unit_id], at=at)),
            frozenset(service for service, teams in able.items() if pk in teams),
            None if len(here) == len(stations) else here, team.most_a_day,
            frozenset(refused[team.unit_id]),
        )  # fmt: skip


def _duties(
    plan: RoundPlan, team: PlanTeam, busy: Collection[int], *, at: datetime
) -> Iterator[Duty]:
    free, today = working_calendar().holidays, day_of(at)
    for number in range(plan.weeks * 7):
        day = plan.day(number)
        gone = team.left_on is not None and day >= team.left_on
        off = gone or number in busy or day in free
        if day > today and team.goes_on(day.weekday()) and not off:
            yield Duty(number, _seconds(team.starts), _seconds(team.ends))


def _able(
    plan: RoundPlan, services: Iterable[Service], *, at: datetime
) -> dict[int, frozenset[int]]:
    """Service → the teams that may bring it on the last day, and so on every day before."""
    return {
        one.pk: frozenset(
            map(int, ranking_of(_task(plan, one), at=at, top=0, policy=ABLE).eligible)
        )
        for one in services
    }


def _task(plan: RoundPlan, service: Service) -> Task:
    wanted = matching.Order(
        id=f"{plan.no}-{service.pk}", category=service.platform.code, skills=frozenset(service.skills),
        licences=frozenset(service.licences), headcount=service.headcount, place=None, area_path=plan.unit.path,
        on=plan.ends_on, part=None, slots=frozenset(), minutes=service.duration_minutes, risk=service.risk,
        needs_insurance=service.needs_insurance,
    )  # fmt: skip
    return Task(plan.county, service, service.platform.code, plan.ends_on, plan.unit_id, wanted)


def _others(plan: RoundPlan) -> DeliveryQuerySet:
    """What is promised already in those weeks by other rounds."""
    rows = Delivery.objects.open().filter(county=plan.county, day__range=(plan.starts_on, plan.ends_on))  # fmt: skip
    return rows.exclude(round__plan=plan) if plan.pk else rows


def _days(rows: Iterable[tuple[int, date]], plan: RoundPlan) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for unit, day in rows:
        found[unit].add((day - plan.starts_on).days)
    return found


def _booked(units: Collection[int], plan: RoundPlan) -> Iterator[tuple[int, int]]:
    """Orders that a team has a time for."""
    live = (FulfillmentState.SCHEDULED, FulfillmentState.STARTED)
    first = midnight(plan.starts_on)
    rows = Fulfillment.objects.filter(
        state__in=live, dispatch__team__unit__in=units, starts_at__gte=first,
        starts_at__lt=first + timedelta(days=7 * plan.weeks),
    )  # fmt: skip
    for unit, starts_at in rows.values_list("dispatch__team__unit", "starts_at"):
        yield unit, (day_of(starts_at) - plan.starts_on).days


def _refused(plan: RoundPlan) -> defaultdict[int, set[tuple[int, int]]]:
    """Who said no to what: not asked again."""
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    rows = DeliveryOffer.objects.filter(delivery__round__plan=plan, state=OfferState.REFUSED)
    for unit, service, village in rows.values_list(
        "unit", "delivery__round__service", "delivery__unit"
    ):
        found[unit].add((service, village))
    return found


def _seconds(told: time) -> int:
    return told.hour * 3600 + told.minute * 60
