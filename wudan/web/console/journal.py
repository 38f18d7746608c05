"""留痕: what happened, newest first, and whether the chain of records is whole."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.journal.reading import Recorded, latest_events, proof_since
from wudan.kit import clock
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.roles import ROLES
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.wording import VERBS as POST_VERBS
from wudan.web.console.rows import address

_PAGE = 50
_CHECKED_DAYS = 1
_LABELS = {f"order.{verb.value}": verb.label for verb in Verb} | {
    "order.draw": "抽中回访", "order.call_back": "回访", "attention.decide": "研判",
    "site.close": "阵地关闭", "site.move": "阵地搬迁", "site.reopen": "阵地重开",
    **{verb: f"岗位{label}" for verb, label in POST_VERBS.items()},
}  # fmt: skip


@for_roles("auditor")
def journal(request: HttpRequest) -> HttpResponse:
    """Fifty events a page; yesterday's and today's chains are proved each time, all when asked."""
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
    found = latest_events(_PAGE + 1, before=before)
    everything = request.GET.get("proof") == "all"
    since = clock.day_of(clock.now()) - timedelta(days=_CHECKED_DAYS)
    context = {
        "lines": _lines(request, found[:_PAGE]),
        "proof": proof_since(None if everything else since),
        "everything": everything,
        "older_url": address(request, before=str(found[_PAGE - 1].id))
        if len(found) > _PAGE
        else "",
        "newest_url": address(request, before="") if before else "",
        "proof_url": address(request, proof="all"),
    }
    return render(request, "console/journal.html", context)


def _lines(request: HttpRequest, events: list[Recorded]) -> list[dict[str, object]]:
    on = clock.day_of(clock.now())
    orders = Order.objects.visible_to(actor_of(request), on=on)
    asked = [event.subject_id for event in events if event.subject == "order"]
    numbers = dict(orders.filter(pk__in=asked).values_list("pk", "no"))
    return [
        {
            "at": event.at, "label": _LABELS.get(event.verb, event.verb), "who": event.who,
            "role": ROLES[event.role].name if event.role in ROLES else event.role,
            "why": event.why, "hash": event.hash[:12], "place": f"{event.chain} #{event.seq}",
            "no": numbers.get(event.subject_id, "") if event.subject == "order" else "",
        }
        for event in events
    ]  # fmt: skip
