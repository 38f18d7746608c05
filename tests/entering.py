"""How people of the cast come in where the story is about something else."""

from datetime import datetime

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from wudan.kit import clock
from wudan.people.models import Account
from wudan.people.proving import note_second_factor
from wudan.people.second_factor import code_of, new_secret

BACKEND = "wudan.people.signing_in.AccountBackend"


def come_in(client: Client, account: Account, *, at: datetime | None = None) -> Client:
    """Signed in just now, the second factor passed."""
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
