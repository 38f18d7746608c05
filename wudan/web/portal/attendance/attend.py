"""登记到场: type or scan the leader's code. Only who is placed; nothing is asked but the digits.

The place of the telephone is never read. Who likes may tick that he stands where the activity
is: a yes, kept as a hint, nothing more (A04).
"""

import secrets

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.actions import attendance
from wudan.activities.models import SignUp
from wudan.activities.presence import attendance_of, coming_objection, leaving_objection
from wudan.kit import clock, numbers
from wudan.kit.refusals import Malformed, Missing, Objected, TooMany
from wudan.people import throttling
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.presence_rows import line_of
from wudan.web.refusals import say_when

HAND = f"{settings.COOKIE_PREFIX}hand"
_SHOWN = 30
_HELD_SECONDS = 12 * 3600


def attending(request: HttpRequest) -> HttpResponse:
    """Where I have a place, and how it stands with my presences; what is nearest to now first."""
    own, now = SignUp.objects.of_person(actor_of(request).person)[:_SHOWN], clock.now()
    nearest = sorted(own, key=lambda row: abs(row.opening.shift.starts_at - now))
    cards = [(row, line_of(row)) for row in nearest]
    return render(request, "portal/attendance/attending.html", {"cards": cards})


def attend(request: HttpRequest, pk: int) -> HttpResponse:
    """One shift: come, leave, or see that all is noted."""
    own = _load(request, pk)
    if request.method != "POST":
        return _page(request, own)
    found, at = attendance_of(own), clock.now()
    code, by = request.POST.get("code", "")[:20], actor_of(request)
    telephone = request.COOKIES.get(HAND, "")[:64] or secrets.token_hex(16)

    def do() -> str:
        if found is None:
            near = True if request.POST.get("near") == "yes" else None
            attendance.come(
                sign_up=own, code=code, by=by, at=at, in_range=near, hand=_hand(telephone, pk)
            )
        else:
            attendance.leave(sign_up=own, code=code, by=by, at=at)
        return reverse("attend", args=[pk])

    try:
        throttling.spend("attend", str(by.person), at=at)
        answer = posting.once(request, do)
    except (Malformed, Objected) as fault:
        return _page(request, own, refused=fault.words, status=422)
    except TooMany as fault:
        return say_when(_page(request, own, refused=fault.words, status=429), fault)
    throttling.give_back("attend", str(by.person))
    messages.success(request, _("到场登记好了。") if found is None else _("离开登记好了，辛苦了。"))
    answer.set_cookie(
        HAND, telephone, max_age=_HELD_SECONDS, httponly=True, samesite="Lax", secure=settings.TLS
    )
    return answer


def _hand(telephone: str, pk: int) -> str:
    """The same telephone within this shift, and in no other: a keyed hash that leads nowhere."""
    blind: str = settings.KEYRING.blind(f"{pk}:{telephone}", "activities.hand")
    return blind[:16]


def _load(request: HttpRequest, pk: int) -> SignUp:
    """One's own place in the shift. Raises Missing."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    own = SignUp.objects.of_person(actor_of(request).person).filter(opening__shift=pk).first()
    if own is None:
        raise Missing(_("这一班没有您的名额，或链接不完整。临时来的，请找队长加上。"))
    return own


def _page(
    request: HttpRequest, own: SignUp, *, refused: str = "", status: int = 200
) -> HttpResponse:
    found, now = attendance_of(own), clock.now()
    objection = coming_objection(own, at=now) if found is None else leaving_objection(own, at=now)
    code = request.POST.get("code", request.GET.get("code", ""))[:20]
    context = {
        "own": own, "shift": own.opening.shift, "activity": own.opening.shift.activity,
        "found": found, "line": line_of(own), "refused": refused, "code": code,
        "objection": objection.words if objection else "", "token": posting.new_token(),
        "comes": found is None,
    }  # fmt: skip
    return render(request, "portal/attendance/attend.html", context, status=status)
