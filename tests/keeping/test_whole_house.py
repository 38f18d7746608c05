"""A county's house, by the commands alone: copied while 20 acts a second are written, restored on a fresh machine
with the paper code, drilled, and never overwritten by mistake."""

import json
import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests import tables
from wudan.kit.safekeeping.copies import moment_of

pytestmark = [pytest.mark.long, pytest.mark.postgres]
SECONDS = 60


@dataclass
class House:
    """One machine: a folder and a database."""

    home: Path
    url: str

    def does(self, *words, typed=None):
        return subprocess.run(
            [sys.executable, "-m", *words], env=self.surroundings, cwd=tables.ROOT, text=True,
            input=typed, capture_output=True, check=False,
        )  # fmt: skip

    def wudan(self, *words, typed=None):
        return self.does("wudan.jobs.commandline", *words, typed=typed)

    def asks(self, what):
        asked = f"import django, json; django.setup()\nfrom wudan.backups.models import Drill\nfrom wudan.journal.models import Event, Outbox\nprint(json.dumps({what}))"  # fmt: skip
        done = subprocess.run([sys.executable, "-c", asked], env=self.surroundings, cwd=tables.ROOT, capture_output=True, check=True)  # fmt: skip
        return json.loads(done.stdout)

    @property
    def surroundings(self):
        told = {"WUDAN_HOME": str(self.home), "WUDAN_DATABASE_URL": self.url, "WUDAN_TLS": "0"}
        return os.environ | told | {"DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.fixture
def houses(tmp_path):
    """The one that is used, and a fresh machine."""
    url, made = os.environ.get("WUDAN_DATABASE_URL", ""), []
    old, fresh = tmp_path / "old", tmp_path / "fresh"
    old.mkdir()
    fresh.mkdir()
    if not url.startswith("postgres"):
        tables.furnish_home(old)
        yield House(old, ""), House(fresh, "")
        return
    server = url.rpartition("/")[0]
    made = [f"keeping_{secrets.token_hex(4)}" for _ in range(2)]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as opened:
        opened.execute(f"CREATE DATABASE {made[0]} TEMPLATE {tables.template_on(url)}")
    yield House(old, f"{server}/{made[0]}"), House(fresh, f"{server}/{made[1]}")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as opened:
        for name in made:
            opened.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def test_a_house_is_copied_under_writes_and_comes_back(houses, tmp_path):
    house, fresh = houses
    log, away = tmp_path / "acts", tmp_path / "away"
    writer = subprocess.Popen([sys.executable, "-m", "bench.backup", "--write", str(log)], env=house.surroundings, cwd=tables.ROOT)  # fmt: skip
    try:
        until = time.monotonic() + SECONDS
        while not log.exists() or not log.stat().st_size:
            time.sleep(0.1)
        while time.monotonic() < until:
            done = house.wudan("backup", "--first-use", "--to", str(away))
            assert done.returncode == 0, done.stderr
            time.sleep(5)
        code = house.wudan("backup", "--show-key").stdout.splitlines()[-1]
        refused = house.wudan("restore", "--overwrite")
        assert (refused.returncode, "请先停掉五单的服务" in refused.stderr) == (2, True)
    finally:
        log.with_suffix(".end").touch()
        writer.wait()
    acts = [line.split() for line in log.read_text().splitlines()]
    assert len(acts) > 15 * SECONDS
    _a_wrong_code_touches_nothing(fresh, away, code)
    _it_comes_back(fresh, away, code, acts)
    _it_is_not_overwritten_by_mistake(house)
    _a_drill_notes_the_day(house)


def _a_wrong_code_touches_nothing(fresh, away, code):
    slip = code.replace(code[0], "B" if code[0] == "A" else "A", 1)
    done = fresh.wudan("restore", "--from", str(away), "--code", typed=slip)
    assert (done.returncode, "恢复码打错了" in done.stderr) == (2, True)
    assert {path.name for path in fresh.home.iterdir()} <= {"keys.json", "secret-key"}


def _it_comes_back(fresh, away, code, acts):
    done = fresh.wudan("restore", "--from", str(away), "--code", typed=code)
    assert done.returncode == 0, done.stdout + done.stderr
    moment = moment_of(max((away / "copies").iterdir()).stem).timestamp()
    found = dict(fresh.asks("list(Event.objects.filter(verb='bench.act').values_list('subject_id', 'pk'))"))  # fmt: skip
    waiting = set(fresh.asks("list(Outbox.objects.values_list('event_id', flat=True))"))
    answered = {int(number) for number, at in acts if float(at) < moment}
    assert len(answered) > 5 * SECONDS
    assert answered <= found.keys(), "answered before the copy began, and lost"
    assert set(found.values()) <= waiting, "an act came back by half"
    assert fresh.wudan("verify", "--here").returncode == 0
    assert fresh.asks("Event.objects.filter(verb='backup.restore').count()") == 1
    assert fresh.wudan("backup").returncode == 0, "the key came back as well"


def _it_is_not_overwritten_by_mistake(house):
    done = house.wudan("restore")
    assert (done.returncode, "不是空的，什么也没有动" in done.stderr) == (2, True)
    assert "要恢复的：" in done.stdout
    assert "现在这里：" in done.stdout


def _a_drill_notes_the_day(house):
    done = house.wudan("drill")
    assert done.returncode == 0, done.stderr
    assert house.asks("list(Drill.objects.values_list('is_proven', flat=True))") == [True]
    assert "最近一次演练证明过" in house.wudan("verify", "--list").stdout
    assert not list(house.home.glob(".drill-*"))
    for part in (house.home / "backups" / "parts").glob("*/*"):
        part.write_bytes(part.read_bytes()[:-1])
    assert house.wudan("verify").returncode == 1
    assert house.wudan("drill").returncode == 1
    assert house.asks("list(Drill.objects.order_by('pk').values_list('is_proven', flat=True))") == [True, False]  # fmt: skip
    assert house.wudan("backup", "--afresh").returncode == 0
    assert house.wudan("verify").returncode == 0
