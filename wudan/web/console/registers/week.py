"""周台账: what was done in a week, of a station, a town, a department or the county; nothing is typed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.layouts import layouts_of
from wudan.kit.sheets import Value
from wudan.registers.figures import Window
from wudan.registers.papers import Row, Stamp, paper, workbook
from wudan.registers.week import Line, Sums, lines_of, sums_of
from wudan.tables.replica import reports
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.registers.links import urls_of_lines
from wudan.web.console.registers.whose import READING, Whose, week_asked, whose
from wudan.web.console.registers.works import WorkLine, told_of
from wudan.web.console.rows import address, page_number
from wudan.web.tree import place_in_tree

_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line and its page, empty where the reader may not open it."""

    line: Line
    url: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A town or department of the county, and the feet of its lines."""

    name: str
    url: str
    sums: Sums


@for_roles(*READING)
@reports
def week_register(request: HttpRequest) -> HttpResponse:
    """The week's lines, fifty a page; the county's begin with its branches in the order of the tree."""
    week = week_asked(request)
    of = whose(request, on=week.first)
    lines, page = _lines(of, week), page_number(request)
    shown = lines[(page - 1) * _PAGE : page * _PAGE]
    more = len(lines) > page * _PAGE
    context = {
        "unit": of.unit, "is_county": of.is_county, "first": week.first, "last": week.last,
        "sums": sums_of(lines), "lines": _linked(request, shown),
        "works": _works(of, week),
        "branches": _branches(request, of.unit, lines, week) if of.is_county else [],
        "before_url": _other(request, week.first - timedelta(days=7)),
        "after_url": _other(request, week.last + timedelta(days=1))
        if week.until <= clock.now() else "",
        "sheet_url": reverse("week-sheet") + f"?unit={of.unit.pk}&day={week.first}",
        "months_url": "" if of.unit.kind == UnitKind.STATION else reverse("month-desk"),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if more else "",
    }  # fmt: skip
    return render(request, "console/registers/week.html", context)


@for_roles(*READING)
def week_sheet(request: HttpRequest) -> HttpResponse:
    """The same in the county's own layout: a PDF, or with `form=xlsx` a workbook."""
    week = week_asked(request)
    of = whose(request, on=week.first)
    rows = [_row(line) for line in _lines(of, week)]
    layout = layouts_of(settings.PACK.folder, settings.PACK.base)["week"]
    period = _("{first} 至 {last}").format(first=week.first, last=week.last)
    name = f"week-{of.unit.key}-{week.first}"
    if request.GET.get("form") == "xlsx":
        stamp = Stamp(of.unit.name, actor_of(request).label, clock.now(), period)
        return file_answer(workbook(layout, rows, stamp), XLSX, f"{name}.xlsx")
    return file_answer(
        paper(layout, rows, unit=of.unit.name, period=period), "application/pdf", f"{name}.pdf"
    )


def file_answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to look at, or to keep."""
    answer = HttpResponse(content, content_type=kind)
    how = "inline" if kind.endswith("pdf") else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer


def _lines(of: Whose, week: Window) -> list[Line]:
    return lines_of(of.scope, week.so_far(clock.now()), colors=dict(settings.PACK.colors.platforms))


def _linked(request: HttpRequest, lines: Sequence[Line]) -> list[Shown]:
    today = clock.day_of(clock.now())
    urls = urls_of_lines(lines, actor_of(request), today=today)
    return [Shown(line, urls.get((line.kind, line.pk), "")) for line in lines]


def _branches(
    request: HttpRequest, center: Unit, lines: Sequence[Line], week: Window
) -> list[Branch]:
    """Each branch directly below the center with its lines; the center's own first."""
    parted = defaultdict[str, list[Line]](list)
    for line in lines:
        steps = line.path[len(center.path) :].split(".")
        parted[f"{center.path}{steps[0]}." if steps[0] else center.path].append(line)
    units = {unit.path: unit for unit in Unit.objects.filter(path__in=sorted(parted))}
    return [
        Branch(
            _("中心本级") if unit == center else unit.short_name,
            "" if unit == center else f"{reverse('week-register')}?unit={unit.pk}&day={week.first}",
            sums_of(parted[path]),
        )
        for path, unit in sorted(units.items(), key=lambda pair: place_in_tree(pair[0]))
    ]  # fmt: skip


def _works(of: Whose, week: Window) -> list[WorkLine]:
    """A line per key work; its numbers open to their rows."""
    return told_of(of.scope, week.so_far(clock.now()), unit_id=of.unit.pk)


def _other(request: HttpRequest, day: date) -> str:
    return address(request, day=f"{day}", page="")


def _row(line: Line) -> Row:
    told: dict[str, Value] = {
        name: getattr(line, name)
        for name in ("place", "what", "color", "platform", "project", "key_work", "way", "duty", "online", "audience",
                     "people", "volunteers", "minutes", "who", "leader", "money", "word", "summary", "evidence")
    }  # fmt: skip
    return told | {"day": line.day}
