"""Which gateway carries messages here; the settings decide."""

from functools import cache

from django.conf import settings

from wudan.kit.sms import Sms
from wudan.notices.enums import Channel
from wudan.notices.gateways.aliyun import Aliyun
from wudan.notices.gateways.carrying import Carrier, Gateway, NotCarried
from wudan.notices.gateways.inbox import Inbox
from wudan.notices.gateways.mail import Mail
from wudan.notices.gateways.tencent import Tencent
from wudan.notices.gateways.weixin import Weixin

NONE = "本县还没有开通短信，请用账号密码登录，或打电话、到站上办。"


def can_send() -> bool:
    """Whether any gateway is set."""
    return bool(settings.SMS.carrier)


def gateway() -> Gateway:
    """The gateway in use for sign-in codes. Raises NotCarried without one."""
    if settings.SMS.tencent is not None:
        return Tencent(settings.SMS.tencent)
    if settings.SMS.aliyun is not None:
        return Aliyun(settings.SMS.aliyun)
    if settings.SMS.carrier == "inbox" and settings.DEMO:
        return Inbox()
    raise NotCarried("no_gateway", NONE)


def can(channel: Channel, code: str) -> bool:
    """Whether this house can send this kind of notice that way."""
    if channel == Channel.SMS:
        if settings.SMS.carrier == "inbox":
            return bool(settings.DEMO)
        return code in settings.SMS.templates
    if channel == Channel.WEIXIN:
        return settings.WEIXIN_NOTICES is not None and code in settings.WEIXIN_NOTICES.templates
    return channel == Channel.MAIL and settings.MAIL is not None


def carrier_of(channel: str) -> Carrier | None:
    """Who carries notices on a channel, if it is set up; one object for the whole process."""
    if channel == Channel.SMS:
        return _sms(settings.SMS, demo=settings.DEMO)
    if channel == Channel.WEIXIN:
        account = settings.WEIXIN_NOTICES
        return _weixin(account.endpoint, settings.ADDRESS) if account else None
    if channel == Channel.MAIL and settings.MAIL is not None:
        return Mail(settings.MAIL, settings.ADDRESS)
    return None


def _sms(account: Sms, *, demo: bool) -> Carrier | None:
    if account.tencent is not None:
        return _tencent(account.tencent.endpoint, account.tencent.secret_id)
    if account.aliyun is not None:
        return Aliyun(account.aliyun)
    return Inbox() if account.carrier == "inbox" and demo else None


@cache
def _tencent(endpoint: str, who: str) -> Carrier:
    """Kept, because its line is; the address and the account tell one from another."""
    assert settings.SMS.tencent is not None  # noqa: S101 - asked by who has it
    return Tencent(settings.SMS.tencent)


@cache
def _weixin(endpoint: str, address: str) -> Carrier:
    """Kept, because its token is."""
    assert settings.WEIXIN_NOTICES is not None  # noqa: S101 - asked by who has it
    return Weixin(settings.WEIXIN_NOTICES, address)
