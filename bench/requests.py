"""CPU ms and SQL statements per request of the hot pages and writes; `make bench`.

Uses WUDAN_DATABASE_URL if set (PostgreSQL), else a SQLite file of its own. Aims are those of
the design: pages 5 ms and 6 statements, the same as JSON 3 ms, writes 5 ms and 15 statements
(lock, journal, outbox and idempotency row included), a worker 110 MB.
"""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

RUNS = int(os.environ.get("BENCH_RUNS", "200"))
AIM_MEGABYTES = 110


def main() -> int:
    """Prepare, weigh, print; 0 whatever the figures: they inform, they do not gate."""
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        _weigh_all()
    return 0


def _settle(home: Path) -> None:
    assets = Path("var/assets")
    if assets.exists():
        shutil.copytree(assets, home / "assets")
    os.environ.update(
        WUDAN_HOME=str(home), WUDAN_DEMO="1", DJANGO_SETTINGS_MODULE="config.settings"
    )


def _make_database() -> None:
    """A throwaway PostgreSQL has no database of ours yet."""
    url = os.environ.get("WUDAN_DATABASE_URL", "")
    if not url.startswith("postgres"):
        return
    import psycopg
    from psycopg import errors, sql

    server, _, name = url.rpartition("/")
    opened = psycopg.connect(f"{server}/postgres", autocommit=True)
    with opened, suppress(errors.DuplicateDatabase):
        opened.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _weigh_all() -> None:
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command
    from django.db import connection

    from bench.calls import Caller, Weight, weigh
    from bench.county import prepare
    from bench.memory import worker_megabytes
    from wudan.web.posting import new_token

    call_command("migrate", verbosity=0)
    measured = prepare()
    application = WSGIHandler()
    visitor, keeper, resident, client = (Caller(application) for _ in range(4))
    _sign_in(keeper, measured.keeper.account)
    _sign_in(resident, measured.resident.account)
    _open_session(client, measured.resident.account)
    need = {"words": "水龙头漏水，想请人来看看。", "place_mode": "home", "address": "一组三号"}

    def form(turn: int) -> tuple[int, bytes]:
        return resident.form("/orders/new", need | {"token": new_token(), "anyway": "1"})

    def api(turn: int) -> tuple[int, bytes]:
        return client.json("/api/v1/orders", dict(need), new_token())

    page, data, write = (
        {"aim_ms": 5, "aim_sql": 6},
        {"aim_ms": 3, "aim_sql": 6},
        {"aim_ms": 5, "aim_sql": 15},
    )
    weights: list[Weight] = [
        weigh("menu page", visitor, lambda _: visitor.call("GET", "/services"), runs=RUNS, **page),
        weigh("menu as JSON", visitor, lambda _: visitor.call("GET", "/api/v1/services"), runs=RUNS, **data),
        weigh("queue page of 30", keeper, lambda _: keeper.call("GET", "/desk/queue"), runs=RUNS, **page),
        weigh("queue as JSON", keeper, lambda _: keeper.call("GET", "/api/v1/orders?stage=placed&limit=30"), runs=RUNS, **data),
        weigh("order page", resident, lambda _: resident.call("GET", f"/orders/{measured.order_no}"), runs=RUNS, **page),
        weigh("order as JSON", client, lambda _: client.call("GET", f"/api/v1/orders/{measured.order_no}"), runs=RUNS, **data),
        weigh("place by form", resident, form, runs=RUNS, **write),
        weigh("place by API", client, api, runs=RUNS, **write),
    ]  # fmt: skip
    database = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite (WAL, FULL)"
    print(f"\n{database}, {RUNS} runs each; CPU of web and, where local, database process")
    print(f"{'request':<20}{'CPU ms':>8}{'aim':>6}{'SQL':>6}{'aim':>6}{'bytes':>9}")
    for row in weights:
        over = "" if row.cpu_ms <= row.aim_ms and row.sql <= row.aim_sql else "  over the aim"
        print(
            f"{row.name:<20}{row.cpu_ms:>8.2f}{row.aim_ms:>6.0f}{row.sql:>6}{row.aim_sql:>6}{row.size:>9}{over}"
        )
    connection.close()
    held = worker_megabytes(["/", "/services", "/api/v1/services"])
    print(f"{'worker':<20}{held:>8.0f} MB, aim {AIM_MEGABYTES} MB")


def _sign_in(caller: object, account: str) -> None:
    from bench.calls import Caller

    assert isinstance(caller, Caller)
    caller.call("GET", "/sign-in")
    status, _ = caller.form("/sign-in", {"account": account, "password": "wudan-demo-2026"})
    assert status == 302 or status == 303, status
    _pass_second_factor(caller, account)


def _pass_second_factor(caller: object, account: str) -> None:
    from bench.calls import Caller
    from wudan.people.models import Account
    from wudan.people.second_factor import code_now

    assert isinstance(caller, Caller)
    code = code_now(Account.objects.get(account=account))
    if code:
        status, _ = caller.form("/second-factor", {"code": code})
        assert status == 303, status


def _open_session(caller: object, account: str) -> None:
    from bench.calls import Caller

    assert isinstance(caller, Caller)
    fields: dict[str, object] = {"account": account, "password": "wudan-demo-2026"}
    status, body = caller.json("/api/v1/session", fields, "bench-session")
    assert status < 300, body


if __name__ == "__main__":
    sys.exit(main())
