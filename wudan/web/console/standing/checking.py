"""对标检查: the form for an old phone, the blank sheet for the road, what a check found."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.inspections.actions import look_in
from wudan.kit import clock
from wudan.kit.refusals import insist
from wudan.registers.known import known_of
from wudan.sites import permissions
from wudan.sites.actions import checks
from wudan.sites.enums import CheckKind, Found
from wudan.sites.files import pictures_kept
from wudan.sites.models import Site, SiteCheck
from wudan.sites.standing import figures, standing_of
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.standing.forms import CheckForm
from wudan.web.console.standing.loading import (
    KEEPERS,
    KNOWERS,
    load_check,
    load_result,
    load_site,
    picture_of,
    standard_in_force,
    today,
)
from wudan.web.console.standing.pictures import kept, many_pictures
from wudan.web.submitting import submit


@for_roles(*KEEPERS)
@many_pictures
def site_check(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The form, and what it sends. 422 with what was typed."""
    site, at = load_site(request, unit_id), clock.now()
    form = check_form(request, site, at)
    if request.method != "POST":
        return check_form_page(request, site, form)

    def do() -> str:
        fields = {one.item.code: f"picture-{one.item.code}" for one in form.standing}
        with kept(request, fields) as pictures:
            told = form.cleaned_data
            made = (checks.check if form.is_own else look_in)(
                site=site, seen=told["seen"], lines=form.lines(pictures), words=told["summary"],
                days=told.get("days"), by=actor_of(request), at=at,
            )  # fmt: skip
        return posting.page("check", made.pk)

    return submit(
        request, form, do, done=_("检查记下了。"),
        show=lambda words, status: check_form_page(request, site, form, words, status),
    )  # fmt: skip


@for_roles(*KNOWERS)
def check_sheet(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The blank sheet: printed for the road, filled in by hand."""
    site, at = load_site(request, unit_id), clock.now()
    standard = standard_in_force()
    items = standard.items.order_by("position") if standard else []
    known = known_of(site, [code for item in items for code in item.known], at=at)
    lines = [(item, [words for code in item.known for words in known[code]]) for item in items]
    context = {"site": site, "standard": standard, "lines": lines, "found": Found.labels, "at": at}
    return render(request, "console/standing/sheet.html", context)


@for_roles(*KNOWERS)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What a check found, against the version it was made by."""
    made = load_check(request, pk)
    rows = made.results.select_related("item", "rectification").order_by("item__position")
    results = list(rows)
    count = made.standard.items.count()
    context = {
        "check": made, "results": [(row, getattr(row, "rectification", None)) for row in results], "figures": figures(results),
        "items_count": count, "is_whole": len(results) == count,
    }  # fmt: skip
    return render(request, "console/standing/check.html", context)


@for_roles(*KNOWERS)
def check_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of one item."""
    return picture_of(pictures_kept().get(load_result(request, pk).picture))


def check_form(request: HttpRequest, site: Site, at: datetime) -> CheckForm:
    """The form of the version in force. Raises Objected: not this actor, not this site."""
    actor, standard = actor_of(request), standard_in_force()
    insist(permissions.checking_objection(actor, site, standard))
    assert standard is not None  # noqa: S101 - the objection says so
    standing = standing_of(site, standard, on=today())
    known = known_of(site, [code for one in standing for code in one.item.known], at=at)
    is_own = permissions.kind_of_check(actor, site) is CheckKind.OWN
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return CheckForm(
        sent[0], files=sent[1], standing=standing, standard=standard, is_own=is_own, known=known
    )


def check_form_page(
    request: HttpRequest, site: Site, form: CheckForm, words: str = "", status: int = 200
) -> HttpResponse:
    """The form's page, with what was typed; told above it when something was refused."""
    context = {
        "site": site, "form": form, "standard": standard_in_force(), "refusal_words": words,
        "latest": SiteCheck.objects.filter(site=site).order_by("-at").first(),
    }  # fmt: skip
    return render(request, "console/standing/check_form.html", context, status=status)
