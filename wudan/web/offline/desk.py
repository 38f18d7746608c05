"""离线办的: what came back and waits for a person, what another should look over, what was done lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import Phrase, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.offline import actions
from wudan.offline.actions.decide import noted
from wudan.offline.enums import ActFlag, ActKind, ActState
from wudan.offline.models import OfflineAct
from wudan.offline.permissions import deciding_objection, looking_objection
from wudan.people.models import Person
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.offline.forms import DecisionForm
from wudan.web.submitting import submit

_MOST = 50
_TONES = {ActState.WAITING: "waiting", ActState.DONE: "reviewed", ActState.DROPPED: "void"}


def offline_desk(request: HttpRequest) -> HttpResponse:
    """What waits first, then whose time is odd, then the latest."""
    rows = OfflineAct.objects.visible_to(actor_of(request)).with_names()
    waiting = rows.waiting().order_by("received_at", "pk")[:_MOST]
    odd = rows.to_look_over().order_by("received_at", "pk")[:_MOST]
    latest = rows.exclude(state=ActState.WAITING).order_by("-received_at", "-pk")[:_MOST]
    context = {
        "waiting": [_line(one) for one in waiting], "odd": [_line(one) for one in odd],
        "latest": [_line(one) for one in latest],
    }  # fmt: skip
    return render(request, "offline/desk.html", context)


def offline_act(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them; by POST decided, or looked over. 422 with what was typed and why not."""
    act = _load(request, pk)
    if request.method != "POST":
        return _page(request, act)
    if request.POST.get("do") == "look":
        return _looked_over(request, act)
    actor, said = actor_of(request), noted(act)
    form = DecisionForm(request.POST, act=act, actor=actor, noted=_initial(act, said))

    def do() -> str:
        told = form.cleaned_data
        actions.decide(
            act=_load(request, pk), decision=told["decision"], changes=_renamed(form.changes),
            words=told["words"], by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("offline-desk")

    return submit(
        request, form, do, done=_("定好了。"),
        show=lambda words, status: _page(request, _load(request, pk), form=form, words=words, status=status),
    )  # fmt: skip


def _looked_over(request: HttpRequest, act: OfflineAct) -> HttpResponse:
    def do() -> str:
        actions.look_over(act=act, by=actor_of(request), at=clock.now())
        return posting.page("offline-desk")

    try:
        return posting.once(request, do)
    except (Malformed, Objected) as fault:
        return _page(request, act, words=fault.words, status=422)


def _load(request: HttpRequest, pk: int) -> OfflineAct:
    rows = OfflineAct.objects.visible_to(actor_of(request)).with_names()
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, act: OfflineAct, *, form: DecisionForm | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, said = actor_of(request), noted(act)
    shut = deciding_objection(actor, act)
    looks = looking_objection(actor, act) is None
    context = {
        "act": act, "line": _line(act), "said": _facts(act, said), "refusal_words": words,
        "shut": shut.words if shut and act.is_waiting else "", "looks": looks, "token": posting.new_token(),
        "form": form or (DecisionForm(act=act, actor=actor, noted=_initial(act, said)) if shut is None else None),
        "flags": [ActFlag(one).label for one in act.flags],
    }  # fmt: skip
    return render(request, "offline/act.html", context, status=status)


def _line(act: OfflineAct) -> dict[str, object]:
    return {
        "act": act,
        "title": _title(act),
        "tone": _TONES[ActState(act.state)],
        "flags": [ActFlag(one).label for one in act.flags],
    }


def _title(act: OfflineAct) -> str:
    if act.order is not None:
        return f"{in_words(act.get_kind_display())} · {act.order.number}"
    if act.booking is not None:
        return f"{in_words(act.get_kind_display())} · {act.booking.room.name}"
    return in_words(act.get_kind_display())


_SHOWN = {
    ActKind.ORDER: (("name", Phrase("姓名")), ("words", Phrase("需要什么")), ("wanted_on", Phrase("哪一天")), ("consent_words", Phrase("同意说明"))),
    ActKind.BOOKING: (("day", Phrase("哪一天")), ("begins", Phrase("从几点")), ("ends", Phrase("到几点")), ("party", Phrase("几个人")), ("words", Phrase("说明"))),
}  # fmt: skip
"""Telephones and addresses are not among them: they go into the order, and are seen there."""


def _facts(act: OfflineAct, said: dict[str, object]) -> list[tuple[str, str]]:
    found = [
        (_(label), str(said[name])) for name, label in _SHOWN[ActKind(act.kind)] if said.get(name)
    ]
    person = Person.objects.filter(pk=act.person_id).first() if act.person_id else None
    return [(_("给谁"), person.name), *found] if person else found


def _initial(act: OfflineAct, said: dict[str, object]) -> dict[str, object]:
    """An order's own words are not the decision's words."""
    return said | {"need": said.get("words", "")} if act.kind == ActKind.ORDER else said


def _renamed(changes: dict[str, object]) -> dict[str, object]:
    return {"words" if name == "need" else name: value for name, value in changes.items()}
