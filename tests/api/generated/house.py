"""A demo county served by the real server on a port of its own; who asks, and what is there to ask for."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

from django.conf import settings

from tests import tables

PASSWORD = "wudan-demo-2026"
_WAIT_SECONDS = 60


@dataclass
class House:
    """The address of it."""

    port: int
    log: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def come_in(self, account: str) -> "Guest":
        """Signed in by password, as a client of the demo does."""
        opener = build_opener(HTTPCookieProcessor(jar := CookieJar()))
        body = json.dumps({"account": account, "password": PASSWORD}).encode()
        asked = Request(
            f"{self.address}/api/v1/session", body, {"Content-Type": "application/json"}
        )
        told = json.load(opener.open(asked))
        return Guest(self, "; ".join(f"{one.name}={one.value}" for one in jar), told["csrf"])


@dataclass
class Guest:
    """One session: its cookies, and the token that acts carry."""

    house: House
    cookies: str
    csrf: str

    def read(self, where: str) -> Any:
        """An answer of the API."""
        asked = Request(f"{self.house.address}/api/v1/{where}", headers={"Cookie": self.cookies})
        return json.load(urlopen(asked))


@contextmanager
def open_house(home: Path, *, orders: int) -> Iterator[House]:
    """Furnished, rehearsed, served; closed at the end."""
    (home / "assets").symlink_to(settings.BASE_DIR / "var" / "assets")
    around = os.environ | {"WUDAN_HOME": str(home), "WUDAN_DEMO": "1", "WUDAN_DEBUG": "0"}
    around.pop("WUDAN_DATABASE_URL", None)
    command = [sys.executable, "-m", "wudan.jobs.commandline"]
    tables.furnish_home(home)
    demo = [*command, "demo", "--orders", str(orders)]
    subprocess.run(demo, env=around, check=True, capture_output=True)
    house = House(_free_port(), home / "served.log")
    with house.log.open("w") as log:
        serving = subprocess.Popen(
            [*command, "serve", "--port", str(house.port)], env=around, stdout=log, stderr=log
        )
        try:
            _wait_for(house)
            urlopen(f"{house.address}/api/v1/openapi.json").close()  # described once, for seconds
            yield house
        finally:
            serving.terminate()
            serving.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(house: House) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            urlopen(f"{house.address}/healthz").close()
        except URLError:
            assert time.monotonic() < until, house.log.read_text()
            time.sleep(0.2)
        else:
            return
