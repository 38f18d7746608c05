"""报名、来不了、找人顶替: one form, one action, back to the activity; refused, the page says why."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.activities import actions, permissions
from wudan.activities.enums import SignUpState
from wudan.activities.models import Opening, SignUp
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Refusal
from wudan.people.models import Person
from wudan.teams.models import Membership
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.volunteering.cards import when_words
from wudan.web.portal.volunteering.one import load_activity, show
from wudan.web.posting import go, new_token, once, page

_MATES = 60


def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """报名 for oneself: a place, or a turn in the waiting list."""
    opening = Opening.objects.with_places().filter(pk=pk).first()
    if opening is None:
        raise Missing
    no = opening.shift.activity.no
    load_activity(request, no)

    def do() -> str:
        made = actions.sign_up(
            opening=opening, person=person_of(request), by=actor_of(request), at=clock.now(),
            companion=request.POST.get("companion", ""),
        )  # fmt: skip
        placed = made.state == SignUpState.PLACED
        messages.success(request, _("报上了。") if placed else _("没有名额了，先给您排上候补。"))
        return page("activity", no)

    return _act(request, no, do)


def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """来不了: the place goes to the next; no reason is asked."""
    held = _own(request, pk)
    no = held.opening.shift.activity.no

    def do() -> str:
        actions.withdraw(
            sign_up=held, by=actor_of(request), at=clock.now(), why=request.POST.get("why", "")
        )
        messages.success(request, _("知道了，您的名额让出来了。"))
        return page("activity", no)

    return _act(request, no, do)


def replacement(request: HttpRequest, pk: int) -> HttpResponse:
    """找人顶替: offer the place to a fellow of the team or to anybody; take the offer back."""
    held = _own(request, pk)
    if request.method != "POST":
        return _replacing(request, held)

    def do() -> str:
        by, at = actor_of(request), clock.now()
        if request.POST.get("do") == "keep":
            actions.keep(sign_up=held, by=by, at=at)
            messages.success(request, _("好，还是您自己去。"))
        else:
            actions.offer(sign_up=held, by=by, at=at, to=_named(request, held))
            messages.success(request, _("已经在找人了。有人答应前，名额还是您的。"))
        return page("sign-up-replacement", pk)

    try:
        return once(request, do)
    except (Malformed, Objected) as fault:
        return _replacing(request, held, refused=fault, status=422)


def taking_over(request: HttpRequest, pk: int) -> HttpResponse:
    """顶替: say yes to a place that somebody offers."""
    me = person_of(request)
    found = SignUp.objects.filter(pk=pk).select_related("opening__shift__activity").first()
    if found is None:
        raise Missing
    no = found.opening.shift.activity.no

    def do() -> str:
        held = SignUp.objects.offered_to(actor_of(request)).filter(pk=pk).first()
        if held is None:
            raise Missing(_("这个名额已经有人顶上，或者不找人了。"))
        actions.replace(
            sign_up=held, person=me, by=actor_of(request), at=clock.now(),
            companion=request.POST.get("companion", ""),
        )  # fmt: skip
        messages.success(request, _("您顶上了，到时候见。"))
        return page("activity", no)

    return _act(request, no, do)


def _act(request: HttpRequest, no: str, do: Callable[[], str]) -> HttpResponse:
    if request.method != "POST":
        return go(request, page("activity", no))
    try:
        return once(request, do)
    except (Malformed, Objected) as fault:
        return show(request, load_activity(request, no), refused=fault, status=422)


def _own(request: HttpRequest, pk: int) -> SignUp:
    rows = SignUp.objects.filter(pk=pk, person=person_of(request))
    held = rows.select_related(
        "opening__shift__activity", "opening__position", "offered_to"
    ).first()
    if held is None:
        raise Missing
    return held


def _named(request: HttpRequest, held: SignUp) -> Person | None:
    """The fellow chosen; nobody in particular when none is. Only fellows can be named."""
    chosen = request.POST.get("to", "")
    if not chosen:
        return None
    found = next((mate for mate in _mates(held) if str(mate.pk) == chosen), None)
    if found is None:
        raise Malformed({"to": _("请从队友里选一位，或者选“谁都行”。")})
    return found


def _mates(held: SignUp) -> list[Person]:
    """Fellows of one's teams, by name; not oneself."""
    rows = Membership.objects.fellows_of(held.person_id).select_related("person")[:_MATES]
    mates = {row.person_id: row.person for row in rows}
    return sorted(mates.values(), key=lambda mate: mate.name)


def _replacing(
    request: HttpRequest, held: SignUp, *, refused: Refusal | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "sign_up": held, "activity": held.opening.shift.activity,
        "when": when_words(held.opening.shift), "mates": _mates(held), "token": new_token(),
        "objection": permissions.offering_objection(actor_of(request), held, at=clock.now()),
        "refusal_words": refused.words if refused else "",
    }  # fmt: skip
    return render(request, "portal/volunteering/replacement.html", context, status=status)
