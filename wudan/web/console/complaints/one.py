"""One complaint at the desk that answers it; who made it only by a written reason."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_

from wudan.areas.models import Unit
from wudan.complaints import actions, permissions
from wudan.complaints.models import Complaint
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, TooMany
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.complaints.desk import HEARERS
from wudan.web.console.complaints.forms import AnswerForm, MergerForm, TransferForm, WhyForm
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit

Act = Callable[[Complaint, PostForm, Actor, datetime], object]


def _receive(held: Complaint, form: PostForm, by: Actor, at: datetime) -> object:
    return actions.receive(complaint=held, by=by, at=at)


def _ask(held: Complaint, form: PostForm, by: Actor, at: datetime) -> object:
    return actions.ask(complaint=held, words=form.cleaned_data["words"], by=by, at=at)


def _extend(held: Complaint, form: PostForm, by: Actor, at: datetime) -> object:
    return actions.extend(complaint=held, why=form.cleaned_data["words"], by=by, at=at)


def _answer(held: Complaint, form: PostForm, by: Actor, at: datetime) -> object:
    said = form.cleaned_data
    return actions.answer(
        complaint=held, outcome=said["outcome"], words=said["words"], by=by, at=at
    )


def _transfer(held: Complaint, form: PostForm, by: Actor, at: datetime) -> object:
    unit = Unit.objects.get(pk=int(form.cleaned_data["unit"]))
    return actions.transfer(complaint=held, unit=unit, why=form.cleaned_data["words"], by=by, at=at)


def _merge(held: Complaint, form: PostForm, by: Actor, at: datetime) -> object:
    no = form.cleaned_data["into"].replace(" ", "")
    into = Complaint.objects.visible_to(by).filter(no=no).first()
    if into is None:
        raise Malformed({"into": "没有这个编号，或不在您这里办。"})
    return actions.merge(complaint=held, into=into, by=by, at=at)


ACTS: dict[str, tuple[type[PostForm], Act, str]] = {
    "receipt": (PostForm, _receive, Phrase("受理了。")),
    "question": (WhyForm, _ask, Phrase("问了，提出的人凭查询码看得到。")),
    "extension": (WhyForm, _extend, Phrase("延期了，提出的人看得到原因。")),
    "answer": (AnswerForm, _answer, Phrase("答复了。")),
    "transfer": (TransferForm, _transfer, Phrase("转过去了。")),
    "merger": (MergerForm, _merge, Phrase("并案了。")),
}
"""The nouns of this page's addresses: form, act, what is said when done."""


@for_roles(*HEARERS)
def complaint(request: HttpRequest, no: str) -> HttpResponse:
    """One complaint, for a desk that may see it."""
    return _page(request, load(request, no))


@for_roles(*HEARERS)
def complaint_work(request: HttpRequest, no: str, act: str) -> HttpResponse:
    """Do one of the desk's acts. 422 with what was typed."""
    held = load(request, no)
    if act not in ACTS:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("complaint", no))
    kind, run, done = ACTS[act]
    form = kind(request.POST)

    def do() -> str:
        by = actor_of(request)
        run(load(request, no), form, by, clock.now())
        kept = Complaint.objects.visible_to(by).filter(no=no).exists()
        return posting.page("complaint", no) if kept else posting.page("complaint-desk")

    return submit(
        request, form, do, done=now_(done), show=lambda words, status: _page(request, held, act, form, words, status)
    )  # fmt: skip


@for_roles(*HEARERS)
def complaint_informant(request: HttpRequest, no: str) -> HttpResponse:
    """Who made it: shown once, in the answer to this very form; the trail is written first."""
    held = load(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("complaint", no))
    try:
        told = actions.open_informant(
            complaint=held, why=request.POST.get("words", ""), by=actor_of(request), at=clock.now()
        )
    except (Malformed, Objected) as fault:
        return _page(request, held, words=fault.words, status=422)
    except TooMany as fault:
        return _page(request, held, words=fault.words, status=429)
    return _page(request, held, told=told)


def load(request: HttpRequest, no: str) -> Complaint:
    """One that the actor may know of. Raises Missing."""
    rows = Complaint.objects.visible_to(actor_of(request)).with_names()
    if (found := rows.filter(no=no[:20]).first()) is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, held: Complaint, act: str = "", form: PostForm | None = None, words: str = "",
    status: int = 200, told: str = "",
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    forms = {name: kind(auto_id=f"{name}-%s") for name, (kind, *_) in ACTS.items()}
    if form is not None:
        forms[act] = form
    context = {
        "held": held, "notes": list(held.notes.order_by("pk")), "refusal_words": words, "told": told, "act": act,
        "bad": form, "forms": forms, "works": permissions.handling_objection(actor, held),
        "receives": permissions.receiving_objection(actor, held), "extends": permissions.extending_objection(actor, held),
        "opens": permissions.reading_objection(actor, held), "merged": list(held.merged.order_by("pk")),
    }  # fmt: skip
    return render(request, "console/complaints/one.html", context, status=status)
