"""Where the database is, and that a line to another machine is encrypted and proven."""

from pathlib import Path

import pytest

from config.database import lines
from config.environment import SettingError, database


@pytest.fixture
def authorities(tmp_path, monkeypatch):
    file = tmp_path / "authorities.crt"
    file.touch()
    monkeypatch.setattr(lines, "AUTHORITIES", file)
    return file


def options(url):
    return database(url, Path("home"), "wuqi")["OPTIONS"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "", "[::1]"])
def test_on_the_same_machine_nothing_is_asked(host):
    assert "sslmode" not in options(f"postgresql://u:p@{host}/wudan")


def test_on_another_machine_the_certificate_is_proven(authorities):
    told = options("postgresql://u:p@db.county.example/wudan")
    assert (told["sslmode"], told["sslrootcert"]) == ("verify-full", str(authorities))
    assert options("postgresql://u:p@10.0.0.9/wudan?sslrootcert=system") == told
    own = options("postgresql://u:p@10.0.0.9/wudan?sslrootcert=ca.pem")
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-full", "ca.pem")


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.9"])
def test_a_certificate_that_is_to_be_proven_is_so_everywhere(authorities, host):
    told = options(f"postgresql://u:p@{host}/wudan?sslmode=verify-ca")
    assert (told["sslmode"], told["sslrootcert"]) == ("verify-ca", str(authorities))


def test_a_machine_that_keeps_its_authorities_elsewhere_asks_the_library(authorities):
    authorities.unlink()
    assert options("postgresql://u:p@db.county.example/wudan")["sslrootcert"] == "system"


@pytest.mark.parametrize("mode", ["disable", "require"])
def test_a_weaker_line_that_the_address_asks_for_is_one_the_driver_takes(authorities, mode):
    """As between containers: the library refuses authorities beside it."""
    told = options(f"postgresql://u:p@database/wudan?sslmode={mode}")
    assert told["sslmode"] == mode
    assert "sslrootcert" not in told


@pytest.mark.parametrize("url", ["mysql://u@h/d", "postgresql://h/d?options=-c%20x=y"])
def test_what_is_not_understood_is_refused(url):
    with pytest.raises(SettingError):
        options(url)


def test_a_machine_that_says_nothing_is_given_up_before_people_are():
    told = options("postgresql://u:p@db.county.example/wudan")
    silent = told["keepalives_idle"] + told["keepalives_interval"] * told["keepalives_count"]
    assert told["connect_timeout"] <= 5
    assert max(silent, told["tcp_user_timeout"] / 1000) <= 20
