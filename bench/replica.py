"""A database and the copy that follows it, on two PostgreSQL clusters: `make bench-replica`.

How far the copy is behind, that dashboards read from it and are right, that they do when it lags, stops or
breaks off, and what is lost when the database dies and the copy takes its place: with the copy confirming each
commit (`synchronous_standby_names`), and without. The county is furnished and rehearsed; kills are SIGKILL.
"""

import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.dispatch.running import machine
from bench.requests import _make_database, _settle
from bench.sections import put
from tests.clusters import Cluster, clusters

WRITES = int(os.environ.get("BENCH_WRITES", "300"))


def main(arguments: list[str]) -> int:
    """1 where a page was wrong or an order that a confirmed copy acknowledged was lost."""
    load = os.getloadavg()
    with clusters() as (first, second), tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        os.environ |= {"WUDAN_DATABASE_URL": first.url, "WUDAN_REPLICA_URL": second.url, "WUDAN_REPLICA_LAG_SECONDS": "2"}  # fmt: skip
        os.environ.setdefault("BENCH_ORDERS", "40")
        _settle(Path(home))
        _make_database()
        import django

        django.setup()
        told = _tried(first, second)
    result = {"machine": machine(), "load_before": list(load), **told}
    print(json.dumps(told, indent=1, ensure_ascii=False))
    if "--page" in arguments:
        put(Path("docs/benchmarks.md"), "replica", section(result))
    return 0 if told["right"] and told["confirmed"]["lost"] == 0 else 1


def _tried(first: Cluster, second: Cluster) -> dict[str, Any]:
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command

    from bench.calls import Caller
    from bench.county import prepare
    from bench.replica_asked import Page, Writer
    from bench.requests import _sign_in
    from wudan.people.models import Account
    from wudan.tables.replica import lag_seconds

    call_command("migrate", verbosity=0)
    measured = prepare(queue=1)
    began = time.monotonic()
    second.follow(first)
    second.start()
    copied = time.monotonic() - began
    office = Account.objects.filter(person__posts__role="center_office").order_by("pk").first()
    assert office is not None
    caller = Caller(WSGIHandler())
    _sign_in(caller, office.account)
    page, writer = Page(caller, "/desk/overview"), Writer(measured.resident.person_id)
    seen = [writer.seconds_until_seen() for _ in range(WRITES)]
    behind = writer.most_behind(WRITES, lag_seconds)
    fit, beside = page.look(), page.look(without=True)
    writer.pause(second, True)
    writer.write()
    time.sleep(4)
    lagging = page.look()
    writer.pause(second, False)
    time.sleep(4)
    again = page.look()
    second.kill()
    broken = page.look()
    second.start()
    writer.wait_until_followed(first)
    time.sleep(16)
    back = page.look()
    looks = 1  # asking the copy how far it is behind, or the statement that broke off
    checks = {
        "follows: read from the copy": fit["replica"] > looks,
        "the same page from either": _same(fit, beside),
        "lags: passed by": lagging["replica"] <= looks < lagging["default"],
        "follows again": again["replica"] > looks,
        "killed: the page is made all the same": broken["status"] == 200
        and broken["replica"] <= looks,
        "started again": back["replica"] > looks,
    }
    confirmed = _fail_over(first, second, writer, confirmed=True)
    return {
        "copied_seconds": round(copied, 1), "seen_ms": _spread(seen), "most_behind_ms": round(behind * 1000, 1), "right": all(checks.values()), "checks": checks,
        "statements": {name: [one["default"], one["replica"]] for name, one in
                       (("follows", fit), ("lags", lagging), ("follows again", again), ("killed", broken), ("started again", back))},
        "killed_page_ms": round(broken["seconds"] * 1000), "confirmed": confirmed,
    }  # fmt: skip


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["body"] == other["body"] and other["replica"] == 0)


def _fail_over(first: Cluster, second: Cluster, writer: Any, *, confirmed: bool) -> dict[str, Any]:
    """The database dies while orders are placed; the copy takes its place."""
    import psycopg

    if confirmed:
        with psycopg.connect(first.url, autocommit=True) as opened:
            opened.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            opened.execute("SELECT pg_reload_conf()")
        time.sleep(1)
    stop = threading.Event()
    thread = threading.Thread(target=writer.go_on, args=(stop,))
    thread.start()
    time.sleep(5)
    killed = time.monotonic()
    first.kill()
    with psycopg.connect(second.url, autocommit=True) as opened:
        opened.execute("SELECT pg_promote(true, 60)")
        promoted = time.monotonic() - killed
        writer.turn_to(second)
        time.sleep(5)
        stop.set()
        thread.join()
        kept = {no for (no,) in opened.execute("SELECT no FROM orders_order").fetchall()}
    acknowledged = writer.acknowledged
    after = [at for at, _ in acknowledged if at > killed]
    return {
        "acknowledged": len(acknowledged), "lost": sum(no not in kept for _, no in acknowledged),
        "promoted_seconds": round(promoted, 2), "first_write_seconds": round(min(after) - killed, 2) if after else None,
    }  # fmt: skip


def _spread(values: list[float]) -> dict[str, float]:
    marks = quantiles(values, n=100)
    return {name: round(1000 * value, 1) for name, value in (("median", median(values)), ("p99", marks[98]), ("most", max(values)))}  # fmt: skip


def section(result: dict[str, Any]) -> str:
    """For `docs/benchmarks.md`."""
    machine_, load = result["machine"], " ".join(f"{one:.1f}" for one in result["load_before"])
    seen, over = result["seen_ms"], result["confirmed"]
    rows = [f"| {name} | {one[0]} | {one[1]} |" for name, one in result["statements"].items()]
    return "\n".join([
        "## A copy for reports, and fail-over\n",
        "`make bench-replica`: two PostgreSQL clusters, the second follows the first (streaming replication). The office's dashboard"
        " is asked for with the copy following, with its replay paused, after SIGKILL of the copy, and after its return.\n",
        f"Machine: {machine_['processor']}, {machine_['processors']} processors; {machine_['day']}; load before: {load}.\n",
        "| | |", "|---|---|",
        f"| from acknowledged to seen in the copy, ms | median {seen['median']}, 99 of 100 {seen['p99']}, most {seen['most']} |",
        f"| most behind while {WRITES} orders were placed, ms | {result['most_behind_ms']} |",
        f"| the page whose copy was killed, ms | {result['killed_page_ms']} |",
        f"| database killed while orders are placed: copy promoted after, s | {over['promoted_seconds']} |",
        f"| first order placed again after, s | {over['first_write_seconds']} |",
        f"| acknowledged orders, of them lost (copy confirms each commit) | {over['acknowledged']}, {over['lost']} |", "",
        "| the copy | statements to the database | to the copy |", "|---|---|---|", *rows,
    ])  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
