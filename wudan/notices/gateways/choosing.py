"""Which gateway carries messages here; the settings decide."""

from django.conf import settings

from wudan.notices.enums import Channel
from wudan.notices.gateways.carrying import Gateway, NotCarried
from wudan.notices.gateways.inbox import Inbox
from wudan.notices.gateways.tencent import Tencent

NONE = "本县还没有开通短信，请用账号密码登录，或打电话、到站上办。"


def can_send() -> bool:
    """Whether any gateway is set."""
    return bool(settings.SMS.carrier)


def gateway() -> Gateway:
    """The gateway in use. Raises NotCarried without one."""
    if settings.SMS.tencent is not None:
        return Tencent(settings.SMS.tencent)
    if settings.SMS.carrier == "inbox" and settings.DEMO:
        return Inbox()
    raise NotCarried("no_gateway", NONE)


def can(channel: Channel, code: str) -> bool:
    """Whether this house can send this kind of notice that way."""
    if channel == Channel.SMS:
        account = settings.SMS.tencent
        return settings.SMS.carrier == "inbox" or (
            account is not None and code in account.templates
        )
    return False
