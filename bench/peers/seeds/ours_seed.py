"""A county with a queue of 200 at one station, and two dozen residents of others with accounts."""

import json
import sys
from pathlib import Path

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402

from bench.county import Measured, prepare  # noqa: E402
from wudan.orders.enums import Stage  # noqa: E402
from wudan.orders.models import Order  # noqa: E402
from wudan.people.models import Account, Person  # noqa: E402

QUEUE, RESIDENTS = 200, 24
PASSWORD = "wudan-demo-2026"


def main() -> None:
    """Write the accounts where `ours_entering` looks."""
    call_command("migrate", verbosity=0)
    measured = prepare(queue=QUEUE)
    waiting = Order.objects.filter(unit=measured.station, stage=Stage.PLACED).count()
    assert waiting == QUEUE, f"{waiting} orders wait, not {QUEUE}"
    told = {"keeper": measured.keeper.account, "residents": _residents(measured)}
    Path(sys.argv[1]).write_text(json.dumps(told))


def _residents(measured: Measured) -> list[str]:
    people = Person.objects.filter(posts=None, account=None, home__kind="station")
    chosen = people.exclude(home=measured.station).order_by("pk")[:RESIDENTS]
    hashed = make_password(PASSWORD)
    accounts = [Account(account=f"bench{one.pk}", person=one, password=hashed) for one in chosen]
    return [one.account for one in Account.objects.bulk_create(accounts)]


main()
