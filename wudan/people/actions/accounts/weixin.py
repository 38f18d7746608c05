"""绑定微信、解绑: which WeChat identity also opens an account. Never opens one by itself.

Only the identity's number is kept: no nickname, no picture, no token.
"""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount

from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actions.accounts.noting import Visitor, journal, locked, one_transaction
from wudan.people.actions.accounts.sign_in import note_entry
from wudan.people.models import Account

PROVIDER = "weixin"
TAKEN = Objection("weixin_taken", "这个微信已经绑在另一个账号上。要换，请先在那个账号里解绑。")
HAS_ONE = Objection("weixin_has_one", "您的账号已经绑了一个微信。要换，请先解绑。")
UNKNOWN = Objection(
    "weixin_unknown",
    "这个微信还没有绑定账号。请先用账号密码或手机验证码登录，再到“账号与安全”里绑定。",
)


def connected(account: Account) -> bool:
    """Whether a WeChat identity opens this account."""
    return bool(SocialAccount.objects.filter(user_id=account.pk, provider=PROVIDER).exists())


@one_transaction
def connect_weixin(*, account: Account, uid: str, at: datetime) -> None:
    """This identity opens this account from now on. Raises Objected."""
    held = locked(account)
    known = SocialAccount.objects.filter(provider=PROVIDER)
    owner = known.filter(uid=uid).values_list("user_id", flat=True).first()
    insist(TAKEN if owner not in {None, held.pk} else None)
    if owner == held.pk:
        return
    insist(HAS_ONE if known.filter(user_id=held.pk).exists() else None)
    SocialAccount.objects.create(user=held, provider=PROVIDER, uid=uid)
    journal("connect", held, at=at, facts={"how": "weixin"})


@one_transaction
def disconnect_weixin(*, account: Account, at: datetime) -> None:
    """No WeChat identity opens this account any more."""
    held = locked(account)
    gone, _ = SocialAccount.objects.filter(user_id=held.pk, provider=PROVIDER).delete()
    if gone:
        journal("disconnect", held, at=at, facts={"how": "weixin"})


def come_in_by_weixin(*, uid: str, at: datetime) -> Account:
    """The account this identity opens. Raises Objected when there is none, or it was closed."""
    known = SocialAccount.objects.filter(provider=PROVIDER, uid=uid).values("user_id")
    account = Account.objects.select_related("person").filter(pk__in=known, is_active=True).first()
    if account is None:
        _note_failure(at)
        raise Objected(UNKNOWN)
    note_entry(account, how="weixin", at=at)
    return account


@one_transaction
def _note_failure(at: datetime) -> None:
    journal("fail", None, by=Visitor(), at=at, facts={"what": "weixin"})
