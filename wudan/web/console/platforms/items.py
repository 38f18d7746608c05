"""菜单项: one item with its versions; changed, limited, put on the menu or taken off."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.catalog import actions
from wudan.catalog.models import CapacityPeriod, ServiceCapacity
from wudan.catalog.permissions import menu_objection
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.guard import for_roles
from wudan.web.console.platforms.forms import LimitForm, OfferForm, ServiceForm
from wudan.web.console.platforms.loading import KEEPERS, WIDE, load_platform, load_service
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import day


@for_roles(*WIDE, "department_officer")
def platform_service(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """The item, its periods and its versions; the forms for who keeps the menu."""
    return _page(request, code, item)


@for_roles(*KEEPERS)
def service_edit(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Change it; 422 with what was typed."""
    today = clock.day_of(clock.now())
    service = load_service(load_platform(actor_of(request), code, today), item)
    form = ServiceForm(request.POST, service=service, today=today)
    seen = posting.seen_version(request)
    return _posted(
        request, code, item, "edit", form, _("改好了，旧的一版留着。"),
        lambda: actions.edit_service(
            service=service, wanted=form.wanted(), why=form.cleaned_data["why"],
            by=actor_of(request), at=clock.now(), seen=seen,
        ),
    )  # fmt: skip


@for_roles(*KEEPERS)
def service_limit(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Limit it, or lift the limit."""
    today = clock.day_of(clock.now())
    service = load_service(load_platform(actor_of(request), code, today), item)
    form = LimitForm(request.POST)
    return _posted(
        request, code, item, "limit", form, _("名额定好了。"),
        lambda: actions.limit_service(
            service=service, by=actor_of(request), at=clock.now(), **form.cleaned_data
        ),
    )  # fmt: skip


@for_roles(*KEEPERS)
def service_offer(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Put it on the menu, or take it off."""
    today = clock.day_of(clock.now())
    service = load_service(load_platform(actor_of(request), code, today), item)
    form, offered = OfferForm(request.POST), request.POST.get("offered") == "1"
    return _posted(
        request, code, item, "offer", form, _("办好了。"),
        lambda: actions.offer_service(
            service=service, offered=offered, why=form.cleaned_data["why"],
            by=actor_of(request), at=clock.now(),
        ),
    )  # fmt: skip


def _posted(
    request: HttpRequest, code: str, item: str, name: str, form: PostForm, done: Words,
    act: Callable[[], object],
) -> HttpResponse:  # fmt: skip
    if request.method != "POST":
        return posting.go(request, posting.page("platform-service", code, item))

    def do() -> str:
        act()
        return posting.page("platform-service", code, item)

    def show(words: str, status: int) -> HttpResponse:
        return _page(request, code, item, {name: form}, words, status)

    return submit(request, form, do, done=done, show=show)


def _page(
    request: HttpRequest, code: str, item: str, typed: dict[str, PostForm] | None = None,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    service = load_service(platform, item)
    forms = {
        "edit": ServiceForm(service=service, today=today), "limit": _limit_form(service.pk, today),
        "offer": OfferForm(),
    } | (typed or {})  # fmt: skip
    periods = CapacityPeriod.objects.filter(service=service).coming(today)[:8]
    context = {
        "platform": platform, "service": service, "refusal_words": words,
        "may_keep": menu_objection(actor, platform, on=today) is None,
        "periods": [(_named(row), row) for row in periods],
        "limits": list(service.capacities.order_by("-starts_on")[:6]),
        "versions": list(service.versions.order_by("-number")[:12]),
        "bound": next(iter(typed), "") if typed else "", **forms,
    }  # fmt: skip
    return render(request, "console/platforms/item.html", context, status=status)


def _limit_form(service_id: int, today: object) -> LimitForm:
    now = ServiceCapacity.objects.filter(service=service_id, ends_on=None).first()
    first = {"period": now.period, "places": now.places} if now else {"period": "month"}
    return LimitForm(initial={"starts_on": today, **first})


def _named(row: CapacityPeriod) -> str:
    if row.period == "month":
        return Phrase("{year} 年 {month} 月", year=row.starts_on.year, month=row.starts_on.month)
    return Phrase("{starts_on} 起的一周", starts_on=day(row.starts_on))
