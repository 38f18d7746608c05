"""到场码: shown large on the leader's screen, new every half minute; the page turns by itself.

It turns by a header of the answer, so it needs no script.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from wudan.activities.enums import MarkKind
from wudan.activities.presence import EARLY, GRACE, runs, secret_of
from wudan.kit import clock, rotating
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of
from wudan.web.console.attendance.loading import load_shift
from wudan.web.dots import picture_of


def shift_code(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """The code for coming, or near the end the one for leaving; the other one is a tap away."""
    shift, now = load_shift(request, no, pk), clock.now()
    if not runs(actor_of(request), shift.activity):
        raise Missing
    middle = shift.starts_at + (shift.ends_at - shift.starts_at) / 2
    asked = request.GET.get("kind", "")
    usual = MarkKind.LEFT if now > middle else MarkKind.CAME
    kind = MarkKind(asked) if asked in MarkKind.values else usual
    told = rotating.code_at(secret_of(shift, kind), now)
    left = rotating.seconds_left(now)
    context = {
        "shift": shift, "activity": shift.activity, "kind": kind, "code": f"{told[:3]} {told[3:]}",
        "picture": _picture(request, shift.pk, told), "left": left,
        "is_open": shift.starts_at - EARLY <= now < shift.ends_at + GRACE,
        "others": [(one, one.label) for one in MarkKind if one != kind],
    }  # fmt: skip
    answer = render(request, "console/attendance/code.html", context)
    answer["Refresh"] = str(left)
    return answer


def _picture(request: HttpRequest, pk: int, told: str) -> SafeString:
    """Where the code is typed, with the digits filled in."""
    address = request.build_absolute_uri(reverse("attend", args=[pk]))
    return picture_of(f"{address}?{urlencode({'code': told})}")
