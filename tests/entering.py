"""How people of the cast come in where the story is about something else."""

from datetime import datetime
from importlib import import_module

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.test import Client

from wudan.kit import clock
from wudan.people.models import Account
from wudan.people.proving import note_second_factor
from wudan.people.second_factor import code_of, new_secret

BACKEND = "wudan.people.signing_in.AccountBackend"


def come_in(client: Client, account: Account, *, at: datetime | None = None) -> Client:
    """Signed in just now, the second factor passed. As `force_login` does it, but the session of a new client is
    written once and not four times: thousands come in."""
    if settings.SESSION_COOKIE_NAME in client.cookies:
        return _come_in_again(client, account, at=at)
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    login(request, account, BACKEND)
    note_second_factor(request.session, at=at or clock.now())
    request.session.save()
    client._set_login_cookies(request)
    return client


def _come_in_again(client: Client, account: Account, *, at: datetime | None) -> Client:
    client.force_login(account, backend=BACKEND)
    session = client.session
    note_second_factor(session, at=at or clock.now())
    session.save()
    return client


def come_in_by_password_only(client: Client, account: Account) -> Client:
    """Signed in, but without the second factor."""
    client.force_login(account, backend=BACKEND)
    return client


class Authenticator:
    """Somebody's authenticator app."""

    def __init__(self, account: Account) -> None:
        self.secret = new_secret()
        TOTP.activate(account, self.secret)

    @property
    def code(self) -> str:
        """What it shows now."""
        return code_of(self.secret)
