"""没有信号的柜台: the page that goes along in a telephone. The script is frontend/src/offline-counter.ts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit.refusals import Missing
from wudan.rewards.actions.counters import MOST_SHARE
from wudan.rewards.permissions.counter import taking_objection
from wudan.web.acting import actor_of
from wudan.web.console.counter.counter import choices_of
from wudan.web.console.counter.loading import load_shop
from wudan.web.console.guard import SITES, for_roles

_USUAL = 10


@for_roles(*SITES)
def counter_offline(request: HttpRequest, pk: int) -> HttpResponse:
    """What there is to take along, and the counter itself, empty until it is taken."""
    shop = load_shop(request, pk)
    if taking_objection(actor_of(request), shop):
        raise Missing
    rows = choices_of(shop, 0)
    context = {
        "shop": shop, "holder": actor_of(request).person_id, "most": MOST_SHARE,
        "rows": [(row, min(row.left, _USUAL)) for row in rows],
    }  # fmt: skip
    return render(request, "console/counter/offline.html", context)
