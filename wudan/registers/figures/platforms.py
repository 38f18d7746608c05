"""平台: what was asked, accepted, sent, done on the platforms, and what was brought (R034–R040, R097)."""

from django.db.models import Q

from wudan.kit.figures import Figure, Share
from wudan.kit.phrases import Phrase
from wudan.orders.enums import Channel, DispatchKind, DispatchState
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import ACCEPTANCES, DELIVERIES, DISPATCHES, ORDERS, SERVICES
from wudan.registers.figures.tallies import Ratio, Tally

_TAKEN = Q(state=DispatchState.CONFIRMED)
TALLIES = (
    Tally("orders-placed", Phrase("点单"), Phrase("件"), ORDERS, "placed_at"),
    Tally("orders-helped", Phrase("其中电话、到站、纸单、帮办代点"), Phrase("件"), ORDERS, "placed_at",
          ~Q(channel=Channel.WEB)),
    Tally("orders-accepted", Phrase("接单"), Phrase("件"), ACCEPTANCES, "at"),
    Tally("orders-offered", Phrase("派单：邀约志愿队伍"), Phrase("次"), DISPATCHES, "at", Q(kind=DispatchKind.OFFER)),
    Tally("orders-charged", Phrase("派单：部门职责"), Phrase("次"), DISPATCHES, "at", Q(kind=DispatchKind.DUTY)),
    Tally("orders-taken", Phrase("接下"), Phrase("件"), DISPATCHES, "answered_at", _TAKEN),
    Tally("orders-fulfilled", Phrase("买单（服务完成）"), Phrase("件"), SERVICES, "done_at"),
    Tally("residents-served", Phrase("服务群众（去重）"), Phrase("人"), SERVICES, "done_at", differs="order__placed_for"),
    Tally("platforms-used", Phrase("有服务完成的平台"), Phrase("个"), SERVICES, "done_at", differs="order__platform"),
    Tally("deliveries", Phrase("配送到村（站上已确认）"), Phrase("次"), DELIVERIES, "acknowledged_at"),
    Tally("deliveries-heads", Phrase("配送服务"), Phrase("人次"), DELIVERIES, "acknowledged_at", adds="served"),
)  # fmt: skip
"""Five statements: orders, acceptances, dispatches twice, services, deliveries."""

SHARES = (Ratio("helped-share", Phrase("不上网也能点的"), "orders-helped", "orders-placed"),)


def figures(scope: Scope, window: Window) -> list[Figure | Share]:
    """The block; six statements."""
    found = figures_of(TALLIES, scope, window)
    return [*found.values(), *(share.of(found) for share in SHARES)]
