"""纸质名册: printed for the road, typed in as it lies on the table; a photograph may stay with it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Line
from wudan.activities.files import sheets_kept
from wudan.activities.models import RosterSheet, Shift, SignUp
from wudan.activities.presence import attendance_of, runs
from wudan.intake.actions import print_roster
from wudan.intake.printed import sheets_as_pdf
from wudan.kit import clock
from wudan.kit.clock import CHINA, local
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.pictures import drawn_anew
from wudan.kit.refusals import Malformed, Missing, Objected, Refusal
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.attendance.loading import load_sheet, load_shift
from wudan.web.portal.privacy.leaving import download


@dataclass(frozen=True, slots=True)
class Typed:
    """One line of the sheet as it is typed in."""

    number: int
    sign_up: int
    name: str
    came: str
    left: str
    known: str
    fault: str


def sheet_printing(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """A fresh sheet as PDF; by POST, since it is numbered."""
    shift = load_shift(request, no, pk)
    if request.method != "POST":
        return posting.go(request, f"{reverse('roster', args=[no])}?shift={pk}")
    made = print_roster(shift=shift, by=actor_of(request), at=clock.now())
    return download(sheets_as_pdf(made), "pdf", f"wudan-roster-{made[0].roster_id}.pdf")


def sheet_paper(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """The same paper once more."""
    found = _load(request, no, pk)
    pages = list(
        found.pages.select_related("roster__shift__activity__unit", "unit").order_by("part")
    )
    if not pages:
        raise Missing
    return download(sheets_as_pdf(pages), "pdf", f"wudan-roster-{found.pk}.pdf")


def sheet(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """The page that mirrors the sheet. 422 with what was typed when a line cannot be."""
    found = _load(request, no, pk)
    if request.method != "POST":
        return _page(request, found)

    def do() -> str:
        # Lines first: a line that cannot be leaves no photograph behind.
        lines = _lines(request, found.shift, found)
        photo = _photo(request)
        try:
            attendance.type_sheet(
                sheet=found, lines=lines, by=actor_of(request), at=clock.now(), photo=photo
            )
        except Refusal:
            if photo:
                sheets_kept().remove(photo)
            raise
        return f"{reverse('roster', args=[no])}?shift={found.shift_id}"

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(request, found, faults=fault.fields, status=422)
    except Objected as fault:
        return _page(request, found, faults={"lines": fault.words}, status=422)
    messages.success(request, _("名册录好了。"))
    return answer


def sheet_photo(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """The photograph of the signed sheet."""
    found = _load(request, no, pk)
    if not found.photo:
        raise Missing
    content = sheets_kept().get(found.photo)
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    answer = HttpResponse(content, content_type=kind)
    answer["Cache-Control"] = "no-store"
    return answer


def _load(request: HttpRequest, no: str, pk: int) -> RosterSheet:
    found = load_sheet(request, no, pk)
    if not runs(actor_of(request), found.shift.activity):
        raise Missing
    return found


def _rows(found: RosterSheet) -> list[SignUp]:
    """The lines in their printed order, whatever became of the sign-ups since."""
    rows = SignUp.objects.filter(pk__in=found.lines).select_related(
        "person", "opening__position", "attendance"
    )
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in found.lines if pk in by_pk]


def _lines(request: HttpRequest, shift: Shift, found: RosterSheet) -> list[Line]:
    lines, faults = [], {}
    for pk in found.lines:
        told = [request.POST.get(f"{kind}-{pk}", "").strip() for kind in ("came", "left")]
        if not any(told):
            continue
        try:
            lines.append(Line(pk, *(time_on(shift, one) for one in told)))
        except ValueError:
            faults[f"line-{pk}"] = _("时间写成 09:05 这样。")
    if faults:
        raise Malformed(faults)
    return lines


_DIGITS = 2


def time_on(shift: Shift, told: str) -> datetime | None:
    """09:05, 9.05 or 905 on the day of the shift. Raises ValueError."""
    if not told:
        return None
    digits = told.replace("：", ":").replace(".", ":")
    hours, _colon, minutes = digits.partition(":") if ":" in digits else (digits[:-2], "", digits[-2:])  # fmt: skip
    parts = (hours, minutes)
    if not all(part.isascii() and part.isdigit() and len(part) <= _DIGITS for part in parts):
        raise ValueError(told)
    day = shift.day
    return datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=CHINA)


def _photo(request: HttpRequest) -> str:
    given = request.FILES.get("photo")
    if given is None:
        return ""
    return sheets_kept().put(drawn_anew(given.read(), field="photo").content)


def _page(
    request: HttpRequest, found: RosterSheet, *, faults: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    faults, typed = faults or {}, []
    for number, row in enumerate(_rows(found), start=1):
        held, name = attendance_of(row), f"line-{row.pk}"
        known = ""
        if held is not None:
            left = f"{local(held.left_at):%H:%M}" if held.left_at else _("还没有离开")
            known = f"{local(held.came_at):%H:%M} – {left}"
        typed.append(
            Typed(
                number, row.pk, row.person.name, request.POST.get(f"came-{row.pk}", "")[:8],
                request.POST.get(f"left-{row.pk}", "")[:8], known, faults.get(name, ""),
            )
        )  # fmt: skip
    general = [words for name, words in faults.items() if not name.startswith("line-")]
    context = {
        "sheet": found, "shift": found.shift, "activity": found.shift.activity, "lines": typed,
        "general": in_words(Listed(SEMICOLON, general)), "token": posting.new_token(),
        "first_fault": next((one.sign_up for one in typed if one.fault), None),
    }  # fmt: skip
    return render(request, "console/attendance/sheet.html", context, status=status)
