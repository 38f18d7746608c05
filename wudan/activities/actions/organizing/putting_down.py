"""What was written becomes rows: an activity's fields, shifts, positions, and an opening for each pair."""

from collections.abc import Iterable

from wudan.activities import policies
from wudan.activities.enums import Venue
from wudan.activities.models import Activity, Opening, Position, Shift
from wudan.activities.wanted import SETTLED, TOLD, Wanted, WantedPosition, WantedShift
from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit.clock import day_of
from wudan.people.models import Person, Post
from wudan.sites.models import Resource, SitePeriod


def fill(activity: Activity, wanted: Wanted) -> None:
    """Put everything written into a draft, unsaved. Risk follows from what is done there."""
    for name in (*TOLD, *SETTLED):
        setattr(activity, name, getattr(wanted, name))
    risks = {*wanted.risks, *([wanted.service.risk] if wanted.service else ())} - {"none"}
    activity.risks = sorted(risks)
    risky_position = any(position.is_risky for position in wanted.positions)
    needs_insurance = wanted.service is not None and wanted.service.needs_insurance
    activity.is_risky = (
        wanted.is_risky or risky_position or needs_insurance or bool(policies.BODILY & risks)
    )
    activity.platform = _platform_of(activity, wanted)
    activity.aim = wanted.aim or policies.aim_of(activity.platform)
    if activity.area is None:
        activity.area = activity.unit.area or (
            activity.unit.parent.area if activity.unit.parent else None
        )
    if activity.resource is not None:
        _at(activity, activity.resource)
    if activity.lon is None and activity.venue != Venue.ONLINE:
        activity.lon, activity.lat = _point_of(activity.unit)


def _platform_of(activity: Activity, wanted: Wanted) -> Platform | None:
    """The menu's, else that of the project of the list, else the chosen one: registers count by it."""
    if wanted.service is not None:
        return wanted.service.platform
    return activity.project.platform if activity.project else wanted.platform


def _at(activity: Activity, resource: Resource) -> None:
    """What the resource's own line of the register says of where it is, where nothing was written."""
    activity.area = resource.area or activity.area
    if not activity.place:
        activity.place = " ".join(filter(None, [resource.name, resource.address]))[:120]
    if activity.lon is None and resource.point is not None:
        activity.lon, activity.lat = resource.point.lon, resource.point.lat


def _point_of(unit: Unit) -> tuple[float | None, float | None]:
    """Where its own site is, or the one above: near enough to say how far it is."""
    owners = [pk for pk in (unit.pk, unit.parent_id) if pk is not None]
    rows = SitePeriod.objects.filter(site__unit__in=owners, ends_on=None)
    found = {row[0]: row[1:] for row in rows.values_list("site__unit", "lon", "lat")}
    lon, lat = next((found[pk] for pk in owners if pk in found), (None, None))
    return lon, lat


def lay_out(
    activity: Activity, shifts: Iterable[WantedShift], positions: Iterable[WantedPosition]
) -> None:
    """Make the rows anew: of a draft only, when nobody has a place."""
    activity.shifts.all().delete()
    activity.positions.all().delete()
    holidays = working_calendar().holidays
    made_shifts = Shift.objects.bulk_create(
        Shift(
            activity=activity, starts_at=shift.starts_at, ends_at=shift.ends_at,
            day=day_of(shift.starts_at),
            slots=policies.slots_of(shift.starts_at, shift.ends_at, holidays),
        )
        for shift in sorted(shifts, key=lambda shift: shift.starts_at)
    )  # fmt: skip
    wanted = list(positions)
    made_positions = Position.objects.bulk_create(
        Position(
            activity=activity, name=one.name, words=one.words, skill=one.skill,
            licence=one.licence, min_age=one.min_age, is_risky=one.is_risky,
        )
        for one in wanted
    )  # fmt: skip
    Opening.objects.bulk_create(
        Opening(shift=shift, position=position, quota=one.quota)
        for shift in made_shifts
        for position, one in zip(made_positions, wanted, strict=True)
    )


def written(activity: Activity) -> Wanted:
    """The activity as it would be written down: for a form, a copy, a series."""
    quotas = dict(
        Opening.objects.filter(shift__activity=activity)
        .order_by("-shift__starts_at")
        .values_list("position", "quota")
    )
    positions = tuple(
        WantedPosition(
            name=one.name, quota=quotas.get(one.pk, 1), words=one.words, skill=one.skill,
            licence=one.licence, min_age=one.min_age, is_risky=one.is_risky,
        )
        for one in activity.positions.order_by("pk")
    )  # fmt: skip
    shifts = tuple(
        WantedShift(shift.starts_at, shift.ends_at)
        for shift in activity.shifts.order_by("starts_at")
    )
    fields = {name: getattr(activity, name) for name in (*TOLD, *SETTLED)}
    fields["risks"] = tuple(activity.risks)
    return Wanted(shifts=shifts, positions=positions, **fields)


def leader_of(activity: Activity, *, own: Person) -> Person:
    """Who answers for it when nobody is named: the team's leader, else who writes it down."""
    if activity.team is None:
        return own
    heads = Post.objects.filter(unit=activity.team.unit_id, role="team_leader", ends_on=None)
    head = heads.select_related("person").order_by("-heads", "pk").first()
    return head.person if head else own
