"""发卡: find who wants a card, see whether there is one, give one out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock, numbers
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Household, HouseholdMember, Person
from wudan.rewards.actions import cards
from wudan.rewards.models import Card
from wudan.rewards.permissions.card import issuing_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.counter.card_forms import CardForm
from wudan.web.console.counter.loading import load_owner
from wudan.web.console.guard import SITES, for_roles
from wudan.web.submitting import submit

MOST = 30
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was looked for, with the cards there are."""

    person: Person
    own: Card | None
    household: Household | None
    shared: Card | None


@for_roles(*SITES)
def card_desk(request: HttpRequest) -> HttpResponse:
    """The search; nothing is listed unasked. A card number opens its card."""
    actor, words = actor_of(request), tidy(request.POST.get("q", ""))[:_LONGEST]
    digits = words.replace(" ", "")
    if numbers.is_number(digits):
        known = Card.objects.visible_to(actor).filter(no=digits).first()
        if known is not None:
            return posting.go(request, posting.page("card", known.pk))
    rows = look_up(actor, words) if words else []
    context = {"q": words, "rows": rows[:MOST], "more": len(rows) > MOST}
    return render(request, "console/counter/cards.html", context)


@for_roles(*SITES)
def card_new(request: HttpRequest) -> HttpResponse:
    """A card for a person or a household."""
    person, household = load_owner(request)
    if request.method != "POST":
        return _page(request, CardForm(), person, household)
    form = CardForm(request.POST)

    def do() -> str:
        whose, home = load_owner(request)
        made = cards.issue(
            unit=_unit(whose, home), person=whose, household=home, by=actor_of(request),
            at=clock.now(), **form.said(),
        )  # fmt: skip
        return posting.page("card", made.pk)

    return submit(
        request, form, do, done=_("卡发好了。请打印出来交给本人。"),
        show=lambda words, status: _page(request, form, person, household, words, status),
    )  # fmt: skip


def look_up(actor: Actor, words: str) -> list[Found]:
    """People by name, telephone or village, by one's own budget. Raises TooMany."""
    spend_budget("look_up", by=actor, at=clock.now())
    within = Person.objects.findable_by(actor)
    rows = within.named_like(words) | within.filter(home__short_name__startswith=words)
    people = list(rows.select_related("home").order_by("home__path", "name", "pk")[: MOST + 1])
    belonging = HouseholdMember.objects.live().filter(person__in=people)
    homes = {one.person_id: one.household for one in belonging.select_related("household")}
    live = Card.objects.visible_to(actor).live()
    own = {card.person_id: card for card in live.filter(person__in=people)}
    shared = {card.household_id: card for card in live.filter(household__in=homes.values())}
    return [
        Found(one, own.get(one.pk), homes.get(one.pk), shared.get(_key(homes.get(one.pk))))
        for one in people
    ]


def _key(household: Household | None) -> int | None:
    return household.pk if household is not None else None


def _unit(person: Person | None, household: Household | None) -> Unit:
    if household is not None:
        return household.unit
    assert person is not None and person.home is not None, "found by where they live"  # noqa: S101, PT018
    return person.home


def _page(
    request: HttpRequest, form: CardForm, person: Person | None, household: Household | None,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    unit = _unit(person, household)
    shut = issuing_objection(actor_of(request), unit, person, household)
    context = {
        "form": form, "person": person, "household": household, "unit": unit,
        "refusal_words": words or (shut.words if shut else ""), "open": shut is None,
    }  # fmt: skip
    return render(request, "console/counter/card_new.html", context, status=status)
