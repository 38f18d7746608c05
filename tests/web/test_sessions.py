"""登录状态: read with its account in one statement; whose it is decides when it ends, what it carries decides who comes."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.entering import come_in
from tests.world import MONDAY
from wudan.people.actions.emptying import end_sessions
from wudan.people.models import Person, Session
from wudan.people.signing_in import AccountBackend, posts_of
from wudan.tables.replica import _from_replica, source_of
from wudan.web.sessions import SessionStore

pytestmark = pytest.mark.postgres


@pytest.fixture
def elder(world):
    return come_in(Client(), world.people["秦奶奶"].account)


@contextmanager
def asked():
    """What was asked of accounts and sessions."""
    tables = ("people_session", "people_account")
    found = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [one["sql"] for one in captured if any(f'FROM "{table}"' in one["sql"] for table in tables)]  # fmt: skip


def session_of(client):
    return Session.objects.get(session_key=client.session.session_key)


def who(client):
    """Whom a page takes this browser for; nobody is sent to sign in."""
    answer = client.get("/orders/mine")
    return answer.wsgi_request.user.account if answer.status_code == 200 else None


def test_a_page_reads_session_and_account_in_one_statement(elder):
    elder.get("/orders/mine")
    with asked() as statements:
        assert elder.get("/orders/mine").status_code == 200
    assert len(statements) == 1


def test_a_row_says_whose_it_is(elder, world):
    assert session_of(elder).account == world.people["秦奶奶"].account


def test_two_browsers_of_one_account_each_read_their_own(elder, world):
    again = come_in(Client(), world.people["秦奶奶"].account)
    for browser, mark in ((elder, "first"), (again, "second")):
        session = browser.session
        session["mark"] = mark
        session.save()
    assert [one.get("/orders/mine").wsgi_request.session["mark"] for one in (elder, again)] == ["first", "second"]  # fmt: skip


def test_a_visitors_row_is_nobodys_and_is_read(world):
    visitor = Client()
    order = world.place()
    visitor.post("/slip", {"no": order.no, "code": order.slip_code})
    held = session_of(visitor)
    assert held.account is None
    assert visitor.session.items() == held.get_decoded().items()


def test_whoever_signs_in_takes_the_visitors_row_along(world):
    visitor = Client()
    order = world.place()
    visitor.post("/slip", {"no": order.no, "code": order.slip_code})
    come_in(visitor, world.people["秦奶奶"].account)
    assert [one.account for one in Session.objects.all()] == [world.people["秦奶奶"].account]


def test_what_it_carries_decides_not_whose_the_row_is_said_to_be(elder, world):
    """A row in another's name is not that other's sign-in."""
    other = world.people["马青山"].account
    Session.objects.update(account=other)
    assert who(elder) == world.people["秦奶奶"].account.account


@pytest.mark.parametrize("change", [{"epoch": 7}, {"password": "another"}, {"is_active": False}])
def test_a_row_that_no_longer_fits_the_account_lets_nobody_in(elder, world, change):
    account = world.people["秦奶奶"].account
    for name, value in change.items():
        setattr(account, name, value)
    account.save()
    assert who(elder) is None
    assert not Session.objects.exists()


def test_one_that_has_run_out_is_none(elder):
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    assert who(elder) is None


def test_a_secret_that_was_changed_lets_those_in_who_came_by_the_old_one(elder, world, settings):
    before = elder.session.session_key
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another secret", [settings.SECRET_KEY]
    assert who(elder) == world.people["秦奶奶"].account.account
    assert elder.session.session_key != before
    settings.SECRET_KEY_FALLBACKS = []
    assert who(elder) == world.people["秦奶奶"].account.account


@pytest.mark.parametrize(
    "junk", ["a" * 12, "a" * 31 + "\0", "A" * 32, "a" * 31 + "é", "a" * 33, ""]
)
def test_what_no_session_is_called_is_not_asked_for(db, junk):
    stranger = Client()
    stranger.cookies["sessionid"] = junk
    with asked() as statements:
        assert stranger.get("/orders/mine").status_code == 302
    assert statements == []


def test_who_comes_is_never_read_from_a_copy(elder, world):
    """There is none here: to ask it would be an error."""
    account = world.people["马青山"].account
    with _from_replica():
        held = SessionStore(elder.session.session_key)
        assert held.load() == dict(elder.session.items())
        assert held.account == world.people["秦奶奶"].account
        assert [post.role for post in posts_of(account.person_id, MONDAY.date())] == [
            "station_keeper"
        ]
        assert AccountBackend().get_user(account.pk) == account
        assert source_of(Person) == "replica"


def test_an_accounts_rows_end_together_and_no_others(elder, world):
    account = world.people["秦奶奶"].account
    again, keeper = come_in(Client(), account), come_in(Client(), world.people["马青山"].account)
    with CaptureQueriesContext(connection) as captured:
        end_sessions(account)
    assert len(captured) == 1
    assert (who(elder), who(again), who(keeper)) == (
        None,
        None,
        world.people["马青山"].account.account,
    )
