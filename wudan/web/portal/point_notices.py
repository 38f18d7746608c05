"""每月公示: what each shop was given and what went; for everybody, to print for the board. Nothing is typed."""

import re
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock, numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing
from wudan.rewards.models import Shop
from wudan.rewards.monthly import next_month, notice_of

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_BACK = 3


@login_not_required
def point_notices(request: HttpRequest) -> HttpResponse:
    """Shops in the order of the tree, with their last months."""
    this = day_of(clock.now()).replace(day=1)
    months = [_back(this, number) for number in range(1, _BACK + 1)]
    shops = (
        Shop.objects.filter(county=settings.PACK.county).with_units().order_by("unit__path", "name")
    )
    return render(request, "portal/point_notices.html", {"shops": shops[:200], "months": months})


@login_not_required
def point_notice(request: HttpRequest, pk: int, month: str) -> HttpResponse:
    """One shop, one month that is over."""
    told = _MONTH.fullmatch(month)
    shop = Shop.objects.with_units().filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if told is None or shop is None or shop.county != settings.PACK.county:
        raise Missing
    first = date(int(told[1]), int(told[2]), 1)
    if next_month(first) > day_of(clock.now()):
        raise Missing
    return render(request, "portal/point_notice.html", {"notice": notice_of(shop, first)})


def _back(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
