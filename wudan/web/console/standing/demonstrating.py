"""示范所、示范站: the register, one of them with its reviews, and whom it helps."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.sites import permissions
from wudan.sites.actions import demonstrations as actions
from wudan.sites.models import CheckResult, Demonstration, Pairing, Site
from wudan.sites.querysets import SiteQuerySet
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.standing.branches import branches_of
from wudan.web.console.standing.forms import (
    OutcomeForm,
    PairingForm,
    ReviewForm,
    VisitForm,
    WithdrawalForm,
)
from wudan.web.console.standing.loading import (
    CHECKERS,
    KEEPERS,
    KNOWERS,
    load_demonstration,
    load_pairing,
    today,
)
from wudan.web.submitting import PostForm, submit
from wudan.web.tree import place_in_tree


@for_roles(*KNOWERS)
def demonstrations(request: HttpRequest) -> HttpResponse:
    """Those that count today in the order of the tree, and those that are over by date."""
    visible = Demonstration.objects.visible_to(actor_of(request))
    helping = Prefetch("pairings", Pairing.objects.running().select_related("helped__unit"))
    present = list(
        visible.on(today()).select_related("site__unit__parent").prefetch_related(helping)
    )
    present.sort(key=lambda row: place_in_tree(row.site.unit.path))
    over = visible.exclude(pk__in=[row.pk for row in present])
    context = {
        "present": present, "today": today(),
        "over": over.select_related("site__unit").order_by("-expires_on", "-pk")[:50],
        "institutes": sum(row.site.unit.kind == "institute" for row in present),
        "stations": sum(row.site.unit.kind == "station" for row in present),
    }  # fmt: skip
    return render(request, "console/standing/demonstrations.html", context)


@for_roles(*KNOWERS)
def demonstration(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return _page(request, load_demonstration(request, pk))


@for_roles("center_office")
def demonstration_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Looked at again: it holds on."""
    row, form = load_demonstration(request, pk), ReviewForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("demonstration", pk))

    def do() -> str:
        actions.review(row=row, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("demonstration", pk)

    return submit(
        request, form, do, done=_("复核记下了。"),
        show=lambda words, status: _page(request, row, words, status, review=form),
    )  # fmt: skip


@for_roles("center_office")
def demonstration_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken back, with a reason."""
    row, form = load_demonstration(request, pk), WithdrawalForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("demonstration", pk))

    def do() -> str:
        why = form.cleaned_data["why"]
        actions.withdraw(row=row, why=why, by=actor_of(request), at=clock.now())
        return posting.page("demonstration", pk)

    return submit(
        request, form, do, done=_("撤销了。"),
        show=lambda words, status: _page(request, row, words, status, withdrawal=form),
    )  # fmt: skip


@for_roles(*CHECKERS)
def demonstration_pairing(request: HttpRequest, pk: int) -> HttpResponse:
    """It helps another site: the form, and what it sends. 422 with what was typed."""
    row = load_demonstration(request, pk)
    if request.method != "POST":
        insist(permissions.pairing_objection(actor_of(request), row))
        return _new_pairing_page(request, row, PairingForm())
    form = PairingForm(request.POST)

    def do() -> str:
        told = form.cleaned_data
        helped = _helpable(actor_of(request), row).filter(unit=told["helped"]).first()
        if helped is None:
            raise Malformed({"helped": str(_("请选一个。"))})
        made = actions.pair(
            row=row, helped=helped, goal=told["goal"], until=told["until"], by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return posting.page("pairing", made.pk)

    return submit(
        request, form, do, done=_("结对了。"),
        show=lambda words, status: _new_pairing_page(request, row, form, words, status),
    )  # fmt: skip


@for_roles(*KNOWERS)
def pairing(request: HttpRequest, pk: int) -> HttpResponse:
    """One pairing, with its visits."""
    return _pairing_page(request, load_pairing(request, pk))


@for_roles(*KEEPERS)
def pairing_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """A visit is noted, by either side."""
    row, form = load_pairing(request, pk), VisitForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("pairing", pk))

    def do() -> str:
        actions.visit(row=row, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("pairing", pk)

    return submit(
        request, form, do, done=_("走访记下了。"),
        show=lambda words, status: _pairing_page(request, row, words, status, visiting=form),
    )  # fmt: skip


@for_roles(*CHECKERS)
def pairing_end(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it."""
    row, form = load_pairing(request, pk), OutcomeForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("pairing", pk))

    def do() -> str:
        outcome = form.cleaned_data["outcome"]
        actions.end_pairing(row=row, outcome=outcome, by=actor_of(request), at=clock.now())
        return posting.page("pairing", pk)

    return submit(
        request, form, do, done=_("帮带结束了。"),
        show=lambda words, status: _pairing_page(request, row, words, status, ending=form),
    )  # fmt: skip


def _helpable(actor: Actor, row: Demonstration) -> SiteQuerySet:
    """Sites within reach that are not itself."""
    rows = Site.objects.filter(unit__path__startswith=actor.unit_path, unit__ends_on=None)
    return rows.filter(unit__kind__in=permissions.DEMONSTRATING).exclude(pk=row.site_id)


def _new_pairing_page(
    request: HttpRequest, row: Demonstration, form: PairingForm, words: str = "", status: int = 200
) -> HttpResponse:
    branches = branches_of(_helpable(actor_of(request), row))
    context = {"row": row, "form": form, "branches": branches, "refusal_words": words}
    return render(request, "console/standing/pairing_new.html", context, status=status)


def _page(
    request: HttpRequest, row: Demonstration, words: str = "", status: int = 200,
    **forms: PostForm,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    context = {
        "row": row, "today": today(), "refusal_words": words,
        "kind": settings.PACK.site_kinds_short[row.site.unit.kind],
        "reviews": row.reviews.order_by("-on"),
        "pairs": permissions.pairing_objection(actor, row) is None,
        "pairings": row.pairings.select_related("helped__unit").order_by("-starts_on", "-pk"),
        "changes": permissions.changing_objection(actor, row) is None and row.expires_on > today(),
        "review": ReviewForm(), "withdrawal": WithdrawalForm(),
    } | forms  # fmt: skip
    return render(request, "console/standing/demonstration.html", context, status=status)


def _pairing_page(
    request: HttpRequest, row: Pairing, words: str = "", status: int = 200, **forms: PostForm
) -> HttpResponse:
    actor = actor_of(request)
    weak = CheckResult.objects.current().weak().filter(site=row.helped).select_related("item")
    context = {
        "row": row, "refusal_words": words, "visits": row.visits.order_by("-day"),
        "weak": weak.order_by("item__position") if actor.reaches(row.helped.unit.path) else [],
        "visiting_objection": permissions.visiting_objection(actor, row),
        "ending_objection": permissions.ending_objection(actor, row),
        "visiting": VisitForm(initial={"day": today()}), "ending": OutcomeForm(),
    } | forms  # fmt: skip
    return render(request, "console/standing/pairing.html", context, status=status)
