"""待办: what the post has in hand, what must be done first on top."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase, in_words
from wudan.orders.enums import Stage
from wudan.orders.lines import Queue
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.meetings.desk import missing_for
from wudan.web.console.reach.quiet import quiet_here
from wudan.web.console.registers.months import reminders
from wudan.web.console.rows import PAGE, address, between, row_of_line, start_of
from wudan.web.tree import in_order

_TABS: dict[str, tuple[Stage, ...]] = {
    "placed": (Stage.PLACED,),
    "waiting": (Stage.WAITING,),
    "returned": (Stage.RETURNED,),
    "accepted": (Stage.ACCEPTED,),
    "offered": (Stage.OFFERED,),
    "serving": (Stage.SCHEDULED, Stage.STARTED),
    "following_up": (Stage.FOLLOWING_UP,),
    "overdue": (),
}
_LABELS = {
    "placed": Phrase("待接单"), "waiting": Phrase("排队中"), "returned": Phrase("退回补充"), "accepted": Phrase("待派单"), "offered": Phrase("已派单"),
    "serving": Phrase("服务中"), "following_up": Phrase("差评整改"), "overdue": Phrase("超时"),
}  # fmt: skip
FIRST = "placed"


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the queue."""

    label: str
    url: str
    current: bool
    count: int | None


@for_roles(*SITES)
def queue(request: HttpRequest) -> HttpResponse:
    """The queue of the post's units, by stage; the institute may pick a village."""
    actor, now = actor_of(request), clock.now()
    shown = request.GET.get("tab", FIRST)
    shown = shown if shown in _TABS else FIRST
    villages = _villages(actor)
    held = Queue(actor, now, _picked(request, villages))
    counts = _counts(held)
    lines = held.lines(_TABS[shown], start=start_of(request), most=PAGE + 1)
    found, before, after = between(request, lines)
    context = {
        "tabs": [
            Tab(
                in_words(_LABELS[tab]),
                address(request, tab=tab, page=""),
                tab == shown,
                counts[tab],
            )
            for tab in _TABS
        ],
        "shown": shown,
        "rows": [row_of_line(line, now) for line in found],
        "previous_url": before,
        "next_url": after,
        "villages": villages,
        "village": request.GET.get("village", ""),
        "one_place": not villages,
        "one_stage": len(_TABS[shown]) == 1,
        "empty_words": in_words(_EMPTY.get(shown, "")),
        "missing": missing_for(actor, clock.day_of(now)) if shown == FIRST else None,
        "quiet": quiet_here(actor, now, is_busy=any(counts.values())) if shown == FIRST else None,
        "months": reminders(actor, now) if shown == FIRST else [],
    }
    return render(request, "console/queue.html", context)


_EMPTY = {
    "placed": Phrase("群众新点的单会出现在这里。有人打电话来，可以替他点一单。"),
    "overdue": Phrase("没有超时的单。"),
}


def _picked(request: HttpRequest, villages: list[Unit]) -> int | None:
    """The village that is picked, if it is one of those."""
    asked = request.GET.get("village", "")
    return next((unit.pk for unit in villages if str(unit.pk) == asked), None)


def _counts(held: Queue) -> dict[str, int]:
    """How many in each tab."""
    found = held.counts()
    counts = {
        tab: sum(found.get(stage, (0, 0))[0] for stage in stages) for tab, stages in _TABS.items()
    }
    return counts | {"overdue": sum(overdue for _, overdue in found.values())}


def _villages(actor: Actor) -> list[Unit]:
    """The stations below, where there is more than one; in official order."""
    if actor.role == "station_keeper":
        return []
    below = Unit.objects.at_or_below(actor.unit_path).filter(kind=UnitKind.STATION, ends_on=None)
    return in_order(below.select_related("parent"))
