"""What a system may be told of: a closed list of public things, and the orders it brought itself."""

from wudan.kit.phrases import Phrase
from wudan.orders.enums import Verb

ORDERS = {
    f"order.{verb.value}": Phrase("它送来的单：{verb}", verb=verb.label)
    for verb in (
        Verb.ACCEPT, Verb.RETURN, Verb.DECLINE, Verb.REFER, Verb.CONFIRM, Verb.SCHEDULE, Verb.FULFILL,
        Verb.WITHDRAW, Verb.VOID,
    )
}  # fmt: skip
SITES = {
    "site.open": Phrase("阵地开设"),
    "site.end": Phrase("阵地撤销"),
    "site.close": Phrase("阵地关闭"),
    "site.move": Phrase("阵地搬迁"),
    "site.reopen": Phrase("阵地重开"),
}
ACTIVITIES = {"activity.open": Phrase("活动开放报名"), "activity.cancel": Phrase("活动取消")}
TOLD = ORDERS | SITES | ACTIVITIES
"""Verb of the journal → words. Whatever is not here leaves by no webhook."""
