"""The operator's command: words and exit codes, and a bar where there is a screen."""

import argparse
import io
import os
from pathlib import Path

import pytest

from tests.areas.tables import ALL, FIRST, bring_in, lay_out, live
from wudan.areas.models import Area
from wudan.jobs.commands import import_areas
from wudan.jobs.progress import Progress

pytestmark = pytest.mark.django_db


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    import_areas.add_arguments(parser)
    return import_areas.run(parser.parse_args(words))


def test_the_command_says_what_it_did(tmp_path, capsys):
    folder = lay_out(tmp_path / "nation")
    assert _run("--from", str(folder), "--on", "2026-01-01") == 0
    said = capsys.readouterr()
    assert "省级 1、市级 1、县级 1、乡镇级 2、村级 4" in said.out
    assert f"新增 {ALL}，更名 0" in said.out
    assert said.err == ""
    assert live("629901").starts_on == FIRST


def test_the_command_refuses_with_two(tmp_path, capsys):
    folder = lay_out(tmp_path / "nation", streets=None)
    assert _run("--from", str(folder)) == 2
    assert "streets.csv：找不到这个文件。" in capsys.readouterr().err


def test_a_dry_run_says_so(tmp_path, capsys):
    assert _run("--from", str(lay_out(tmp_path / "nation")), "--dry-run", "--code", "6299") == 0
    assert capsys.readouterr().out.startswith("试导入（没有写入）")
    assert not Area.objects.exists()


@pytest.mark.parametrize("wrong", [("--code", "61062"), ("--on", "2026-9"), ("--code", "六一")])
def test_a_mistyped_option_is_refused_with_two(tmp_path, wrong):
    with pytest.raises(SystemExit) as left:
        _run("--from", str(tmp_path), *wrong)
    assert left.value.code == 2


def test_a_bar_is_drawn_when_asked_for():
    screen = io.StringIO()
    progress = Progress(3, "写入", bar=True, stream=screen)
    for _ in range(3):
        progress.advance()
    progress.finish()
    progress.finish()
    assert screen.getvalue().endswith("█ 100%\n")
    assert screen.getvalue().count("\r") == 3


def test_work_of_no_size_is_done_at_once():
    screen = io.StringIO()
    progress = Progress(0, "写入", stream=screen)
    progress.finish()
    assert (progress.percent, screen.getvalue()) == (100, "")


def test_a_log_gets_a_line_at_each_tenth(monkeypatch):
    monkeypatch.setattr("wudan.jobs.progress._QUIET_SECONDS", 0)
    log = io.StringIO()
    progress = Progress(1000, "写入", stream=log)
    for _ in range(1000):
        progress.advance(1)
    progress.finish()
    assert log.getvalue().splitlines()[-2:] == ["写入：90%", "写入：100%"]
    assert len(log.getvalue().splitlines()) <= 11


@pytest.mark.long
@pytest.mark.skipif("WUDAN_NATION" not in os.environ, reason="WUDAN_NATION names no folder")
def test_the_nation_comes_in_and_only_once():
    folder = Path(os.environ["WUDAN_NATION"])
    assert bring_in(folder).added == Area.objects.count() > 600_000
    assert bring_in(folder).changes == 0
