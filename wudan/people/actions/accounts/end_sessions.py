"""别处退出: every session of an account ends at its next request; the face may keep its own."""

from datetime import datetime

from wudan.people.actions.accounts.noting import journal, locked, one_transaction
from wudan.people.models import Account


@one_transaction
def end_sessions(*, account: Account, at: datetime) -> Account:
    """The account in its new age: what carries an older one is signed in no more."""
    held = locked(account)
    held.epoch += 1
    held.save(update_fields=["epoch"])
    journal("sign_out", held, at=at, facts={"everywhere": True})
    return held
