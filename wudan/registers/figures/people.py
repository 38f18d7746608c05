"""群众: how many different residents, who came again, how they ordered and how soon they were served (R004, R005)."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from django.db.models import Q, QuerySet

from wudan.kit.figures import Figure, Part, Share
from wudan.kit.phrases import Phrase
from wudan.orders.enums import Channel, Consent
from wudan.orders.models import Order
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import ORDERS, SERVICES
from wudan.registers.figures.tallies import Tally, between

TALLIES = (
    Tally("residents-asked", Phrase("点过单的群众（去重）"), Phrase("人"), ORDERS, "placed_at", differs="placed_for"),
    Tally("villages-asked", Phrase("有人点单的村"), Phrase("个"), ORDERS, "placed_at", differs="origin"),
    Tally("orders-all", Phrase("点单"), Phrase("件"), ORDERS, "placed_at"),
    *(
        Tally(f"channel-{code}", Phrase("渠道·{label}", label=label), Phrase("件"), ORDERS, "placed_at", Q(channel=code))
        for code, label in Channel.choices
    ),
    Tally("orders-for-others", Phrase("家人、守护人、工作人员代点"), Phrase("件"), ORDERS, "placed_at",
          ~Q(consent=Consent.SELF)),
    Tally("residents-had", Phrase("得到服务的群众（去重）"), Phrase("人"), SERVICES, "done_at", differs="order__placed_for"),
    Tally("villages-had", Phrase("有服务完成的村"), Phrase("个"), SERVICES, "done_at", differs="order__origin"),
)  # fmt: skip


def figures(scope: Scope, window: Window) -> list[Figure | Share]:
    """The block; three statements."""
    found = figures_of(TALLIES, scope, window)
    again = _again(scope, window)
    return [
        *found.values(), again,
        Share("repeat", Phrase("点过不止一次的"), again, found["residents-asked"]),
        Share("for-others", Phrase("不用自己动手点的"), found["orders-for-others"], found["orders-all"]),
    ]  # fmt: skip


def _again(scope: Scope, window: Window) -> Figure:
    """Residents with two orders or more in the window."""
    rows = _placed(scope, window).values_list("placed_for", flat=True)
    value = sum(1 for count in Counter(rows).values() if count > 1)
    parts = partial(_again_parts, scope, window)
    return Figure("residents-again", Phrase("点过不止一次的群众"), value, Phrase("人"), parts)


def _again_parts(scope: Scope, window: Window) -> Iterator[Part]:
    """A resident's second order makes the figure; the others are shown with it."""
    rows = list(
        _placed(scope, window).order_by("placed_at", "pk").values_list("pk", "no", "placed_for")
    )
    many, seen = Counter(who for *_, who in rows), Counter[int]()
    for pk, no, who in rows:
        if many[who] > 1:
            seen[who] += 1
            yield Part("order", pk, no, int(seen[who] == 2))


def _placed(scope: Scope, window: Window) -> QuerySet[Order]:
    return Order.objects.filter(ORDERS.within(scope, window, between("placed_at")))
