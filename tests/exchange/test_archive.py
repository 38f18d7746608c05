"""年度档案: packed, signed, and proved without a database; whatever is altered is named."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tracemalloc
from base64 import b64decode, b64encode
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings as house
from django.db import transaction

from tests.inspections.test_units import going_to
from tests.ledger.test_backfill import PDF
from tests.ledger.test_backfill import ask as ask_backfill
from tests.meetings.keeping import called
from tests.web.console.desk import NOON
from tests.world import COUNTY, PATHS
from wudan.exchange.actions import Wanted, approve, ask, fetch, make
from wudan.exchange.archive.attachments import ON_DISK, Room
from wudan.exchange.archive.checking import (
    FILE_CONTEXT,
    FILES,
    HEADS,
    MANIFEST,
    SIGNATURE,
    TRAIL,
    Unreadable,
    check,
)
from wudan.exchange.archive.packing import pack
from wudan.exchange.archive.tables import TABLES, Span, rows_of
from wudan.jobs.commandline import main
from wudan.kit.canonical import spell
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected
from wudan.kit.signing import sign_text
from wudan.ledger.files import proofs_kept
from wudan.ledger.models import Backfill
from wudan.meetings.models import Pack as MeetingPack
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
    path = tmp_path / "year.zip"
    assert written(path) > len(PATHS) // 2
    return path


def written(path, room=ON_DISK):
    with path.open("w+b") as out:
        return pack(
            SPAN, out, at=NOON, mark="试", key=key(), seal=house.KEYRING.seal, trail=path.parent,
            pace=Silence(), room=room,
        )  # fmt: skip


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


def test_visits_to_departments_stand_in_it_beside_those_to_sites(world):
    visit = going_to(world, "民政局")
    tables = {table.name: [*rows_of(table, SPAN)] for table in TABLES}
    assert tables["visits"] == []
    (row,) = tables["unit_visits"]
    assert (row["unit"], row["state"]) == (visit.unit.short_name, "planned")


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


@pytest.fixture
def with_files(filled, tmp_path):
    """The year has a proof of hours, and a pack that was sent."""
    ask_backfill(filled)
    called(filled)
    assert written(tmp_path / "files.zip") > 0
    return tmp_path / "files.zip"


def _listed(path):
    with ZipFile(path) as opened:
        lines = opened.read(FILES).splitlines()
    return [
        json.loads(b64decode(house.KEYRING.unseal(line.decode(), FILE_CONTEXT))) for line in lines
    ]


def test_files_of_the_year_are_sealed_into_it_and_are_what_they_were(with_files):
    found = checked(with_files, opened=True, trusted=[key().public])
    assert (found.faults, found.attachments, found.left) == ([], 2, 0)
    told = {one["kind"]: one for one in _listed(with_files)}
    assert told["proof-of-hours"]["bytes"] == len(PDF)
    assert told["proof-of-hours"]["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert told["meeting-pack"]["kept_digest"] == MeetingPack.objects.get().digest
    with ZipFile(with_files) as opened:
        assert not [name for name in opened.namelist() if PDF in opened.read(name)], "sealed"


@pytest.mark.parametrize(
    ("opened", "fault"), [(False, "与清单里的摘要不符"), (True, "与清单里的摘要不符")]
)
def test_an_altered_attachment_is_named(with_files, opened, fault):
    faults = checked(rewritten(with_files, _alter("sealed/files/00001")), opened=opened).faults
    assert [("sealed/files/00001" in words, fault in words) for words in faults] == [(True, True)]


def test_an_attachment_changed_with_the_keys_and_listed_anew_is_still_named(with_files):
    """Who holds the keys can seal another file and write its digest in the list: the signature and the
    sealed list tell on them."""
    other = house.KEYRING.seal(b64encode(b"another proof").decode(), FILE_CONTEXT).encode() + b"\n"

    def change(told):
        manifest = json.loads(told[MANIFEST])
        for one in manifest["files"]:
            if one["path"] == "sealed/files/00001":
                one["bytes"], one["sha256"] = len(other), hashlib.sha256(other).hexdigest()
        listed = spell(manifest)
        word = sign_text(hashlib.sha256(listed).hexdigest().encode(), key())
        return told | {"sealed/files/00001": other, MANIFEST: listed, SIGNATURE: word.encode()}

    faults = checked(rewritten(with_files, change), opened=True).faults
    assert (
        [words for words in faults if "被换过" in words and "ledger.backfill" in words]
        == faults
        != []
    )


def test_beyond_the_room_and_gone_files_are_named_not_packed(with_files, tmp_path):
    for kept in proofs_kept().names():
        proofs_kept().remove(kept)
    written(tmp_path / "small.zip", Room(files=10, size=1))
    assert {one["kind"]: one["left"] for one in _listed(tmp_path / "small.zip")} == {
        "proof-of-hours": "gone", "meeting-pack": "no-room",
    }  # fmt: skip
    found = checked(tmp_path / "small.zip", opened=True)
    assert (found.faults, found.attachments, found.left) == ([], 0, 2)


@pytest.mark.long
def test_the_memory_of_packing_does_not_grow_with_the_files(filled, tmp_path):
    """Forty files of 4 MB: at most a handful of megabytes beyond what one of them takes."""
    ask_backfill(filled)
    row, peaks = Backfill.objects.get(), []
    content = b"%PDF-1.4\n" + random.Random(8).randbytes(4 << 20)
    for many in (1, 40):
        while Backfill.objects.count() < many:
            row.pk, row.ref, row.file_name = (
                None,
                f"more {Backfill.objects.count()}",
                proofs_kept().put(content),
            )
            row.save(force_insert=True)
        Backfill.objects.filter(ref="b1").update(file_name=proofs_kept().put(content))
        tracemalloc.start()
        written(tmp_path / f"{many}.zip")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert checked(tmp_path / "40.zip", opened=True).attachments == 40
    assert peaks[1] < peaks[0] + (8 << 20), peaks


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
