"""月小结: the months of a reporter; for the office all reporters, in the order of the tree; closing."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.registers.actions import ask_draft, close_month, reopen_month
from wudan.registers.models import MonthClosing, MonthSummary, ReportMonth
from wudan.registers.permissions import (
    REPORTING_ROLES,
    closing_objection,
    reopening_objection,
)
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit
from wudan.web.tree import place_in_tree


class WhyForm(PostForm):
    """Why a closed month is opened again."""

    why = forms.CharField(label=gettext_lazy("为什么要重开（会留痕）"), max_length=200)


MONTHLY = (*sorted(REPORTING_ROLES), *READERS)
_MOST_MONTHS = 13
REMINDED_UNTIL = 5
"""The last day of a month on which desks remind of the one before."""


@dataclass(frozen=True, slots=True)
class Row:
    """One month, and how it stands for whoever looks."""

    month: ReportMonth
    is_closed: bool
    confirmed: int
    reporters: int
    own: MonthSummary | None


@for_roles(*MONTHLY)
def month_desk(request: HttpRequest) -> HttpResponse:
    """The last thirteen months; by post: have this month drafted now."""
    if request.method == "POST":
        return submit(
            request, PostForm(request.POST), lambda: _draft(request), done=gettext_lazy("起草好了。"),
            show=lambda words, status: _desk(request, words, status),
        )  # fmt: skip
    return _desk(request)


@for_roles(*MONTHLY)
def month_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One month of the county: who confirmed, who is still to; the office closes it here."""
    return _page(request, load_month(pk))


@require_POST
@for_roles("center_office")
def month_closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it."""
    found = load_month(pk)

    def do() -> str:
        close_month(month=found, by=actor_of(request), at=clock.now())
        return page("month", pk)

    return submit(
        request, PostForm(request.POST), do, done=gettext_lazy("关账了，这个月的数和出处都固定下来。"),
        show=lambda words, status: _page(request, found, words, status),
    )  # fmt: skip


@require_POST
@for_roles("center_office")
def month_reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it again, for a reason."""
    found, form = load_month(pk), WhyForm(request.POST)

    def do() -> str:
        reopen_month(
            month=found, why=form.cleaned_data["why"], by=actor_of(request), at=clock.now()
        )
        return page("month", pk)

    return submit(
        request, form, do, done=gettext_lazy("重开了。改好以后记得再关账。"),
        show=lambda words, status: _page(request, found, words, status, form),
    )  # fmt: skip


def load_month(pk: int) -> ReportMonth:
    """A month of this county. Raises Missing."""
    found = ReportMonth.objects.filter(county=settings.PACK.county, pk=pk).first()
    if found is None:
        raise Missing
    return found


def waiting_for(actor: Actor, at: datetime) -> list[MonthSummary]:
    """Summaries of months gone by that this clerk's unit has not confirmed; one statement."""
    if actor.role not in REPORTING_ROLES:
        return []
    rows = MonthSummary.objects.filter(
        unit=actor.unit_id, confirmed_at=None, month__month__lt=clock.day_of(at).replace(day=1),
        month__in=ReportMonth.objects.open(),
    )  # fmt: skip
    return list(rows.select_related("month").order_by("month__month"))


def reminders(actor: Actor, at: datetime) -> list[MonthSummary]:
    """The same for the desk where the day starts, asked only in the first days of a month."""
    return waiting_for(actor, at) if clock.day_of(at).day <= REMINDED_UNTIL else []


def _draft(request: HttpRequest) -> str:
    actor, at = actor_of(request), clock.now()
    unit = Unit.objects.filter(pk=actor.unit_id or 0).first()
    if unit is None:
        raise Missing
    ask_draft(unit=unit, by=actor, at=at)
    return page("month-desk")


def _desk(request: HttpRequest, words: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    months = list(
        ReportMonth.objects.filter(county=settings.PACK.county).order_by("-month")[:_MOST_MONTHS]
    )
    of_these = MonthSummary.objects.filter(month__in=months).order_by().values_list("month")
    counts = {
        month: (ready, many)
        for month, ready, many in of_these.annotate(
            ready=Count("confirmed_at"), many=Count("pk")
        ).values_list("month", "ready", "many")
    }
    live = MonthClosing.objects.filter(month__in=months, reopened_at=None)
    closed = set(live.values_list("month", flat=True))
    own = {
        one.month_id: one
        for one in MonthSummary.objects.filter(unit=actor.unit_id, month__in=months)
    }
    context = {
        "rows": [
            Row(month, month.pk in closed, *counts.get(month.pk, (0, 0)), own.get(month.pk))
            for month in months
        ],
        "refusal_words": words, "form": PostForm(), "sees_all": actor.role in SEES_ALL,
        "waiting": waiting_for(actor, clock.now()),
        "may_draft": actor.role in REPORTING_ROLES,
    }  # fmt: skip
    return render(request, "console/registers/months.html", context, status=status)


SEES_ALL = frozenset({"center_office", *READERS})


def _page(
    request: HttpRequest, month: ReportMonth, words: str = "", status: int = 200,
    form: WhyForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()
    rows = MonthSummary.objects.visible_to(actor).filter(month=month)
    summaries = sorted(
        rows.select_related("unit").defer("values"), key=lambda row: place_in_tree(row.unit.path)
    )
    closings = list(month.closings.order_by("-pk"))
    live = next((one for one in closings if one.reopened_at is None), None)
    closing = closing_objection(actor, month, closed=live is not None, at=at)
    context = {
        "month": month, "summaries": summaries, "closing": live,
        "past": [one for one in closings if one.reopened_at], "form": form or WhyForm(), "refusal_words": words,
        "waiting_count": sum(1 for one in summaries if one.confirmed_at is None),
        "close_words": closing.words if closing else "",
        "is_office": actor.role == "center_office",
        "may_reopen": reopening_objection(actor, closed=live is not None) is None,
    }  # fmt: skip
    return render(request, "console/registers/month.html", context, status=status)
