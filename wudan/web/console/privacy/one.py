"""One request: print the paper, answer, or erase on a signed wish (asked twice, by a second person)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing
from wudan.people.models import Person
from wudan.privacy import permissions
from wudan.privacy.actions import answer_request, erase_person, print_for
from wudan.privacy.enums import RequestKind
from wudan.privacy.models import PrivacyRequest
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.privacy.forms import AnswerForm
from wudan.web.portal.privacy.leaving import download
from wudan.web.stepping_up import stepped_up

_PRINTED = frozenset({RequestKind.COPY, RequestKind.EXPLAIN})


@for_roles(*SITES)
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """The request, and what this actor may do about it."""
    return _page(request, _load(request, pk), AnswerForm())


@for_roles(*SITES)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer in words."""
    one = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("privacy-asked", pk))
    form = AnswerForm(request.POST)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        answer_request(request=one, **form.cleaned_data, by=actor_of(request), at=clock.now())
        return posting.page("privacy-asked", pk)

    try:
        answered = posting.once(request, do)
    except Malformed as fault:
        for name, words in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(words))
        return _page(request, one, form, status=422)
    messages.success(request, _("答复了，本人在隐私中心看得到。"))
    return answered


@for_roles(*SITES)
@stepped_up
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper for who asked; by POST, since it is a reading that leaves a trail."""
    one = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("privacy-asked", pk))
    at = clock.now()
    made = print_for(request=one, by=actor_of(request), at=at)
    return download(made, "pdf", f"wudan-{pk}-{clock.day_of(at)}.pdf")


@for_roles(*SITES)
@stepped_up
def erasing(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase on a signed wish: first what goes and stays, then once more, then done."""
    one = _load(request, pk)
    if request.method == "POST" and request.POST.get("step") == "sure":

        def do() -> str:
            erase_person(person=one.person, by=actor_of(request), at=clock.now(), request=one)
            return posting.page("privacy-desk")

        done = posting.once(request, do)
        messages.success(request, _("已经注销。"))
        return done
    context = {
        "asked": one, "token": posting.new_token(), "objection": _erasing_words(request, one),
        "again": request.method == "POST" and request.POST.get("know") == "yes",
    }  # fmt: skip
    return render(request, "console/privacy/erasing.html", context)


def _load(request: HttpRequest, pk: int) -> PrivacyRequest:
    seen = PrivacyRequest.objects.visible_to(actor_of(request)).with_names()
    found = seen.select_related("person__home").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _erasing_words(request: HttpRequest, one: PrivacyRequest) -> str:
    on = clock.day_of(clock.now())
    person: Person = one.person
    found = permissions.erasing_objection(actor_of(request), person, one, on=on)
    return found.words if found else ""


def _page(
    request: HttpRequest, one: PrivacyRequest, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    answering = permissions.answering_objection(actor, one)
    now = clock.now()
    printing = permissions.printing_objection(actor, one, on=clock.day_of(now))
    erases = one.kind == RequestKind.ERASE and one.answered_at is None
    context = {
        "asked": one, "form": form, "is_late": one.answered_at is None and one.due_at < now,
        "answering": answering.words if answering else "",
        "prints": one.kind in _PRINTED and one.answered_at is None,
        "printing": printing.words if printing else "", "erases": erases,
        "erasing": _erasing_words(request, one) if erases else "",
    }  # fmt: skip
    return render(request, "console/privacy/asked.html", context, status=status)
