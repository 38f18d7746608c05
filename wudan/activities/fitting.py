"""合适的: which openings fit a volunteer — may do it, is free then, near home — each with its reasons.

The most repeated wish in the peers' trackers: one list of what fits me, near me, when I am free.
Activities are put in order for one person; nobody is put in any order. A few questions to the
database, whatever the number of volunteers; what was not told (no free time, no place) never hides anything.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import DateField, DateTimeField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast

from wudan.activities.enums import ActivityStage, Audience
from wudan.activities.listed import Listed, lines_of
from wudan.activities.models import Opening, SignUp
from wudan.activities.policies import age_asked
from wudan.activities.querysets import OpeningQuerySet
from wudan.areas.models import Unit
from wudan.kit.ages import age_on
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.places import Point, kilometres
from wudan.kit.slots import words
from wudan.people.models import Person, Volunteer, VolunteerLicence
from wudan.sites.models import SitePeriod
from wudan.teams.eligibility import needs_training
from wudan.teams.models import Competence

_Known = tuple[dict[str, date], frozenset[str], tuple[tuple[datetime, datetime], ...]]

AHEAD = timedelta(days=42)
NEAR_KM, FAR_KM = 5, 60
MOST = 300


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening, and how it suits one person."""

    line: Listed
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
    taken: tuple[tuple[datetime, datetime], ...]
    """From when to when they are placed or wait already."""
    slots: int
    teams: frozenset[int]
    point: Point | None
    village: int | None
    around: tuple[str, ...]
    """Paths of units where they would go: as told, else the own town."""
    is_volunteer: bool


def coming(county: str, *, at: datetime) -> OpeningQuerySet:
    """What one may still sign up for, soonest first, as rows; `listed` makes lines of them."""
    on = day_of(at)
    rows = Opening.objects.filter(
        Q(shift__activity__closes_at=None) | Q(shift__activity__closes_at__gt=at),
        shift__activity__county=county, shift__activity__stage=ActivityStage.OPEN,
        shift__activity__is_template=False,
        shift__day__range=(on, on + AHEAD), shift__starts_at__gt=at,
    )  # fmt: skip
    return rows.order_by("shift__starts_at", "pk")


def public(county: str, *, at: datetime) -> OpeningQuerySet:
    """What everybody may read of it."""
    return coming(county, at=at).filter(shift__activity__audience=Audience.EVERYBODY)


def fitting(person_id: int, *, at: datetime, teams: frozenset[int] = frozenset()) -> "Fitting":
    """What fits one volunteer: free and near first, then by time. Three statements.

    `teams` are the units of the teams they belong to. Who is no volunteer has no profile: only
    time, places and age are asked then.
    """
    profile = profile_of(person_id, at=at, teams=teams)
    rows = coming(profile.county, at=at).filter(_open_to(profile), quota__gt=F("taken") + F("held"))
    fits = [
        _fit(line, profile) for line in lines_of(rows[:MOST])
        if _may(line, profile) and not _clashes(line, profile.taken)
    ]  # fmt: skip
    return Fitting(sorted(fits, key=_in_order), profile.is_volunteer)


def profile_of(person_id: int, *, at: datetime, teams: frozenset[int]) -> Profile:
    """Two statements: the person with home and profile; what they are trained for, licensed for and signed up for."""
    on = day_of(at)
    here = SitePeriod.objects.on(on).filter(site__unit=OuterRef("home"))[:1]
    who = (
        Person.objects.select_related("home__parent", "volunteer")
        .annotate(home_lon=Subquery(here.values("lon")), home_lat=Subquery(here.values("lat")))
        .get(pk=person_id)
    )
    mine = getattr(who, "volunteer", None)
    trained, licences, taken = _known(person_id, at=at)
    lon, lat = getattr(who, "home_lon", None), getattr(who, "home_lat", None)
    point = None if lon is None or lat is None else Point(lon, lat)
    return Profile(
        county=who.county,
        age=age_on(who.born_on, on) if who.born_on else None,
        skills=frozenset(mine.skills if mine else ()), trained=trained, licences=licences, taken=taken,
        slots=mine.slots if mine else 0, teams=teams, point=point,
        village=who.home.area_id if who.home else None, around=_around(mine, who.home),
        is_volunteer=mine is not None and mine.left_at is None,
    )  # fmt: skip


def _known(person_id: int, *, at: datetime) -> _Known:
    """Skills with the last day they count, valid checked licences, times taken: one question.

    The nothings have a type, or PostgreSQL would not join the rows. The times are held against each opening here: done by the database it costs ten times as much.
    """
    on, no_day, no_time = (
        day_of(at),
        Cast(Value(None), DateField()),
        Cast(Value(None), DateTimeField()),
    )
    live = SignUp.objects.live().filter(person=person_id, opening__shift__ends_at__gt=at)
    trained = Competence.objects.valid_on(on).filter(person=person_id)
    licences = VolunteerLicence.objects.filter(
        volunteer__person=person_id, removed_at=None, checked_at__isnull=False, valid_until__gte=on
    )
    rows = live.values_list(
        Value("time"), Value(""), no_day, "opening__shift__starts_at", "opening__shift__ends_at"
    ).union(
        trained.values_list(Value("skill"), "skill", "valid_until", no_time, no_time),
        licences.values_list(Value("licence"), "code", "valid_until", no_time, no_time),
    )
    skills: dict[str, date] = {}
    papers, taken = set(), []
    for kind, code, until, starts_at, ends_at in rows:
        if kind == "time":
            taken.append((starts_at, ends_at))
        elif kind == "licence":
            papers.add(code)
        else:
            skills[code] = max(until, skills.get(code, until))
    return skills, frozenset(papers), tuple(taken)


def _around(mine: Volunteer | None, home: Unit | None) -> tuple[str, ...]:
    if mine is not None and mine.serves:
        return tuple(mine.serves)
    town = home.parent or home if home is not None else None
    return (town.path,) if town is not None else ()


def _open_to(profile: Profile) -> Q:
    return Q(shift__activity__audience=Audience.EVERYBODY) | Q(
        shift__activity__audience=Audience.TEAM, shift__activity__team__unit__in=profile.teams
    )


def _may(line: Listed, profile: Profile) -> bool:
    """Skill, licence, age; `permissions` says the same in words when somebody signs up."""
    if line.licence and line.licence not in profile.licences:
        return False
    if needs_training(line.skill):
        until = profile.trained.get(line.skill)
        if until is None or until < line.day:
            return False
    return profile.age is None or profile.age >= _least_age(line)


def _least_age(line: Listed) -> int:
    asked = max(line.min_age, line.position_min_age)
    return age_asked(asked, risks=line.risks, is_risky=line.is_risky or line.position_is_risky)


def _clashes(line: Listed, taken: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(start < line.ends_at and line.starts_at < end for start, end in taken)


def _fit(line: Listed, profile: Profile) -> Fit:
    km = None
    if profile.point and line.lon is not None and line.lat is not None:
        km = kilometres(profile.point, Point(line.lon, line.lat))
    return Fit(line, profile, line.slots & profile.slots, km)


def _reasons(fit: Fit) -> Iterator[str]:
    profile, line = fit.profile, fit.line
    if fit.free_slots:
        yield Phrase("{when}您有空", when=words(fit.free_slots))
    if line.is_online:
        yield Phrase("线上，在家就行")
    elif _is_at_home(fit):
        yield Phrase("就在您村里")
    elif fit.km is not None and fit.km <= FAR_KM:
        far = f"{max(fit.km, 1):.0f}"
        yield Phrase("离您 {km} 公里", km=far)
    elif line.unit_path.startswith(profile.around):
        yield Phrase("在您愿意去的地方")
    if line.skill in profile.skills or line.skill in profile.trained:
        skill = settings.PACK.skills.get(line.skill, line.skill)
        yield Phrase("您会{skill}", skill=skill)
    if line.unit_id in profile.teams:
        yield Phrase("是您队里的活动")


def _is_at_home(fit: Fit) -> bool:
    village = fit.profile.village
    return village is not None and fit.line.area_id == village


def _in_order(fit: Fit) -> tuple[bool, int, datetime, int]:
    """Free first; then one's own team or village, then near by; then by time."""
    own = _is_at_home(fit) or fit.line.unit_id in fit.profile.teams
    near = fit.km is not None and fit.km <= NEAR_KM
    return (not fit.free_slots, 0 if own else 1 if near else 2, fit.line.starts_at, fit.line.pk)
