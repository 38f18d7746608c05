"""Served over TLS: cookies of this host alone, two years of HSTS, and nothing goes in the clear."""

import subprocess
import sys
from os import environ

import pytest
from django.conf import settings as house
from django.test import Client

from tests.world import PASSWORD
from wudan.jobs.commands.serve import is_loopback


@pytest.fixture(autouse=True)
def _over_tls(settings, tls_settings):
    for name, value in tls_settings.items():
        setattr(settings, name, tuple(value) if isinstance(value, list) else value)


def come_in(world):
    client = Client()
    fields = {"account": world.people["秦奶奶"].account.account, "password": PASSWORD}
    return client, client.post("/sign-in", fields, secure=True)


def test_every_cookie_is_of_this_host_secure_and_hidden(world):
    client, answer = come_in(world)
    assert answer.status_code == 303
    client.get("/sign-in", secure=True)
    names = set(client.cookies)
    assert {"__Host-session", "__Host-csrf"} <= names
    for name, cookie in client.cookies.items():
        assert name.startswith("__Host-"), name
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert cookie["samesite"] in {"Lax", "Strict"}
        assert cookie["httponly"] is True


def test_browsers_are_told_to_use_tls_for_two_years(world):
    told = Client().get("/", secure=True)["Strict-Transport-Security"]
    assert told == "max-age=63072000; includeSubDomains; preload"


def test_what_comes_in_the_clear_is_sent_on(world):
    answer = Client().get("/orders/mine?a=1")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/orders/mine?a=1")
    assert Client().get("/healthz").status_code == 200


def test_only_the_proxy_can_say_that_it_was_tls(world):
    said = {"X-Forwarded-Proto": "https"}
    assert Client(REMOTE_ADDR="127.0.0.1").get("/", headers=said).status_code == 200
    assert Client(REMOTE_ADDR="10.1.2.3").get("/", headers=said).status_code == 301


def test_django_finds_nothing_to_add(tmp_path):
    surroundings = environ | {"WUDAN_TLS": "1", "WUDAN_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--tag", "security", "--fail-level", "WARNING",
               "--settings", "config.settings"]  # fmt: skip
    done = subprocess.run(
        command, env=surroundings, cwd=house.BASE_DIR, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "bad", [{"WUDAN_DEBUG": "1"}, {"WUDAN_HOSTS": "*"}, {"WUDAN_PROXIES": "x"}]
)
def test_settings_that_undo_it_are_refused_in_one_line(tmp_path, bad):
    surroundings = environ | {"WUDAN_TLS": "1", "WUDAN_HOME": str(tmp_path)} | bad
    command = [sys.executable, "-c", "import config.settings"]
    done = subprocess.run(
        command, env=surroundings, cwd=house.BASE_DIR, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_without_tls_nobody_but_this_machine_is_served(tmp_path):
    """The whole command, once; which names are this machine's is asked below."""
    surroundings = environ | {"WUDAN_HOME": str(tmp_path), "WUDAN_TLS": "0", "WUDAN_DEMO": "1"}
    wudan = [sys.executable, "-m", "wudan.jobs.commandline"]
    command = [*wudan, "serve", "--host", "0.0.0.0", "--port", "1"]
    done = subprocess.run(
        command, env=surroundings, cwd=house.BASE_DIR, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "WUDAN_TLS=1" in done.stdout.decode()
    assert len(done.stdout.decode().strip().splitlines()) == 1


def test_this_machine_has_several_names():
    assert all(map(is_loopback, ["127.0.0.1", "127.8.8.8", "::1", "localhost"]))
    elsewhere = ["0.0.0.0", "::", "10.0.0.1", "192.168.1.9", "example.org", "localhost.evil.example", ""]  # fmt: skip
    assert not any(map(is_loopback, elsewhere))


def test_a_program_that_speaks_in_the_clear_is_told_and_not_sent_on(world):
    for method in ("get", "post"):
        answer = getattr(Client(), method)("/api/v1/session", content_type="application/json")
        assert answer.status_code == 403
        assert answer.json()["code"] == "https_only"
    assert Client().get("/api/v1/session", secure=True).status_code == 401
