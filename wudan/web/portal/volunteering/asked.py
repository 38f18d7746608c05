"""有人请您去: an invitation is answered with one tap; and which shifts would suit, said first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.activities import actions, permissions
from wudan.activities.enums import Wish
from wudan.activities.models import Activity, ShiftInvitation, Willingness
from wudan.activities.policies import MOST_SHIFTS
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Refusal
from wudan.people.models import Person
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.volunteering.cards import when_words
from wudan.web.portal.volunteering.one import load_activity, show
from wudan.web.posting import go, new_token, once, page


def shift_invitation_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """我去, or 这次去不了."""
    me, word = person_of(request), request.POST.get("answer", "")
    found = ShiftInvitation.objects.of_person(me.pk).filter(pk=pk).first()
    if found is None:
        raise Missing
    no = found.opening.shift.activity.no
    if request.method != "POST":
        return go(request, page("my-activities"))

    def do() -> str:
        by, at = actor_of(request), clock.now()
        if word == "yes":
            actions.accept_invitation(invitation=found, by=by, at=at)
            messages.success(request, _("好，到时候见。"))
        elif word == "no":
            actions.refuse_invitation(invitation=found, by=by, at=at)
            messages.success(request, _("知道了，谢谢您告诉一声。不会记您什么。"))
        else:
            raise Malformed({"answer": _("请选去，还是这次去不了。")})
        return page("my-activities")

    try:
        return once(request, do)
    except (Malformed, Objected) as fault:
        return show(request, load_activity(request, no), refused=fault, status=422)


def willingness(request: HttpRequest, no: str) -> HttpResponse:
    """愿意去: which shifts suit, how many at most; none ticked takes it back."""
    activity, me = load_activity(request, no), person_of(request)
    if request.method != "POST":
        return _willing(request, activity, me)

    def do() -> str:
        told = actions.tell_willing(
            activity=activity, person=me, shifts=_shifts(request), most=_most(request),
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        words = _("记下了。排到您会先问您，去不去由您定。") if told else _("好，不排您。")
        messages.success(request, words)
        return page("activity", no)

    try:
        return once(request, do)
    except (Malformed, Objected) as fault:
        return _willing(request, activity, me, refused=fault, status=422)


def _shifts(request: HttpRequest) -> dict[int, str]:
    """shift-<pk>=liked|can; others are not told. Raises Malformed."""
    found = {}
    for name, value in request.POST.items():
        pk = name.removeprefix("shift-")
        if name.startswith("shift-") and value:
            if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
                raise Malformed({"shifts": _("请从列出的班次里选。")})
            found[int(pk)] = str(value)
    return found


def _most(request: HttpRequest) -> int:
    told = request.POST.get("most", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 0


def _willing(
    request: HttpRequest, activity: Activity, me: Person, *, refused: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    at = clock.now()
    said = Willingness.objects.filter(activity=activity, person=me).first()
    typed = request.method == "POST"
    chosen = (
        {name.removeprefix("shift-"): value for name, value in request.POST.items()}
        if typed
        else dict(said.shifts if said else {})
    )
    rows = [
        (shift.pk, when_words(shift), chosen.get(str(shift.pk), ""))
        for shift in activity.shifts.filter(starts_at__gt=at).order_by("starts_at")
    ]
    context = {
        "activity": activity, "rows": rows, "choices": Wish.choices, "token": new_token(),
        "most": request.POST.get("most", "") if typed else said.most if said else min(2, len(rows)) or 1,
        "most_shifts": MOST_SHIFTS, "said": said,
        "objection": permissions.willing_objection(actor_of(request), activity, me, at=at),
        "refusal_words": refused.words if refused else "",
    }  # fmt: skip
    return render(request, "portal/volunteering/willingness.html", context, status=status)
