"""一张名册: one list, one tap come or left; then the two signatures. Works without script."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Mark
from wudan.activities.enums import MarkKind, Witness
from wudan.activities.models import Attendance, Shift, SignUp
from wudan.activities.presence import (
    attendance_of,
    hosts,
    runs,
    vouching_objection,
    witnessing_objection,
)
from wudan.kit import clock
from wudan.kit.clock import local
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Objected
from wudan.orders.actions import open_slip
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.attendance.loading import load_shift
from wudan.web.presence_rows import line_of, rows_of

_TICKED = "ticked"


def roster(request: HttpRequest, no: str) -> HttpResponse:
    """The list; by POST one tap, or what was ticked."""
    shift = load_shift(request, no, _asked(request))
    if request.method != "POST":
        return _page(request, shift)

    def do() -> str:
        attendance.mark(
            shift=shift, marks=_marks(request), by=actor_of(request), at=clock.now()
        )  # fmt: skip
        return _address(shift)

    return _answered(request, shift, do, _("记下了。"))


def vouching(request: HttpRequest, no: str) -> HttpResponse:
    """The organizer's side signs what is ticked."""
    shift = load_shift(request, no, _asked(request))
    if request.method != "POST":
        return posting.go(request, _address(shift))

    def do() -> str:
        attendance.vouch(attendances=_numbers(request), by=actor_of(request), at=clock.now())
        return _address(shift)

    return _answered(request, shift, do, _("组织方确认了。"))


def witnessing(request: HttpRequest, no: str) -> HttpResponse:
    """The served side's word for what is ticked."""
    shift = load_shift(request, no, _asked(request))
    if request.method != "POST":
        return posting.go(request, _address(shift))
    kind, given = request.POST.get("kind", ""), request.POST
    order, slip_code = shift.activity.order, given.get("slip_code", "").strip()

    def do() -> str:
        attendance.witness(
            attendances=_numbers(request), kind=kind, words=given.get("words", ""),
            slip_code=slip_code, by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return _address(shift)

    if kind == Witness.CODE and order is not None:
        open_slip(no=order.no, code=slip_code, at=clock.now())  # counts wrong codes, then refuses
    return _answered(request, shift, do, _("服务对象的确认记下了。"))


def _answered(
    request: HttpRequest, shift: Shift, do: Callable[[], str], words: str
) -> HttpResponse:
    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(
            request, shift, refused=in_words(Listed(SEMICOLON, fault.fields.values())), status=422
        )
    except Objected as fault:
        return _page(request, shift, refused=fault.words, status=422)
    messages.success(request, words)
    return answer


def _page(
    request: HttpRequest, shift: Shift, *, refused: str = "", status: int = 200
) -> HttpResponse:
    actor, activity = actor_of(request), shift.activity
    rows = rows_of(shift)
    lines, due = [line_of(row) for row in rows], [one for row in rows for one in _due(row, shift)]
    may_run, may_host = runs(actor, activity), hosts(actor, activity)
    context = {
        "shift": shift, "activity": activity, "lines": lines, "tabs": _tabs(shift),
        "came": sum(line.presence is not None for line in lines), "refused": refused,
        "runs": may_run, "hosts": may_host, "token": posting.new_token(),
        "to_vouch": [one for one in due if vouching_objection(actor, one) is None],
        "to_witness": [
            one for one in due if one.left_at and witnessing_objection(actor, one, site=False) is None
        ]
        + _slip_only(due, actor.person_id, may_run, activity.order_id),
        "ways": _ways(activity.order_id is not None and may_run, may_host),
        "sheets": shift.sheets.order_by("-pk")[:5] if may_run else [],
        "words": request.POST.get("words", ""), "kind": request.POST.get("kind", ""),
    }  # fmt: skip
    return render(request, "console/attendance/roster.html", context, status=status)


def _due(row: SignUp, shift: Shift) -> list[Attendance]:
    """The presence of a line, joined to what is read already."""
    found = attendance_of(row)
    if found is None:
        return []
    found.person, found.opening, found.opening.shift = row.person, row.opening, shift
    return [found]


def _slip_only(
    due: list[Attendance], person: int | None, may_run: bool, order: int | None
) -> list[Attendance]:
    """Who vouched may still take down the beneficiary's own code: it is not his word."""
    if not may_run or order is None:
        return []
    return [
        one for one in due
        if one.witnessed_at is None and one.vouched_by_id == person and one.state == "left"
    ]  # fmt: skip


def _ways(by_slip: bool, by_site: bool) -> list[tuple[str, str]]:
    ways = [Witness.WORD]
    if by_site:
        ways.insert(0, Witness.SITE)
    if by_slip:
        ways.insert(0, Witness.CODE)
    return [(way.value, in_words(way.label)) for way in ways]


def _tabs(shift: Shift) -> list[dict[str, object]]:
    rows = Shift.objects.filter(activity=shift.activity_id).order_by("starts_at")[:40]
    return [
        {
            "label": f"{local(one.starts_at):%m-%d %H:%M}–{local(one.ends_at):%H:%M}",
            "url": _address(shift, one.pk), "current": one.pk == shift.pk,
        }
        for one in rows
    ]  # fmt: skip


def _address(shift: Shift, pk: int | None = None) -> str:
    return f"{reverse('roster', args=[shift.activity.no])}?shift={pk or shift.pk}"


def _asked(request: HttpRequest) -> int | None:
    told = request.POST.get("shift") or request.GET.get("shift") or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 19 else None


def _numbers(request: HttpRequest) -> list[int]:
    told = request.POST.getlist("attendance")
    return [int(one) for one in told if one.isascii() and one.isdigit() and len(one) < 19][:500]


def _marks(request: HttpRequest) -> list[Mark]:
    """`came:12` is one tap; `came:ticked` is for all that are ticked."""
    kind, _colon, which = request.POST.get("mark", "").partition(":")
    if kind not in MarkKind.values:
        return []
    told = request.POST.getlist("sign_up") if which == _TICKED else [which]
    return [Mark(int(one), kind) for one in told if one.isascii() and one.isdigit() and len(one) < 19]  # fmt: skip
