"""户: find one, or register one by its head."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.kit.text import tidy
from wudan.people.actions.households import register
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.households.finding import MOST, free_people, households_like
from wudan.web.console.households.forms import RegisterForm
from wudan.web.submitting import submit

_LONGEST = 40


@for_roles(*SITES)
def household_list(request: HttpRequest) -> HttpResponse:
    """The search and what it found. Names are posted, so that no address bar and no log keeps them."""
    actor, words = actor_of(request), tidy(request.POST.get("q", ""))[:_LONGEST]
    found = list(households_like(actor, words)[: MOST + 1]) if words else []
    context = {"q": words, "rows": found[:MOST], "more": len(found) > MOST}
    return render(request, "console/households/list.html", context)


@for_roles(*SITES)
def household_entry(request: HttpRequest) -> HttpResponse:
    """Find the head, then register the household where the head lives."""
    actor, words = actor_of(request), tidy(request.POST.get("q", ""))[:_LONGEST]
    if request.method != "POST" or "find" in request.POST:
        found = free_people(actor, words)
        return _entry(request, RegisterForm(actor=actor, found=found), words, "", 200)
    form = RegisterForm(request.POST, actor=actor)

    def do() -> str:
        head = form.cleaned_data["person"]
        if head.home is None:
            raise Malformed({"person": _("这位群众没有登记住在哪个村，请先更正资料。")})
        made = register(
            unit=head.home, title=form.cleaned_data["title"], head=head, by=actor, at=clock.now()
        )
        return posting.page("household", made.pk)

    return submit(
        request, form, do, done=_("登记好了。家里还有谁，在这一页加。"),
        show=lambda refused, status: _entry(request, _again(request, form), words, refused, status),
    )  # fmt: skip


def _again(request: HttpRequest, form: RegisterForm) -> RegisterForm:
    """What was chosen stays on the page."""
    person = form.cleaned_data.get("person") if hasattr(form, "cleaned_data") else None
    field = form.fields["person"]
    field.choices = [(person.pk, field.label_from_instance(person))] if person else []  # type: ignore[attr-defined]
    return form


def _entry(
    request: HttpRequest, form: RegisterForm, words: str, refused: str, status: int
) -> HttpResponse:
    has_found = bool(form.fields["person"].choices)  # type: ignore[attr-defined]
    context = {"form": form, "q": words, "refusal_words": refused, "has_found": has_found}
    return render(request, "console/households/entry.html", context, status=status)
