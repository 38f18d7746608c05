"""沉寂的阵地: nothing ordered, nothing held, nothing booked for so many days, and probably why (R122).

Three rules for the cause, the first that holds is said; each is something somebody can do about:

1. nobody holds a post at the site: `no_staff`;
2. no team with a leader and members (named or told) is based there or lists the site or its town in
   what it serves: `no_volunteers`. Teams for the whole county come everywhere and tell nothing of
   one site (who has which is the page of teams' coverage, R047);
3. both are there, and still nobody ordered: `no_demand`.

A base, a street, a hall, an outpost (R016, R017, R019) has no posts, and nobody orders from it; there the
resources that are the place itself (`Resource.host`) say why:

4. none of them has its door open today, or there is none: `shut`;
5. the door is open, and nothing is held there: `nothing_held`.

Sites come in the order of the tree and are not compared with each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from django.db.models import DateField, DateTimeField, Exists, F, Max, OuterRef, QuerySet, Subquery

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Shift
from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Unit
from wudan.kit.clock import day_of, midnight
from wudan.orders.models import Order
from wudan.people.models import Post
from wudan.registers.enums import SilentCause
from wudan.sites.enums import VENUE_KINDS
from wudan.sites.enums.resource import WITHOUT_HOURS
from wudan.sites.models import Resource, ResourceUse
from wudan.sites.models.booking import Booking
from wudan.teams.models import Membership, Team

MOST_DAYS = 365
_NOT_HELD = (ActivityStage.DRAFT, ActivityStage.CANCELLED)


@dataclass(frozen=True, slots=True)
class Silent:
    """One silent site: when anything last happened there, and probably why nothing does."""

    unit: Unit
    last: date | None
    cause: SilentCause


class _Able(NamedTuple):
    """Teams that could come: the sites where one is based, the sites and towns that one names."""

    bases: frozenset[int]
    near: frozenset[str]


_NOBODY = _Able(frozenset(), frozenset())


def silent_sites(county: str, path: str, *, days: int, at: datetime) -> list[Silent]:
    """The silent sites at a unit and below but the center, in no order; two statements."""
    since = day_of(at - timedelta(days=min(max(days, 1), MOST_DAYS)))
    found = [(unit, _last(unit)) for unit in _sites(county, path, at, since)]
    quiet = [(unit, last) for unit, last in found if (last or unit.starts_on) < since]
    if not quiet:
        return []
    able = _able_teams(county, day_of(at))
    return [Silent(unit, last, _cause(unit, able)) for unit, last in quiet]


def with_staff(sites: QuerySet[Unit], on: date) -> QuerySet[Unit]:
    """Sites, each with whether anybody holds a post there: what a cause needs to know."""
    return sites.annotate(is_staffed=Exists(Post.objects.held_on(on).filter(unit=OuterRef("pk"))))


def causes_of(county: str, silent: Sequence[Unit], on: date) -> list[Silent]:
    """Sites known to be silent (`with_staff`), each with its probable cause; one statement."""
    able = _able_teams(county, on) if silent else _NOBODY
    return [Silent(unit, None, _cause(unit, able)) for unit in silent]


def _sites(county: str, path: str, at: datetime, since: date) -> QuerySet[Unit]:
    """Sites without an order since that day, each with its last order, activity, booking and use up to now, and
    whether its door is open. Most sites had an order: they are passed over before their last is looked for."""
    today = day_of(at)
    here = OuterRef("pk")
    orders = Order.objects.filter(origin=here, placed_at__lte=at)
    shifts = Shift.objects.filter(day__lte=today, activity__is_template=False)
    shifts = shifts.exclude(activity__stage__in=_NOT_HELD)
    own, of_teams = shifts.filter(activity__unit=here), shifts.filter(activity__unit__parent=here)
    booked = Booking.objects.filter(room__site__unit=here, day__lte=today, ended_at=None)
    used = ResourceUse.objects.filter(resource__host=here, day__lte=today)
    doors = Resource.objects.filter(host=here).exclude(kind__in=WITHOUT_HOURS)
    posts = Post.objects.held_on(today).filter(unit=here)
    sites = Unit.objects.filter(
        county=county, path__startswith=path or "-", ends_on=None,
        kind__in=[*SITE_KINDS, *VENUE_KINDS],
    )  # fmt: skip
    lately = Exists(orders.filter(placed_at__gte=midnight(since)))
    return sites.exclude(parent=None).exclude(lately).select_related("parent").annotate(
        last_order=_latest(orders, "placed_at", DateTimeField()),
        last_shift=_latest(own, "day", DateField()),
        last_team_shift=_latest(of_teams, "day", DateField()),
        last_booking=_latest(booked, "day", DateField()),
        last_use=_latest(used, "day", DateField()),
        is_open=Exists(doors.public_on(today)),
        is_staffed=Exists(posts),
    )  # fmt: skip


def _latest(rows: QuerySet, field: str, kind: DateField) -> Subquery:  # type: ignore[type-arg]
    """The latest of a column, over all rows of one site."""
    grouped = rows.order_by().annotate(one=F("pk") * 0).values("one")
    return Subquery(grouped.annotate(last=Max(field)).values("last"), output_field=kind)


def _last(unit: Unit) -> date | None:
    ordered = unit.last_order  # type: ignore[attr-defined]
    told = [
        day_of(ordered) if ordered else None,
        unit.last_shift, unit.last_team_shift, unit.last_booking, unit.last_use,  # type: ignore[attr-defined]
    ]  # fmt: skip
    return max((day for day in told if day is not None), default=None)


def _able_teams(county: str, on: date) -> _Able:
    """Of teams with somebody to lead and somebody to send; only what is asked of them, for pages in a hurry."""
    led = Post.objects.held_on(on).filter(role="team_leader", unit=OuterRef("unit"))
    named = Membership.objects.present().filter(team=OuterRef("pk"))
    teams = Team.objects.active(county).annotate(is_led=Exists(led), is_named=Exists(named))
    rows = [
        (based_at, serves)
        for based_at, serves, many, is_named in teams.filter(is_led=True).values_list(
            "unit__parent_id", "serves", "members_count", "is_named"
        )
        if is_named or many
    ]
    return _Able(
        frozenset(based_at for based_at, _ in rows if based_at),
        frozenset(path for _, serves in rows for path in serves if path.count(".") > 1),
    )


def _cause(unit: Unit, able: _Able) -> SilentCause:
    if unit.kind in VENUE_KINDS:
        is_open = unit.is_open  # type: ignore[attr-defined]
        return SilentCause.NOTHING_HELD if is_open else SilentCause.SHUT
    if not unit.is_staffed:  # type: ignore[attr-defined]
        return SilentCause.NO_STAFF
    return SilentCause.NO_DEMAND if _has_team(unit, able) else SilentCause.NO_VOLUNTEERS


def _has_team(unit: Unit, able: _Able) -> bool:
    """Whether a team belongs to the site or names it or its town; the whole county is no name."""
    steps = unit.path.split(".")[:-1]
    above = accumulate(f"{step}." for step in steps)
    return unit.pk in able.bases or any(path in able.near for path in above)
