"""Runs inside the product's surroundings, which its parent sets: make the county, weigh its requests.

python -m bench.nation.child seed|weigh|part FILE [RUNS]
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.calls import Caller, Weight, weigh  # noqa: E402
from bench.requests import _open_session, _sign_in  # noqa: E402
from wudan.jobs.progress import Progress  # noqa: E402
from wudan.kit import clock  # noqa: E402
from wudan.web.posting import new_token  # noqa: E402

_PAGE, _DATA, _WRITE = (
    {"aim_ms": 5, "aim_sql": 6}, {"aim_ms": 3, "aim_sql": 6}, {"aim_ms": 5, "aim_sql": 15},
)  # fmt: skip
_NEED = {"words": "水龙头漏水，想请人来看看。", "place_mode": "home", "address": "一组三号"}


def main(arguments: list[str]) -> int:
    """One of them; a result is JSON on standard output."""
    what, file = arguments[0], Path(arguments[1])
    who = {} if what == "seed" else json.loads(file.read_text())
    if what == "seed":
        told: Any = seed(file)
    else:
        told = parted(who) if what == "part" else weighed(who, int(arguments[2]))
    json.dump(told, sys.stdout)
    return 0


def seed(file: Path) -> dict[str, Any]:
    """Tables, the county, a sealed answer to copy; who the requests are about is written down."""
    from django.conf import settings

    from bench.county import prepare

    call_command("migrate", verbosity=0)
    measured = prepare()
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS bench")
        cursor.execute("CREATE TABLE bench.answer (value text)")
        sealed = settings.KEYRING.seal(f"/orders/{measured.order_no}", "journal_storedanswer.answer")  # fmt: skip
        cursor.execute("INSERT INTO bench.answer VALUES (%s)", [sealed])
    told = {
        "keeper": measured.keeper.account, "resident": measured.resident.account, "order": measured.order_no,
        "station": measured.station.pk, "county": settings.PACK.county,
    }  # fmt: skip
    file.write_text(json.dumps(told))
    return told


def parted(who: dict[str, Any]) -> dict[str, Any]:
    """`wudan partition` on what is there, how long it took, and the plans of one order's story."""
    from wudan.journal.events import events_of
    from wudan.journal.models import Event
    from wudan.journal.parting import drop_whole, how_many, part
    from wudan.orders.models import Order

    bar, began = Progress(how_many(), "分区", bar=True), time.monotonic()
    done = part(advance=bar.advance)
    seconds = time.monotonic() - began
    bar.finish()
    drop_whole()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("VACUUM ANALYZE journal_event")
    order = Order.objects.get(no=who["order"])
    everywhere = Event.objects.filter(subject="order", subject_id=order.pk).order_by("id")
    plans = [rows.explain(analyze=True) for rows in (events_of("order", order.pk), everywhere)]
    return {"events": done, "seconds": round(seconds), "with_county": plans[0], "without": plans[1]}


def weighed(who: dict[str, Any], runs: int) -> list[dict[str, Any]]:
    """The hot pages and writes, one after another."""
    application = WSGIHandler()
    visitor, keeper, resident, client = (Caller(application) for _ in range(4))
    _sign_in(keeper, who["keeper"])
    _sign_in(resident, who["resident"])
    _open_session(client, who["resident"])
    own = f"/orders/{who['order']}"
    accept = _accepting(keeper, who["station"], runs + 20)

    def page(caller: Caller, path: str) -> Callable[[int], tuple[int, bytes]]:
        return lambda _: caller.call("GET", path)

    found: list[Weight] = [
        weigh("queue page of 30", keeper, page(keeper, "/desk/queue"), runs=runs, **_PAGE),
        weigh("queue as JSON", keeper, page(keeper, "/api/v1/orders?stage=placed&limit=30"), runs=runs, **_DATA),
        weigh("order page", resident, page(resident, own), runs=runs, **_PAGE),
        weigh("menu", visitor, page(visitor, "/services"), runs=runs, **_PAGE),
        weigh("place by form", resident, lambda _: resident.form("/orders/new", _NEED | {"token": new_token(), "anyway": "1"}), runs=runs, **_WRITE),
        weigh("place by API", client, lambda _: client.json("/api/v1/orders", dict(_NEED), new_token()), runs=runs, **_WRITE),
        weigh("accept", keeper, accept, runs=runs, **_WRITE),
    ]  # fmt: skip
    return [asdict(one) for one in found]


def _accepting(keeper: Caller, station: int, many: int) -> Callable[[int], tuple[int, bytes]]:
    """Enough fresh orders of the station's residents; each call accepts one."""
    from wudan.catalog.models import Service
    from wudan.orders import actions
    from wudan.orders.actions.place import Need
    from wudan.people.actors import for_self
    from wudan.people.models import Person

    people = list(Person.objects.filter(home=station, posts=None).order_by("pk")[:6])
    offered = Service.objects.on_offer().filter(
        county=people[0].county, is_limited=False, months=[]
    )
    service = next(one for one in offered if "home" in one.places)
    need = Need(words="想请人上门来。", service=service, address="一组三号")
    placed = [
        actions.place(need=need, by=for_self(people[turn % len(people)].pk), at=clock.now())
        for turn in range(many)
    ]

    def accept(_turn: int) -> tuple[int, bytes]:
        order = placed.pop()
        fields = {"token": new_token(), "version": str(order.version)}
        return keeper.form(reverse("acceptance", args=[order.no]), fields)

    return accept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
