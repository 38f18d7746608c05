"""一户: who belongs, what is on its account, and the acts: join, leave, head, split, merge."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import tidy
from wudan.ledger import points
from wudan.ledger.actions.points import merge_households, split_household
from wudan.ledger.balances import balance_of
from wudan.people.actions import households
from wudan.people.actors import Actor
from wudan.people.models import Household
from wudan.people.permissions.households import changing_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.households.finding import free_people
from wudan.web.console.households.forms import MemberForm, MergeForm, PickForm, SplitForm
from wudan.web.submitting import PostForm, submit

_LONGEST = 40
Typed = dict[str, Any]


def _join(held: Household, typed: Typed, by: Actor) -> Household:
    households.join(household=held, person=typed["person"], by=by, at=clock.now())
    return held


def _leave(held: Household, typed: Typed, by: Actor) -> Household:
    households.leave(household=held, person=typed["member"].person, by=by, at=clock.now())
    return held


def _head(held: Household, typed: Typed, by: Actor) -> Household:
    households.name_head(household=held, person=typed["member"].person, by=by, at=clock.now())
    return held


def _split(held: Household, typed: Typed, by: Actor) -> Household:
    return split_household(
        household=held, title=typed["title"], head=typed["head"],
        movers=typed["movers"], spend=typed["spend"], by=by, at=clock.now(),
    )  # fmt: skip


def _merge(held: Household, typed: Typed, by: Actor) -> Household:
    no = "".join(letter for letter in typed["no"] if letter.isdigit())
    into = Household.objects.live().seen_by(by).filter(no=no).first()
    if into is None:
        raise Malformed({"no": str(_("没有找到这个户号，或不在您的辖区。"))})
    return merge_households(household=held, into=into, by=by, at=clock.now())


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done to a household: its form, how, and the words when it is done."""

    form: Callable[[object, Household, Actor], PostForm]
    do: Callable[[Household, Typed, Actor], Household]
    done: object


ACTS = {
    "join": Act(lambda sent, held, by: PickForm(sent, actor=by), _join, _("加进来了。")),
    "leave": Act(lambda sent, held, by: MemberForm(sent, household=held), _leave, _("出户了，他自己的分还是他的。")),
    "head": Act(lambda sent, held, by: MemberForm(sent, household=held), _head, _("户主换好了。")),
    "split": Act(lambda sent, held, by: SplitForm(sent, household=held), _split, _("分好了，这是新的一户。")),
    "merge": Act(lambda sent, held, by: MergeForm(sent), _merge, _("并好了，分都在这一户。")),
}  # fmt: skip


@for_roles(*SITES)
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; a form of it says in `act` what it wants."""
    actor = actor_of(request)
    held = _load(actor, pk)
    sent = ACTS.get(request.POST.get("act", ""))
    if request.method != "POST" or sent is None:
        return _page(request, held, {}, "", 200)
    form = sent.form(request.POST, held, actor)

    def do() -> str:
        return posting.page("household", sent.do(held, form.cleaned_data, actor).pk)

    forms = {request.POST["act"]: form}
    return submit(
        request, form, do, done=str(sent.done),
        show=lambda words, status: _page(request, held, forms, words, status),
    )  # fmt: skip


def _load(actor: Actor, pk: int) -> Household:
    rows = Household.objects.seen_by(actor).select_related("unit", "heir")
    if (found := rows.filter(pk=pk).first()) is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, held: Household, forms: dict[str, PostForm], words: str, status: int
) -> HttpResponse:
    actor, asked = actor_of(request), tidy(request.POST.get("q", ""))[:_LONGEST]
    members = list(held.members.filter(until=None).select_related("person").order_by("role", "pk"))
    objection = changing_objection(actor, held)
    found = [] if objection else free_people(actor, asked)
    context = {
        "household": held, "members": members, "balance": balance_of(points.household(held.pk)),
        "objection": objection.words if objection else "", "q": asked, "refusal_words": words,
        "join": forms.get("join") or PickForm(actor=actor, found=found), "found": found,
        "split": forms.get("split") or SplitForm(household=held) if len(members) > 1 else None,
        "merge": forms.get("merge") or MergeForm(), "token": posting.new_token(),
        "acted": next(iter(forms), ""),
    }  # fmt: skip
    return render(request, "console/households/one.html", context, status=status)
