"""一处阵地的现状: each item's last word, checks, rectifications, who works there, 示范 and 帮带."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.people.models import Post
from wudan.registers.known import known_of
from wudan.sites import permissions
from wudan.sites.actions import demonstrations
from wudan.sites.actions.staff import end_staff, name_staff
from wudan.sites.models import Demonstration, Pairing, Rectification, Site
from wudan.sites.standing import standing_of
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.standing.forms import GrantForm, StaffForm
from wudan.web.console.standing.loading import (
    KEEPERS,
    KNOWERS,
    load_site,
    load_staff,
    standard_in_force,
    today,
)
from wudan.web.console.training.finding import found, spend
from wudan.web.submitting import PostForm, submit

_CHECKS = 6


@for_roles(*KNOWERS)
def site_standing(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The page."""
    return _page(request, load_site(request, unit_id))


@for_roles(*KEEPERS)
def site_staff(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Name somebody who works here."""
    site = load_site(request, unit_id)
    if request.method != "POST":
        return posting.go(request, posting.page("site-standing", unit_id))
    form = StaffForm(request.POST)
    spend(request)

    def do() -> str:
        told = form.cleaned_data
        name_staff(
            site=site, person=found(form, site.unit.county), time=told["time"], duty=told["duty"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("site-standing", unit_id)

    return submit(
        request, form, do, done=_("登记了。"),
        show=lambda words, status: _page(request, site, words, status, staff_form=form),
    )  # fmt: skip


@for_roles(*KEEPERS)
def staff_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody works here no longer."""
    row = load_staff(request, pk)
    unit_id = row.site.unit_id
    if request.method != "POST":
        return posting.go(request, posting.page("site-standing", unit_id))

    def do() -> str:
        end_staff(row=row, by=actor_of(request), at=clock.now())
        return posting.page("site-standing", unit_id)

    return submit(
        request, PostForm(request.POST), do, done=_("记下了：不在这里了。"),
        show=lambda words, status: _page(request, load_site(request, unit_id), words, status),
    )  # fmt: skip


@for_roles("center_office")
def site_demonstration(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Grant a demonstration."""
    site = load_site(request, unit_id)
    if request.method != "POST":
        return posting.go(request, posting.page("site-standing", unit_id))
    form = GrantForm(request.POST)

    def do() -> str:
        row = demonstrations.grant(
            site=site, by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("demonstration", row.pk)

    return submit(
        request, form, do, done=_("认定了。"),
        show=lambda words, status: _page(request, site, words, status, grant_form=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, site: Site, words: str = "", status: int = 200, *,
    staff_form: StaffForm | None = None, grant_form: GrantForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, day, standard = actor_of(request), today(), standard_in_force()
    standing = standing_of(site, standard, on=day) if standard else []
    codes = [code for one in standing for code in one.item.known]
    present = Demonstration.objects.on(day).filter(site=site).first()
    context: dict[str, Any] = {
        "site": site, "standard": standard, "today": day, "now": clock.now(),
        "standing": standing, "known": known_of(site, codes, at=clock.now()),
        "checks": site.checks.select_related("standard").order_by("-at")[:_CHECKS],
        "mending": Rectification.objects.open().filter(site=site).select_related("item").order_by("due_at"),
        "posts": Post.objects.held_on(day).filter(unit=site.unit_id).select_related("person"),
        "staff": site.staff.present().select_related("person").order_by("starts_on", "pk"),
        "demonstration": present, "kind": settings.PACK.site_kinds[site.unit.kind],
        "pairings": Pairing.objects.filter(helped=site).running().select_related("demonstration__site__unit"),
        "check_objection": permissions.checking_objection(actor, site, standard),
        "keeps": permissions.staffing_objection(actor, site) is None,
        "staff_form": staff_form or StaffForm(), "token_form": PostForm(),
        "grant_objection": permissions.granting_objection(actor, site, present, standard),
        "grants": actor.may("keep_sites"), "grant_form": grant_form or GrantForm(initial=_dates()),
        "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/standing/site.html", context, status=status)


def _dates() -> dict[str, object]:
    """A review in a year, an end in two: what the form proposes."""
    year = timedelta(days=365)
    return {"review_on": today() + year, "expires_on": today() + 2 * year}
