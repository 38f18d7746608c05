"""合适的: which openings fit a volunteer — may do it, is free then, near home — each with its reasons.

The most repeated wish in the peers' trackers: one list of what fits me, near me, when I am free.
Activities are put in order for one person; nobody is put in any order. A few questions to the
database, whatever the number of volunteers; what was not told (no free time, no place) never hides anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _

from wudan.activities.enums import ActivityStage, Audience, Venue
from wudan.activities.models import Opening, SignUp
from wudan.activities.policies import least_age
from wudan.activities.querysets import OpeningQuerySet
from wudan.areas.models import Unit
from wudan.kit.ages import age_on
from wudan.kit.clock import day_of
from wudan.kit.places import Point, kilometres
from wudan.kit.slots import words
from wudan.people.models import Person, Volunteer, VolunteerLicence
from wudan.sites.models import SitePeriod
from wudan.teams.eligibility import needs_training
from wudan.teams.models import Competence

AHEAD = timedelta(days=42)
NEAR_KM, FAR_KM = 5, 60
MOST = 300


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening, and how it suits one person."""

    opening: Opening
    profile: "Profile"
    free_slots: int
    """When the shift is and the person is free: the slots both have."""
    km: float | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it suits, in words, the best first; asked only of what is shown."""
        return tuple(_reasons(self))


@dataclass(frozen=True, slots=True)
class Fitting:
    """The list for one person, and what was learned on the way."""

    fits: list[Fit]
    is_volunteer: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a volunteer that an opening can be held against."""

    county: str
    age: int | None
    skills: frozenset[str]
    trained: Mapping[str, date]
    licences: frozenset[str]
    slots: int
    teams: frozenset[int]
    point: Point | None
    village: int | None
    around: tuple[str, ...]
    """Paths of units where they would go: as told, else the own town."""
    is_volunteer: bool


def coming(county: str, *, at: datetime) -> OpeningQuerySet:
    """What one may still sign up for, soonest first, with all that a line shows."""
    on = day_of(at)
    rows = Opening.objects.filter(
        Q(shift__activity__closes_at=None) | Q(shift__activity__closes_at__gt=at),
        shift__activity__county=county, shift__activity__stage=ActivityStage.OPEN,
        shift__activity__is_template=False,
        shift__day__range=(on, on + AHEAD), shift__starts_at__gt=at,
    )  # fmt: skip
    return rows.with_cards().order_by("shift__starts_at", "pk")


def public(county: str, *, at: datetime) -> OpeningQuerySet:
    """What everybody may read of it."""
    return coming(county, at=at).filter(shift__activity__audience=Audience.EVERYBODY)


def fitting(person_id: int, *, at: datetime, teams: frozenset[int] = frozenset()) -> "Fitting":
    """What fits one volunteer: free and near first, then by time. Four statements.

    `teams` are the units of the teams they belong to. Who is no volunteer has no profile: only
    time, places and age are asked then.
    """
    profile = profile_of(person_id, at=at, teams=teams)
    rows = coming(profile.county, at=at).filter(_open_to(profile), taken__lt=F("quota"))
    taken = _taken_times(person_id, at=at)
    fits = [
        _fit(opening, profile) for opening in rows[:MOST]
        if _may(opening, profile) and not _clashes(opening, taken)
    ]  # fmt: skip
    return Fitting(sorted(fits, key=_in_order), profile.is_volunteer)


def profile_of(person_id: int, *, at: datetime, teams: frozenset[int]) -> Profile:
    """Two statements: the person with home and profile; what they are trained and licensed for."""
    on = day_of(at)
    here = SitePeriod.objects.on(on).filter(site__unit=OuterRef("home"))[:1]
    who = (
        Person.objects.select_related("home__parent", "volunteer")
        .annotate(home_lon=Subquery(here.values("lon")), home_lat=Subquery(here.values("lat")))
        .get(pk=person_id)
    )
    mine = getattr(who, "volunteer", None)
    trained, licences = _proofs(person_id, on)
    lon, lat = getattr(who, "home_lon", None), getattr(who, "home_lat", None)
    point = None if lon is None or lat is None else Point(lon, lat)
    return Profile(
        county=who.county,
        age=age_on(who.born_on, on) if who.born_on else None,
        skills=frozenset(mine.skills if mine else ()), trained=trained, licences=licences,
        slots=mine.slots if mine else 0, teams=teams, point=point,
        village=who.home.area_id if who.home else None, around=_around(mine, who.home),
        is_volunteer=mine is not None and mine.left_at is None,
    )  # fmt: skip


def _proofs(person_id: int, on: date) -> tuple[dict[str, date], frozenset[str]]:
    """Skills with the last day they count, and valid checked licences: one question for both."""
    trained = Competence.objects.valid_on(on).filter(person=person_id)
    licences = VolunteerLicence.objects.filter(
        volunteer__person=person_id, removed_at=None, checked_at__isnull=False, valid_until__gte=on
    )
    rows = trained.values_list(Value("skill"), "skill", "valid_until").union(
        licences.values_list(Value("licence"), "code", "valid_until")
    )
    skills: dict[str, date] = {}
    papers = set()
    for kind, code, until in rows:
        if kind == "licence":
            papers.add(code)
        else:
            skills[code] = max(until, skills.get(code, until))
    return skills, frozenset(papers)


def _around(mine: Volunteer | None, home: Unit | None) -> tuple[str, ...]:
    if mine is not None and mine.serves:
        return tuple(mine.serves)
    town = home.parent or home if home is not None else None
    return (town.path,) if town is not None else ()


def _open_to(profile: Profile) -> Q:
    return Q(shift__activity__audience=Audience.EVERYBODY) | Q(
        shift__activity__audience=Audience.TEAM, shift__activity__team__unit__in=profile.teams
    )


def _may(opening: Opening, profile: Profile) -> bool:
    """Skill, licence, age; `permissions` says the same in words when somebody signs up."""
    position, day = opening.position, opening.shift.day
    if position.licence and position.licence not in profile.licences:
        return False
    if needs_training(position.skill):
        until = profile.trained.get(position.skill)
        if until is None or until < day:
            return False
    return profile.age is None or profile.age >= least_age(opening.shift.activity, position)


def _taken_times(person_id: int, *, at: datetime) -> list[tuple[datetime, datetime]]:
    """Asked apart: held against each opening by the database it costs ten times as much."""
    live = SignUp.objects.live().filter(person=person_id, opening__shift__ends_at__gt=at)
    return list(live.values_list("opening__shift__starts_at", "opening__shift__ends_at"))


def _clashes(opening: Opening, taken: list[tuple[datetime, datetime]]) -> bool:
    shift = opening.shift
    return any(start < shift.ends_at and shift.starts_at < end for start, end in taken)


def _fit(opening: Opening, profile: Profile) -> Fit:
    activity = opening.shift.activity
    km = None
    if profile.point and activity.lon is not None and activity.lat is not None:
        km = kilometres(profile.point, Point(activity.lon, activity.lat))
    return Fit(opening, profile, opening.shift.slots & profile.slots, km)


def _reasons(fit: Fit) -> Iterator[str]:
    profile, position, activity = fit.profile, fit.opening.position, fit.opening.shift.activity
    if fit.free_slots:
        yield _("{when}您有空").format(when=words(fit.free_slots))
    if activity.venue == Venue.ONLINE:
        yield _("线上，在家就行")
    elif _is_at_home(fit):
        yield _("就在您村里")
    elif fit.km is not None and fit.km <= FAR_KM:
        yield _("离您 {km} 公里").format(km=f"{max(fit.km, 1):.0f}")
    elif activity.unit.path.startswith(profile.around):
        yield _("在您愿意去的地方")
    if position.skill in profile.skills or position.skill in profile.trained:
        skill = settings.PACK.skills.get(position.skill, position.skill)
        yield _("您会{skill}").format(skill=skill)
    if activity.unit_id in profile.teams:
        yield _("是您队里的活动")


def _is_at_home(fit: Fit) -> bool:
    village = fit.profile.village
    return village is not None and fit.opening.shift.activity.area_id == village


def _in_order(fit: Fit) -> tuple[bool, int, datetime, int]:
    """Free first; then one's own team or village, then near by; then by time."""
    activity, shift = fit.opening.shift.activity, fit.opening.shift
    own = _is_at_home(fit) or activity.unit_id in fit.profile.teams
    near = fit.km is not None and fit.km <= NEAR_KM
    return (not fit.free_slots, 0 if own else 1 if near else 2, shift.starts_at, fit.opening.pk)
