"""菜单项: one item with its facts and versions; changed, limited, put on the menu or taken off."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import lazy
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.catalog import actions
from wudan.catalog.models import CapacityPeriod, Service, ServiceCapacity, ServiceChange
from wudan.catalog.permissions import menu_objection, settling_objection
from wudan.catalog.reach import names_of
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.projects.actions.changes import change_item, offer_item
from wudan.projects.actions.key_works import join_item
from wudan.projects.models import Joining, Project
from wudan.projects.permissions.changes import FOLLOWING, following_objection
from wudan.projects.permissions.key_works import item_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.guard import for_roles
from wudan.web.console.platforms.barred import barred_for
from wudan.web.console.platforms.forms import ChangeForm, LimitForm, OfferForm
from wudan.web.console.platforms.item_facts import (
    HEADING,
    asked_of,
    content_now,
    edits_of,
    facts_of,
)
from wudan.web.console.platforms.item_form import ServiceForm
from wudan.web.console.platforms.loading import KEEPERS, WIDE, load_platform, load_service
from wudan.web.console.projects.joining import JoiningForm, chosen, of_item
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import day

_MOST_VERSIONS, _MOST_CHANGES = 20, 6


@for_roles(*WIDE, "department_officer")
def platform_service(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """The item, its periods, facts and versions; the forms for who keeps the menu."""
    return _page(request, code, item)


@for_roles(*KEEPERS)
def service_edit(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """All of an item's facts, each with what follows from it; 422 with what was typed."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    platform = load_platform(actor, code, today)
    service = load_service(platform, item)
    project = Project.objects.filter(service=service.pk).first()
    kept = FOLLOWING if project is not None else ()
    form = ServiceForm(
        request.POST if request.method == "POST" else None, service=service, today=today, kept=kept
    )

    def show(words: str, status: int) -> HttpResponse:
        context = {
            "platform": platform, "service": service, "form": form, "refusal_words": words,
            "waiting": actions.waiting_change(service), **_judged(form, project, actor),
        }  # fmt: skip
        return render(request, "console/platforms/edit.html", context, status=status)

    if request.method != "POST":
        insist(menu_objection(actor, platform, on=today))
        return show("", 200)
    seen = posting.seen_version(request)

    def do() -> str:
        change_item(
            service=service, wanted=form.wanted(), why=form.cleaned_data["why"], by=actor,
            at=clock.now(), seen=seen,
        )  # fmt: skip
        return posting.page("platform-service", code, item)

    def told() -> str:
        if actions.waiting_change(service) is None:
            return now_("改好了，马上算，旧的一版留着。")
        return now_("记下了。风险、保险、证照的改动等复准，准了才算；别的已经改好。")

    return submit(request, form, do, done=lazy(told, str)(), show=show)


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
        lambda: offer_item(
            service=service, offered=offered, why=form.cleaned_data["why"],
            by=actor_of(request), at=clock.now(),
        ),
    )  # fmt: skip


@for_roles(*KEEPERS)
def service_key_work(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Which key work it goes with from now on, or none."""
    today = clock.day_of(clock.now())
    service = load_service(load_platform(actor_of(request), code, today), item)
    form = JoiningForm(request.POST, county=service.county, on=today)
    return _posted(
        request, code, item, "joining", form, _("记下了，从现在起算。"),
        lambda: join_item(
            service=service, work=chosen(form), by=actor_of(request), at=clock.now()
        ),
    )  # fmt: skip


@for_roles("center_office")
def service_change(request: HttpRequest, code: str, item: str, pk: int) -> HttpResponse:
    """Admit a change of risk, insurance or licences, or refuse it; never by who asked."""
    today = clock.day_of(clock.now())
    service = load_service(load_platform(actor_of(request), code, today), item)
    change = ServiceChange.objects.filter(service=service, pk=pk).first()
    if change is None:
        raise Missing
    change.service = service
    form, seen = ChangeForm(request.POST), posting.seen_version(request)
    return _posted(
        request, code, item, "settle", form, _("定了，提出的部门看得到。"),
        lambda: actions.settle_change(
            change=change, by=actor_of(request), at=clock.now(), seen=seen, **form.cleaned_data
        ),
    )  # fmt: skip


def _judged(form: ServiceForm, project: Project | None, actor: Actor) -> dict[str, object]:
    """Of a project's item: what the gate judged, where it is changed, and the way there for who may see it."""
    if project is None:
        return {}
    service = form.service
    now = content_now(service)
    kept = [name for name in FOLLOWING if name not in form.fields]
    seen = Project.objects.visible_to(actor).filter(pk=project.pk).exists()
    return {
        "project": project, "project_words": following_objection(project).words, "sees_project": seen,
        "judged": facts_of({name: now[name] for name in kept}, names_of([service])),
    }  # fmt: skip


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
        "limit": _limit_form(service.pk, today), "offer": OfferForm(), "settle": ChangeForm(),
        **_joining(service, actor, today),
    } | (typed or {})  # fmt: skip
    keeps = menu_objection(actor, platform, on=today) is None
    is_asked = keeps and not service.is_offered
    context = {
        "platform": platform, "service": service, "refusal_words": words, "may_keep": keeps,
        "barred": barred_for(actor, [service.pk]).get(service.pk) if is_asked else None,
        "joined": of_item(service.pk, on=today),
        "parted": Joining.objects.past().of_item(service.pk)[:_MOST_CHANGES], **_places(service, today), **_told(service, actor), **forms,
    }  # fmt: skip
    return render(request, "console/platforms/item.html", context, status=status)


def _joining(service: Service, actor: Actor, today: date) -> dict[str, JoiningForm | None]:
    """The list to choose from, for who keeps the menu, of an item that no project gave."""
    if item_objection(actor, service, on=today) is not None:
        return {"joining": None}
    now = of_item(service.pk, on=today)
    form = JoiningForm(county=service.county, on=today, now=now.work if now else None)
    return {"joining": form if form.has_choice else None}


def _places(service: Service, today: date) -> dict[str, object]:
    """Its limits and its periods with what is taken."""
    periods = CapacityPeriod.objects.filter(service=service).coming(today)[:8]
    return {
        "periods": [(_named(row), row) for row in periods],
        "limits": list(service.capacities.order_by("-starts_on")[:6]),
    }


def _told(service: Service, actor: Actor) -> dict[str, object]:
    """What it says now, who changed what and when, and what waits for admission."""
    versions = service.versions.order_by("-number")[:_MOST_VERSIONS]
    changes = list(service.changes.order_by("-asked_at", "-pk")[:_MOST_CHANGES])
    waiting = next((one for one in changes if not one.outcome), None)
    return {
        "facts": facts_of(content_now(service), names_of([service]), but=HEADING),
        "edits": edits_of(service, versions), "changes": asked_of(service, changes),
        "may_settle": waiting is not None and settling_objection(actor, waiting) is None,
    }  # fmt: skip


def _limit_form(service_id: int, today: object) -> LimitForm:
    now = ServiceCapacity.objects.filter(service=service_id, ends_on=None).first()
    first = {"period": now.period, "places": now.places} if now else {"period": "month"}
    return LimitForm(initial={"starts_on": today, **first})


def _named(row: CapacityPeriod) -> str:
    if row.period == "month":
        return Phrase("{year} 年 {month} 月", year=row.starts_on.year, month=row.starts_on.month)
    return Phrase("{starts_on} 起的一周", starts_on=day(row.starts_on))
