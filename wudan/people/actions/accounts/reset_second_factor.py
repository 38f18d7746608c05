"""撤销第二因素: the site above does it for somebody who lost phone and sheet; never for oneself."""

from datetime import datetime

from wudan.people import throttling
from wudan.people.actions.accounts.noting import journal, one_transaction
from wudan.people.actions.accounts.readmitting import (
    RESET,
    UNLOCKED,
    insist_on_another,
    insist_on_words,
    take_helped,
)
from wudan.people.actors import Actor
from wudan.people.models import Account
from wudan.people.second_factor import authenticators_of


@one_transaction
def reset_second_factor(*, account: Account, by: Actor, at: datetime, why: str = "") -> None:
    """Forget authenticator and sheet, end all sessions; the holder sets up anew at sign-in.

    Raises Objected, Malformed.
    """
    insist_on_words(why)
    held = take_helped(account, by=by, at=at)
    insist_on_another(held, UNLOCKED, by=by, at=at)
    authenticators_of(held).delete()
    held.epoch += 1
    held.save(update_fields=["epoch"])
    throttling.forgive("second_factor", held.account)
    journal(RESET, held, by=by, at=at, why=why)
