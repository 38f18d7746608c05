"""我的时长: a year's rows, each with its evidence and both signatures; sums open to rows. Only one's own."""

from collections.abc import Iterable

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
from wudan.ledger.querysets import MonthSum
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.portal.hours.reading import Wish, hours_words, lines_of, months_of
from wudan.web.portal.privacy.oneself import as_oneself

SHOWN = 10
_OF_DISPUTES = (
    "kind", "day", "words", "answered_at", "answer_words", "due_at", "escalated_at", "state",
    "holder__short_name", "record__title",
)  # fmt: skip
_MOST_DISPUTES = 20
_DIGITS = 5


@as_oneself
def own_hours(request: HttpRequest) -> HttpResponse:
    """A year, a month, or one grade of it; of a long year the newest, the rest by month."""
    mine = ServiceRecord.objects.visible_to(actor_of(request))
    sums = mine.sums_by_month()
    years = sorted({one.year for one in sums} | {clock.now().year}, reverse=True)
    wish = _wish(request, years)
    lines = lines_of(mine, wish, most=SHOWN + 1)
    shown = lines if wish.month else lines[:SHOWN]
    total = sum(one.minutes for one in sums)
    months = months_of(sums, wish)
    context = {
        "year": wish.year, "year_text": str(wish.year), "years": years, "grade": wish.grade, "month": wish.month,
        "lines": shown, "is_cut": len(lines) > len(shown),
        "credit": _words_of(sums, wish.year, Grade.CREDIT), "honor": _words_of(sums, wish.year, Grade.HONOR),
        "total": hours_words(total),
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


def _words_of(sums: Iterable[MonthSum], year: int, grade: Grade) -> str:
    return hours_words(sum(one.minutes for one in sums if (one.year, one.grade) == (year, grade)))


def _wish(request: HttpRequest, years: list[int]) -> Wish:
    """As the address says; what makes no sense says nothing."""
    year = _number(request, "year")
    month, grade = _number(request, "month"), request.GET.get("grade", "")
    return Wish(
        year if year in years else years[0], month if month in range(1, 13) else 0,
        grade if grade in Grade.values else "",
    )  # fmt: skip


def _number(request: HttpRequest, name: str) -> int:
    told = request.GET.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < _DIGITS else 0


def _disputes(request: HttpRequest) -> list[Dispute]:
    mine = Dispute.objects.visible_to(actor_of(request)).select_related("holder", "record")
    return list(mine.only(*_OF_DISPUTES).order_by("-at")[:_MOST_DISPUTES])


def _star(request: HttpRequest, total: int) -> dict[str, object]:
    """Which star one has, and whether another may be asked for."""
    stars = settings.PACK.hours.stars
    worth = policies.star_of(total, settings.PACK.hours)
    mine = Star.objects.filter(person=actor_of(request).person_id)
    has = mine.order_by("-level").values_list("level", flat=True).first() or 0
    following = stars[worth] if worth < len(stars) else None
    return {
        "has": stars[has - 1][0] if has else "", "may": stars[worth - 1][0] if worth > has else "",
        "following": following[0] if following else "", "hours": following[1] if following else 0,
        "value": min(total // 60, following[1]) if following else 0,
    }  # fmt: skip
