"""The queue of requests, and the form that takes one in somebody's name."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Objected
from wudan.kit.text import objection_to
from wudan.people.budgets import spend_budget
from wudan.people.models import Person
from wudan.privacy.actions import ask
from wudan.privacy.models import PrivacyRequest
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.privacy.forms import WishForm

_MOST_FOUND = 8
_MOST_SHOWN = 50
_MOST_ANSWERED = 10
_LONGEST_QUESTION = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One request in the list."""

    asked: PrivacyRequest
    is_late: bool


@for_roles(*SITES)
def desk(request: HttpRequest) -> HttpResponse:
    """Open requests of one's own people by date due; those answered lately; whom to take one for."""
    return _page(request, WishForm(actor=actor_of(request)), request.GET.get("q", ""))


@for_roles(*SITES)
def taking(request: HttpRequest) -> HttpResponse:
    """Write down what somebody asked for at the desk."""
    actor = actor_of(request)
    if request.method != "POST":
        return posting.go(request, posting.page("privacy-desk"))
    form = WishForm(request.POST, actor=actor)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        made = ask(**form.cleaned_data, by=actor, at=clock.now())
        return posting.page("privacy-asked", made.pk)

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        for name, words in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(words))
        return _page(request, form, request.POST.get("q", ""), status=422)
    except Objected as fault:
        form.add_error(None, in_words(fault.words))
        return _page(request, form, request.POST.get("q", ""), status=422)
    messages.success(request, _("记下了，最迟 15 天内要答复。"))
    return answer


def _page(request: HttpRequest, form: WishForm, asked: str, *, status: int = 200) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    seen = PrivacyRequest.objects.visible_to(actor).with_names()
    context = {
        "form": form, "q": asked, "people": _found(request, asked),
        "open": [Row(one, one.due_at < now) for one in seen.open()[:_MOST_SHOWN]],
        "answered": seen.exclude(answered_at=None).order_by("-answered_at")[:_MOST_ANSWERED],
    }  # fmt: skip
    return render(request, "console/privacy/desk.html", context, status=status)


def _found(request: HttpRequest, asked: str) -> list[Person]:
    """Who may be meant; each look-up counts (A16)."""
    asked, actor = asked.strip(), actor_of(request)
    if not asked or objection_to(asked, most=_LONGEST_QUESTION):
        return []
    spend_budget("look_up", by=actor, at=clock.now())
    people = Person.objects.findable_by(actor).select_related("home")
    return list(people.named_like(asked).order_by("name", "pk")[:_MOST_FOUND])
