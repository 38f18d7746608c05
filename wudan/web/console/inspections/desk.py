"""督查指导的安排: the list by date, a new one, one of them with its draw, the list for anybody to draw again."""

import csv
import secrets
from io import StringIO

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.inspections import actions, permissions
from wudan.inspections.enums import LeftOut, VisitState
from wudan.inspections.models import Inspection
from wudan.inspections.sampling import Entry, lot_of
from wudan.kit import clock
from wudan.kit.refusals import insist
from wudan.sites.models import Rectification, Site
from wudan.sites.permissions import DEMONSTRATING
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.console.inspections.forms import CloseForm, PlanForm
from wudan.web.console.inspections.loading import in_tree, load_inspection
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.standing.branches import branches_of
from wudan.web.submitting import on_top, submit
from wudan.web.tree import place_in_tree


@for_roles(*OFFICE, *READERS)
def inspection_desk(request: HttpRequest) -> HttpResponse:
    """Plans, the newest first."""
    actor, page = actor_of(request), page_number(request)
    made, asked = (
        Count("visits", filter=Q(visits__state__in=states), distinct=True)
        + Count("unit_visits", filter=Q(unit_visits__state__in=states), distinct=True)
        for states in ([VisitState.MADE], [VisitState.MADE, VisitState.PLANNED])
    )
    rows = Inspection.objects.visible_to(actor).select_related("unit").annotate(made=made, asked=asked)  # fmt: skip
    shown = list(rows.order_by("-starts_on", "-pk")[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "rows": shown[:PAGE], "plans": permissions.planning_objection(actor) is None,
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/inspections/desk.html", context)


@for_roles(*OFFICE)
def inspection_new(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends. 422 with what was typed."""
    actor, now = actor_of(request), clock.now()
    insist(permissions.planning_objection(actor))
    form = PlanForm(
        request.POST if request.method == "POST" else None, actor=actor, today=clock.day_of(now)
    )
    if request.method != "POST":
        return _new_page(request, form)

    def do() -> str:
        made = actions.plan(wanted=form.wanted(), seed=secrets.token_hex(16), by=actor, at=now)
        return posting.page("inspection", made.pk)

    return submit(
        request, form, do, done=_("安排好了。"),
        show=lambda words, status: _new_page(request, form, words, status),
    )  # fmt: skip


@for_roles(*OFFICE, *READERS)
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return _page(request, load_inspection(request, pk))


@for_roles(*OFFICE)
def inspection_close(request: HttpRequest, pk: int) -> HttpResponse:
    """It is over."""
    row, form = load_inspection(request, pk), CloseForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("inspection", pk))

    def do() -> str:
        words = form.cleaned_data["words"]
        actions.close(row=row, words=words, by=actor_of(request), at=clock.now())
        return posting.page("inspection", pk)

    return submit(
        request, form, do, done=_("结束了。"),
        show=lambda words, status: _page(request, row, words, status, closing=form),
    )  # fmt: skip


@for_roles(*OFFICE, *READERS)
def inspection_frame(request: HttpRequest, pk: int) -> HttpResponse:
    """The list that was drawn from, with each site's lot, as a table for anybody's own tools."""
    row, text = load_inspection(request, pk), StringIO()
    drawn = set(row.visits.values_list("site__unit", flat=True))
    drawn |= set(row.unit_visits.values_list("unit", flat=True))
    lines = csv.writer(text)
    lines.writerow(["种子", row.seed])
    lines.writerow(["编号", "名称", "镇街", "签（SHA-256）", "抽中"])
    for told in row.frame:
        entry = Entry(**told)
        lines.writerow(
            [entry.key, entry.name, entry.branch, lot_of(row.seed, entry), "是" if entry.unit in drawn else ""]
        )  # fmt: skip
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="draw-{row.pk}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _left_out(row: Inspection, why: LeftOut) -> list[str]:
    return [one["name"] for one in row.left_out if one["why"] == why]


def _new_page(
    request: HttpRequest, form: PlanForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    actor = actor_of(request)
    sites = Site.objects.filter(
        unit__path__startswith=actor.unit_path, unit__ends_on=None, unit__kind__in=DEMONSTRATING
    ).exclude(unit=actor.unit_id)
    context = {"form": form, "branches": branches_of(sites), "chosen": form.chosen()}
    return render(request, "console/inspections/new.html", context, status=status)


def _page(
    request: HttpRequest, row: Inspection, words: str = "", status: int = 200, *,
    closing: CloseForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    visits = list(row.visits.select_related("site__unit__parent"))
    open_ = Rectification.objects.open().filter(result__check_made__visit__inspection=row)
    objection = permissions.closing_objection(actor, row)
    context = {
        "row": row, "visits": in_tree(visits),
        "unit_visits": sorted(
            row.unit_visits.select_related("unit"), key=lambda one: place_in_tree(one.unit.path)
        ), "inspectors": row.inspectors.order_by("pk"),
        "mending": list(open_.order_by("due_at", "pk").select_related("item", "site__unit")),
        "now": clock.now(), "refusal_words": words, "closing": closing or CloseForm(),
        "closes": objection is None, "frame_count": len(row.frame), "sample": row.frame[:1], "left_out": _left_out(row, LeftOut.FULL), "own": _left_out(row, LeftOut.OWN),
    }  # fmt: skip
    return render(request, "console/inspections/one.html", context, status=status)
