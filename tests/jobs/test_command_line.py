"""`wudan <command>`: what is typed, what is answered."""

from datetime import date, timedelta

import pytest

from tests.domain.tampering import release, run
from tests.house.files import kept
from tests.world import MONDAY
from wudan.jobs import commandline
from wudan.journal.anchoring import anchor
from wudan.journal.events import chain_keys
from wudan.journal.outbox import deliver
from wudan.kit import clock


def test_it_lists_its_commands(capsys):
    with pytest.raises(SystemExit):
        commandline.main(["--help"])
    told = capsys.readouterr().out
    assert all(name in told for name in ("serve", "work", "demo", "import-areas", "verify-audit"))


def test_whole_chains_are_said_to_be_whole(world, capsys):
    world.order_at("accepted")
    assert commandline.main(["verify-audit"]) == 0
    assert "完好" in capsys.readouterr().out


def test_a_cut_tail_is_named(world, capsys):
    order = world.order_at("accepted")
    (key,) = chain_keys()
    release()
    run("DELETE FROM journal_event WHERE seq = 2")
    assert commandline.main(["verify-audit"]) == 1
    told = capsys.readouterr().out
    assert f"{key} 第 2 条：尾部被截断：应有 2 条，实有 1 条" in told
    assert order.stage == "accepted"


def test_one_chain_or_the_days_since_are_proved_alone(world, capsys):
    world.order_at("accepted", at=MONDAY)
    world.order_at("accepted", at=MONDAY + timedelta(days=1))
    release()
    run("UPDATE journal_event SET why = '改过' WHERE chain LIKE %s", "%20260907")
    whole, wrong = sorted(chain_keys(), reverse=True)
    assert commandline.main(["verify-audit", "--chain", whole]) == 0
    assert commandline.main(["verify-audit", "--since", "2026-09-08"]) == 0
    assert "1 条留痕链、2 条记录全部完好" in capsys.readouterr().out
    assert commandline.main(["verify-audit", "--chain", wrong]) == 1
    assert commandline.main(["verify-audit", "--since", "2026-09-07"]) == 1


def test_an_anchor_is_made_by_hand_and_its_digest_told(world, capsys, settings):
    world.order_at("accepted")
    assert commandline.main(["anchor"]) == 0
    told = capsys.readouterr().out
    assert "第 1 次锚定：1 条链有增长，共 2 条记录" in told
    (file,) = settings.ANCHORS.iterdir()
    assert "".join(told.split("\n")[2].split()) in file.read_text()


def test_months_that_must_stay_are_said_by_the_archive(world, capsys):
    assert commandline.main(["archive-audit", "--before", "2126-01-01"]) == 2
    assert "要在库里留 12 个月" in capsys.readouterr().err
    assert commandline.main(["archive-audit", "--before", "2024-01-01", "--dry-run"]) == 0
    assert "可存档 0 条链、0 条记录" in capsys.readouterr().out


@pytest.mark.parametrize(("day", "count"), [((2027, 9, 30), 0), ((2027, 10, 5), 1)])
def test_unless_told_a_day_the_archive_takes_all_that_may_go(
    world, settings, monkeypatch, capsys, day, count
):
    world.order_at("accepted", at=MONDAY)
    deliver(lambda verb: [], at=MONDAY + timedelta(days=1))
    anchor(folder=settings.ANCHORS, at=MONDAY + timedelta(days=1))
    monkeypatch.setattr(clock, "now", lambda: clock.midnight(date(*day)))
    assert commandline.main(["archive-audit", "--dry-run"]) == 0
    assert f"可存档 {count} 条链" in capsys.readouterr().out


def test_every_timer_runs_a_command_that_needs_nothing_more():
    timers = [path for path in kept() if path.match("deploy/*/wudan@*.timer")]
    commands = [path.stem.removeprefix("wudan@") for path in timers]
    assert {"backup", "drill", "verify-audit", "archive-audit"} <= set(commands)
    for command in commands:
        assert commandline._parser([command]).parse_args([command]).run


def test_a_folder_that_cannot_be_written_is_said(db, capsys, settings, tmp_path):
    settings.ANCHORS = tmp_path / "file" / "anchors"
    (tmp_path / "file").touch()
    assert commandline.main(["anchor"]) == 2
    assert "写不进去" in capsys.readouterr().err


def test_demo_persons_never_meet_real_ones(db, settings, capsys):
    settings.DEMO = False
    assert commandline.main(["demo"]) == 2
    assert "WUDAN_DEMO=1" in capsys.readouterr().out
