"""长辈版: kept for the person, so that it is there on whatever telephone they sign in next (ADR 71)."""

from datetime import datetime

from wudan.people.actions.accounts.noting import journal, locked, one_transaction
from wudan.people.models import Account


@one_transaction
def choose_display(*, account: Account, large: bool, at: datetime) -> Account:
    """The account with what its person chose; choosing the same again writes nothing."""
    held = locked(account)
    if held.large_type == large:
        return held
    held.large_type = large
    held.save(update_fields=["large_type"])
    journal("display", held, at=at, facts={"large": large})
    return held
