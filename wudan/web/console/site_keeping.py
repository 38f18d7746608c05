"""电话、开放时间；名称、设在哪里；开设: what is said of a site, each by whom it belongs to."""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing, Objection, Stale
from wudan.people.actors import Actor
from wudan.sites import actions, permissions
from wudan.sites.models import Site
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.guard import OFFICE, SITES, for_roles
from wudan.web.console.site_forms import ContactForm, IdentityForm, NewSiteForm
from wudan.web.console.sites import load_site
from wudan.web.submitting import PostForm, submit


class _Keeping(NamedTuple):
    """One of the two things that are kept of a site: who may not, the form, and the act."""

    objection: Callable[[Actor, Site], Objection | None]
    form: Callable[..., ContactForm | IdentityForm]
    keep: Callable[..., Site]
    title: Words
    lede: Words
    done: Words


def _contact_form(found: Site, data: QueryDict | None = None) -> ContactForm:
    return ContactForm(data, site=found, present=found.periods.filter(ends_on=None).first())


def _identity_form(found: Site, data: QueryDict | None = None) -> IdentityForm:
    return IdentityForm(data, site=found)


_CONTACT = _Keeping(
    permissions.contact_objection, _contact_form, actions.keep_contact, _("电话、开放时间、地址"),
    _("改了马上人人看得到。不知道的空着，以后再补。"), _("改好了，群众现在就看得到。"),
)  # fmt: skip
_IDENTITY = _Keeping(
    permissions.identity_objection, _identity_form, actions.keep_identity, _("名称、设在哪里"),
    _("从今天起这样叫；已经报出去的小结、材料还是原来的名称。"), _("改好了。"),
)  # fmt: skip


@for_roles(*SITES)
def site_contact(request: HttpRequest, unit_id: int) -> HttpResponse:
    """How it is reached. 422 with what was typed; 409 with what is newer, which is not written over."""
    return _kept(request, unit_id, _CONTACT)


@for_roles(*OFFICE)
def site_identity(request: HttpRequest, unit_id: int) -> HttpResponse:
    """What it is: by the office above. 422 with what was typed; 409 with what is newer."""
    return _kept(request, unit_id, _IDENTITY)


def _kept(request: HttpRequest, unit_id: int, what: _Keeping) -> HttpResponse:
    found = load_site(request, unit_id)
    if what.objection(actor_of(request), found):
        raise Missing
    if request.method != "POST":
        return _page(request, found, what, what.form(found))
    form = what.form(found, request.POST)

    def do() -> str:
        what.keep(
            site=found, wanted=form.wanted(), seen=posting.seen_version(request),
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("site", unit_id)

    try:
        return submit(
            request, form, do, done=what.done,
            show=lambda words, status: _page(request, found, what, form, words, status),
        )  # fmt: skip
    except Stale as fault:
        newer = load_site(request, unit_id)
        return _page(request, newer, what, what.form(newer), fault.words, 409)


@for_roles(*OFFICE)
def site_new(request: HttpRequest) -> HttpResponse:
    """Open one; then its telephone and hours. 422 with what was typed."""
    actor, county = actor_of(request), settings.PACK.county
    if request.method != "POST":
        return _new_page(request, NewSiteForm(actor=actor, county=county))
    form = NewSiteForm(request.POST, actor=actor, county=county)

    def do() -> str:
        made = actions.open_site(
            parent=Unit.objects.get(pk=int(form.cleaned_data["parent"])), wanted=form.wanted(),
            place=form.place(), by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("site-contact", made.unit_id)

    return submit(
        request, form, do, done=_("开设好了。再写上电话和开放时间。"),
        show=lambda words, status: _new_page(request, form, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, found: Site, what: _Keeping, form: PostForm, words: str = "", status: int = 200
) -> HttpResponse:  # fmt: skip
    # what was typed goes on from what its writer saw, so that who was overtaken still hears of it
    version = posting.seen_version(request) if form.is_bound else found.version
    context = {
        "site": found, "form": form, "title": what.title, "lede": what.lede, "refusal_words": words,
        "version": version,
    }  # fmt: skip
    return render(request, "console/site_keeping.html", context, status=status)


def _new_page(
    request: HttpRequest, form: NewSiteForm, words: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "refusal_words": words}
    return render(request, "console/site_new.html", context, status=status)
