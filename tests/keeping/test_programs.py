"""Which of PostgreSQL's programs is run, and what is said where one is of another version."""

import pytest

from wudan.backups.engines import programs
from wudan.backups.engines.programs import program, write_to
from wudan.kit.safekeeping import StoreFault


@pytest.fixture
def several(tmp_path, monkeypatch):
    """15, 16 and 17 beside each other, and a 17 on the path, as Debian's packages lay them."""
    for release in (15, 16, 17):
        _stand_in(tmp_path / str(release) / "bin", release)
    on_path = _stand_in(tmp_path / "usr", 17)
    monkeypatch.setattr(programs, "_DEBIAN", tmp_path)
    monkeypatch.setattr(programs.shutil, "which", lambda name: str(on_path))
    return tmp_path


def _stand_in(folder, release, more=""):
    folder.mkdir(parents=True)
    path = folder / "pg_restore"
    path.write_text(f"#!/bin/sh\n{more}\necho 'pg_restore (PostgreSQL) {release}.4 (Debian)'\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("server", [15, 16, 17])
def test_it_is_of_the_server_s_version_where_there_is_one(several, server):
    assert program("pg_restore", server=server, folder=None) == str(several / str(server) / "bin" / "pg_restore")  # fmt: skip


def test_else_the_next_newer_and_never_an_older_one(several):
    assert "/15/" in program("pg_restore", server=14, folder=None)
    with pytest.raises(StoreFault, match="只有 17 版的，请安装 postgresql-client-18"):
        program("pg_restore", server=18, folder=None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("pg_restore: error: unsupported version (1.16) in file header", "更新的 pg_dump 导出"),
        ("Command was: SET transaction_timeout = 0;", "比服务器新"),
        ("pg_restore: error: out of memory", "out of memory$"),
    ],
)
def test_an_archive_of_a_newer_one_names_the_remedy(tmp_path, said, words):
    path = _stand_in(tmp_path / "bin", 15, f"cat > {tmp_path}/got; echo '{said}' >&2; exit 1")
    with pytest.raises(StoreFault, match=words):
        write_to([str(path)], {"PATH": "/usr/bin:/bin"}, [b"PGDMP"])
