"""What a county's points cost: `python -m bench.points`, on either database.

36,600 households with an account each, 2,000,000 entries over three years and all stations, written
wholesale with the hashes that the action writes. Aims: the page of balances 8 ms, a redemption
12 ms, the trial balance of all 5 s. The whole proof is told too.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bench.requests import _make_database, _settle, _sign_in

RUNS = int(os.environ.get("BENCH_RUNS", "100"))
HOUSEHOLDS = int(os.environ.get("BENCH_HOUSEHOLDS", "36600"))
ENTRIES = int(os.environ.get("BENCH_ENTRIES", "2000000"))
BATCH = 5000
TRIAL_SECONDS = 5.0
_TRANSFER = (
    "id", "county", "ref", "kind", "unit_id", "origin", "origin_no", "act", "rule", "colour", "day",
    "reverses_id", "settles_id", "at", "person_id", "post_id", "why", "content", "lines", "chain", "seq",
    "previous", "hash",
)  # fmt: skip
_ENTRY = ("transfer_id", "account_id", "points")
COLOURS = ("thought", "morality", "culture", "science", "new_ways", "clean", "peace")


def main() -> int:
    """Prepare, weigh, print; 0 whatever the figures: they inform, they do not gate."""
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        _weigh_all()
    return 0


def _weigh_all() -> None:
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command
    from django.db import connection

    from bench.calls import Caller, weigh
    from bench.county import prepare
    from wudan.web.posting import new_token

    call_command("migrate", verbosity=0)
    measured = prepare()
    begun = time.monotonic()
    mine = fill(measured.resident.person_id)
    _earn(measured.resident.person_id, mine)
    print(f"\nfilled in {time.monotonic() - begun:.0f} s")
    me = Caller(WSGIHandler())
    _sign_in(me, measured.resident.account)
    rows = [
        weigh("balances and lines", me, lambda _: me.call("GET", "/points"), runs=RUNS, aim_ms=8, aim_sql=6),
        weigh("the household's lines", me, lambda _: me.call("GET", "/points?of=home"), runs=RUNS, aim_ms=8, aim_sql=6),
        weigh("put into the household", me,
              lambda _: me.form("/points/pool", {"way": "into", "spend": "1", "token": new_token()}),
              runs=RUNS, aim_ms=12, aim_sql=40),
        weigh("hold, in the book", me, _holding(mine, me), runs=RUNS, aim_ms=12, aim_sql=15),
        weigh("redemption, with its stock", me, _redeeming(measured.resident.person_id, me), runs=RUNS, aim_ms=12, aim_sql=40),
    ]  # fmt: skip
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite (WAL, FULL)"
    print(f"{database}: {HOUSEHOLDS} households, {ENTRIES} entries")
    for row in rows:
        over = "" if row.cpu_ms <= row.aim_ms else "  over the aim"
        print(f"{row.name:<24}{row.cpu_ms:>8.2f}{row.aim_ms:>6.0f}{row.sql:>6}{row.size:>9}{over}")
    _prove()
    connection.close()


def _earn(resident: int, household: int) -> None:
    """The resident has points of their own, to put into the household."""
    from django.db import transaction

    from wudan.kit import clock
    from wudan.ledger import points
    from wudan.ledger.actions.points import post
    from wudan.ledger.enums import PointKind
    from wudan.people.actors import THE_CLOCK
    from wudan.people.models import Household

    unit = Household.objects.select_related("unit").get(pk=household).unit
    told = points.Told("志愿服务", clock.day_of(clock.now()))
    with transaction.atomic():
        post(kind=PointKind.EARN, unit=unit, owner=points.person(resident), spend=9999, ref="bench:own", told=told, by=THE_CLOCK, at=clock.now())  # fmt: skip


def _prove() -> None:
    from wudan.ledger.proof import trial_balance, verify_points

    begun = time.monotonic()
    assert trial_balance().holds
    seconds = time.monotonic() - begun
    over = "" if seconds <= TRIAL_SECONDS else "  over the aim"
    print(f"trial balance of all {seconds:.2f} s, aim {TRIAL_SECONDS:.0f} s{over}")
    begun = time.monotonic()
    proof = verify_points()
    assert not proof.faults, [str(fault) for fault in proof.faults[:5]]
    print(f"proof of {proof.transfers} transfers, {proof.entries} entries, {proof.chains} chains: {time.monotonic() - begun:.0f} s")  # fmt: skip


def _redeeming(resident: int, caller: Any) -> Callable[[int], tuple[int, bytes]]:
    """A whole first phase: points held, a piece of stock promised, the event, by the real act."""
    from django.db import transaction

    from bench.calls import cpu_seconds
    from wudan.kit import clock
    from wudan.people.actors import for_self
    from wudan.people.models import Person, Post
    from wudan.people.signing_in import actor_under
    from wudan.rewards.actions import goods, redemptions, stock
    from wudan.rewards.models import Shop, Sponsor

    post = (
        Post.objects.filter(role="center_office", ends_on=None)
        .select_related("person", "unit")
        .first()
    )
    office, shop, now = (
        actor_under(post),
        Shop.objects.select_related("unit").order_by("pk").first(),
        clock.now(),
    )
    person = Person.objects.get(pk=resident)
    good = goods.list_good(unit=post.unit, offer=goods.Offer(name="肥皂（基准）", price=1), by=office, at=now)  # fmt: skip
    stock.receive(shop=shop, good=good, sponsor=Sponsor.objects.first(), quantity=900, by=office, at=now)  # fmt: skip

    def act(turn: int) -> tuple[int, bytes]:
        before = cpu_seconds()
        with transaction.atomic():
            redemptions.reserve(person=person, shop=shop, good=good, ref=f"bench:r{turn}:{time.monotonic_ns()}", by=for_self(resident), at=now)  # fmt: skip
        caller.cpu = cpu_seconds() - before
        return 200, b""

    return act


def _holding(household: int, caller: Any) -> Callable[[int], tuple[int, bytes]]:
    """The write of a redemption's first phase, without page and stock."""
    from django.db import transaction

    from bench.calls import cpu_seconds
    from wudan.kit import clock
    from wudan.ledger import points
    from wudan.ledger.actions.points import hold
    from wudan.people.actors import THE_CLOCK
    from wudan.people.models import Household

    unit = Household.objects.select_related("unit").get(pk=household).unit
    told = points.Told("兑换：洗衣液", clock.day_of(clock.now()), origin="redemption")

    def act(turn: int) -> tuple[int, bytes]:
        before = cpu_seconds()
        with transaction.atomic():
            hold(unit=unit, owner=points.household(household), spend=1, ref=f"bench:{turn}:{time.monotonic_ns()}", told=told, by=THE_CLOCK, at=clock.now())  # fmt: skip
        caller.cpu = cpu_seconds() - before
        return 200, b""

    return act


def fill(resident: int) -> int:
    """The households with their heads, the accounts, and three years of earnings; one is the resident's."""
    from importlib import import_module

    from django.db import connection

    guard = import_module("wudan.ledger.migrations._keep_the_points")
    homes = _households(resident)
    accounts = _accounts(homes, resident)
    with connection.cursor() as cursor:
        for statement in guard.statements_to_release(connection.vendor):
            cursor.execute(statement)
    balances = _transfers(homes, accounts)
    _write_balances(balances)
    with connection.cursor() as cursor:
        for statement in guard.statements_to_keep(connection.vendor):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    return homes[0][0]


def _households(resident: int) -> list[tuple[int, Any]]:
    """Household and station, in turn; the resident leads the first."""
    from django.utils import timezone

    from wudan.areas.models import Unit
    from wudan.people.models import Household, HouseholdMember, Person

    stations = list(Unit.objects.filter(kind="station").order_by("pk"))
    county, since = stations[0].county, date(2023, 1, 1)
    people = Person.objects.bulk_create(
        [Person(county=county, name=f"户主{n}", home=stations[n % len(stations)]) for n in range(HOUSEHOLDS - 1)],
        batch_size=BATCH,
    )  # fmt: skip
    # The demo may have put the resident into a household already.
    HouseholdMember.objects.filter(person_id=resident, until=None).update(
        until=timezone.localdate()
    )
    heads = [resident, *(person.pk for person in people)]
    homes = Household.objects.bulk_create(
        [Household(county=county, no=f"9{n:010d}", unit=stations[n % len(stations)], title=f"第{n}户", since=since) for n in range(HOUSEHOLDS)],
        batch_size=BATCH,
    )  # fmt: skip
    HouseholdMember.objects.bulk_create(
        [HouseholdMember(household=home, person_id=head, role="head", since=since) for home, head in zip(homes, heads, strict=True)],
        batch_size=BATCH,
    )  # fmt: skip
    return [(home.pk, home.unit) for home in homes]


def _accounts(homes: Sequence[tuple[int, Any]], resident: int) -> dict[tuple[str, int, str], int]:
    """Account by kind, owner and grade; the resident has one of their own as well."""
    from wudan.ledger import points
    from wudan.ledger.actions.points.accounts import open_accounts
    from wudan.ledger.models import PointAccount

    by_unit: dict[int, list[Any]] = {}
    units = {unit.pk: unit for _, unit in homes}
    for pk, unit in homes:
        by_unit.setdefault(unit.pk, []).append(points.household(pk))
    by_unit[homes[0][1].pk].append(points.person(resident))
    for pk, owners in by_unit.items():
        open_accounts(units[pk], owners)
    rows = PointAccount.objects.values_list("pk", "kind", "grade", "household", "unit", "person")
    return {(kind, home or unit or person, grade): pk for pk, kind, grade, home, unit, person in rows.iterator()}  # fmt: skip


def _transfers(
    homes: Sequence[tuple[int, Any]], accounts: dict[tuple[str, int, str], int]
) -> Counter[int]:
    """Earnings of both grades, four entries each, in each station's chain of each year."""
    from django.db.models import Max

    from wudan.kit.clock import CHINA
    from wudan.ledger.models import PointTransfer
    from wudan.ledger.proving import POINT_COLUMNS, chain_of, transfer_link

    many = ENTRIES // 4
    heads = _heads()
    balances: Counter[int] = Counter()
    first = 1 + (PointTransfer.objects.aggregate(last=Max("pk"))["last"] or 0)
    keys = count()
    begin = datetime(2023, 9, 1, 9, tzinfo=CHINA)
    rounds = max(1, many // len(homes))
    while True:
        transfers, entries = [], []
        for number in range(BATCH):
            turn = next(keys)
            if turn >= many:
                break
            home, unit = homes[turn % len(homes)]
            at = begin + timedelta(days=turn // len(homes) * 1000 // rounds, seconds=number)
            chain = chain_of(unit.county, unit.pk, at)
            seq, previous = heads.get(chain, (0, ""))
            told = {
                "id": first + turn, "county": unit.county, "ref": f"b:{turn}", "kind": "earn", "unit_id": unit.pk,
                "origin": "deed", "origin_no": str(turn), "act": "婚事新办", "rule": "custom@1",
                "colour": COLOURS[turn % 7], "day": at.date(), "reverses_id": None, "settles_id": None, "at": at,
                "person_id": None, "post_id": None, "why": "", "content": "", "lines": 4, "chain": chain,
                "seq": seq + 1, "previous": previous,
            }  # fmt: skip
            lines = [
                (accounts[kind, owner, grade], sign * points)
                for grade, points in (("honor", 5), ("spend", 3))
                for kind, owner, sign in (("household", home, 1), ("source", unit.pk, -1))
            ]
            told["hash"] = transfer_link([told[name] for name in POINT_COLUMNS], lines)
            heads[chain] = (seq + 1, told["hash"])
            transfers.append([told[name] for name in _TRANSFER])
            entries += [(first + turn, account, points) for account, points in lines]
            balances.update(dict(lines))
        if not transfers:
            break
        _insert("ledger_pointtransfer", _TRANSFER, transfers)
        _insert("ledger_pointentry", _ENTRY, entries)
        print(f"\r{(transfers[-1][0] - first + 1) * 4:>9} of {ENTRIES} entries", end="", flush=True)
    return balances


def _heads() -> dict[str, tuple[int, str]]:
    """How the chains stand that the rehearsal began."""
    from wudan.ledger.models import PointTransfer

    rows = PointTransfer.objects.order_by("chain", "seq").values_list("chain", "seq", "hash")
    return {chain: (seq, head) for chain, seq, head in rows}


def _insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """As fast as the database takes them."""
    from django.db import connection, transaction

    names = ", ".join(columns)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            if "id" in columns:
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")  # fmt: skip
            return
        holes = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({holes})", _plain(rows))


def _plain(rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """As Django writes instants and days on SQLite."""
    from django.db import connection

    for row in rows:
        yield [
            connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime)
            else str(value) if isinstance(value, date) else value
            for value in row
        ]  # fmt: skip


def _write_balances(balances: Counter[int]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE ledger_pointaccount SET balance = balance + %s WHERE id = %s",
            [(balance, account) for account, balance in balances.items()],
        )


if __name__ == "__main__":
    sys.exit(main())
