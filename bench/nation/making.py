"""The two databases: `county`, ours alone, and `nation`, the same one among all others."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bench.nation import checking, divisions, freezing, indexes, orders, places, steps
from bench.nation.divisions import COUNTIES
from bench.peers.scratch import Scratch, ScratchError

ROOT = Path().resolve()
ORDERS_A_STEP = 50_000
LOADING = {"max_wal_size": "'8GB'", "checkpoint_timeout": "'30min'", "wal_compression": "on"}
MAKING = {"autovacuum": "off", "fsync": "off", "full_page_writes": "off"}
"""Only until it is made: it is vacuumed and written down once, at the end. Where the machine fails before that,
`make bench-nation-clean`, and again."""


class Nation:
    """Use inside `open_postgres`."""

    def __init__(self, scratch: Scratch, many: int) -> None:
        self.scratch, self.folder = scratch, scratch.folder
        self.each = max(1, round(many / COUNTIES))
        self.seeded = self.folder / "seeded.json"

    @property
    def orders(self) -> int:
        """How many are copied in all: as many in each county."""
        return self.each * COUNTIES

    def make(self) -> None:
        """Whatever of them is not there yet. ScratchError when it cannot be."""
        self._settings(LOADING | MAKING)
        self._make_seeded()
        for name, like, counties in (("county", "seeded", 1), ("nation", "land", COUNTIES)):
            if self.scratch.ready.get(name) != self.each:
                self._mark(**{name: None, f"vacuum {name}": None})
                self.scratch.make_database(name, like=like)
                self._mark(**{name: self.each})
            steps.run(self.scratch.url(name), self._steps(range(counties)), label=name)
            if self.scratch.ready.get(f"vacuum {name}") != self.each:
                self._vacuum(name)
                self._mark(**{f"vacuum {name}": self.each})
        self._settings(dict.fromkeys(MAKING, "default"))

    def forget(self) -> None:
        """The nation is changed; another run needs another."""
        self._mark(nation=None)

    def child(self, database: str, *arguments: object) -> Any:
        """What a child in the product's surroundings tells. ScratchError with its last words."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        if not (home / "assets").exists():
            (home / "assets").symlink_to(ROOT / "var" / "assets")
        given = {
            "WUDAN_HOME": str(home), "WUDAN_DATABASE_URL": self.scratch.url(database), "WUDAN_PACK": "wuqi",
            "WUDAN_DEMO": "1", "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings",
        }  # fmt: skip
        command = [sys.executable, "-m", "bench.nation.child", *map(str, arguments)]
        done = subprocess.run(command, env=os.environ | given, text=True, check=False, capture_output=True)  # fmt: skip
        if done.returncode:
            message = f"{database}: {' '.join(map(str, arguments))} failed: {done.stderr[-1500:]}"
            raise ScratchError(message)
        return json.loads(done.stdout.splitlines()[-1])

    def _settings(self, given: Mapping[str, str]) -> None:
        with self.scratch.connect("postgres") as opened:
            for name, value in given.items():
                opened.execute(f"ALTER SYSTEM SET {name} = {value}".encode())
            opened.execute("SELECT pg_reload_conf()")

    def _make_seeded(self) -> None:
        """Furnished and rehearsed once, and once given all places and people of the nation."""
        ready = self.scratch.ready
        if not ready.get("seeded"):
            print(
                "一个县：排演 … one county, furnished and rehearsed by real actions",
                file=sys.stderr,
            )
            self.scratch.make_database("seeded")
            self.child("seeded", "seed", self.seeded)
            self._mark(seeded=1)
        county = json.loads(self.seeded.read_text())["county"]
        kept = divisions.folder(self.folder)
        frozen = freezing.steps(partial(divisions.read, kept), county)
        steps.run(self.scratch.url("seeded"), [*frozen, *places.own_steps()], label="样本")
        if not ready.get("land"):
            self.scratch.make_database("land", like="seeded")
            self._mark(land=1)
        widely = [*indexes.drop_steps(indexes.PLACES), *places.steps(), *indexes.build_steps(indexes.PLACES, 20)]  # fmt: skip
        steps.run(self.scratch.url("land"), [*widely, *checking.steps(indexes.PLACES, 5)], label="村村")  # fmt: skip

    def _steps(self, counties: range) -> list[steps.Step]:
        rows = max(1, self.each * len(counties) // 10)
        span = max(1, ORDERS_A_STEP // self.each)
        return [
            steps.Step("offset", partial(_offset, many=self.orders)),
            *indexes.drop_steps(indexes.GROWING),
            *orders.steps(counties, each=self.each, span=span),
            *indexes.build_steps(indexes.GROWING, rows),
            *checking.steps(indexes.GROWING, max(1, rows // 10)),
        ]  # fmt: skip

    def _mark(self, **marks: int | None) -> None:
        for name, value in marks.items():
            self.scratch.ready.pop(name, None)
            if value is not None:
                self.scratch.ready[name] = value
        self.scratch.save()

    def _vacuum(self, name: str) -> None:
        """Known to the planner, and clean, as in a house that runs."""
        with self.scratch.connect(name) as opened:
            opened.execute("VACUUM ANALYZE")
            opened.execute("CHECKPOINT")


def _offset(hand: steps.Hand, many: int) -> None:
    hand.run("CREATE TABLE bench.kept (name text, value bigint)")
    hand.run("INSERT INTO bench.kept VALUES ('offset', %s)", orders.free_offset(hand, many))
