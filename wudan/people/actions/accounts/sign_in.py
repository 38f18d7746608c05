"""登录、退出: come in by account name and password; a wrong name and a wrong password are alike.

The try is counted before anything is looked at, for known and unknown names in the same way
(G16); each leaves a line in the journal, without what was typed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import authenticate

from wudan.people.actions.accounts.noting import Visitor, journal, one_transaction
from wudan.people.actions.accounts.unlock_account import take_one_time_code
from wudan.people.knocking import Knock
from wudan.people.models import Account

ONE_TIME = "one_time_code"


@dataclass(frozen=True, slots=True)
class Entry:
    """Who came in, and how."""

    account: Account
    how: str

    @property
    def needs_new_password(self) -> bool:
        """Whether the person came in by a one-time code: the password is lost."""
        return self.how == ONE_TIME


def sign_in(*, name: str, password: str, address: str, at: datetime) -> Entry | None:
    """Who comes in, if name and password (or a one-time code) fit.

    Raises TooMany, also for a name nobody has.
    """
    tried = Knock(name, address)
    last = tried.count(at=at)
    entry = _fitting(name, password, at)
    if entry is None:
        _note_failure(name, at=at, shut=last)
        return None
    tried.forgive()
    note_entry(entry.account, how=entry.how, at=at)
    return entry


def _fitting(name: str, password: str, at: datetime) -> Entry | None:
    account = authenticate(None, account=name, password=password)
    if isinstance(account, Account):
        return Entry(account, "password")
    let_in = take_one_time_code(name=name, code=password, at=at)
    return Entry(let_in, ONE_TIME) if let_in else None


@one_transaction
def note_entry(account: Account, *, how: str, at: datetime) -> None:
    """Write down that somebody came in: by password, code, one-time code, WeChat."""
    journal("sign_in", account, at=at, facts={"how": how})


@one_transaction
def sign_out(*, account: Account, at: datetime) -> None:
    """Write down that somebody left; the face ends the session."""
    journal("sign_out", account, at=at)


@one_transaction
def _note_failure(name: str, *, at: datetime, shut: bool) -> None:
    """A wrong try; at the last one, that the account is shut for a while."""
    known = Account.objects.select_related("person").filter(account=name).first()
    journal("fail", known, by=Visitor(), at=at)
    if shut:
        journal("lock", known, by=Visitor(), at=at)
