"""盘点: one list, a number a line, a reason where it differs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock, numbers
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.rewards.actions.take_stock import Counted, batches_of, take_stock
from wudan.rewards.models import Shop, StockCount
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.counter.loading import load_shop
from wudan.web.console.guard import SITES, for_roles

_LONGEST = 200


@for_roles(*SITES)
def stock_taking(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to fill in; by POST the sheet."""
    shop = load_shop(request, pk)
    if request.method != "POST":
        return _page(request, shop)

    def do() -> str:
        rows = batches_of(shop)
        counted = {
            row.pk: Counted(
                _number(request, f"count_{row.pk}"), request.POST.get(f"why_{row.pk}", "")
            )
            for row in rows
        }
        made = take_stock(shop=shop, counted=counted, by=actor_of(request), at=clock.now())
        return posting.page("stock-count", made.pk)

    try:
        return posting.once(request, do)
    except Malformed as fault:
        return _page(request, shop, faults=fault.fields, status=422)
    except Objected as fault:
        return _page(request, shop, refused=fault.words, status=422)


@for_roles(*SITES)
def stock_count(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet that was filled in, with what became of each difference; to print and sign."""
    within = Shop.objects.kept_by(actor_of(request))
    rows = StockCount.objects.filter(shop__in=within).select_related("shop")
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    lines = found.lines.select_related("batch__stock__good", "amendment").order_by(
        "batch__stock__good__name", "pk"
    )
    return render(request, "console/counter/stock_count.html", {"sheet": found, "lines": lines})


def _number(request: HttpRequest, name: str) -> int:
    told = request.POST.get(name, "").strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < 8 else -1


def _page(
    request: HttpRequest, shop: Shop, *, faults: dict[str, str] | None = None, refused: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    told, faults = request.POST, faults or {}
    lines = [
        {
            "batch": row, "count": told.get(f"count_{row.pk}", ""),
            "why": told.get(f"why_{row.pk}", "")[:_LONGEST],
            "fault": faults.get(f"count_{row.pk}") or faults.get(f"why_{row.pk}") or "",
        }
        for row in batches_of(shop)
    ]  # fmt: skip
    if faults and not refused:
        refused = _("有几行要改，原因写在行里。")
    context = {
        "shop": shop, "lines": lines, "refused": refused, "token": posting.new_token(),
        "sheets": shop.counts.order_by("-taken_at")[:6],
    }  # fmt: skip
    return render(request, "console/counter/stocktaking.html", context, status=status)
