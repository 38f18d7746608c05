"""Whom and where: units of a role, and persons by name, within what the actor may look up."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Missing
from wudan.kit.text import objection_to
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Person, Post
from wudan.people.roles import ROLES
from wudan.web.tree import place_in_tree

MOST = 20
LONGEST = 40
Candidate = tuple[Person, str, str]
"""A person, where they live, what they hold today."""


def asked(request: HttpRequest, name: str = "q") -> str:
    """What was typed to search for; nothing when it cannot be searched for."""
    words = request.GET.get(name, "").strip()
    return "" if objection_to(words, most=LONGEST) else words


def number(request: HttpRequest, name: str) -> int | None:
    """A row's number from the address or the form."""
    text = request.POST.get(name, "") or request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def candidates(actor: Actor, words: str) -> list[Candidate]:
    """Persons of that name whom the actor may appoint, each with village and posts, so that two
    of one name are told apart. Counted like every look at others' data."""
    if not words:
        return []
    now = clock.now()
    spend_budget("look_up", by=actor, at=now)
    held = Post.objects.held_on(clock.day_of(now)).select_related("unit")
    people = Person.objects.appointable_by(actor).named_like(words).exclude(pk=actor.person)
    found = people.select_related("home").prefetch_related(
        Prefetch("posts", queryset=held, to_attr="held")
    )
    return [candidate(person) for person in found.order_by("name", "pk")[:MOST]]


def candidate(person: Person) -> Candidate:
    """How a person is told from another of the same name."""
    held: Iterable[Post] = getattr(person, "held", ())
    posts = in_words(Listed(COMMA, (f"{post.unit.short_name}{post.named}" for post in held)))
    return person, person.home.short_name if person.home else _("不住本县的站"), posts


def chosen_person(request: HttpRequest, actor: Actor) -> Person | None:
    """The person picked from the list. Raises Missing for one the actor may not look up."""
    pk = number(request, "person")
    if pk is None:
        return None
    found = Person.objects.appointable_by(actor).select_related("home").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def units_of(actor: Actor, role: str, *, on: date) -> list[Unit]:
    """Where a role is held within the actor's subtree, in official order."""
    below = Unit.objects.open_on(on).at_or_below(actor.unit_path)
    return sorted(
        below.filter(kind__in=ROLES[role].kinds), key=lambda unit: place_in_tree(unit.path)
    )
