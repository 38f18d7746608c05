"""可能是同一个人: two side by side, masked; a human decides, and can take it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.orders.models import Order
from wudan.people.actions import persons
from wudan.people.actors import Actor
from wudan.people.duplicates import Pair, pairs_for
from wudan.people.models import Account, Bond, Merger, Person
from wudan.people.permissions import merging_objection
from wudan.privacy.actions import merge_persons, separate_persons
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, for_roles

_SHOWN = 10
_DONE = {"first": _("合好了。合错了可以在下面分开。"), "second": _("合好了。合错了可以在下面分开。"),
         "two": _("记下了，以后不再问。")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One of two, masked, with how much hangs on it."""

    person: Person
    orders_count: int
    bonds_count: int
    has_account: bool
    objection: str


@for_roles(*OFFICE)
def duplicates(request: HttpRequest) -> HttpResponse:
    """The pairs in reach, and what was merged lately."""
    actor = actor_of(request)
    pairs = pairs_for(actor)[:_SHOWN]
    counts = _counted(actor, pairs)
    merged = Merger.objects.filter(
        separated_at=None, kept__home__path__startswith=actor.unit_path
    ).select_related("kept__home", "dropped")
    context = {
        "pairs": [(pair, _sides(actor, pair, counts), posting.new_token()) for pair in pairs],
        "mergers": [(one, posting.new_token()) for one in merged.order_by("-pk")[:_SHOWN]],
    }
    return render(request, "console/people/duplicates.html", context)


@require_POST
@for_roles(*OFFICE)
def duplicate(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """The decision: keep the first, keep the second, or two."""
    actor, decision = actor_of(request), request.POST.get("keep", "")

    def do() -> str:
        at, first, second = clock.now(), _load(actor, one), _load(actor, other)
        if decision == "first":
            merge_persons(kept=first, dropped=second, by=actor, at=at)
        elif decision == "second":
            merge_persons(kept=second, dropped=first, by=actor, at=at)
        elif decision == "two":
            persons.distinguish(one=first, other=second, by=actor, at=at)
        else:
            raise Malformed({"keep": _("请选留下哪一条，或说明是两个人。")})
        return posting.page("duplicates")

    answer = posting.once(request, do)
    messages.success(request, str(_DONE[decision]))
    return answer


@require_POST
@for_roles(*OFFICE)
def separation(request: HttpRequest, pk: int) -> HttpResponse:
    """They were two after all."""
    actor = actor_of(request)
    within = Merger.objects.filter(kept__home__path__startswith=actor.unit_path)
    held = within.filter(pk=pk).first()
    if held is None:
        raise Missing

    def do() -> str:
        separate_persons(merger=held, by=actor, at=clock.now())
        return posting.page("duplicates")

    answer = posting.once(request, do)
    messages.success(request, _("分开了，各归各的。"))
    return answer


def _load(actor: Actor, pk: int) -> Person:
    found = Person.objects.findable_by(actor).select_related("home").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


@dataclass(frozen=True, slots=True)
class Counts:
    """How much hangs on each person of a page: three questions for all of them."""

    orders: dict[int, int]
    bonds: dict[int, int]
    accounts: set[int]


def _counted(actor: Actor, pairs: list[Pair]) -> Counts:
    people = [person.pk for pair in pairs for person in (pair.one, pair.other)]
    visible = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    orders = visible.filter(placed_for__in=people).values_list("placed_for")
    bonds = Bond.objects.live().filter(ward__in=people).values_list("ward")
    accounts = Account.objects.filter(person__in=people).values_list("person", flat=True)
    return Counts(
        dict(orders.annotate(n=Count("pk")).order_by()),
        dict(bonds.annotate(n=Count("pk")).order_by()),
        set(accounts),
    )


def _sides(actor: Actor, pair: Pair, counts: Counts) -> list[Side]:
    return [_side(actor, pair.one, pair.other, counts), _side(actor, pair.other, pair.one, counts)]


def _side(actor: Actor, person: Person, twin: Person, counts: Counts) -> Side:
    objection = merging_objection(actor, person, twin, on=clock.day_of(clock.now()))
    return Side(
        person, counts.orders.get(person.pk, 0), counts.bonds.get(person.pk, 0),
        person.pk in counts.accounts, objection.words if objection else "",
    )  # fmt: skip
