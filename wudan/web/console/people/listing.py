"""群众: find somebody of one's own places by name, village or the last digits of a telephone."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.text import tidy
from wudan.people.actions import persons
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.enums import BondKind
from wudan.people.models import Bond, Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.people.forms import EntryForm
from wudan.web.submitting import submit

MOST = 50
_LONGEST = 40
_MANY_WARDS = 3


@for_roles(*SITES)
def people(request: HttpRequest) -> HttpResponse:
    """The search and what it found; nothing is listed unasked. Names and telephones are posted, so
    that no address bar and no log keeps them."""
    actor, words = actor_of(request), tidy(request.POST.get("q", ""))[:_LONGEST]
    found = _found(actor, words) if words else []
    context = {
        "q": words, "rows": found[:MOST], "more": len(found) > MOST,
        "helpers": [] if words else _helpers(actor), "decides": actor.role != "station_keeper",
    }  # fmt: skip
    return render(request, "console/people/list.html", context)


@for_roles(*SITES)
def person_entry(request: HttpRequest) -> HttpResponse:
    """Note somebody down; who is known already is opened instead."""
    actor = actor_of(request)
    if request.method != "POST":
        return _entry(request, EntryForm(actor=actor), "", 200)
    form = EntryForm(request.POST, actor=actor)

    def do() -> str:
        made = persons.enter(**form.cleaned_data, by=actor, at=clock.now())
        return posting.page("person", made.pk)

    return submit(
        request, form, do, done=_("登记好了。"),
        show=lambda words, status: _entry(request, form, words, status),
    )  # fmt: skip


def _entry(request: HttpRequest, form: EntryForm, words: str, status: int) -> HttpResponse:
    context = {"form": form, "refusal_words": words}
    return render(request, "console/people/entry.html", context, status=status)


def _found(actor: Actor, words: str) -> list[Person]:
    """Looked up by one's own budget. Raises TooMany."""
    spend_budget("look_up", by=actor, at=clock.now())
    within = Person.objects.findable_by(actor)
    rows = within.named_like(words) | within.filter(home__short_name__startswith=words)
    return list(rows.select_related("home").order_by("home__path", "name", "pk")[: MOST + 1])


def _helpers(actor: Actor) -> list[dict[str, object]]:
    """Helpers who act for several people, for the office to look at (domain §5, row 9)."""
    if actor.role == "station_keeper":
        return []
    running = Bond.objects.running_on(clock.day_of(clock.now())).filter(
        kind=BondKind.HELPER, ward__home__path__startswith=actor.unit_path
    )
    many = running.values("guardian__name", "post__unit__short_name").annotate(count=Count("pk"))
    named = many.filter(count__gte=_MANY_WARDS).order_by("post__unit__path", "guardian__name")
    return [dict(row) for row in named[:MOST]]
