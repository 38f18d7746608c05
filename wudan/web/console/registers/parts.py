"""数的出处: any figure of any report, opened to the rows that make it; the rows a reader may see are links.

Other reports show their figures' rows with `parts_page` and `parts_sheet` too.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.figures import Figure, Part
from wudan.kit.refusals import Missing
from wudan.kit.scanning import masked
from wudan.kit.sheets import Column, CsvSheet
from wudan.registers.figures import Window
from wudan.registers.figures.blocks import figure_of
from wudan.registers.papers import Stamp
from wudan.tables.replica import reports
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.registers.links import urls_of
from wudan.web.console.registers.whose import READING, platform_asked, span_asked, whose
from wudan.web.console.rows import address, page_number

_PAGE = 50
_MONTH = len("2026-09")


@dataclass(frozen=True, slots=True)
class Shown:
    """One row, its page, and what it adds."""

    part: Part
    url: str


@for_roles(*READING)
@reports
def figure_parts(request: HttpRequest) -> HttpResponse:
    """`key`, `unit`, `from`, `to`, `platform` say which; else this month's orders. Raises Missing."""
    figure, whose_and_when = _asked(request)
    return parts_page(
        request, figure, about=whose_and_when, back_url=_back(request),
        sheet_url=f"{reverse('figure-sheet')}?{request.GET.urlencode()}",
    )  # fmt: skip


@for_roles(*READING)
def figure_sheet(request: HttpRequest) -> HttpResponse:
    """The same rows as CSV; they name no person."""
    figure, whose_and_when = _asked(request)
    return parts_sheet(request, figure, about=whose_and_when)


def figure_url(key: str, unit_id: int, window: Window) -> str:
    """Where a figure of the county's acts opens."""
    asked = {"key": key, "unit": unit_id, "from": window.first, "to": window.last}
    return f"{reverse('figure-parts')}?{urlencode(asked)}"


def about(unit: Unit, window: Window) -> str:
    """Of whom and when, in words."""
    return _("{unit}，{first} 至 {last}").format(
        unit=unit.name, first=window.first, last=window.last
    )


def parts_page(
    request: HttpRequest, figure: Figure, *, about: str, back_url: str, sheet_url: str = "",
    frozen: str = "",
) -> HttpResponse:  # fmt: skip
    """The rows, fifty a page, and that they add up."""
    parts, page, at = list(figure.parts()), page_number(request), clock.now()
    shown = parts[(page - 1) * _PAGE : page * _PAGE]
    urls = urls_of(
        ((part.kind, part.pk) for part in shown), actor_of(request), today=clock.day_of(at)
    )
    context = {
        "figure": figure, "about": about, "back_url": back_url, "sheet_url": sheet_url, "frozen": frozen,
        "rows": [Shown(part, urls.get((part.kind, part.pk), "")) for part in shown],
        "count": len(parts), "sum": sum(part.amount for part in parts),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(parts) > page * _PAGE else "",
    }  # fmt: skip
    return render(request, "console/registers/parts.html", context)


def parts_sheet(request: HttpRequest, figure: Figure, *, about: str) -> HttpResponse:
    """The rows as CSV with their sum; numbers of persons that somebody typed are struck."""
    columns = [Column(_("是什么"), 40), Column(_("计入"), 10)]
    stamp = Stamp(about, actor_of(request).label, clock.now(), _("数的出处"))
    sheet = CsvSheet(figure.label, columns, stamp)
    total = 0
    for part in figure.parts():
        sheet.add([masked(part.label), part.amount])
        total += part.amount
    sheet.add([_("合计"), total])
    answer = HttpResponse(sheet.finish(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{figure.key}.csv"'
    return answer


def _asked(request: HttpRequest) -> tuple[Figure, str]:
    """The figure, and of whom and when it is."""
    window = span_asked(request) or Window.month(clock.day_of(clock.now()))
    of = whose(request, on=window.last)
    scope, told, platform = of.scope, about(of.unit, window), platform_asked(request)
    if platform is not None:
        scope = replace(scope, topic=platform.pk)
        told = _("{platform}，{about}").format(platform=platform.name, about=told)
    found = figure_of(request.GET.get("key", "orders-placed"), scope, window.so_far(clock.now()))
    if found is None:
        raise Missing
    return found, told


def _back(request: HttpRequest) -> str:
    """Where the figure was seen: the dashboard says so, else it was a register."""
    month = request.GET.get("seen", "")
    if len(month) > _MONTH or not month.replace("-", "").isdecimal():
        return reverse("week-register")
    asked = {"month": month, "unit": request.GET.get("above") or request.GET.get("unit", "")}
    return f"{reverse('overview')}?{urlencode(asked)}"
