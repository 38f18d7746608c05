"""岗位: who holds what within reach, in the order of the tree; thirty a page."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.people import policies
from wudan.people.actors import Actor
from wudan.people.models import Nomination, Post
from wudan.people.permissions import seconding_objection
from wudan.people.querysets import PostQuerySet
from wudan.people.roles import APART, GRANTING, POST_ROLES, ROLES, SECONDED
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.finding import asked
from wudan.web.console.posts.wording import standing_of
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import PostForm
from wudan.web.tree import in_order, place_in_tree

READERS = (*sorted(GRANTING), "auditor")
_TABS = {"held": Phrase("在任"), "due": Phrase("快到确认期"), "all": Phrase("全部历届")}


@dataclass(frozen=True, slots=True)
class Line:
    """One post in the list."""

    row: Post
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list; fits parts/tabs.html."""

    label: str
    url: str
    current: bool
    count: int | None = None


@for_roles(*READERS)
def post_list(request: HttpRequest) -> HttpResponse:
    """The posts within reach; by name, role, branch of the tree."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    tab = request.GET.get("tab", "held")
    tab = tab if tab in _TABS else "held"
    posts = _within(actor)
    near = posts.held_on(today).due_by(today + policies.WARNED_BEFORE)
    shown = {"held": posts.held_on(today), "due": near, "all": posts}[tab]
    branches = _branches(actor, today)
    lines, before, after, count = _page(request, _asked(request, shown, branches), today)
    context = {
        "tabs": [Tab(_(_TABS[one]), address(request, tab=one, page=""), one == tab) for one in _TABS],
        "lines": lines, "count": count, "previous_url": before, "next_url": after,
        "due_count": near.filter(role__in=actor.kind.grants).count(),
        "q": asked(request), "role": request.GET.get("role", ""),
        "branch": request.GET.get("branch", ""), "tab": tab,
        "roles": [role for role in POST_ROLES if actor.kind.apart or not role.apart],
        "branches": branches if len(branches) > 1 else [], "grants": bool(actor.kind.grants),
        "nominations": _nominations(actor),
    }  # fmt: skip
    return render(request, "console/posts/list.html", context)


def _within(actor: Actor) -> PostQuerySet:
    """What the page lists: reach, without what the actor holds elsewhere for himself."""
    visible = Post.objects.visible_to(actor).filter(unit__path__startswith=actor.unit_path)
    return visible if actor.kind.apart else visible.exclude(role__in=APART)


def _asked(request: HttpRequest, posts: PostQuerySet, branches: list[Unit]) -> PostQuerySet:
    if words := asked(request):
        named = ("person__name__contains", "unit__name__contains", "title__contains")
        posts = posts.filter(reduce(or_, (Q(**{field: words}) for field in named)))
    if (role := request.GET.get("role", "")) in ROLES:
        posts = posts.filter(role=role)
    branch = request.GET.get("branch", "")
    picked = next((unit for unit in branches if str(unit.pk) == branch), None)
    return posts.filter(unit__path__startswith=picked.path) if picked else posts


def _page(
    request: HttpRequest, posts: PostQuerySet, today: date
) -> tuple[list[Line], str, str, int]:
    """A page in the order of the tree, heads before their people, the present before the past."""
    rows = posts.values_list("pk", "unit__path", "heads", "starts_on")
    keys = {
        pk: (place_in_tree(path), not heads, -on.toordinal(), pk) for pk, path, heads, on in rows
    }
    ordered = sorted(keys, key=keys.__getitem__)
    number = page_number(request)
    start = (number - 1) * PAGE
    found = posts.with_names().in_bulk(ordered[start : start + PAGE])
    lines = [
        Line(found[pk], *standing_of(found[pk], today)) for pk in ordered[start : start + PAGE]
    ]
    before = address(request, page=str(number - 1)) if number > 1 else ""
    after = address(request, page=str(number + 1)) if len(ordered) > start + PAGE else ""
    return lines, before, after, len(ordered)


def _branches(actor: Actor, today: date) -> list[Unit]:
    below = Unit.objects.open_on(today).at_or_below(actor.unit_path)
    kinds = (UnitKind.INSTITUTE, UnitKind.DEPARTMENT, UnitKind.STATION)
    wanted = kinds if actor.role == "institute_staff" else kinds[:2]
    return in_order(below.filter(kind__in=wanted))


def _nominations(actor: Actor) -> list[tuple[Nomination, str, PostForm]]:
    """Proposals that wait for a second, and why this actor is not it."""
    if not actor.kind.grants & SECONDED:
        return []
    waiting = Nomination.objects.filter(decided_at=None, unit__path__startswith=actor.unit_path)
    rows = waiting.select_related("person", "unit", "proposed_by").order_by("pk")[:PAGE]
    asked_of = ((row, seconding_objection(actor, row)) for row in rows)
    return [(row, why.words if why else "", PostForm()) for row, why in asked_of]
