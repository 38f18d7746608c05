"""One resource: what is known, its agreement and hours, what happened, and the next steps."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wudan.funds.tracing import money_for
from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.kit.open_hours import week_words
from wudan.kit.phrases import as_phrase, in_words
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.actions import resource as acts
from wudan.sites.enums.resource import Origin, ResourceStage, ResourceVerb
from wudan.sites.flow.resource import REACHED_BY, WAYS, verbs_from
from wudan.sites.models import Agreement, Loan, Resource
from wudan.sites.permissions.loan import asking_objection, may_borrow
from wudan.sites.permissions.resource import opening_objection, step_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.console.resources.choices import BORROWERS, KEEPERS
from wudan.web.console.resources.forms import StepForm, UseForm
from wudan.web.console.resources.loading import load_kept, load_looked_at, reads_whole
from wudan.web.console.resources.loan_forms import AskForm
from wudan.web.submitting import submit
from wudan.web.templatetags.words import day, moment

if TYPE_CHECKING:
    from wudan.journal.models import Event

_MOST = 60
_STEPS = tuple(acts.ASKS)
_LABELS = {verb.value: as_phrase(verb.label) for verb in ResourceVerb}
_TONES = {"drop": "bad", "end": "warn", "pause": "warn"}


@for_roles(*BORROWERS, *READERS)
def resource(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at it; who only borrows, at what is lent."""
    return resource_page(request, load_looked_at(request, pk))


@for_roles(*KEEPERS)
def resource_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step. 422 on the same page with what was typed."""
    found = load_kept(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("resource", pk))
    verb = next((one for one in _STEPS if one == request.POST.get("verb")), ResourceVerb.TALK)
    form = StepForm(request.POST, verb=verb)

    def do() -> str:
        acts.step(
            resource=load_kept(request, pk), verb=verb, why=form.cleaned_data["why"],
            by=actor_of(request), at=clock.now(), seen=posting.seen_version(request),
        )  # fmt: skip
        return posting.page("resource", pk)

    return submit(
        request, form, do, done=gettext_lazy("办好了。"),
        show=lambda words, status: resource_page(request, found, taken=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def resource_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that it was used."""
    found = load_kept(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("resource", pk))
    form = UseForm(request.POST)

    def do() -> str:
        acts.use(
            resource=load_kept(request, pk),
            by=actor_of(request),
            at=clock.now(),
            **form.cleaned_data,
        )
        return posting.page("resource", pk)

    return submit(
        request, form, do, done=gettext_lazy("记下了。"),
        show=lambda words, status: resource_page(request, found, used=form, words=words, status=status),
    )  # fmt: skip


def resource_page(
    request: HttpRequest, found: Resource, *, taken: StepForm | None = None,
    used: UseForm | None = None, asked: AskForm | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page, with the form that was refused unfolded."""
    actor, now = actor_of(request), clock.now()
    today = clock.day_of(now)
    keeps = actor.may("keep_resources") and actor.reaches(found.unit.path)
    verbs = _worded_steps(found) if keeps else []
    may_ask = actor.unit_id is not None and not keeps
    context = {
        "found": found, "words": words, "keeps": keeps, "today": today,
        "steps": [_step(actor, found, verb, taken, today) for verb in verbs],
        "may_agree": _label_of_agreement(actor, found) if keeps else "",
        "use": _use_form(actor, found, used, today), "use_open": used is not None,
        "money": money_for(actor, resource=found.pk),
        "loans": _loans(found) if found.lendable else [],
        "ask": _asking(request, found, asked) if may_ask else None,
        "ask_open": asked is not None or "starts" in request.GET,
        "reads_whole": reads_whole(actor),
    }  # fmt: skip
    if reads_whole(actor):
        context |= _whole(found, today)
    return render(request, "console/resources/one.html", context, status=status)


def _whole(found: Resource, today: date) -> dict[str, object]:
    """What is no business of who only borrows: its way, its agreements, its use, what happened and why."""
    agreements = list(found.agreements.order_by("-starts_on").prefetch_related("hours")[:6])
    present = next((one for one in agreements if _counts(one, found)), None)
    return {
        "present": present, "week": week_words(present.spans) if present else [],
        "past": [one for one in agreements if one is not present], "way": _way(found),
        "days_left": (found.until - today).days if found.until and present else None,
        "uses": list(found.uses.order_by("-day", "-pk")[:8]), "uses_count": found.uses.count(),
        "entries": [_entry(event) for event in events_of("resource", found.pk).reverse()[:_MOST]],
    }  # fmt: skip


def _worded_steps(found: Resource) -> list[ResourceVerb]:
    """The steps that are one line of words, from here."""
    from_here = verbs_from(Origin(found.origin), ResourceStage(found.stage))
    return [verb for verb in from_here if verb in _STEPS]


def _step(
    actor: Actor, found: Resource, verb: ResourceVerb, taken: StepForm | None, today: date
) -> dict[str, object]:
    is_taken = taken is not None and taken.verb is verb
    objection: Objection | None = None
    if verb is ResourceVerb.OPEN:
        objection = opening_objection(actor, found, on=today)
    return {
        "verb": verb.value, "label": in_words(verb.label), "open": is_taken,
        "form": taken if is_taken else StepForm(verb=verb),
        "objection": objection.words if objection else "",
    }  # fmt: skip


def _label_of_agreement(actor: Actor, found: Resource) -> str:
    for verb in (ResourceVerb.AGREE, ResourceVerb.RENEW):
        if step_objection(actor, found, verb) is None:
            return in_words(verb.label)
    return ""


def _use_form(actor: Actor, found: Resource, used: UseForm | None, today: date) -> UseForm | None:
    if step_objection(actor, found, ResourceVerb.USE):
        return None
    return used or UseForm(initial={"on": today})


def _asking(request: HttpRequest, found: Resource, asked: AskForm | None) -> AskForm | None:
    """A form to borrow it with, for the time it was looked for; none for who cannot borrow."""
    actor = actor_of(request)
    if not found.lendable or not may_borrow(actor):
        return None
    form = asked or AskForm(actor=actor, first=_sought(request))
    return form if asking_objection(actor, found, form.own_unit) is None else None


def _sought(request: HttpRequest) -> dict[str, datetime]:
    """The times that the address brings along from where a place was looked for."""
    said = {"starts_at": request.GET.get("starts", ""), "ends_at": request.GET.get("ends", "")}
    try:
        times = {name: datetime.fromisoformat(text) for name, text in said.items()}
        if not all(one.tzinfo for one in times.values()):
            return {}
        return {name: one.astimezone(clock.CHINA) for name, one in times.items()}
    except (
        ValueError,
        OverflowError,
    ):  # the first and the last day of all calendars have no other zone
        return {}


def _loans(found: Resource) -> list[Loan]:
    live = Loan.objects.filter(resource=found).live().select_related("borrower")
    return list(live.order_by("starts_at")[:10])


def _counts(agreement: Agreement, found: Resource) -> bool:
    return agreement.ended_on is None and agreement.last_day == found.until


def _way(found: Resource) -> dict[str, object]:
    """The way of its origin and how far it has come, for parts/steps.html."""
    way = WAYS[Origin(found.origin)]
    stage = ResourceStage(found.stage)
    reached = way.index(stage) + 1 if stage in way else 0
    return {
        "names": [in_words(REACHED_BY.get(one, ResourceVerb.LIST).label) for one in way], "reached": reached,
        "stopped": "" if stage in way else in_words(stage.label),
    }  # fmt: skip


def _entry(event: "Event") -> dict[str, str]:
    verb = event.verb.removeprefix("resource.")
    note = event.why
    if "until" in event.facts:
        until = date.fromisoformat(str(event.facts["until"]))
        note = _("到{day}为止").format(day=day(until))
    return {
        "at": moment(event.at), "label": _LABELS.get(verb, verb), "who": event.who, "note": note,
        "tone": _TONES.get(verb, "good"),
    }  # fmt: skip
