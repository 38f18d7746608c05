"""`wudan <command>`: what is typed, what is answered."""

import pytest

from wudan.jobs import commandline
from wudan.journal.models import Chain


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
    world.order_at("accepted")
    Chain.objects.update(length=7)
    assert commandline.main(["verify-audit"]) == 1
    assert "截断" in capsys.readouterr().out


def test_demo_persons_never_meet_real_ones(db, settings, capsys):
    settings.DEMO = False
    assert commandline.main(["demo"]) == 2
    assert "WUDAN_DEMO=1" in capsys.readouterr().out
