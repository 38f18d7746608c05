"""我的时长: a year's rows, each with its evidence and both signatures; sums open to rows. Only one's own."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.ledger import policies
from wudan.ledger.actions import take_star
from wudan.ledger.enums import Grade
from wudan.ledger.models import Dispute, ServiceRecord, Star
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.portal.hours.reading import hours_words, lines_of, months_of
from wudan.web.portal.privacy.oneself import as_oneself

_MOST_DISPUTES = 20


@as_oneself
def own_hours(request: HttpRequest) -> HttpResponse:
    """A year, or one grade of it."""
    mine = ServiceRecord.objects.visible_to(actor_of(request))
    sums = mine.sums_by_year()
    years = sorted({year for year, _grade in sums} | {clock.now().year}, reverse=True)
    year = _year(request, years)
    grade = request.GET.get("grade", "")
    lines = lines_of(mine, year)
    shown = [line for line in lines if not grade or line.grade == grade]
    total = sum(sums.values())
    months = months_of(shown)
    context = {
        "year": year, "year_text": str(year), "years": years, "grade": grade, "lines": shown,
        "credit": hours_words(sums.get((year, Grade.CREDIT), 0)),
        "honor": hours_words(sums.get((year, Grade.HONOR), 0)), "total": hours_words(total),
        "months": months, "longest": max(1, *(month.minutes for month in months)),
        "disputes": _disputes(request), "star": _star(request, total), "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "portal/hours/own.html", context)


@require_POST
@as_oneself
def hour_star(request: HttpRequest) -> HttpResponse:
    """Ask for the star one's hours are worth."""

    def do() -> str:
        take_star(by=actor_of(request), at=clock.now())
        return posting.page("own-hours")

    answer = posting.once(request, do)
    messages.success(request, _("星级记下了，只有您自己看得到。"))
    return answer


def _year(request: HttpRequest, years: list[int]) -> int:
    told = request.GET.get("year", "")
    return int(told) if told.isascii() and told.isdigit() and int(told) in years else years[0]


def _disputes(request: HttpRequest) -> list[Dispute]:
    mine = Dispute.objects.visible_to(actor_of(request)).select_related("unit", "holder", "record")
    return list(mine.order_by("-at")[:_MOST_DISPUTES])


def _star(request: HttpRequest, total: int) -> dict[str, object]:
    """Which star one has, and whether another may be asked for."""
    stars = settings.PACK.hours.stars
    worth = policies.star_of(total, settings.PACK.hours)
    held = Star.objects.filter(person=actor_of(request).person_id).order_by("-level").first()
    has = held.level if held else 0
    following = stars[worth] if worth < len(stars) else None
    return {
        "has": stars[has - 1][0] if has else "", "may": stars[worth - 1][0] if worth > has else "",
        "following": following[0] if following else "", "hours": following[1] if following else 0,
        "value": min(total // 60, following[1]) if following else 0,
    }  # fmt: skip
