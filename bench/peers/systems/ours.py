"""Ours: a rehearsed county on PostgreSQL, served as it ships; a keeper's queue, a resident's order."""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.peers.shapes import SERIAL, Ask, Kind, Template
from bench.peers.systems.base import SEEDS, WORKERS, System, digest

ROOT = Path().resolve()
_WORDS, _ADDRESS = "水龙头漏水，想请人来看看。", "一组三号"


class Ours(System):
    """Set up again whenever our code, a pack or a seed has changed."""

    name, title = "ours", "五单"

    def mark(self) -> str:
        """By everything that decides what is in the database."""
        sources = [*(ROOT / "wudan").rglob("*.py"), *(ROOT / "packs").rglob("*.*")]
        return digest(*sources, *SEEDS.glob("ours_*.py"), ROOT / "bench" / "county.py")

    def install(self) -> None:
        """It is installed; its assets are those of this checkout."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        if not (home / "assets").exists():
            (home / "assets").symlink_to(ROOT / "var" / "assets")

    def fill(self) -> None:
        """Tables, a county, a queue of 200."""
        self.run(sys.executable, SEEDS / "ours_seed.py", self.folder / "seeded.json")

    def enter(self) -> None:
        """A keeper's sign-in ends after half an hour without a page."""
        seeded, entered = self.folder / "seeded.json", self.folder / "entered.json"
        self.run(sys.executable, SEEDS / "ours_entering.py", seeded, entered)

    def environment(self, port: int) -> dict[str, str]:
        """As `make run`, but on PostgreSQL."""
        return {
            "WUDAN_HOME": str(self.folder / "home"), "WUDAN_DATABASE_URL": self.scratch.url(self.name),
            "WUDAN_PACK": "wuqi", "WUDAN_DEMO": "1", "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }  # fmt: skip

    def command(self, port: int) -> list[str]:
        """The product's own server."""
        return [
            sys.executable, "-m", "wudan.jobs.commandline", "serve",
            "--port", str(port), "--processes", str(WORKERS),
        ]  # fmt: skip

    def asks(self, port: int) -> tuple[Ask, ...]:
        """Orders are placed by residents of other villages, so that the keeper's queue stays 200."""
        told = json.loads((self.folder / "entered.json").read_text())
        keeper = {"Cookie": told["keeper"]["cookie"]}
        forms = tuple(_form(one, port) for one in told["residents"])
        calls = tuple(_call(one, port) for one in told["residents"])
        return (
            Ask("list", "queue of a keeper signed in, 30 of 200", Kind.LIST, (Template("GET", "/desk/queue", keeper),), shows=('class="order-no"', 30)),
            Ask("menu", "menu for the public", Kind.OTHER, (Template("GET", "/services"),)),
            Ask("write", "order by form", Kind.WRITE, forms, grows="orders_order"),
            Ask("call", "order by API", Kind.OTHER, calls, grows="orders_order"),
        )  # fmt: skip


def _form(resident: dict[str, Any], port: int) -> Template:
    """`anyway`: the person was shown what looks alike, and wants it all the same."""
    fields = {
        "words": _WORDS, "place_mode": "home", "address": _ADDRESS, "anyway": "1",
        "csrfmiddlewaretoken": resident["token"],
    }  # fmt: skip
    headers = {
        "Cookie": resident["cookie"], "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{port}",
    }  # fmt: skip
    return Template(
        "POST", "/orders/new", headers, f"{urlencode(fields)}&token=bench-form-{SERIAL}"
    )


def _call(resident: dict[str, Any], port: int) -> Template:
    headers = {
        "Cookie": resident["cookie"], "Content-Type": "application/json",
        "X-CSRFToken": resident["token"], "Idempotency-Key": f"bench-call-{SERIAL}",
        "Origin": f"http://127.0.0.1:{port}",
    }  # fmt: skip
    need = {"words": _WORDS, "place_mode": "home", "address": _ADDRESS}
    return Template("POST", "/api/v1/orders", headers, json.dumps(need))
