"""核对一张纸: what the machine saw beside the picture; a person says it once for the whole sheet."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.intake import actions
from wudan.intake.actions import RosterRow
from wudan.intake.enums import RowAnswer, ScanState, SheetKind
from wudan.intake.faces import face_of
from wudan.intake.files import scans_kept
from wudan.intake.models import Scan
from wudan.intake.reading import cut_out
from wudan.kit import clock, numbers
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.attendance.sheets import time_on
from wudan.web.console.guard import for_roles
from wudan.web.console.paper.card import card_scan
from wudan.web.console.paper.desk import PAPER_ROLES
from wudan.web.console.paper.seen import roster_rows


@for_roles(*PAPER_ROLES)
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of a heap, to look over and confirm."""
    found = _load(request, pk)
    if found.sheet is None or found.state not in {ScanState.READ, ScanState.TAKEN}:
        return render(request, "console/paper/refused.html", _context(found))
    if found.sheet.kind == SheetKind.CARD:
        return card_scan(request, found, _context(found))
    return _roster(request, found)


@for_roles(*PAPER_ROLES)
def scan_dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """不要了: away with the page and its picture."""
    found = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("scan", pk))

    def do() -> str:
        actions.drop(scan=found, by=actor_of(request), at=clock.now())
        return posting.page("scan-batch", found.batch_id)

    try:
        return posting.once(request, do)
    except Objected as fault:
        return render(request, "console/paper/refused.html", _context(found) | {"refused": fault.words}, status=422)  # fmt: skip


@for_roles(*PAPER_ROLES)
def scan_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet laid flat."""
    return _picture(_kept(_load(request, pk)))


@for_roles(*PAPER_ROLES)
def scan_crop(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One row or field of it, to look at beside the choice."""
    found = _load(request, pk)
    content, sheet = _kept(found), found.sheet
    if sheet is None:
        raise Missing
    face = face_of(sheet.kind, sheet.edition, len(sheet.rows))
    try:
        place = face.place(f"{name}.came") if name.isdigit() else face.place(name)
    except KeyError:
        raise Missing from None
    if name.isdigit():
        place = (62.0, place[1] - 1, 138.0, 9.0)
    return _picture(cut_out(content, place))


def _roster(request: HttpRequest, found: Scan) -> HttpResponse:
    if request.method != "POST":
        return _roster_page(request, found)

    def do() -> str:
        rows = _rows(request, found)
        actions.take_roster_sheet(scan=found, rows=rows, by=actor_of(request), at=clock.now())
        if any(one.answer == RowAnswer.INSTEAD for one in rows):
            messages.warning(
                request, _("有人代替的那几行没有记到场：先在活动里换人，再在名册上补。")
            )
        return posting.page("scan-batch", found.batch_id)

    return _answered(request, found, do)


def _answered(request: HttpRequest, found: Scan, do: Callable[[], str]) -> HttpResponse:
    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _roster_page(request, found, faults=fault.fields, status=422)
    except Objected as fault:
        return _roster_page(request, found, faults={"": fault.words}, status=422)
    messages.success(request, _("录好了，这张纸只算这一次。"))
    return answer


def _rows(request: HttpRequest, found: Scan) -> list[RosterRow]:
    """Every row with its answer. Raises Malformed by row."""
    sheet = found.sheet
    assert sheet is not None and sheet.roster is not None  # noqa: S101, PT018 - the database says so
    rows, faults = [], {}
    for row in range(len(sheet.rows)):
        told = request.POST.get(f"answer-{row}", "")
        answer = "" if told == "blank" else told
        if not told or answer not in RowAnswer.values:
            faults[f"row-{row}"] = _("这一行看不准，请看着照片选一个。")
            continue
        try:
            came, left = (_typed(request, found, f"{kind}-{row}") for kind in ("came", "left"))
        except ValueError:
            faults[f"row-{row}"] = _("时间写成 09:05 这样。")
            continue
        rows.append(RosterRow(row, answer, came, left))
    if faults:
        raise Malformed(faults)
    return rows


def _typed(request: HttpRequest, found: Scan, name: str) -> datetime | None:
    sheet = found.sheet
    assert sheet is not None and sheet.roster is not None  # noqa: S101, PT018 - the database says so
    return time_on(sheet.roster.shift, request.POST.get(name, "").strip())


def _roster_page(
    request: HttpRequest, found: Scan, *, faults: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    faults = faults or {}
    typed = request.POST.dict() if request.method == "POST" else {}
    rows = roster_rows(found, typed, faults)
    general = [words for name, words in faults.items() if not name.startswith(("row-", "line-"))]
    context = _context(found) | {
        "rows": rows, "general": in_words(Listed(SEMICOLON, general)), "doubtful": sum(row.doubtful for row in rows),
        "some_fault": any(row.fault for row in rows),
    }  # fmt: skip
    return render(request, "console/paper/roster.html", context, status=status)


def _context(found: Scan) -> dict[str, object]:
    return {
        "scan": found, "sheet": found.sheet, "token": posting.new_token(), "refused": "",
        "is_open": found.state == ScanState.READ,
        "may_drop": found.state in {ScanState.READ, ScanState.REFUSED},
    }  # fmt: skip


def _load(request: HttpRequest, pk: int) -> Scan:
    mine = Scan.objects.visible_to(actor_of(request)).select_related(
        "batch__unit", "sheet__unit", "sheet__roster__shift__activity__unit"
    )
    found = mine.filter(pk=pk).first() if pk <= numbers.LARGEST_KEY else None
    if found is None:
        raise Missing
    return found


def _kept(found: Scan) -> bytes:
    if not found.picture:
        raise Missing
    return scans_kept().get(found.picture)


def _picture(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="image/jpeg")
    answer["Cache-Control"] = "private, no-store"
    return answer
