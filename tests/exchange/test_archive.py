"""年度档案: packed, signed, and proved without a database; whatever is altered is named."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings as house
from django.db import transaction

from tests.web.console.desk import NOON
from tests.world import COUNTY, PATHS
from wudan.exchange.actions import Wanted, approve, ask, fetch, make
from wudan.exchange.archive.checking import HEADS, MANIFEST, TRAIL, Unreadable, check
from wudan.exchange.archive.packing import pack
from wudan.exchange.archive.tables import Span
from wudan.jobs.commandline import main
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected
from wudan.people.models import Post

pytestmark = pytest.mark.postgres
SPAN = Span(COUNTY, 2026)


class Silence:
    def advance(self, n=1):
        pass


def key():
    return house.KEYRING.signer(on=day_of(NOON))


@pytest.fixture
def filled(world):
    for stage in ("reviewed", "declined", "placed", "void"):
        world.order_at(stage)
    world.place(service=None, words="电话 13912345678 叫秦奶奶")
    return world


@pytest.fixture
def packed(filled, tmp_path):
    content, rows = pack(
        SPAN, at=NOON, mark="试", key=key(), seal=house.KEYRING.seal, trail=tmp_path, pace=Silence()
    )
    path = tmp_path / "year.zip"
    path.write_bytes(content)
    assert rows > len(PATHS) // 2
    return path


def checked(path, *, opened=False, trusted=()):
    unseal = house.KEYRING.unseal if opened else None
    return check(path, trusted=list(trusted), unseal=unseal)


def rewritten(path: Path, change) -> Path:
    """The same archive with its entries changed by a function of their names and bytes."""
    with ZipFile(path) as old:
        told = {name: old.read(name) for name in old.namelist()}
    told = change(told)
    out = path.with_name("changed.zip")
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name, content in told.items():
            new.writestr(name, content)
    return out


def test_it_is_whole_and_its_trail_is_proved_with_the_keys(packed):
    found = checked(packed, opened=True, trusted=[key().public])
    assert (found.faults, found.trail, found.is_trusted) == ([], "proved", True)
    assert found.events > 10
    assert checked(packed).trail == "sealed"
    assert checked(packed, trusted=[bytes(32)]).is_trusted is False


def test_nobody_is_named_in_the_open_part_and_nothing_can_be_read_in_the_sealed_one(packed, filled):
    names = [person.name for person in filled.people.values()]
    with ZipFile(packed) as opened:
        for entry in opened.namelist():
            text = opened.read(entry).decode()
            assert not [name for name in names if name in text], entry
            assert "13912345678" not in text
        listed = {one["path"] for one in json.loads(opened.read(MANIFEST))["files"]}
        orders = [json.loads(line) for line in opened.read("open/orders.jsonl").splitlines()]
    assert {HEADS, TRAIL, "open/figures.json", "open/proofs.json", "open/meetings.jsonl"} <= listed
    assert {row["stage"] for row in orders} >= {"reviewed", "declined", "placed", "void"}


def _alter(name):
    def change(told):
        return told | {name: told[name][:-2] + b"x\n"}

    return change


@pytest.mark.parametrize("name", ["open/orders.jsonl", HEADS, TRAIL, "说明.txt"])
def test_an_altered_file_is_named(packed, name):
    assert [name in words for words in checked(rewritten(packed, _alter(name))).faults] == [True]


def test_a_lost_file_an_added_one_and_a_rewritten_list_are_named(packed):
    gone = rewritten(
        packed, lambda told: {n: c for n, c in told.items() if n != "open/orders.jsonl"}
    )
    assert checked(gone).faults == ["open/orders.jsonl：不见了"]
    more = rewritten(packed, lambda told: told | {"open/more.jsonl": b"{}"})
    assert checked(more).faults == ["多出来的文件：open/more.jsonl"]

    def relist(told):
        return told | {MANIFEST: told[MANIFEST].replace(b"2026", b"2025")}

    assert "与签名不符" in checked(rewritten(packed, relist)).faults[0]


def test_what_is_no_archive_is_told(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"PK nonsense")
    with pytest.raises(Unreadable):
        checked(path)
    with ZipFile(path, "w") as made:
        made.writestr("a", "b")
    with pytest.raises(Unreadable):
        checked(path)


def test_two_persons_are_needed_and_the_file_that_is_fetched_is_whole(filled, tmp_path, settings):
    settings.EXPORTS = tmp_path / "exports"
    office = filled.actor("柳文书")
    wanted = Wanted(kind="archive", unit=filled.units["c"], form="zip", purpose="交县档案馆", since=NOON.date(), until=NOON.date())  # fmt: skip
    export = ask(wanted=wanted, by=office, at=NOON)
    assert export.needs_second
    assert (str(export.since), str(export.until)) == ("2026-01-01", "2026-12-31")
    assert make(export_id=export.pk, at=NOON) is None
    with pytest.raises(Objected), transaction.atomic():
        ask(wanted=wanted, by=filled.actor("乔委员"), at=NOON)
    other = Post.objects.create(
        county=COUNTY, person=filled.people["李小妹"], role="center_office", unit=filled.units["c"],
        title="干事", starts_on="2026-01-01",
    )  # fmt: skip
    filled.posts["李小妹"] = other
    approve(export=export, by=filled.actor("李小妹"), at=NOON, words="同意")
    made = make(export_id=export.pk, at=NOON)
    path = tmp_path / "fetched.zip"
    path.write_bytes(fetch(export=made, by=office, at=NOON))
    assert checked(path, opened=True).faults == []


def test_the_commands_write_check_and_name_what_is_wrong(filled, tmp_path, capsys):
    path = tmp_path / "2026.zip"
    assert main(["archive", "2026", "--out", str(path)]) == 0
    assert main(["archive", "2026", "--out", str(path)]) == 2
    assert main(["archive", "1999", "--out", str(tmp_path / "no.zip")]) == 2
    assert main(["verify-archive", str(path), "--key", key().spelt]) == 0
    assert "没有封存的留痕" in capsys.readouterr().out
    assert main(["verify-archive", str(rewritten(path, _alter("open/orders.jsonl")))]) == 1
    assert "open/orders.jsonl" in capsys.readouterr().out
    assert main(["verify-archive", str(tmp_path / "nowhere.zip")]) == 2
    assert main(["verify-archive", str(path), "--key", "nonsense"]) == 2


def test_another_machine_without_our_settings_checks_it(packed, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    shutil.copy(packed, away / "year.zip")
    command = [
        sys.executable,
        "-m",
        "wudan.jobs.commandline",
        "verify-archive",
        str(away / "year.zip"),
    ]
    around = {"PYTHONPATH": str(house.BASE_DIR), "WUDAN_HOME": str(away), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [*command, "--key", key().spelt], env=around, capture_output=True, text=True, cwd=away
    )
    assert done.returncode == 0, done.stderr
    assert "【完整】" in done.stdout
    assert sorted(one.name for one in away.iterdir()) == ["year.zip"]
