"""接电话: one question a screen while somebody is on the telephone; nothing typed is lost on the way.

What was answered travels in the form itself, so that no half-told order lies anywhere. The last
screen is posted to the intake, which checks, warns and places as always.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.catalog.reach import fault_of_asking
from wudan.kit.refusals import TooMany
from wudan.people.models import Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.intake_form import IntakeForm, found_people
from wudan.web.console.paper.asking import QUESTIONS, place_of

_ALL = tuple(name for one in QUESTIONS for name in one.fields)


@for_roles(*SITES)
def call(request: HttpRequest) -> HttpResponse:
    """The question that is next."""
    actor = actor_of(request)
    form = IntakeForm(request.POST if request.method == "POST" else None, actor=actor)
    if form.is_bound:
        form.look_only()
    now = place_of(request.POST.get("ask", ""))
    people, waiting = _people(request, form)
    chosen = form.known_person() or (people[0] if len(people) == 1 else None)
    here = QUESTIONS[now]
    context = {
        "form": form, "question": here, "number": now + 1, "many": len(QUESTIONS),
        "before": QUESTIONS[now - 1].name if now else "",
        "after": QUESTIONS[now + 1].name if now + 1 < len(QUESTIONS) else "",
        "fields": [form[name] for name in here.fields if name not in {"q", "person", "channel"}],
        "carried": _carried(request, here.fields), "people": people, "person": chosen, "taken": False,
        "likely": form.likely, "token": posting.new_token(), "waiting": waiting, "told": _told(request, form, chosen),
    }  # fmt: skip
    return render(request, "console/paper/call.html", context)


def _carried(request: HttpRequest, asked: tuple[str, ...]) -> list[tuple[str, str]]:
    """What was answered on other screens."""
    kept = [
        (name, request.POST[name]) for name in _ALL if name not in asked and name in request.POST
    ]
    return (
        kept if "channel" in dict(kept) or "channel" in asked else [*kept, ("channel", "telephone")]
    )


def _people(request: HttpRequest, form: IntakeForm) -> tuple[list[Person], str]:
    if not form.is_bound:
        return [], ""
    try:
        return found_people(form, actor_of(request)), ""
    except TooMany as fault:
        chosen = form.known_person()
        return ([chosen] if chosen else []), fault.words


def _told(request: HttpRequest, form: IntakeForm, chosen: Person | None) -> dict[str, object]:
    """What is read back to the caller, as far as it was answered."""
    said = getattr(form, "cleaned_data", {})
    village = said.get("village") or (chosen.home if chosen else None)
    return {
        "away": fault_of_asking(said.get("service"), village.path) if village else "",
        "name": chosen.name if chosen else form.typed("name"), "words": form.typed("words"),
        "service": said.get("service"), "day": said.get("wanted_on"), "part": form.typed("wanted_part"),
        "site": form.typed("place_mode") == "site",
    }  # fmt: skip
