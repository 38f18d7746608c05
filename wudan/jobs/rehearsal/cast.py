"""Who plays: residents of every village, a keeper for every site, a leader for every team.

Names come from the pack's invented pool; phones from the unassigned 101 range.
"""

from base64 import b32encode
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha1
from itertools import count
from random import Random

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.pack import Pack, read_toml
from wudan.people.actors import Actor
from wudan.people.models import Account, Person, Post
from wudan.people.second_factor import has_second_factor
from wudan.people.signing_in import actor_under
from wudan.teams.models import Membership, Team

SINCE = date(2025, 1, 1)
RESIDENTS_A_STATION = 6
_FIRST_PHONE = 10150000000
_ROLE_OF_KIND = {
    UnitKind.CENTER: ("center_office", "办公室主任"),
    UnitKind.INSTITUTE: ("institute_staff", "宣传委员"),
    UnitKind.STATION: ("station_keeper", "站长"),
    UnitKind.DEPARTMENT: ("department_officer", "专干"),
    UnitKind.TEAM: ("team_leader", "队长"),
}


@dataclass
class Cast:
    """The players, found by where they stand."""

    residents: list[Person] = field(default_factory=list)
    staff: dict[int, Actor] = field(default_factory=dict)
    """By unit: who acts there."""
    names: dict[int, str] = field(default_factory=dict)
    """By unit: the name of who acts there, as team contact."""


def gather(pack: Pack, units: dict[str, Unit], rng: Random) -> Cast:
    """Make all players of the demo, accounts included; those there already are found again."""
    if not Post.objects.filter(county=pack.county).exists():
        _accounts(pack, units)
        _posts(pack, units, rng)
        _residents(pack, units, rng)
    return _found(pack.county)


def _accounts(pack: Pack, units: dict[str, Unit]) -> None:
    """The listed demo accounts. One hash for all: the password is public anyway."""
    listed = read_toml(pack.folder / "demo" / "accounts.toml")["accounts"]
    password = make_password(listed[0]["password"])
    phones = count(_FIRST_PHONE)
    for entry in listed:
        unit = units[entry["site"]]
        home = unit if unit.kind == UnitKind.STATION else None
        person = Person.objects.create(
            county=pack.county, name=entry["name"], phone=str(next(phones)),
            home=home or _first_station(unit), address=f"{unit.short_name}旁",
        )  # fmt: skip
        Account.objects.create(account=entry["account"], person=person, password=password)
        _engage(entry, person, unit, units)
    give_second_factors(pack)


def give_second_factors(pack: Pack) -> None:
    """Each demo account that holds a post has an authenticator; its secret follows from the name.

    So the code can be shown, and a scripted client can make it. Only where WUDAN_DEMO is on.
    """
    listed = read_toml(pack.folder / "demo" / "accounts.toml")["accounts"]
    names = [entry["account"] for entry in listed]
    holders = Account.objects.filter(account__in=names, person__posts__ends_on=None)
    for account in holders.filter(person__posts__isnull=False).distinct():
        if not has_second_factor(account):
            TOTP.activate(account, demo_secret(account.account))


def demo_secret(account: str) -> str:
    """The public secret of a demo account, as authenticators read it (base 32)."""
    return b32encode(
        sha1(f"wudan-demo {account}".encode(), usedforsecurity=False).digest()
    ).decode()


def _engage(entry: dict[str, str], person: Person, unit: Unit, units: dict[str, Unit]) -> None:
    role = entry["role"]
    if role == "volunteer":
        team = Team.objects.get(unit=units[entry["team"]])
        Membership.objects.create(team=team, person=person, joined_on=SINCE)
    elif role != "resident":
        place = units[entry["team"]] if role == "team_leader" else unit
        heads = not Post.objects.filter(unit=place, heads=True).exists()
        Post.objects.create(
            county=person.county, person=person, role=role, unit=place,
            title=entry.get("title", ""), starts_on=SINCE,
            heads=heads and role in {"station_keeper", "team_leader"},
        )  # fmt: skip


def _posts(pack: Pack, units: dict[str, Unit], rng: Random) -> None:
    """Every site, department and team that no account holder serves gets somebody."""
    served = set(Post.objects.filter(county=pack.county).values_list("unit_id", flat=True))
    names = _names(pack, rng)
    phones = count(_FIRST_PHONE + 1000)
    wanted = [u for u in units.values() if u.kind in _ROLE_OF_KIND and u.pk not in served]
    people = Person.objects.bulk_create(
        Person(
            county=pack.county, name=next(names), phone=str(next(phones)), home=_first_station(u)
        )
        for u in wanted
    )
    posts = []
    for unit, person in zip(wanted, people, strict=True):
        role, title = _ROLE_OF_KIND[UnitKind(unit.kind)]
        posts.append(
            Post(county=pack.county, person=person, role=role, unit=unit, title=title,
                 heads=role in {"station_keeper", "team_leader"}, starts_on=SINCE)
        )  # fmt: skip
    Post.objects.bulk_create(posts)


def _residents(pack: Pack, units: dict[str, Unit], rng: Random) -> None:
    names = _names(pack, rng)
    phones = count(_FIRST_PHONE + 3000)
    stations = [unit for unit in units.values() if unit.kind == UnitKind.STATION]
    Person.objects.bulk_create(
        Person(
            county=pack.county, name=next(names), home=station,
            phone=str(next(phones)) if rng.random() < 0.8 else "",
            address=f"{station.name.split('新时代')[0]}{rng.randint(1, 8)}组{rng.randint(1, 60)}号",
            born_on=date(rng.randint(1938, 1998), rng.randint(1, 12), rng.randint(1, 28)),
        )
        for station in stations
        for _ in range(RESIDENTS_A_STATION)
    )  # fmt: skip


def _found(county: str) -> Cast:
    cast = Cast(
        residents=list(
            Person.objects.filter(county=county, born_on__isnull=False)
            .select_related("home")
            .order_by("pk")
        )
    )
    posts = Post.objects.filter(county=county, ends_on=None).select_related("unit", "person")
    for post in posts.order_by("-pk"):
        if post.role in {role for role, _ in _ROLE_OF_KIND.values()}:
            cast.staff[post.unit_id] = actor_under(post)
            cast.names[post.unit_id] = post.person.name
    return cast


def _names(pack: Pack, rng: Random):  # type: ignore[no-untyped-def]
    pool = read_toml(pack.folder / "demo" / "people.toml")
    while True:
        yield rng.choice(pool["surnames"]) + rng.choice(pool["given"])


def _first_station(unit: Unit) -> Unit:
    """A village to live in, near one's work."""
    path = unit.path if unit.kind != UnitKind.TEAM else unit.path.rsplit(".", 2)[0] + "."
    stations = Unit.objects.filter(kind=UnitKind.STATION, county=unit.county).order_by("path", "pk")
    near = stations.filter(path__startswith=path).first()
    return near or stations.first() or unit
