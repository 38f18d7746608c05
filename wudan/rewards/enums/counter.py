"""Words of the counter without signal (ADR 44; A05, A09)."""

from wudan.kit.phrases import Phrase
from wudan.tables.choices import TextChoices


class OfflineState(TextChoices):
    """一笔离线兑换怎么样了."""

    BOOKED = "booked", "已记账"
    WAITING = "waiting", "等人看"
    SETTLED = "settled", "看过了"


class Settlement(TextChoices):
    """等人看的一笔怎么办: two people decide, the books balance either way."""

    CHARGE = "charge", "问过本人，补记积分"
    BACK = "back", "东西拿回来了"
    LOSS = "loss", "不扣积分，东西算损耗"


TROUBLES = {
    "card_unknown": Phrase("没有这张卡。"),
    "card_lost": Phrase("这张卡已经挂失。"),
    "card_replaced": Phrase("这是旧卡，已经换了新卡。"),
    "card_returned": Phrase("这张卡已经收回。"),
    "card_shut": Phrase("这张卡密码输错太多次，锁着。"),
    "pin_wrong": Phrase("密码不对。"),
    "pin_unread": Phrase("密码没有传完整。"),
    "pin_stale": Phrase("密码验过以后卡有变动。"),
    "over_cap": Phrase("超过了这张卡离线能用的分。"),
    "no_share": Phrase("超过了带走的份数。"),
    "price_changed": Phrase("带走以后要的分改了。"),
    "closed": Phrase("收柜以后才交上来，留的份已经放回。"),
    "old": Phrase("超过 10 天才交回来。"),
    "own_card": Phrase("带走柜台的人给自己家换的。"),
}
"""Why a line waits for a person; what the redemption itself refused is told in its own words."""
