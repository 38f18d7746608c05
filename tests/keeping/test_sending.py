"""A copy reaches other places; a place that cannot be reached is named, and the copy is made all the same."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from tests.keeping.houses import NOON, rows_in, settle, silence, store_in
from wudan.backups.making import make
from wudan.backups.sending import bring, same_disk, send
from wudan.jobs import commandline
from wudan.kit.safekeeping import Store


@pytest.fixture
def store(tmp_path, settings):
    house = rows_in(settle(tmp_path / "home", settings))
    found = store_in(tmp_path / "store")
    for days in (100, 16, 8, 0):
        make(found, house, at=NOON - timedelta(days=days), advance=silence)
    return found


def test_each_place_gets_it_and_thins_itself(store, tmp_path):
    places = [tmp_path / "one", tmp_path / "two"]
    assert bring(store, places, at=NOON, is_first_use=True) == (2, [])
    for place in places:
        other = Store(place, store.key)
        assert other.names() == store.names()[1:], "the copy of 100 days ago is not kept there"
        assert other.prove(other.read(other.newest(at=NOON))) == []


def test_the_proven_one_is_left_there_too(store, tmp_path):
    store.note_proven(store.names()[0], at=NOON)
    assert bring(store, [tmp_path / "one"], at=NOON, is_first_use=True) == (1, [])
    assert Store(tmp_path / "one", store.key).names() == store.names()


def test_a_place_that_cannot_be_written_does_not_hold_up_the_others(store, tmp_path):
    (tmp_path / "file").write_text("no folder")
    reached, (fault,) = bring(
        store, [tmp_path / "file" / "in", tmp_path / "one"], at=NOON, is_first_use=True
    )
    assert reached == 1
    assert "写不进去" in fault


def test_where_nothing_can_be_written_is_said_in_one_line(store, tmp_path, settings, capsys):
    settings.BACKUP_KEY = store.folder.with_suffix(".key")
    (tmp_path / "file").write_text("no folder")
    settings.BACKUPS = tmp_path / "file" / "in"
    assert commandline.main(["backup"]) == 2
    settings.BACKUPS = store.folder
    (store.folder / "lock").unlink(missing_ok=True)
    (store.folder / "lock").mkdir()
    assert commandline.main(["backup"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert f"{tmp_path / 'file'}" in first
    assert "写不了" in first
    assert f"{store.folder} 写不了" in second


def test_a_place_of_another_key_is_left_alone(store, tmp_path):
    other = store_in(tmp_path / "theirs")
    reached, (fault,) = bring(store, [other.folder], at=NOON, is_first_use=True)
    assert reached == 0
    assert "密钥不对" in fault
    assert other.names() == []


def test_the_same_disk_is_no_other_place(store, tmp_path):
    assert same_disk(store.folder, tmp_path)
    assert not same_disk(store.folder, tmp_path / "none")


def test_a_command_of_the_administrator_s_takes_it_away(store, tmp_path):
    assert send(("cp", "-r", "{}", str(tmp_path / "sent")), store.folder) == ""
    sent = Store(tmp_path / "sent", store.key)
    assert sent.prove(sent.read(sent.newest(at=NOON))) == []


@pytest.mark.parametrize(
    ("command", "words"),
    [(("false",), "false 以 1 结束"), (("cp", "/none", "{}"), "cp 以 1 结束"), (("no-such",), "没有运行成")],
)  # fmt: skip
def test_a_command_that_fails_is_told(store, command, words):
    assert words in send(command, store.folder)


def test_a_place_whose_disk_is_not_mounted_is_a_fault_and_nothing_is_begun_there(store, tmp_path):
    place = tmp_path / "mnt" / "wudan"
    place.parent.mkdir()
    reached, (fault,) = bring(store, [place], at=NOON)
    assert reached == 0
    assert "没有挂上" in fault
    assert not place.exists()
    assert bring(store, [place], at=NOON, is_first_use=True) == (1, [])
    assert bring(store, [place], at=NOON) == (1, []), "it was used before: it is meant"


def test_a_disk_of_its_own_needs_no_word(store, tmp_path):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        if same_disk(store.folder, Path(other)):
            pytest.skip("no second file system here")
        assert bring(store, [Path(other) / "wudan"], at=NOON) == (1, [])
