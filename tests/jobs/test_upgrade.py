"""升级: looks before it touches, and touches nothing when something is in the way."""

import argparse
import errno
import os
import platform
import subprocess
import sys
import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as house
from django.db import OperationalError, connection

from wudan.backups.models import KeptCopy
from wudan.jobs import commandline, worker
from wudan.jobs.commands import migrate
from wudan.kit import clock
from wudan.vitals import beats, upgrading
from wudan.vitals.beats import Beat
from wudan.vitals.upgrading import Step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    settings.BACKUPS, settings.BACKUP_KEY = tmp_path / "backups", tmp_path / "backup.key"
    monkeypatch.setattr(upgrading, "free_bytes", lambda: 10**12)


def upgrade(capsys, *arguments):
    done = commandline.main(["upgrade", *arguments])
    return done, capsys.readouterr().out


def test_a_house_of_this_version_has_nothing_to_do(world, capsys):
    done, said = upgrade(capsys, "--check")
    assert done == 0
    assert "已经是这个版本" in said
    assert "可以升级" in said, "deploy/install.sh waits for this word"
    assert str(connection.settings_dict["NAME"]) in said.splitlines()[0]


def test_what_cannot_be_taken_back_is_said(world, capsys, monkeypatch):
    waiting = [Step("orders", "0002_more", True), Step("ledger", "0002_less", False)]
    monkeypatch.setattr(upgrading, "steps", lambda: waiting)
    done, said = upgrade(capsys, "--check")
    assert done == 0
    assert "orders 0002_more  可以退回" in said
    assert "ledger 0002_less  退不回去" in said
    assert "先做一份备份" in said


@pytest.mark.parametrize("asked", ["--check", "--do"])
def test_a_worker_that_still_runs_is_in_the_way(world, capsys, asked):
    beat = Beat(house.HOME)
    beat.now(clock.now())
    done, said = upgrade(capsys, asked)
    assert done == 1
    assert "1 个旧进程还在运行" in said
    assert not house.BACKUPS.exists()
    beat.end()
    assert upgrade(capsys, "--check")[0] == 0


def test_a_worker_that_died_is_not_though_another_process_has_its_number(world, capsys):
    beat = Beat(house.HOME)
    beat.now(clock.now())
    (mark,) = (house.HOME / beats.FOLDER).iterdir()
    assert mark.name.endswith(f"-{os.getpid()}")
    mark.unlink()
    mark.touch()  # what a killed process leaves; the number is that of this very process
    assert upgrade(capsys, "--check")[0] == 0


def test_a_worker_elsewhere_is_known_by_its_last_beat_and_named(world, capsys):
    Beat(house.HOME).now(clock.now())
    (mark,) = (house.HOME / beats.FOLDER).iterdir()
    mark.rename(mark.with_name("wudan-work-2-1"))
    at = clock.now()
    assert beats.running(house.HOME, at=at) == ["wudan-work-2-1"]
    assert "wudan-work-2 上还有 1 个旧进程" in upgrade(capsys, "--check")[1]
    assert beats.running(house.HOME, at=at + timedelta(minutes=3)) == []


def test_on_a_share_without_locks_the_last_beat_tells_here_too(world, monkeypatch):
    def none(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(beats.fcntl, "flock", none)
    at, beat = clock.now(), Beat(house.HOME)
    for _ in range(2):
        beat.now(at)
    assert len(beats.running(house.HOME, at=at)) == 1
    assert beats.running(house.HOME, at=at + timedelta(minutes=3)) == []


def test_a_worker_that_is_told_to_stop_says_farewell_and_is_remembered(world, monkeypatch):
    stop, seen = threading.Event(), []

    def once(*, at):
        seen.extend(beats.running(house.HOME, at=at))
        stop.set()
        return 0

    monkeypatch.setattr(worker, "run_once", once)
    monkeypatch.setattr(worker.Turns, "take", lambda self, *, at: 0)
    monkeypatch.setattr(worker, "connection", SimpleNamespace(close=lambda: None))
    worker.run(stop)
    assert len(seen) == 1
    assert beats.running(house.HOME, at=clock.now()) == []
    monkeypatch.setattr(platform, "node", lambda: "another")
    assert beats.running(house.HOME, at=clock.now()) == []
    assert clock.now() - beats.newest(house.HOME) < timedelta(minutes=1)


WAITING = [Step("orders", "0002_more", True), Step("ledger", "0002_less", False)]


def fails(monkeypatch, *, left, waiting=WAITING):
    """Migrating raises, and these steps wait afterwards."""
    waits = [waiting]
    monkeypatch.setattr(upgrading, "steps", lambda: waits[-1])

    def broken(options):
        waits.append(left)
        raise OperationalError("no room")

    monkeypatch.setattr(migrate, "run", broken)


def test_one_that_is_begun_and_not_ended_answers_a_number_of_its_own_and_the_way_back(
    world, capsys, monkeypatch
):
    fails(monkeypatch, left=WAITING[1:])
    done = commandline.main(["upgrade", "--do"])
    said = capsys.readouterr().err
    (copy,) = KeptCopy.objects.all()
    assert done == 3
    assert "都不要启动" in said
    assert f"wudan restore --overwrite --copy {copy.name}" in said


def test_whose_first_step_is_undone_whole_touched_nothing(world, capsys, monkeypatch):
    fails(monkeypatch, left=WAITING)
    assert commandline.main(["upgrade", "--do", "--backed-up"]) == 1
    assert "旧版本可以照旧启动" in capsys.readouterr().err


def test_whose_first_step_is_many_transactions_may_have_touched_something(world, monkeypatch):
    piecemeal = [Step("orders", "0002_more", True, is_atomic=False)]
    fails(monkeypatch, left=piecemeal, waiting=piecemeal)
    assert commandline.main(["upgrade", "--do", "--backed-up"]) == 3


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite limits no statement")
def test_a_step_may_take_as_long_as_it_takes_but_waits_briefly_for_a_lock(world, monkeypatch):
    def limits():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('statement_timeout'), current_setting('lock_timeout')"
            )
            return cursor.fetchone()

    seen = []
    monkeypatch.setattr(migrate, "call_command", lambda *_, **__: seen.append(limits()))
    migrate.run(argparse.Namespace())
    assert seen == [("0", "3s")]
    assert limits() == ("15s", "3s")


def test_no_room_for_the_copy_is_in_the_way(world, capsys, monkeypatch):
    monkeypatch.setattr(upgrading, "free_bytes", lambda: 10**6)
    done, said = upgrade(capsys, "--do")
    assert done == 1
    assert "磁盘还剩 1 MB" in said


def test_an_empty_house_is_made_and_its_settings_are_looked_at(tmp_path):
    built = tmp_path / "of-this-version"
    (built / "assets" / ".vite").mkdir(parents=True)
    (built / "assets" / ".vite" / "manifest.json").write_text("{}")
    around = os.environ | {"WUDAN_HOME": str(tmp_path / "home"), "WUDAN_BUILT": str(built), "WUDAN_DATABASE_URL": "", "WUDAN_TLS": "1", "WUDAN_DEMO": "0"}  # fmt: skip
    around.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # what drives browsers in other tests sets it
    program = [sys.executable, "-m", "wudan.jobs.commandline", "upgrade", "--check"]
    done = subprocess.run(program, env=around, cwd=house.BASE_DIR, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "空的数据库" in done.stdout
    assert "!" not in done.stdout  # Django's deployment checks find nothing
