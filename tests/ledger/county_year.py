"""A seeded year of a county's volunteering: honest records with all their oddities, and planted frauds.

Rows go in wholesale: a year through the actions would take hours, and frauds could not be
made at all — the rules refuse most of them. What is tested is whether eyes open when rules failed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from tests.world import COUNTY, SINCE, World
from wudan.activities.models import Activity, Attendance, Opening, Position, Shift, SignUp
from wudan.areas.models import Unit
from wudan.kit.clock import CHINA
from wudan.ledger.models import Backfill, ServiceRecord, Transfer
from wudan.orders.models import Order
from wudan.people.models import Person, Volunteer
from wudan.teams.models import Membership, Team

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
VOLUNTEERS, TEAMS = 360, 18
TITLES = (
    "清河道",
    "陪老人说话",
    "给娃娃讲故事",
    "义务理发",
    "村口劝导",
    "帮忙掰玉米",
    "反诈宣传",
    "义诊",
    "教用手机",
    "打扫卫生",
)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day in China."""
    return datetime.combine(day, time(hour, minute), CHINA)


@dataclass
class Year:
    """The year being written."""

    world: World
    rng: Random
    numbers: count = field(default_factory=lambda: count(1))  # type: ignore[type-arg]
    volunteers: list[Person] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    members: dict[int, list[Person]] = field(default_factory=dict)
    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    planted: dict[int, str] = field(default_factory=dict)
    """For each planted fraud's record, which fraud it belongs to."""

    # ----- rows
    def activity(self, team: Team, title: str, day: date, hour: int, minutes: int, *,
                 minute: int = 0, order: Order | None = None, **given: object) -> Opening:  # fmt: skip
        """An activity of one shift and one position."""
        lon, lat = self.places[team.pk]
        made = Activity.objects.create(
            county=COUNTY, no=f"Y{next(self.numbers):07d}", stage="ended", title=title, unit=team.unit,
            team=team, leader=self.members[team.pk][0], order=order, made_at=moment(day, 0),
            opened_at=moment(day, 0), ended_at=moment(day, 23), place=team.unit.name,
            **{"lon": lon, "lat": lat, "insurance_no": "P1"} | given,
        )  # fmt: skip
        starts = moment(day, hour, minute)
        shift = Shift.objects.create(
            activity=made, day=day, starts_at=starts, ends_at=starts + timedelta(minutes=minutes)
        )
        position = Position.objects.create(activity=made, name="志愿者")
        return Opening.objects.create(shift=shift, position=position, quota=60, taken=0)

    def serve(self, opening: Opening, person: Person, *, evidence: str = "scanned",
              fraud: str = "", late: int = 0, recorded_at: datetime | None = None,
              entered_by: int | None = None, vouched: int | None = None,
              witnessed: int | None = None, signed_at: datetime | None = None,
              **presence: object) -> ServiceRecord:  # fmt: skip
        """One person served in full, and it was recorded."""
        shift, activity = opening.shift, opening.shift.activity
        keeper, leader = 900_000 + activity.unit_id, activity.leader_id
        if person.pk == leader:
            leader = 800_000 + activity.unit_id
        signed = signed_at or shift.ends_at + timedelta(minutes=self.rng.randint(1, 300))
        attendance = None
        if evidence in {"scanned", "countersigned"}:
            sign_up = SignUp.objects.create(
                opening=opening, person=person, state="placed", at=shift.starts_at,
                placed_at=shift.starts_at,
            )  # fmt: skip
            came = shift.starts_at + timedelta(seconds=self.rng.randint(-300, 200))
            attendance = Attendance.objects.create(
                sign_up=sign_up, opening=opening, person=person, state="confirmed",
                left_at=shift.ends_at, vouched_at=signed,
                vouched_by_id=leader if vouched is None else vouched,
                witnessed_at=signed + timedelta(minutes=self.rng.randint(1, 900)) if signed_at is None else signed,
                witnessed_by_id=keeper if witnessed is None else witnessed, witness="site",
                **{"came_at": came, "came_by": "code" if evidence == "scanned" else "roster",
                   "left_by": "roster"} | presence,
            )  # fmt: skip
        grade = "credit" if attendance else "honor"
        number = next(self.numbers)
        made = ServiceRecord.objects.create(
            county=COUNTY, no=f"Y{number:08d}", person=person, unit=activity.unit, activity=activity,
            attendance=attendance, title=activity.title, place=activity.place, day=shift.day,
            starts_at=shift.starts_at, ends_at=shift.ends_at,
            minutes=int((shift.ends_at - shift.starts_at) / timedelta(minutes=1)), grade=grade,
            evidence=evidence, late_days=late,
            recorded_at=recorded_at or signed + timedelta(days=1 + late, hours=self.rng.randint(1, 9)),
        )  # fmt: skip
        Transfer.objects.create(
            county=COUNTY, ref=f"y{number}", kind="record" if attendance else "backfill", record=made,
            at=made.recorded_at, person_id=keeper if entered_by is None else entered_by,
            chain="year", seq=number, hash="0" * 64,
        )  # fmt: skip
        if fraud:
            self.planted[made.pk] = fraud
        return made

    def order(self, beneficiary: Person) -> Order:
        """A need somebody had met."""
        unit = self.world.units["杨柳村"]
        return Order.objects.create(
            county=COUNTY, no=f"Y{next(self.numbers):08d}", stage="placed", unit=unit, origin=unit,
            words="需要人手", place_mode="home", channel="counter", placed_at=moment(FIRST, 9),
            placed_by=beneficiary, placed_for=beneficiary, consent="self", slip_code="000000",
        )  # fmt: skip

    def use_file(self, record: ServiceRecord, digest: str) -> None:
        """The application and the file that a back-fill rests on."""
        Backfill.objects.create(
            county=COUNTY, ref=f"b{record.pk}", person=record.person, unit=record.unit, title=record.title,
            words="补录", reason="忘记签到", starts_at=record.starts_at, ends_at=record.ends_at, no_meeting=True,
            file_type="application/pdf", file_hash=digest, state="approved", asked_at=record.recorded_at,
            asked_by_id=701, asked_post_id=1, asked_unit_id=1, decided_at=record.recorded_at,
            decided_by_id=702, decided_post_id=2, decided_unit_id=2, record=record,
        )  # fmt: skip

    def person(self, joined: datetime, born: date) -> Person:
        """A volunteer."""
        made = Person.objects.create(county=COUNTY, name=f"志愿{next(self.numbers)}", born_on=born)
        Volunteer.objects.create(person=made, joined_at=joined)
        self.volunteers.append(made)
        return made


def populate(world: World, seed: int) -> Year:
    """Teams over the county, twenty volunteers each, of all ages."""
    year = Year(world, Random(seed))
    sites = [
        world.units[name] for name in ("杨柳村", "石峁村", "王台村", "徐家湾村", "铁边城", "周湾")
    ]
    points = ((107.96, 36.96), (107.90, 36.93), (108.06, 37.23), (108.02, 37.20), (107.95, 36.95), (108.05, 37.22))  # fmt: skip
    at = {site.pk: point for site, point in zip(sites, points, strict=True)}
    for number in range(TEAMS):
        site = sites[number % len(sites)]
        unit = Unit.objects.create(
            county=COUNTY, key=f"y{number}", kind="team", name=f"{site.short_name}{number}队",
            short_name=f"{number}队", parent=site, starts_on=SINCE, path=f"{site.path}y{number}.",
        )  # fmt: skip
        team = Team.objects.create(
            unit=unit, category="relief", tier=3, members_count=20, capacity_per_week=9
        )
        year.teams.append(team)
        year.places[team.pk] = at[site.pk]
        joined = moment(FIRST, 9) - timedelta(
            days=year.rng.randint(20, 400), minutes=year.rng.randint(0, 600)
        )
        year.members[team.pk] = [
            year.person(joined + timedelta(hours=7 * i), date(year.rng.randint(1950, 2005), 5, 1))
            for i in range(VOLUNTEERS // TEAMS)
        ]
        Membership.objects.bulk_create(
            Membership(team=team, person=person, joined_on=SINCE)
            for person in year.members[team.pk]
        )
    return year


def live_honestly(year: Year) -> None:
    """Weekends and some evenings; some records late, some back-filled, some odd and yet true."""
    rng = year.rng
    for team in year.teams:
        day = FIRST + timedelta(days=rng.randint(0, 6))
        while day <= LAST:
            opening = year.activity(
                team,
                rng.choice(TITLES),
                day,
                rng.choice((9, 10, 14, 15)),
                rng.choice((90, 120, 150)),
            )
            for person in rng.sample(year.members[team.pk], rng.randint(3, 7)):
                _served_honestly(year, opening, person)
            if rng.random() < 0.15:  # a second one on the same day, near by
                again = year.activity(team, rng.choice(TITLES), day, 18, 60)
                for person in rng.sample(year.members[team.pk], 2):
                    _served_honestly(year, again, person)
            day += timedelta(days=rng.randint(5, 12))


def _served_honestly(year: Year, opening: Opening, person: Person) -> None:
    rng, luck = year.rng, year.rng.random()
    if luck < 0.02:
        year.serve(opening, person, evidence="backfilled", late=rng.randint(0, 9),
                   recorded_at=moment(opening.shift.day + timedelta(days=rng.randint(3, 9)), rng.randint(9, 17), rng.randint(0, 59)))  # fmt: skip
    elif luck < 0.15:
        year.serve(opening, person, evidence="countersigned")
    else:
        in_range = None if rng.random() < 0.6 else rng.random() > 0.04
        hand = f"h{opening.pk}-{person.pk // 2 if rng.random() < 0.05 else person.pk}"
        flags = ["late_sync"] if rng.random() < 0.02 else []
        year.serve(
            opening,
            person,
            in_range=in_range,
            hand=hand,
            flags=flags,
            late=12 if rng.random() < 0.01 else 0,
        )


def live_oddly(year: Year) -> None:
    """What looks like fraud and is not: families, festivals, a power cut, one elder and her helper."""
    team, other, third = year.teams[:3]
    family = year.members[team.pk][4:7]
    helper = year.members[other.pk][5]
    elder = year.world.people["高大爷"]
    for month in range(10):
        day = FIRST + timedelta(days=30 * month + 3)
        opening = year.activity(team, "文明旅游引导", day, 7, 90)
        for person in family:
            year.serve(opening, person, hand=f"family{month}" if month < 2 else f"own{person.pk}")
        for week in range(3):
            visit = year.activity(
                other, "上门理发", day + timedelta(days=7 * week), 7, 45, order=year.order(elder)
            )
            year.serve(visit, helper)
    for number in range(4):
        fair = year.activity(third, "庙会引导", date(2026, 2, 14) + timedelta(days=number), 6, 480)
        for person in year.members[third.pk][6:9]:
            year.serve(fair, person, evidence="countersigned")
    cut = year.activity(team, "暴雪除冰", date(2026, 1, 20), 6, 90)
    for number, person in enumerate(year.members[team.pk][8:18]):
        year.serve(
            cut,
            person,
            evidence="backfilled",
            recorded_at=moment(date(2026, 1, 23), 10, number // 3),
        )
    hall = year.activity(other, "给村民座谈会布置会场", date(2026, 3, 30), 6, 60)
    for person in year.members[other.pk][7:11]:
        year.serve(hall, person)
