"""单位的账本: each entry of a unit with the record behind it; a record with its way through the book."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.views.decorators.http import require_POST

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.ledger import actions, permissions
from wudan.ledger.models import Account, ServiceRecord, Transfer
from wudan.people.roles import Reach
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.hours.loading import KEEPERS, load_record

_A_PAGE = 50


@for_roles(*KEEPERS)
def hours_book(request: HttpRequest, pk: int) -> HttpResponse:
    """What a unit gave, newest first; sums by grade above."""
    unit = _unit(request, pk)
    rows = Transfer.objects.filter(record__unit=unit).select_related("record__person")
    page = Paginator(rows.order_by("-at", "-pk"), _A_PAGE).get_page(request.GET.get("page"))
    accounts = Account.objects.filter(unit=unit).order_by("grade")
    context = {
        "unit": unit, "page": page,
        "sums": [(account.get_grade_display(), -account.balance) for account in accounts],
        "next": f"?page={page.next_page_number()}" if page.has_next() else "",
        "previous": f"?page={page.previous_page_number()}" if page.has_previous() else "",
    }  # fmt: skip
    return render(request, "console/hours/book.html", context)


@for_roles(*KEEPERS)
def hours_record(request: HttpRequest, no: str) -> HttpResponse:
    """One record: who signed, which transfers, and who may reverse it."""
    return _record_page(request, load_record(request, no))


@require_POST
@for_roles(*KEEPERS)
def hours_reversal(request: HttpRequest, no: str) -> HttpResponse:
    """Reverse, with a reason."""
    made = load_record(request, no)

    def do() -> str:
        actions.reverse(
            made=made, why=request.POST.get("note", ""), by=actor_of(request), at=clock.now()
        )
        return posting.page("hours-record", no)

    return _done(request, made, do, now_("冲正了。原来的记录还在，注明不再计入。"))


@require_POST
@for_roles(*KEEPERS)
def hours_long_day(request: HttpRequest, no: str) -> HttpResponse:
    """Allow up to sixteen hours on this day of the record's activity."""
    made = load_record(request, no)
    if made.activity is None:
        raise Missing
    activity = made.activity

    def do() -> str:
        actions.allow_long_day(
            activity=activity, day=made.day, why=request.POST.get("note", ""),
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("hours-record", no)

    return _done(request, made, do, now_("批准了，这一天按实际时间重新记了。"))


def _done(
    request: HttpRequest, made: ServiceRecord, do: Callable[[], str], words: str
) -> HttpResponse:
    try:
        answer = posting.once(request, do)
    except (Malformed, Objected) as fault:
        return _record_page(request, made, words=fault.words, status=422)
    messages.success(request, words)
    return answer


def _unit(request: HttpRequest, pk: int) -> Unit:
    actor = actor_of(request)
    unit = Unit.objects.filter(pk=pk).first() if pk < 2**63 else None
    here = actor.kind.reach is Reach.HERE
    if unit is None or not (unit.pk == actor.unit_id if here else actor.reaches(unit.path)):
        raise Missing
    return unit


def _record_page(
    request: HttpRequest, made: ServiceRecord, *, words: str = "", status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    whole = int((made.ends_at - made.starts_at).total_seconds() // 60)
    context = {
        "record": made, "transfers": made.transfers.order_by("at", "pk"), "refusal_words": words,
        "objection": permissions.reversing_objection(actor, made), "whole": whole,
        "may_lengthen": made.activity is not None and made.minutes < whole and made.state == "recorded"
        and permissions.long_day_objection(actor, made.activity) is None,
        "most": settings.PACK.hours.approved_daily_minutes // 60, "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "console/hours/record.html", context, status=status)
