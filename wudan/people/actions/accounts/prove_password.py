"""再输密码: somebody signed in shows again that it is they; counted like a try at the door."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.people.actions.accounts.noting import journal, one_transaction
from wudan.people.knocking import Knock
from wudan.people.models import Account

WRONG = "密码或动态码不对，请再试一次。"


def prove_password(*, account: Account, password: str, address: str, at: datetime) -> None:
    """It is the account's password. Raises Malformed or TooMany."""
    tried = Knock(account.account, address)
    shut = tried.count(at=at)
    if not account.check_password(password):
        _note_failure(account, at=at, shut=shut)
        raise Malformed({"proof": WRONG})
    tried.forgive()


@one_transaction
def _note_failure(account: Account, *, at: datetime, shut: bool) -> None:
    journal("fail", account, at=at, facts={"what": "step_up"})
    if shut:
        journal("lock", account, at=at)
