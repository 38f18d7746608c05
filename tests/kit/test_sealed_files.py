"""A folder of files nobody can read or name from outside."""

from datetime import datetime

import pytest

from wudan.kit.clock import CHINA
from wudan.kit.refusals import Missing
from wudan.kit.sealed_files import SealedFiles


def turned(content):
    return bytes(byte ^ 0x5A for byte in content)


@pytest.fixture
def files(tmp_path):
    return SealedFiles(tmp_path / "exports", turned, turned)


def test_what_is_kept_comes_back_and_cannot_be_read_on_disk(files):
    name = files.put("张三的名单".encode())
    assert files.get(name) == "张三的名单".encode()
    path = files.folder / name
    assert "张三".encode() not in path.read_bytes()
    assert (path.stat().st_mode & 0o777, files.folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(files.names()) == [name]


def test_what_is_removed_is_gone(files):
    name = files.put(b"x")
    files.remove(name)
    files.remove(name)
    assert list(files.names()) == []
    with pytest.raises(Missing):
        files.get(name)


@pytest.mark.parametrize(
    "name", ["", "../secret-key", "/etc/passwd", "a" * 32 + "/..", "A" * 32, "x.part"]
)
def test_a_name_that_is_not_ours_opens_nothing(files, name):
    with pytest.raises(Missing):
        files.get(name)
    with pytest.raises(Missing):
        files.remove(name)


def test_an_empty_place_has_no_names(files):
    assert list(files.names()) == []


def test_what_nothing_names_any_more_is_swept_after_a_while(files):
    kept, stray = files.put(b"kept"), files.put(b"stray")
    (files.folder / f"{'a' * 32}.part").write_bytes(b"half")
    (files.folder / "README").write_bytes(b"not ours")
    long_ago, later = datetime(2020, 1, 1, tzinfo=CHINA), datetime(2100, 1, 1, tzinfo=CHINA)
    assert files.sweep({kept}, before=long_ago) == 0
    assert files.sweep({kept}, before=later) == 2
    assert set(files.names()) == {kept}
    assert stray not in set(files.names())
    assert (files.folder / "README").exists()
