"""借用台: what others want of us, what we want of others, what is out and late; one loan and its steps."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.kit.phrases import as_phrase, in_words
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.actions import loan as lending
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.flow.loan import STEPS
from wudan.sites.models import Loan
from wudan.sites.permissions.loan import agreeing_objection, handing_objection, step_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.resources.choices import BORROWERS, KEEPERS
from wudan.web.console.resources.desk import Tab
from wudan.web.console.resources.loading import load_loan, load_looked_at, may_look_at
from wudan.web.console.resources.loan_forms import DONE, AskForm, LoanStepForm
from wudan.web.console.resources.one import resource_page
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import submit
from wudan.web.templatetags.words import moment

_TABS = {
    "waiting": (_("等答复"), [LoanState.ASKED]), "live": (_("说好的、借出的"), [LoanState.AGREED, LoanState.OUT]),
    "past": (_("过去的"), [LoanState.RETURNED, LoanState.REFUSED, LoanState.WITHDRAWN, LoanState.LAPSED]),
}  # fmt: skip
_ACTS: dict[LoanVerb, Callable[..., Loan]] = {
    LoanVerb.AGREE: lending.agree, LoanVerb.REFUSE: lending.refuse, LoanVerb.WITHDRAW: lending.withdraw,
    LoanVerb.HAND_OVER: lending.hand_over, LoanVerb.TAKE_BACK: lending.take_back,
}  # fmt: skip
_OBJECTIONS: dict[LoanVerb, Callable[[Actor, Loan], Objection | None]] = {
    LoanVerb.AGREE: agreeing_objection, LoanVerb.HAND_OVER: handing_objection,
}  # fmt: skip
_SHUT = {"not_your_turn", "not_your_role", "wrong_stage", "both_sides"}
_LABELS = {f"loan.{verb.value}": as_phrase(verb.label) for verb in LoanVerb}


@for_roles(*BORROWERS)
def loan_desk(request: HttpRequest) -> HttpResponse:
    """Loans of the actor's units, either side."""
    actor, now = actor_of(request), clock.now()
    tab = request.GET.get("tab", "waiting")
    tab = tab if tab in _TABS else "waiting"
    rows = Loan.objects.visible_to(actor).with_names()
    page = page_number(request)
    order = ("-starts_at", "-pk") if tab == "past" else ("starts_at", "pk")
    listed = rows.filter(state__in=_TABS[tab][1]).order_by(*order)
    shown = list(listed[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "rows": shown[:PAGE], "now": now, "path": actor.unit_path, "is_keeper": actor.role in KEEPERS,
        "tabs": [Tab(str(words), address(request, tab=one, page=""), one == tab) for one, (words, _states) in _TABS.items()],
        "late": list(rows.overdue(now).order_by("ends_at")[:5]) if page == 1 else [],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/resources/loans.html", context)


@for_roles(*BORROWERS)
def loan(request: HttpRequest, pk: int) -> HttpResponse:
    """One loan."""
    return _page(request, load_loan(request, pk))


@for_roles(*BORROWERS)
def loan_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer, hand over, take back, withdraw. 422 with what was typed."""
    found = load_loan(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("loan", pk))
    verb = next((one for one in _ACTS if one == request.POST.get("verb")), LoanVerb.AGREE)
    form = LoanStepForm(request.POST, verb=verb)

    def do() -> str:
        said: dict[str, Any] = dict(form.cleaned_data)
        _ACTS[verb](loan=load_loan(request, pk), by=actor_of(request), at=clock.now(), **said)
        return posting.page("loan", pk)

    return submit(
        request, form, do, done=DONE[verb],
        show=lambda words, status: _page(request, found, taken=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*BORROWERS)
def resource_loan(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a resource of another unit. 422 on its page with what was typed."""
    found, actor = load_looked_at(request, pk), actor_of(request)
    if request.method != "POST":
        return posting.go(request, posting.page("resource", pk))
    form = AskForm(request.POST, actor=actor)

    def do() -> str:
        said = form.cleaned_data
        made = lending.ask(
            resource=load_looked_at(request, pk), borrower=form.unit(), purpose=said["purpose"],
            starts_at=said["starts_at"], ends_at=said["ends_at"], by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("loan", made.pk)

    return submit(
        request, form, do, done=_("请借发出去了，等保管单位答复。"),
        show=lambda words, status: resource_page(request, found, asked=form, words=words, status=status),
    )  # fmt: skip


def _page(
    request: HttpRequest, found: Loan, *, taken: LoanStepForm | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, now = actor_of(request), clock.now()
    context = {
        "found": found, "words": words, "is_late": found.state == LoanState.OUT and found.ends_at < now,
        "sees_thing": may_look_at(actor, found.resource),
        "steps": [one for verb in STEPS if verb in _ACTS and (one := _step(actor, found, verb, taken))],
        "entries": [
            {"at": moment(event.at), "label": _LABELS.get(event.verb, event.verb), "who": event.who,
             "note": event.why, "tone": "good"}
            for event in events_of("loan", found.pk).reverse()
        ],
    }  # fmt: skip
    return render(request, "console/resources/loan.html", context, status=status)


def _step(
    actor: Actor, found: Loan, verb: LoanVerb, taken: LoanStepForm | None
) -> dict[str, object] | None:
    """A step as the page shows it; nothing for what is not this actor's, or not now."""
    ask = _OBJECTIONS.get(verb)
    objection = ask(actor, found) if ask else step_objection(actor, found, verb)
    if objection and objection.code in _SHUT:
        return None
    is_taken = taken is not None and taken.verb is verb
    return {
        "verb": verb.value, "label": in_words(verb.label), "open": is_taken,
        "form": taken if is_taken else LoanStepForm(verb=verb),
        "objection": objection.words if objection else "",
    }  # fmt: skip
