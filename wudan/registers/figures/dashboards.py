"""What dashboards show beside the month's summary: what became of the orders, by whom they were done.

What was done is of who did it: a department's own, never all that happens on a platform it leads.
"""

from django.db.models import Q

from wudan.kit.phrases import Phrase
from wudan.orders.enums import DispatchKind, DispatchState
from wudan.orders.flow import CLOSED, OPEN, SERVED
from wudan.registers.figures.sources import ASKED_OF, ORDERS, TEAM_WORK
from wudan.registers.figures.tallies import Tally

_BY = "did-"
TALLIES = (
    Tally("became-open", Phrase("还在办"), Phrase("件"), ORDERS, "placed_at", Q(stage__in=sorted(OPEN.difference(SERVED)))),
    Tally("became-served", Phrase("已服务"), Phrase("件"), ORDERS, "placed_at", Q(stage__in=SERVED)),
    Tally("became-left", Phrase("不予受理、转办、撤单等"), Phrase("件"), ORDERS, "placed_at",
          Q(stage__in=sorted(CLOSED.difference(SERVED)))),
    Tally("did-asked", Phrase("派来的单"), Phrase("件"), ASKED_OF, "at"),
    Tally("did-taken", Phrase("接下的单"), Phrase("件"), ASKED_OF, "answered_at", Q(state=DispatchState.CONFIRMED)),
    Tally("did-orders", Phrase("办完的单"), Phrase("件"), TEAM_WORK, "done_at"),
    Tally("did-by-volunteers", Phrase("志愿队伍办完的单"), Phrase("件"), TEAM_WORK, "done_at",
          Q(dispatch__kind=DispatchKind.OFFER)),
    Tally("did-by-departments", Phrase("部门办完的职责单"), Phrase("件"), TEAM_WORK, "done_at",
          Q(dispatch__kind=DispatchKind.DUTY)),
)  # fmt: skip


def is_of_who_did_it(key: str) -> bool:
    """Whether a figure counts at the unit that did the work, whatever platform it was on."""
    return key.startswith(_BY)
