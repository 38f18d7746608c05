"""Runs inside the product's surroundings, which its parent sets: note down, replay on SQLite, sample.

python -m bench.raw.child scripts|replay|sample SEEDED FOLDER [SECONDS]
"""

import json
import pickle
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.raw import on_postgres, on_sqlite  # noqa: E402
from bench.raw.capturing import entered, list_steps, order, write_steps  # noqa: E402
from bench.raw.layers import sampled  # noqa: E402
from wudan.orders.models import Order  # noqa: E402

RESIDENTS = 8
"""Whose orders are replayed in turn."""
SAMPLED = 300


def main(arguments: list[str]) -> int:
    """Do one of them; a result is JSON on standard output."""
    what, seeded, folder = arguments[0], Path(arguments[1]), Path(arguments[2])
    who = json.loads(seeded.read_text())
    told = {"scripts": keep_scripts, "steps": keep_steps, "replay": replay, "sample": sample}[what]
    json.dump(told(who, folder, *arguments[3:]), sys.stdout)
    return 0


def keep_scripts(who: dict[str, Any], folder: Path) -> dict[str, Any]:
    """For pgbench: one of the list, one of each resident's order."""
    listed, written = list_steps(who["keeper"]), write_steps(who["residents"][:RESIDENTS])
    (folder / "list.sql").write_text(on_postgres.script(listed, _literal))
    for number, steps in enumerate(written):
        (folder / f"write-{number}.sql").write_text(on_postgres.script(steps, _literal))
    return {"list": len(listed), "write": len(written[0])}


def keep_steps(who: dict[str, Any], folder: Path) -> dict[str, Any]:
    """For SQLite: the same, as they are."""
    listed, written = list_steps(who["keeper"]), write_steps(who["residents"][:RESIDENTS])
    (folder / "steps.pickle").write_bytes(pickle.dumps({"list": [listed], "write": written}))
    return {"list": len(listed), "write": len(written[0])}


def replay(who: dict[str, Any], folder: Path, key: str, seconds: str) -> dict[str, Any]:
    """List or write on SQLite, alone; requests a second."""
    kept = pickle.loads((folder / "steps.pickle").read_bytes())
    connection.ensure_connection()
    before = Order.objects.count()
    rate = on_sqlite.run(connection.connection, kept[key], seconds=float(seconds))
    grown = Order.objects.count() - before
    wanted = 0.97 * rate * float(seconds) if key == "write" else 0
    assert grown >= wanted, f"{rate:.0f} writes a second left only {grown} rows"
    return {"rate": rate}


def sample(who: dict[str, Any], folder: Path) -> dict[str, Any]:
    """CPU ms of this process and its shares by layer, for list and write."""
    keeper, resident = entered(who["keeper"]), entered(who["residents"][-1])
    calls = {"list": lambda: keeper.call("GET", "/desk/queue"), "write": lambda: order(resident)}
    told = {}
    for key, call in calls.items():
        for _ in range(20):
            call()
        spent, shares = sampled(call, times=SAMPLED)
        told[key] = {"ms": spent, "shares": shares}
    return told


def _literal(value: Any) -> str:
    from psycopg import sql

    return str(sql.Literal(value).as_string(connection.connection))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
