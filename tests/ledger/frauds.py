"""Twenty frauds planted in a county's year: each of the abuse model that concerns volunteers (domain §4, A01–A07)."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.ledger.county_year import Year, moment
from wudan.teams.models import Team

SELLER = 777_001


def _crowd(year: Year, team: Team, count: int) -> list:
    return year.rng.sample(year.members[team.pk], count)


def sold_hours(year: Year, team: Team, name: str) -> None:
    """Forty yuan, two minutes, five hours: an administrator keys in dozens from a list."""
    day, at = date(2026, 8, 10), moment(date(2026, 8, 20), 11)
    for number, person in enumerate(_crowd(year, team, 9)):
        opening = year.activity(
            team, f"社区服务{number}", day + timedelta(days=number % 3), 8, 300, minute=number
        )
        year.serve(opening, person, evidence="backfilled", fraud=name, entered_by=SELLER,
                   recorded_at=at + timedelta(seconds=12 * number))  # fmt: skip


def sold_at_night(year: Year, team: Team, name: str) -> None:
    """The same, at two in the morning, a few at a time."""
    for number, person in enumerate(_crowd(year, team, 3)):
        opening = year.activity(team, "志愿执勤", date(2026, 7, 4) + timedelta(days=number), 9, 240)
        year.serve(opening, person, evidence="backfilled", fraud=name, entered_by=SELLER + 1,
                   recorded_at=moment(date(2026, 7, 12), 2, 10 * number))  # fmt: skip


def half_invented(year: Year, team: Team, name: str) -> None:
    """One volunteer whose hours are nearly all back-filled, a friend's favor."""
    person = _crowd(year, team, 1)[0]
    for number in range(8):
        opening = year.activity(
            team, "慰问老人", date(2026, 6, 1) + timedelta(days=3 * number), 6, 300, minute=40
        )
        year.serve(opening, person, evidence="backfilled", fraud=name, entered_by=SELLER + 2,
                   recorded_at=moment(date(2026, 6, 5) + timedelta(days=3 * number), 15))  # fmt: skip


def absent_friends(year: Year, team: Team, name: str) -> None:
    """One of them came and checked in four."""
    opening = year.activity(team, "广场清扫", date(2026, 5, 16), 6, 100)
    for person in _crowd(year, team, 4):
        year.serve(opening, person, fraud=name, hand="one-phone")


def far_from_there(year: Year, team: Team, name: str) -> None:
    """Codes read out by telephone: three times in a month the hint says “not nearby”."""
    person = _crowd(year, team, 1)[0]
    for number in range(3):
        opening = year.activity(
            team, "路口劝导", date(2026, 4, 3) + timedelta(days=8 * number), 6, 60
        )
        year.serve(opening, person, fraud=name, in_range=False)


def two_places(year: Year, team: Team, name: str) -> None:
    """Thirty kilometers apart with ten minutes between."""
    person = _crowd(year, team, 1)[0]
    day = date(2026, 3, 12)
    year.serve(year.activity(team, "种树", day, 6, 60), person, fraud=name)
    lon, lat = year.places[team.pk]
    there = year.activity(team, "种树", day, 7, 60, minute=10, lon=lon + 0.3, lat=lat + 0.15)
    year.serve(there, person, fraud=name)


def every_day_full(year: Year, team: Team, name: str) -> None:
    """Eight hours a day for seven days."""
    person = year.person(moment(date(2025, 8, 1), 9), date(1980, 1, 1))
    for number in range(7):
        opening = year.activity(team, "值守", date(2026, 2, 2) + timedelta(days=number), 8, 480)
        year.serve(opening, person, fraud=name)


def one_photo(year: Year, team: Team, name: str) -> None:
    """Three back-fills of a fortnight, the same scanned sheet."""
    for number, person in enumerate(_crowd(year, team, 3)):
        opening = year.activity(team, "帮厨", date(2026, 1, 5) + timedelta(days=5 * number), 6, 90)
        made = year.serve(opening, person, evidence="backfilled", fraud=name, entered_by=SELLER + 3,
                          recorded_at=moment(date(2026, 1, 8) + timedelta(days=5 * number), 10))  # fmt: skip
        year.use_file(made, "f" * 64)


def after_the_close(year: Year, team: Team, name: str) -> None:
    """Six records of last quarter put in on one day, to lift a closed period."""
    for number, person in enumerate(_crowd(year, team, 6)):
        opening = year.activity(team, "入户走访", date(2025, 12, 1) + timedelta(days=number), 6, 60)
        year.serve(opening, person, evidence="countersigned", fraud=name, late=40, entered_by=SELLER + 4,
                   recorded_at=moment(date(2026, 2, 10), 10, number))  # fmt: skip


def a_meeting(year: Year, team: Team, name: str) -> None:
    """A work meeting with everybody's hours."""
    opening = year.activity(team, "第三季度工作会", date(2026, 7, 20), 6, 120)
    for person in _crowd(year, team, 5):
        year.serve(opening, person, fraud=name)


def an_outing(year: Year, team: Team, name: str) -> None:
    """A trip with a meal."""
    opening = year.activity(team, "春季踏青活动", date(2026, 4, 18), 6, 170)
    for person in _crowd(year, team, 4):
        year.serve(opening, person, fraud=name)


def signed_before(year: Year, team: Team, name: str) -> None:
    """Leader and keeper sign the whole sheet in the morning, unseen."""
    for number in range(2):
        opening = year.activity(
            team, "巡河", date(2026, 5, 5) + timedelta(days=14 * number), 6, 150
        )
        for person in _crowd(year, team, 4):
            year.serve(opening, person, fraud=name, vouched=601, witnessed=602,
                       signed_at=opening.shift.starts_at + timedelta(minutes=9))  # fmt: skip


def own_word(year: Year, team: Team, name: str) -> None:
    """The leader writes his own hours into the book; his signatures the tables would refuse."""
    leader = year.members[team.pk][0]
    opening = year.activity(team, "代买药", date(2026, 6, 13), 6, 60)
    year.serve(opening, leader, fraud=name, entered_by=leader.pk)


def odd_rosters(year: Year, team: Team, name: str) -> None:
    """Offline sheets of one leader jump in time, three times over."""
    for number in range(3):
        opening = year.activity(
            team, "上山护林", date(2026, 3, 20) + timedelta(days=number), 6, 100
        )
        for person in _crowd(year, team, 2):
            year.serve(
                opening,
                person,
                evidence="countersigned",
                fraud=name,
                vouched=611,
                flags=["backwards", "hole"],
            )


def own_orders(year: Year, team: Team, name: str) -> None:
    """A member places the order that his own team serves."""
    member = year.members[team.pk][1]
    opening = year.activity(team, "上门打扫", date(2026, 6, 18), 6, 60, order=year.order(member))
    year.serve(opening, year.members[team.pk][2], fraud=name)


def eight_baths(year: Year, team: Team, name: str) -> None:
    """On 学雷锋日 one elder is visited by four teams."""
    elder = year.world.people["秦奶奶"]
    for number, other in enumerate(year.teams[:4]):
        opening = year.activity(
            other,
            "给老人洗头",
            date(2026, 3, 5),
            6,
            30,
            minute=10 * number,
            order=year.order(elder),
        )
        year.serve(opening, year.members[other.pk][3], fraud=name)


def cut_in_four(year: Year, team: Team, name: str) -> None:
    """One afternoon of sweeping becomes four activities."""
    crowd = _crowd(year, team, 4)
    for number in range(4):
        opening = year.activity(team, f"清扫第{number + 1}段", date(2026, 5, 21), 4 + number, 50)
        for person in crowd:
            year.serve(opening, person, fraud=name)


def bought_people(year: Year, team: Team, name: str) -> None:
    """Fourteen accounts made in an hour, one afternoon together, never seen again."""
    joined = moment(date(2026, 6, 20), 10)
    opening = year.activity(team, "志愿行动", date(2026, 6, 25), 6, 60)
    for number in range(14):
        person = year.person(joined + timedelta(minutes=4 * number), date(1990, 1, 1))
        year.serve(opening, person, fraud=name)


def a_child_in_the_flood(year: Year, team: Team, name: str) -> None:
    """Fifteen years old, filling sandbags."""
    child = year.person(moment(date(2026, 5, 1), 9), date(2011, 3, 1))
    opening = year.activity(team, "抗洪抢险", date(2026, 7, 28), 6, 120, is_risky=True)
    year.serve(opening, child, fraud=name)


def no_licence(year: Year, team: Team, name: str) -> None:
    """Injections by somebody without a paper."""
    opening = year.activity(team, "上门换药", date(2026, 8, 3), 6, 60)
    opening.position.licence = "nurse"
    opening.position.save()
    year.serve(opening, _crowd(year, team, 1)[0], fraud=name)


FRAUDS: tuple[Callable[[Year, Team, str], None], ...] = (
    sold_hours, sold_at_night, half_invented, absent_friends, far_from_there, two_places, every_day_full,
    one_photo, after_the_close, a_meeting, an_outing, signed_before, own_word, odd_rosters, own_orders,
    eight_baths, cut_in_four, bought_people, a_child_in_the_flood, no_licence,
)  # fmt: skip


def plant(year: Year) -> None:
    """All twenty, each in a team of its own."""
    for number, fraud in enumerate(FRAUDS):
        fraud(year, year.teams[number % len(year.teams)], fraud.__name__)
