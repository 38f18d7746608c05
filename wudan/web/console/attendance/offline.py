"""离线名册: the roster goes into a telephone and works without signal; here it also comes back
as text, carried to another computer (the plain twin of the API's batches)."""

import json
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Batch, Outcome, SentMark
from wudan.activities.models import RosterDevice, Shift
from wudan.activities.presence import runs
from wudan.kit import clock
from wudan.kit.phrases import SEMICOLON, Listed, Phrase, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.attendance.loading import load_shift
from wudan.web.presence_rows import lines_of

_LONGEST = 400_000


def offline_roster(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """The page to take along; by POST a batch as text."""
    shift = load_shift(request, no, pk)
    if not runs(actor_of(request), shift.activity):
        raise Missing
    if request.method != "POST":
        return _page(request, shift)
    told: list[Outcome] = []

    def do() -> str:
        device, batch = _read(request, shift)
        told.extend(
            attendance.deliver(device=device, batch=batch, by=actor_of(request), at=clock.now())
        )
        return f"{reverse('roster', args=[no])}?shift={pk}"

    return _answered(request, shift, do, told)


def _answered(
    request: HttpRequest, shift: Shift, do: Callable[[], str], told: list[Outcome]
) -> HttpResponse:
    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(
            request, shift, refused=in_words(Listed(SEMICOLON, fault.fields.values())), status=422
        )
    except Objected as fault:
        return _page(request, shift, refused=fault.words, status=422)
    for one in told:
        if one.words:
            messages.warning(
                request, Phrase("第 {counter} 条：{one}", counter=one.counter, one=one.words)
            )
    messages.success(request, _("离线名册收到了。"))
    return answer


def _read(request: HttpRequest, shift: Shift) -> tuple[RosterDevice, Batch]:
    """The device and the batch of a pasted text. Raises Malformed."""
    text = request.POST.get("batch", "")
    fault = Malformed({"batch": _("这段文字不完整，请在手机上重新复制，从头到尾都贴上。")})
    if not text or len(text) > _LONGEST:
        raise fault
    try:
        told = json.loads(text)
        marks = tuple(
            SentMark(
                int(one["counter"]), str(one["client_id"]), int(one["sign_up"]), str(one["kind"]),
                int(one["said_at"]),
            )
            for one in told["marks"]
        )  # fmt: skip
        batch = Batch(int(told["sent_at"]), marks, str(told["signature"]))
        number = int(told["device"])
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise fault from None
    device = shift.devices.filter(pk=number if 0 < number < 2**63 else 0).first()
    if device is None:
        raise Malformed({"batch": _("这不是这一班的离线名册。")})
    return device, batch


def _page(
    request: HttpRequest, shift: Shift, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "shift": shift, "activity": shift.activity, "lines": lines_of(shift), "refused": refused,
        "token": posting.new_token(), "batch": request.POST.get("batch", "")[:_LONGEST],
        "holder": actor_of(request).person_id,
    }  # fmt: skip
    return render(request, "console/attendance/offline.html", context, status=status)
