"""How fast the book of hours is proved: `python -m bench.ledger [records]`; 200,000 entries in 5 s.

Fills a throwaway database with records of 10,000 volunteers, written wholesale with the hashes
that the action writes. `fill` also serves the bench of pages.
"""

import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

COUNTY, BATCH = "610626", 2000
VOLUNTEERS, RECORDS, AIM_SECONDS = 10_000, 100_000, 5.0


def main(arguments: list[str]) -> int:
    """Fill, prove; 0 whatever the figures: they inform, they do not gate."""
    records = int(arguments[0]) if arguments else RECORDS
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        from bench.requests import _make_database, _settle

        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        _measure(records)
    return 0


def fill(
    *, begin: datetime, volunteers: int = VOLUNTEERS, records: int = RECORDS, activity: Any = None
) -> list[int]:
    """So many records, evenly over the volunteers, a day apart each; answers the volunteers' keys."""
    from wudan.areas.models import Unit
    from wudan.ledger.models import Account, Entry, ServiceRecord, Transfer
    from wudan.people.models import Person

    unit = Unit.objects.filter(kind="station").order_by("pk").first()
    assert unit is not None
    people = Person.objects.bulk_create(
        [Person(county=COUNTY, name=f"志愿{n}") for n in range(volunteers)], batch_size=BATCH
    )
    accounts = _accounts([person.pk for person in people], unit)
    balances: Counter[int] = Counter()
    head = ""
    for first in range(0, records, BATCH):
        made: list[tuple[ServiceRecord, Transfer, list[tuple[int, int]]]] = []
        for number in range(first, min(first + BATCH, records)):
            record = _record(number, people[number % volunteers].pk, unit, begin, volunteers)
            sides = [
                (accounts[record.person_id], record.minutes),
                (accounts[0], -record.minutes),
            ]
            transfer = _transfer(record, number + 1, head, sides)
            head = transfer.hash
            balances.update(dict(sides))
            made.append((record, transfer, sides))
        ServiceRecord.objects.bulk_create([row[0] for row in made], batch_size=300)
        Transfer.objects.bulk_create([row[1] for row in made], batch_size=300)
        Entry.objects.bulk_create(
            [Entry(transfer=row[1], account_id=account, minutes=minutes)
             for row in made for account, minutes in row[2]], batch_size=300,
        )  # fmt: skip
    for account, balance in balances.items():
        Account.objects.filter(pk=account).update(balance=balance)
    return [person.pk for person in people]


def _accounts(people: list[int], unit: Any) -> dict[int, int]:
    """Each person's account by person, the unit's under 0."""
    from wudan.ledger.models import Account

    source = Account.objects.create(county=COUNTY, kind="source", grade="credit", unit=unit)
    rows = Account.objects.bulk_create(
        [Account(county=COUNTY, kind="person", grade="credit", person_id=pk) for pk in people],
        batch_size=300,
    )
    return {row.person_id or 0: row.pk for row in rows} | {0: source.pk}


def _record(number: int, person: int, unit: Any, begin: datetime, volunteers: int) -> Any:
    from wudan.ledger.models import ServiceRecord

    starts = begin + timedelta(days=number // volunteers * 3)
    return ServiceRecord(
        pk=number + 1, county=COUNTY, no=f"B{number:010d}", person_id=person, unit=unit,
        title="清河道", place="河边", words="捡垃圾", leader_name="苏远", day=starts.date(),
        starts_at=starts, ends_at=starts + timedelta(minutes=120), minutes=120, grade="credit",
        evidence="scanned", recorded_at=starts + timedelta(hours=5),
    )  # fmt: skip


def _transfer(record: Any, seq: int, head: str, sides: list[tuple[int, int]]) -> Any:
    from wudan.ledger.models import Transfer
    from wudan.ledger.proving import (
        RECORD_COLUMNS,
        TRANSFER_COLUMNS,
        record_seal,
        transfer_link,
        values_of,
    )

    made = Transfer(
        pk=seq, county=COUNTY, ref=f"b{seq}", kind="record", record=record, at=record.recorded_at,
        record_hash=record_seal(values_of(record, RECORD_COLUMNS)), previous=head, seq=seq,
        chain=f"{COUNTY}:{record.unit_id}:{record.day.year}",
    )  # fmt: skip
    made.chain = f"{COUNTY}:{record.unit_id}:bench"
    made.hash = transfer_link(values_of(made, TRANSFER_COLUMNS), sides)
    return made


def _measure(records: int) -> None:
    from django.core.management import call_command
    from django.db import connection, transaction

    from tests.world import build
    from wudan.kit import clock
    from wudan.ledger.proof import verify

    call_command("migrate", verbosity=0)
    build()
    with transaction.atomic():
        begin = clock.now().replace(hour=9, minute=0, microsecond=0) - timedelta(days=60)
        people = fill(begin=begin, records=records)
    wall, cpu = time.monotonic(), time.process_time()
    proof = verify()
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    print(
        f"{connection.vendor}: {proof.transfers} transfers, {proof.entries} entries,"
        f" {len(proof.faults)} faults: {wall:.1f} s ({cpu:.1f} s of processor; aim {AIM_SECONDS} s)"
    )
    _weigh_own_page(people[len(people) // 2])


def _weigh_own_page(person: int) -> None:
    """A year's hours of one volunteer; the aim is 8 ms."""
    from django.core.handlers.wsgi import WSGIHandler

    from bench.calls import Caller, weigh
    from bench.requests import _sign_in
    from wudan.people.models import Account

    account = Account(account="bench1", person_id=person)
    account.set_password("wudan-demo-2026")
    account.save()
    caller = Caller(WSGIHandler())
    _sign_in(caller, account.account)
    row = weigh("own hours", caller, lambda _: caller.call("GET", "/hours"), runs=40, aim_ms=8, aim_sql=8)  # fmt: skip
    print(
        f"{row.name}: {row.cpu_ms:.1f} ms of processor, {row.sql} SQL, {row.size} bytes (aim {row.aim_ms} ms)"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
