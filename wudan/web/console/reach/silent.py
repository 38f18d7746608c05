"""沉寂的阵地: sites where nothing happens, under the probable cause, with what may help (R122)."""

from collections import Counter

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wudan.kit import clock
from wudan.registers.enums import SilentCause
from wudan.registers.silent import silent_sites
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.tree import place_in_tree

_A_PAGE = 60
_DAYS = (30, 60, 90, 180)
_RULES = {
    SilentCause.NO_STAFF: gettext_lazy("今天没有人在这里任职。先把岗位定下来，群众才找得到人。"),
    SilentCause.NO_VOLUNTEERS: gettext_lazy("有人管，但没有一支有队长、有队员的队伍在这里或写明服务这里。可以组队，或请所里的队伍来。"),
    SilentCause.NO_DEMAND: gettext_lazy("有人管，也有队伍，就是没有人点单。没有人点不等于没有需要：上门问问，替不用手机的人代点。"),
    SilentCause.SHUT: gettext_lazy("门没有对外开：没有开放协议，或者协议到期了。到“资源”里签好协议、开门，群众才进得去。"),
    SilentCause.NOTHING_HELD: gettext_lazy("门开着，可这段时间没有办活动，也没有人记下用过。到“活动”里办一场，选这处地方。"),
}  # fmt: skip


@for_roles(*OFFICE, *READERS)
def silent(request: HttpRequest) -> HttpResponse:
    """Everything silent at the actor's unit and below, in the order of the tree."""
    days = _asked(request)
    path = actor_of(request).unit_path
    found = silent_sites(settings.PACK.county, path, days=days, at=clock.now())
    causes = list(_RULES)
    found.sort(key=lambda one: (causes.index(one.cause), place_in_tree(one.unit.path)))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    counts = Counter(one.cause for one in found)
    context = {
        "days": days,
        "count": len(found),
        "next": f"?days={days}&page={page.next_page_number()}" if page.has_next() else "",
        "previous": f"?days={days}&page={page.previous_page_number()}" if page.has_previous() else "",
        "groups": [
            {"label": cause.label, "rule": rule, "count": counts[cause], "sites": [one for one in page if one.cause == cause]}
            for cause, rule in _RULES.items()
        ],
        "tabs": [
            {"label": _("{n} 天").format(n=n), "url": f"{reverse('silent-sites')}?days={n}", "current": n == days}
            for n in _DAYS
        ],
    }  # fmt: skip
    return render(request, "console/reach/silent.html", context)


def _asked(request: HttpRequest) -> int:
    """One of the days we offer, else the county's own."""
    asked = request.GET.get("days", "")
    own = settings.PACK.reach.silent_days
    return int(asked) if asked.isascii() and asked in map(str, _DAYS) else own
