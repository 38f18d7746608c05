"""Connected systems: which there are, a new one, one of them with its key."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.connections import actions, permissions
from wudan.connections.models import System
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.connections.forms import SystemForm
from wudan.web.console.guard import for_roles
from wudan.web.posting import page
from wudan.web.submitting import PostForm, on_top, submit

READERS = ("system_administrator", "auditor", *permissions.ANSWERING)
_MOST = 100
_KEY = "system_key"


@for_roles(*READERS)
def connections(request: HttpRequest) -> HttpResponse:
    """Those one may know of, by name."""
    actor = actor_of(request)
    rows = System.objects.readable_by(actor).filter(county=settings.PACK.county).with_names()
    context = {
        "systems": list(rows.order_by("ended_at", "name")[:_MOST]),
        "may_register": permissions.registering_objection(actor) is None,
    }
    return render(request, "console/connections/list.html", context)


@for_roles("system_administrator")
def connection_new(request: HttpRequest) -> HttpResponse:
    """Note a system down."""
    form = SystemForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _form(request, form)
    by, at = actor_of(request), clock.now()

    def do() -> str:
        made = actions.register(said=form.said(), by=by, at=at)
        return page("connection", made.pk)

    return submit(
        request, form, do, done=_("登记好了，等负责的岗位同意。"),
        show=lambda words, status: _form(request, form, words=words, status=status),
    )  # fmt: skip


@for_roles(*READERS)
def connection(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: its key (`key`), the post's yes (`agree`), its end (`end`)."""
    system = load(actor_of(request), pk)
    if request.method != "POST":
        return _page(request, system)
    form = PostForm(request.POST)
    return submit(
        request, form, lambda: _do(request, load(actor_of(request), pk)), done=_("办好了。"),
        show=lambda words, status: _page(request, load(actor_of(request), pk), words=words, status=status),
    )  # fmt: skip


def load(actor: Actor, pk: int) -> System:
    """A system the actor may know of. Raises Missing."""
    rows = System.objects.readable_by(actor).filter(county=settings.PACK.county).with_names()
    if (found := rows.filter(pk=min(pk, LARGEST_KEY)).first()) is None:
        raise Missing
    return found


def _do(request: HttpRequest, system: System) -> str:
    by, at, act = actor_of(request), clock.now(), request.POST.get("act", "")
    if act == "agree":
        actions.agree(system=system, by=by, at=at)
    elif act == "key":
        request.session[_KEY] = actions.make_key(system=system, by=by, at=at)
    elif act == "end":
        actions.end(system=system, by=by, at=at)
    else:
        raise Malformed({"act": "请选要办哪件事。"})
    return page("connection", system.pk)


def _form(
    request: HttpRequest, form: SystemForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    return render(request, "console/connections/new.html", {"form": form}, status=status)


def _page(
    request: HttpRequest, system: System, *, words: str = "", status: int = 200
) -> HttpResponse:
    form, actor = PostForm({} if words else None), actor_of(request)
    on_top(form, words)
    last = system.arrivals.order_by("-at").values_list("at", flat=True).first()
    context = {
        "form": form, "system": system, "count": system.arrivals.count(), "last_at": last,
        "key": request.session.pop(_KEY, "") if request.method == "GET" else "",
        "may_agree": permissions.agreeing_objection(actor, system) is None,
        "may_key": permissions.key_objection(actor, system) is None,
        "may_end": permissions.ending_objection(actor, system) is None,
        "address": request.build_absolute_uri("/open311/v2"),
    }  # fmt: skip
    return render(request, "console/connections/one.html", context, status=status)
