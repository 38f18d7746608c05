"""我来不了: one tap from a message, without signing in. The link is one's own; a second tap gets the same answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.activities.actions import withdraw
from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.activities.permissions import withdrawing_objection
from wudan.kit import clock, numbers
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objected
from wudan.notices.answerable import answered_by
from wudan.people import throttling
from wudan.people.actors import for_self
from wudan.web import posting

_WHY = Phrase("收到提醒后说来不了")


@login_not_required
def message_answer(request: HttpRequest, code: str) -> HttpResponse:
    """What is answered, and the one button. Raises Missing for a code that is none."""
    row = _row(request, code)
    if request.method != "POST":
        return _page(request, row, code)

    def do() -> str:
        held = _held(code)
        if held.state != SignUpState.WITHDRAWN:
            withdraw(sign_up=held, by=for_self(held.person_id), at=clock.now(), why=_WHY)
        return posting.page("message-answer", code)

    try:
        return posting.once(request, do, owner=row.person_id)
    except Objected as fault:
        return _page(request, row, code, refused=fault.words, status=422)


def _row(request: HttpRequest, code: str) -> SignUp:
    """The same; a wrong code counts for the address. Raises Missing, TooMany."""
    address = request.META["REMOTE_ADDR"]
    throttling.spend("slip", address, at=clock.now())
    row = _held(code)
    throttling.give_back("slip", address)
    return row


def _held(code: str) -> SignUp:
    """What a code answers, while it lasts. Raises Missing."""
    found = answered_by(code)
    joined = SignUp.objects.select_related("opening__shift__activity__unit", "person")
    row = joined.filter(pk=min(found[1], numbers.LARGEST_KEY)).first() if found else None
    if row is None or row.opening.shift.ends_at <= clock.now():
        raise Missing
    return row


def _page(
    request: HttpRequest, row: SignUp, code: str, *, refused: str = "", status: int = 200
) -> HttpResponse:
    fault = withdrawing_objection(for_self(row.person_id), row, at=clock.now())
    is_done = row.state == SignUpState.WITHDRAWN
    context = {
        "code": code, "activity": row.opening.shift.activity, "starts_at": row.opening.shift.starts_at,
        "is_done": is_done, "refused": refused or (fault.words if fault and not is_done else ""),
        "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "portal/messages/answer.html", context, status=status)
