"""Meetings in the demo: last month's is adopted with three decisions, one of them overdue; the next is
drafted; a platform has sent its notice; some office-holders without an account are named."""

from datetime import date, datetime, time, timedelta

from django.conf import settings

from wudan.areas.calendars import working_calendar
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import PlatformDuty
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import CHINA, day_of
from wudan.meetings import policies
from wudan.meetings.actions import duties, meetings, motions, tasks
from wudan.meetings.enums import Presence
from wudan.meetings.models import Meeting, Tenure

_SAID = "各平台都转起来了；冬天前先把老人的事排一遍，站上暖气要有人管。"
_DECIDED = (
    ("走不动的老人理发、助浴，入冬前各村排一遍", 4, -6),
    ("三个站的暖气，供暖前接好", 4, 20),
    ("下个月菜单里加两场移风易俗宣讲", 3, -3),
)
"""What, on which item, and how many days from the end of the demo it is due."""
_NAMES = ("齐望川", "屈明德", "苗启山", "霍开元", "莫长河", "柯松年", "穆远志")
"""Invented; so are all persons of a demo."""


def hold_meetings(scene: Scene, county: str, *, until: datetime) -> None:
    """One whole round and the beginning of the next."""
    if Meeting.objects.exists():
        return  # played before
    _name_holders(scene, county, until)
    month = policies.month_before(policies.month_before(day_of(until)))
    _adopted(scene, month, until)
    _raise(scene, county, until)
    _next(scene, until)
    _of_a_platform(scene, county, until)


def _name_holders(scene: Scene, county: str, until: datetime) -> None:
    """A few; the others stand vacant until the county writes them down."""
    office = scene.staff(scene.center.pk)
    units = Unit.objects.filter(county=county, ends_on=None).order_by("pk")
    towns = list(units.filter(kind=UnitKind.INSTITUTE)[:4])
    departments = list(units.filter(kind=UnitKind.DEPARTMENT)[:2])
    seats = [(scene.center, "standing_deputy"), *((one, "institute_head") for one in towns),
             *((one, "department_head") for one in departments)]  # fmt: skip
    since = day_of(until) - timedelta(days=80)
    for (unit, code), name in zip(seats, _NAMES, strict=False):
        if not Tenure.objects.filter(unit=unit, seat_code=code).exists():
            named = duties.Named(name, since)
            duties.name(unit=unit, seat_code=code, named=named, by=office, at=until)


def _adopted(scene: Scene, month: date, until: datetime) -> None:
    """About that month, held in the one after."""
    office, center = scene.staff(scene.center.pk), scene.center
    day = _working(policies.month_after(month) + timedelta(days=13))
    early = _at(day - timedelta(days=10))
    told = _drafted(month, day)
    made = meetings.draft(unit=center, drafted=told, by=office, at=early)
    meetings.call(meeting=made, by=office, at=early)
    after = _at(day, time(17))
    kinds = [Presence.HEAD, Presence.HEAD, Presence.DEPUTY, Presence.HEAD, Presence.ABSENT]
    invited = list(made.invitees.all())
    came = {one.pk: kinds[place % len(kinds)].value for place, one in enumerate(invited)}
    meetings.attend(meeting=made, came=came, by=office, at=after)
    meetings.write(meeting=made, number=3, words=_SAID, by=office, at=after)
    owners = [one.unit for one in invited[2:5]]
    made_tasks = []
    for (words, item, days), unit in zip(_DECIDED, owners, strict=False):
        due = max(day + timedelta(days=2), day_of(until) + timedelta(days=days))
        decided = meetings.Decided(words, unit, due, item)
        made_tasks.append(meetings.decide(meeting=made, decided=decided, by=office, at=after))
    meetings.adopt(meeting=made, by=office, at=after + timedelta(hours=1))
    if len(made_tasks) == len(_DECIDED):
        done = made_tasks[2]
        done.refresh_from_db()
        owner = scene.staff(done.unit_id)
        tasks.report(task=done, words="两场都排进菜单了。", by=owner, at=after + timedelta(days=4))


def _raise(scene: Scene, county: str, until: datetime) -> None:
    """A station asks for something."""
    units = Unit.objects.filter(county=county, kind=UnitKind.STATION, ends_on=None)
    station = units.order_by("pk").first()
    if station is not None:
        raised = motions.Raised("冬天的烤火费从哪里出", "站上人多，炉子一天要烧两筐炭。")
        motions.put(unit=station, raised=raised, by=scene.staff(station.pk), at=until)


def _next(scene: Scene, until: datetime) -> None:
    """Drafted; the office looks it over and sends it."""
    told = _drafted(policies.month_before(day_of(until)), _in_time(until))
    meetings.draft(unit=scene.center, drafted=told, by=scene.staff(scene.center.pk), at=until)


def _of_a_platform(scene: Scene, county: str, until: datetime) -> None:
    """The first platform's lead has sent its notice."""
    leads = PlatformDuty.objects.on(day_of(until)).filter(
        kind=DutyKind.LEAD, platform__county=county
    )
    lead = leads.select_related("platform", "unit").order_by("platform__position").first()
    if lead is not None:
        by = scene.staff(lead.unit_id)
        told = _drafted(policies.month_before(day_of(until)), _in_time(until))
        made = meetings.draft(unit=lead.unit, drafted=told, by=by, at=until, platform=lead.platform)
        meetings.call(meeting=made, by=by, at=until)


def _drafted(month: date, day: date) -> meetings.Drafted:
    told = settings.PACK.convening
    return meetings.Drafted(month, day, told.starts_at, told.place)


def _in_time(until: datetime) -> date:
    notice = settings.PACK.convening.notice_days
    return policies.first_day(working_calendar(), today=day_of(until), notice=notice)


def _working(day: date) -> date:
    """This day, or the next on which offices are open."""
    while not working_calendar().works(day):
        day += timedelta(days=1)
    return day


def _at(day: date, hour: time = time(9)) -> datetime:
    return datetime.combine(day, hour, CHINA)
