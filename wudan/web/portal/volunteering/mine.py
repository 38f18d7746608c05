"""我的活动: where I go, where I wait, what is offered to me, where I have been."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.volunteering.cards import when_words, where_words
from wudan.web.portal.volunteering.invited import asked_of
from wudan.web.posting import new_token

_PAST = 30
_OFFERED = 10


_SHOWN_OF_PAST = tuple(
    f"opening__shift__{name}"
    for name in ("day", "starts_at", "ends_at", "activity__no", "activity__title")
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sign-up in the list."""

    sign_up: SignUp
    title: str
    no: str
    when: str
    where: str
    is_waiting: bool
    is_soon: bool
    token: str


def my_activities(request: HttpRequest) -> HttpResponse:
    """Coming first, then what is offered, then what was; nothing of anybody else."""
    me, now = person_of(request), clock.now()
    rows = SignUp.objects.filter(person=me).select_related(
        "opening__shift__activity__unit", "opening__position"
    )
    ahead = (
        rows.live().filter(opening__shift__ends_at__gt=now).order_by("opening__shift__starts_at")
    )
    past = (
        SignUp.objects.filter(person=me, opening__shift__ends_at__lte=now, state=SignUpState.PLACED)
        .select_related("opening__shift__activity")
        .only(*_SHOWN_OF_PAST)
    )
    offered = SignUp.objects.offered_to(actor_of(request)).filter(opening__shift__starts_at__gt=now)
    context = {
        "coming": [_line(row) for row in ahead],
        "offered": [_line(row) for row in offered.order_by("opening__shift__starts_at")[:_OFFERED]],
        "past": [_past(row) for row in past.order_by("-opening__shift__starts_at")[:_PAST]],
        "teams": actor_of(request).team_ids,
        "asked": asked_of(me, at=now),
    }
    return render(request, "portal/volunteering/mine.html", context)


def _line(row: SignUp) -> Line:
    shift = row.opening.shift
    return Line(
        row, shift.activity.title, shift.activity.no, when_words(shift), where_words(shift.activity),
        row.state == SignUpState.WAITING,
        (shift.day - day_of(clock.now())).days in {0, 1}, new_token(),
    )  # fmt: skip


def _past(row: SignUp) -> dict[str, str]:
    shift = row.opening.shift
    return {"title": shift.activity.title, "no": shift.activity.no, "when": when_words(shift)}
