"""到一处: the inspector's day, one visit, what was found on site, what was helped with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.inspections import actions, permissions
from wudan.inspections.enums import VisitKind
from wudan.inspections.models import Visit
from wudan.kit import clock
from wudan.kit.refusals import insist
from wudan.sites.models import Rectification, SitePeriod
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, SITES, for_roles
from wudan.web.console.inspections.forms import DropForm, GuidanceForm
from wudan.web.console.inspections.loading import in_tree, load_visit
from wudan.web.console.standing.checking import check_form, check_form_page
from wudan.web.console.standing.pictures import kept, many_pictures
from wudan.web.submitting import PostForm, submit


@for_roles(*OFFICE)
def own_visits(request: HttpRequest) -> HttpResponse:
    """Where oneself was sent and has not been: for the road."""
    actor, now = actor_of(request), clock.now()
    rows = Visit.objects.to_make().filter(
        inspection__inspectors__post=actor.post_id, inspection__closed_at=None
    ).select_related("inspection", "site__unit__parent")  # fmt: skip
    visits = in_tree(list(rows))
    sites = [visit.site_id for visit in visits]
    today = clock.day_of(now)
    where = {
        one.site_id: one.address for one in SitePeriod.objects.on(today).filter(site__in=sites)
    }
    lines = [
        {"visit": visit, "address": where.get(visit.site_id, ""), "objection": permissions.going_objection(actor, visit, at=now)}
        for visit in visits
    ]  # fmt: skip
    return render(request, "console/inspections/day.html", {"lines": lines, "today": today})


@for_roles(*SITES, *READERS)
def inspection_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit."""
    return _page(request, load_visit(request, pk))


@for_roles(*OFFICE)
@many_pictures
def visit_findings(request: HttpRequest, pk: int) -> HttpResponse:
    """What is found on site: the standard, item by item, on a telephone. 422 with what was typed."""
    visit, at, actor = load_visit(request, pk), clock.now(), actor_of(request)
    if request.method != "POST":
        insist(permissions.going_objection(actor, visit, at=at))
    form = check_form(request, visit.site, at)
    if request.method != "POST":
        return check_form_page(request, visit.site, form)

    def do() -> str:
        fields = {one.item.code: f"picture-{one.item.code}" for one in form.standing}
        with kept(request, fields) as pictures:
            told = form.cleaned_data
            actions.inspect(
                visit=visit, seen=told["seen"], lines=form.lines(pictures), words=told["summary"],
                days=told.get("days"), by=actor, at=at,
            )  # fmt: skip
        return posting.page("inspection-visit", pk)

    return submit(
        request, form, do, done=_("督查记下了。"),
        show=lambda words, status: check_form_page(request, visit.site, form, words, status),
    )  # fmt: skip


@for_roles(*OFFICE)
def visit_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    """What was helped with."""
    visit, form = load_visit(request, pk), GuidanceForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("inspection-visit", pk))

    def do() -> str:
        words = form.cleaned_data["words"]
        actions.guide(visit=visit, words=words, by=actor_of(request), at=clock.now())
        return posting.page("inspection-visit", pk)

    return submit(
        request, form, do, done=_("指导记下了。"),
        show=lambda words, status: _page(request, visit, words, status, guiding=form),
    )  # fmt: skip


@for_roles(*OFFICE)
def visit_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """One site is spared."""
    visit, form = load_visit(request, pk), DropForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("inspection-visit", pk))

    def do() -> str:
        actions.drop(
            visit=visit, why=form.cleaned_data["why"], by=actor_of(request), at=clock.now()
        )
        return posting.page("inspection-visit", pk)

    return submit(
        request, form, do, done=_("这一处不去了。"),
        show=lambda words, status: _page(request, visit, words, status, dropping=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, visit: Visit, words: str = "", status: int = 200, **forms: PostForm
) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    rows = Rectification.objects.none()
    if visit.check_made_id is not None:
        rows = Rectification.objects.filter(result__check_made=visit.check_made_id)
    going = permissions.going_objection(actor, visit, at=now) if visit.inspection else None
    context: dict[str, Any] = {
        "visit": visit, "now": now, "refusal_words": words,
        "results": visit.check_made.results.select_related("item").order_by("item__position") if visit.check_made else [],
        "mending": rows.select_related("item", "result").order_by("item__position"),
        "going_objection": going, "is_guidance": visit.kind == VisitKind.GUIDANCE,
        "sent": visit.inspection is not None and visit.inspection.inspectors.filter(post=actor.post_id or 0).exists(),
        "drops": permissions.dropping_objection(actor, visit) is None,
        "knows_plan": actor.role != "station_keeper",
        "guiding": GuidanceForm(), "dropping": DropForm(),
    } | forms  # fmt: skip
    return render(request, "console/inspections/visit.html", context, status=status)
