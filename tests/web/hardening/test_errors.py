"""What goes wrong is answered as hardened as what goes right, and tells nothing of the inside."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings as house
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from tests.web.hardening.reading import faults_of
from wudan.journal.answers import InDoubt
from wudan.web.portal import health
from wudan.web.refusals import busy
from wudan.web.sessions import SessionStore

pytestmark = pytest.mark.django_db


def broken(*_args, **_kwargs):
    message = "secret of the inside"
    raise ZeroDivisionError(message)


def away(*_args, **_kwargs):
    raise OperationalError


def ask(method="get", path="/", **given):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    return getattr(client, method)(path, **given)


CASES = {
    "nowhere": (404, {"path": "/nowhere"}),
    "no such service": (404, {"path": "/services/none"}),
    "too old a form": (403, {"path": "/sign-in", "method": "post"}),
    "a method that is none": (405, {"path": "/sign-out", "method": "get"}),
    "another house's name": (400, {"path": "/", "headers": {"Host": "evil.example"}}),
    "signed out": (302, {"path": "/orders/mine"}),
    "api nowhere": (404, {"path": "/api/v1/nowhere"}),
    "api signed out": (401, {"path": "/api/v1/session"}),
    "api without json": (415, {"path": "/api/v1/session", "method": "post", "data": {"a": 1}}),
    "api described": (200, {"path": "/api/v1/openapi.json"}),
}


@pytest.mark.parametrize(("status", "given"), CASES.values(), ids=CASES)
def test_a_refusal_is_hardened(status, given):
    answer = ask(**given)
    assert answer.status_code == status
    assert faults_of(answer) == []


def test_a_bug_is_hardened_and_tells_nothing(monkeypatch):
    monkeypatch.setattr(health.connection, "cursor", broken)
    answer = ask(path="/healthz")
    assert answer.status_code == 500
    assert faults_of(answer) == []
    assert "secret" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_a_database_away_is_hardened(monkeypatch):
    monkeypatch.setattr(connection, "cursor", away)
    answer = ask(path="/healthz")
    assert (answer.status_code, faults_of(answer)) == (503, [])


def test_a_session_that_cannot_be_kept_leaves_the_pages_own_work_in_doubt(monkeypatch):
    def away_at_last(_session, must_create=False):
        raise OperationalError

    monkeypatch.setattr(DatabaseSessions, "save", away_at_last)
    session = SessionStore()
    session["x"] = 1
    with pytest.raises(InDoubt):
        session.save()
    page = busy(RequestFactory().post("/sign-in"), InDoubt())
    assert (page.status_code, page["Retry-After"]) == (503, "5")
    assert "不知道" in page.content.decode()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="it holds a file")
@pytest.mark.django_db(transaction=True)
def test_so_does_one_that_is_saved_again_while_somebody_holds_the_file():
    session = SessionStore()
    session.create()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    session["x"] = 1
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InDoubt):
            session.save()
    connection.close()
    session.save()
    session.delete()
    with pytest.raises(UpdateError):  # signed out meanwhile: that is another thing
        session.save()


def test_a_refusal_leads_back_into_this_house_only():
    for elsewhere in (
        "https://evil.example/x",
        "javascript:alert(1)",
        "//evil.example",
        "http:///x",
    ):
        page = ask(path="/nowhere", headers={"Referer": elsewhere}).content.decode()
        assert "evil.example" not in page
        assert "alert(1)" not in page
    page = ask(
        path="/nowhere", headers={"Referer": "http://testserver/services?q=1"}
    ).content.decode()
    assert 'href="/services?q=1"' in page


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "X" * 100])
def test_a_method_that_is_none_is_served_nowhere(method):
    for path in ("/", "/api/v1/services", "/orders/mine"):
        answer = Client().generic(method, path, headers={"Cookie": "secret=1"})
        assert answer.status_code == 405
        assert b"secret" not in answer.content


HIDDEN = ["/.git/config", "/static/", "/static/.vite/", "/static/../config/settings.py", "/var/", "/secret-key",
          "/static/%2e%2e/secret-key", "/.env", "/wudan.sqlite3", "/api/", "/api/v1/docs"]  # fmt: skip


@pytest.mark.parametrize("path", HIDDEN)
def test_what_lies_beside_the_pages_is_not_served(path, settings):
    settings.MIDDLEWARE = house.MIDDLEWARE
    assert ask(path=path).status_code == 404
