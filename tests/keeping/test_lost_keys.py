"""A keys file that is gone is missed by every command, and no other is made in its place; by the command line alone."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import tables

FILL = """
import django; django.setup()
from wudan.people.models import Person
Person.objects.create(county="610626", name="秦奶奶", phone="10100000000")
"""
CUT = """
import os, sys
from pathlib import Path
from wudan.backups import swapping
from wudan.jobs import commandline
part, whole = sys.argv.pop(1), swapping._move

def until_cut(source, *more):
    if source.name == part and source.parent.name.startswith(".restoring-"):
        os._exit(9)
    whole(source, *more)

swapping._move = until_cut
commandline.main()
"""


class House:
    """A folder with a database of its own, seen by processes only."""

    def __init__(self, home, url=""):
        self.home, self.keys = home, home / "keys.json"
        self.surroundings = os.environ | {
            "WUDAN_HOME": str(home), "WUDAN_DATABASE_URL": url, "WUDAN_TLS": "0",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }  # fmt: skip

    def does(self, *words):
        return subprocess.run(
            [sys.executable, *words], env=self.surroundings, cwd=settings.BASE_DIR, text=True,
            stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120,
        )  # fmt: skip

    def wudan(self, *words):
        return self.does("-m", "wudan.jobs.commandline", *words)


@pytest.fixture
def house(tmp_path):
    """One that has sealed a telephone."""
    with tables.own_database(tmp_path) as url:
        found = House(tmp_path, url)
        done = found.does("-c", FILL)
        assert done.returncode == 0, done.stderr
        yield found


def test_an_empty_house_gets_its_keys_by_itself(tmp_path):
    tables.furnish_home(tmp_path)
    house = House(tmp_path)
    assert house.wudan("verify", "--here").returncode == 0
    first = house.keys.read_bytes()
    house.keys.unlink()  # nothing was sealed with it
    assert house.wudan("rotate-keys", "--status").returncode == 0
    assert house.keys.read_bytes() != first


@pytest.mark.postgres
def test_a_lost_file_is_missed_and_none_is_made_in_its_place(house):
    assert house.wudan("verify", "--here").returncode == 0
    away = house.keys.rename(house.home / "elsewhere")
    for words in (["serve"], ["work"], ["backup"], ["rotate-keys"], ["verify", "--here"]):
        done = house.wudan(*words)
        said = done.stdout + done.stderr
        assert done.returncode in {1, 2}, words
        assert said.count("\n") == 1, said
        assert f"密钥文件 {house.keys} 不在" in said
        assert "请先从备份恢复" in said
        assert not house.keys.exists()
    assert not (house.home / "backups").exists()
    away.rename(house.keys)
    assert house.wudan("verify", "--here").returncode == 0


def test_a_stray_file_is_told_by_all_who_would_use_it(house, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    tables.furnish_home(other)
    assert House(other).wudan("rotate-keys", "--status").returncode == 0
    house.keys.write_bytes((other / "keys.json").read_bytes())
    for words in (["serve"], ["work"], ["rotate-keys"], ["upgrade", "--check"]):
        done = house.wudan(*words)
        assert done.returncode in {1, 2}, words
        assert "不是原来那一把" in done.stdout
    assert house.wudan("backup").returncode == 0
    drilled = house.wudan("drill")
    assert (drilled.returncode, "不是原来那一把" in drilled.stderr) == (1, True)


def test_a_lost_file_comes_back_by_a_restore(house):
    assert house.wudan("backup").returncode == 0
    kept = house.keys.read_bytes()
    house.keys.unlink()
    assert house.wudan("verify").returncode == 0  # which backup shall it be?
    done = house.wudan("restore", "--overwrite")
    assert done.returncode == 0, done.stdout + done.stderr
    assert house.keys.read_bytes() == kept
    assert house.wudan("verify", "--here").returncode == 0


def test_a_restore_that_is_cut_twice_loses_neither_keys_nor_secret(house):
    assert house.wudan("backup").returncode == 0
    secret = house.home / "secret-key"
    kept = house.keys.read_bytes(), secret.read_bytes()
    assert house.does("-c", CUT, "keys.json", "restore", "--overwrite").returncode == 9
    refused = house.wudan("verify-audit")
    assert (refused.returncode, "--go-on" in refused.stderr) == (2, True)
    assert not house.keys.exists()
    assert house.does("-c", CUT, "secret-key", "restore", "--go-on").returncode == 9
    assert not secret.exists()
    done = house.wudan("restore", "--go-on")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (house.keys.read_bytes(), secret.read_bytes()) == kept
    assert house.wudan("verify", "--here").returncode == 0
