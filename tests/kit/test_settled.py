"""What was acknowledged is on the disk under its name: the file is seen there before it is named, and the folder after,
before anybody writes down the name. The control leaves the folder out, and is found."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from config.sessions import kept_secret
from wudan.backups import swapping
from wudan.kit import recordings, sealed_files
from wudan.kit.recordings import Recordings
from wudan.kit.sealed_files import SealedFiles
from wudan.kit.sealing import keys_file
from wudan.kit.settling import make_folder

FILM = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64


class Watch:
    """What is done to the disk, in its order: `seen PATH`, `named PATH`, `gone PATH`."""

    def __init__(self) -> None:
        self.done: list[tuple[str, Path]] = []

    def settled(self, name: str) -> bool:
        """Whether a file of that name was seen on the disk before it was named, and its folder after."""
        kinds = [kind for kind, path in self.done]
        named = [
            at for at, (kind, path) in enumerate(self.done) if kind == "named" and path.name == name
        ]
        if not named:
            return False
        path = self.done[named[-1]][1]
        return "seen" in kinds[: named[-1]] and ("seen", path.parent) in self.done[named[-1] :]


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    watch = Watch()
    fsync, rename, replace, unlink = os.fsync, os.rename, os.replace, os.unlink

    def see(handle: int) -> None:
        watch.done.append(("seen", Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    def name(act: object) -> object:
        def acted(was: object, becomes: object, **how: object) -> None:
            act(was, becomes, **how)  # type: ignore[operator]
            watch.done.append(("named", Path(str(becomes))))

        return acted

    def go(path: object, **how: object) -> None:
        unlink(path, **how)  # type: ignore[arg-type]
        watch.done.append(("gone", Path(str(path))))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", see)
        patch.setattr(os, "rename", name(rename))
        patch.setattr(os, "replace", name(replace))
        patch.setattr(os, "unlink", go)
        yield watch


@pytest.fixture
def kept(tmp_path):
    return SealedFiles(
        tmp_path / "kept", lambda content: b"k1." + content, lambda sealed: sealed[3:]
    )


def test_a_file_that_was_kept_is_there_after_a_power_cut(kept, monkeypatch):
    with watched(monkeypatch) as watch:
        name = kept.put(b"proof")
    assert watch.settled(name)
    assert ("seen", kept.folder.parent) in watch.done  # the folder itself was new


def test_without_its_folder_it_is_not(kept, monkeypatch):
    """The control."""
    monkeypatch.setattr(sealed_files, "settle_folder", lambda path: None)
    with watched(monkeypatch) as watch:
        name = kept.put(b"proof")
    assert not watch.settled(name)


def test_sealed_again_it_is_whole_before_it_takes_the_place_of_the_only_one(kept, monkeypatch):
    name = kept.put(b"proof")
    with watched(monkeypatch) as watch:
        assert kept.seal_again("k2") == 1
    assert watch.settled(name)
    assert kept.get(name) == b"proof"


def test_a_film_is_there(tmp_path, monkeypatch):
    films = Recordings(tmp_path / "films")
    with watched(monkeypatch) as watch:
        made = films.put([FILM])
    assert watch.settled(made.name)
    monkeypatch.setattr(recordings, "settle_folder", lambda path: None)
    with watched(monkeypatch) as watch:
        made = films.put([FILM])
    assert not watch.settled(made.name)


def test_a_key_is_on_the_disk_before_anything_is_sealed_with_it(tmp_path, monkeypatch):
    path = tmp_path / "keys.json"
    keys_file.open_keyring(path, made_on=date(2026, 1, 1))
    with watched(monkeypatch) as watch:
        keys_file.add_key(path, cipher="sm4-gcm", made_on=date(2026, 9, 1))
    assert watch.settled("keys.json")


def test_a_copy_across_disks_is_seen_before_its_source_goes(tmp_path, monkeypatch):
    source, target = tmp_path / "house.sqlite3", tmp_path / "before" / "house.sqlite3"
    source.write_bytes(b"the only one")

    def other_disk(self: Path, to: Path, rename=Path.rename) -> Path:
        if self == source:
            raise OSError(18, "Invalid cross-device link")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", other_disk)
    with watched(monkeypatch) as watch:
        swapping._carry(source, target)
    gone = next(
        at for at, (kind, path) in enumerate(watch.done) if (kind, path) == ("gone", source)
    )
    seen = [path.name for kind, path in watch.done[:gone] if kind == "seen"]
    assert "house.sqlite3.restoring" in seen
    assert target.parent.name in seen
    assert target.read_bytes() == b"the only one"


def test_folders_are_made_for_their_owner_alone(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_secret_that_a_full_disk_left_empty_is_made_anew(tmp_path):
    (tmp_path / "secret-key").touch()
    made = kept_secret(tmp_path)
    assert len(made) > 40
    assert kept_secret(tmp_path) == made
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
