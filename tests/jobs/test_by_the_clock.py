"""Containers have no timers: a shell does by the clock what systemd does on a small box."""

import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "deploy" / "big" / "by-the-clock.sh"
SUNDAY_NIGHT = datetime(2026, 9, 6, 2, 31, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def clock(tmp_path):
    """What was asked of `wudan` at this moment, when it answers so."""
    asked, programs = tmp_path / "asked", tmp_path / "bin"
    programs.mkdir()
    (programs / "wudan").write_text('#!/bin/sh\necho "$@" >> "$ASKED"\nexit "$ANSWER"\n')
    (programs / "wudan").chmod(0o755)

    def due(at, *, answer=0):
        asked.write_text("")
        given = {
            "PATH": f"{programs}:{os.environ['PATH']}", "WUDAN_HOME": str(tmp_path / "home"),
            "ASKED": str(asked), "ANSWER": str(answer),
        }  # fmt: skip
        subprocess.run(["sh", SCRIPT, "--at", str(int(at.timestamp()))], env=given, check=True, capture_output=True)  # fmt: skip
        return asked.read_text().splitlines()

    return due


def test_every_command_that_has_a_timer_is_done_when_the_house_begins(clock):
    timers = {path.name.partition("@")[2].removesuffix(".timer") for path in (ROOT / "deploy" / "small").glob("wudan@*.timer")}  # fmt: skip
    assert len(timers) >= 4
    assert {line.split()[0] for line in clock(SUNDAY_NIGHT)} == timers


def test_each_is_done_once_in_its_span(clock):
    clock(SUNDAY_NIGHT)
    assert clock(SUNDAY_NIGHT + timedelta(hours=23, minutes=58)) == []
    assert clock(SUNDAY_NIGHT + timedelta(days=1)) == ["backup", "verify-audit"]
    assert clock(SUNDAY_NIGHT + timedelta(days=2)) == ["backup"]
    assert clock(SUNDAY_NIGHT + timedelta(days=25)) == [
        "backup", "drill", "verify-audit", "archive-audit",
    ]  # fmt: skip


def test_what_could_not_be_tried_is_tried_again_and_what_did_not_prove_is_not(clock):
    assert len(clock(SUNDAY_NIGHT, answer=2)) == 4
    assert len(clock(SUNDAY_NIGHT + timedelta(minutes=10), answer=1)) == 4
    assert clock(SUNDAY_NIGHT + timedelta(minutes=20), answer=1) == []
