"""我的走访: those one was asked to make, the declaration before, what was seen after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import households as actions
from wudan.honors.enums.household import Relation
from wudan.honors.models import HouseholdVisit
from wudan.honors.permissions.households import declaring_objection, visit_objection
from wudan.honors.verdicts import heard_of
from wudan.kit import clock
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.households.forms import DeclaringForm, VisitForm
from wudan.web.households.loading import VISITORS, brand, load_visit
from wudan.web.submitting import PostForm, submit


@for_roles(*VISITORS)
def household_visits(request: HttpRequest) -> HttpResponse:
    """One's own, those that wait first."""
    own, page = HouseholdVisit.objects.of(actor_of(request)), page_number(request)
    rows = own.select_related("honor__household", "honor__unit").order_by("-named_at", "-pk")
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "brand": brand(), "lines": shown[:PAGE], "waiting": own.waiting().count(),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "households/visits.html", context)


@for_roles(*VISITORS)
def household_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, and what is to be done next."""
    return _page(request, load_visit(request, pk))


@for_roles(*VISITORS)
def visit_declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Related, or not."""
    row, form = load_visit(request, pk), DeclaringForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("household-visit", pk))

    def do() -> str:
        said = form.cleaned_data
        actions.declare(visit=row, by=actor_of(request), at=clock.now(), **said)
        return posting.page("household-visit", pk)

    return submit(
        request, form, do, done=_("声明记下了。"),
        show=lambda words, status: _page(request, row, words, status, declaring=form),
    )  # fmt: skip


@for_roles(*VISITORS)
def visit_findings(request: HttpRequest, pk: int) -> HttpResponse:
    """What was seen, given once."""
    row = load_visit(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("household-visit", pk))
    form = VisitForm(request.POST, criteria=list(row.honor.rules.criteria.all()))

    def do() -> str:
        actions.give_visit(visit=row, by=actor_of(request), at=clock.now(), **form.told())
        return posting.page("household-visit", pk)

    return submit(
        request, form, do, done=_("交了，谢谢。"),
        show=lambda words, status: _page(request, row, words, status, giving=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, row: HouseholdVisit, words: str = "", status: int = 200, **forms: PostForm
) -> HttpResponse:
    actor, at, honor = actor_of(request), clock.now(), row.honor
    may_look = row.relation == Relation.NONE
    context = {
        "brand": brand(), "row": row, "honor": honor, "refusal_words": words,
        "is_recused": row.relation == Relation.HAS,
        "heard": heard_of(honor, at=at) if may_look else None,
        "concerns": honor.neighbour_words.concerns().order_by("pk") if may_look else [],
        "findings": row.findings.select_related("criterion"),
        "declaring_objection": declaring_objection(actor, row),
        "giving_objection": visit_objection(actor, row), "declaring": DeclaringForm(),
        "giving": VisitForm(criteria=list(honor.rules.criteria.all())),
    } | forms  # fmt: skip
    return render(request, "households/visit.html", context, status=status)
