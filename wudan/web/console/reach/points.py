"""村的点: which villages have one, and the county's own import; the same file again changes nothing."""

import csv
from base64 import b64encode
from io import StringIO

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.importing.points import COLUMNS, PointsImported
from wudan.areas.models import Area, AreaPoint
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.sheets import neutral
from wudan.kit.tables import faults_as_csv
from wudan.registers import actions
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm

_MOST_BYTES = 3_000_000
_MOST_TOLD = 30
_BOM = "\ufeff"


class PointsForm(PostForm):
    """One file."""

    file = forms.FileField(
        label=_("文件（Excel 或 CSV）"),
        error_messages={"required": _("请选文件。"), "empty": _("文件是空的。")},
        help_text=_("要有区划代码、经度、纬度、坐标系四列；坐标系写 CGCS2000、GCJ-02（高德、腾讯）或 BD-09（百度）。"),
    )  # fmt: skip


@for_roles("center_office")
def village_points(request: HttpRequest) -> HttpResponse:
    """How many villages have a point, and the form."""
    return _page(request, PointsForm())


@for_roles("center_office")
def village_points_import(request: HttpRequest) -> HttpResponse:
    """Bring a file in, whole or not at all; what is wrong is said row by row."""
    if request.method != "POST":
        return posting.go(request, posting.page("village-points"))
    form = PointsForm(request.POST, files=request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        done = _brought(request, form)
    except Malformed as fault:
        form.tell(fault)
        return _page(request, form, status=422)
    if done.faults:
        return _page(request, form, done=done, status=422)
    words = now_("共 {listed} 个村：新增 {added}，改动 {moved}。可及已经重算。")
    messages.success(request, words.format(listed=done.listed, added=done.added, moved=done.moved))
    return posting.go(request, posting.page("village-points"))


def _brought(request: HttpRequest, form: PointsForm) -> PointsImported:
    file = form.cleaned_data["file"]
    if file.size > _MOST_BYTES:
        raise Malformed(
            {
                "file": Phrase(
                    "文件太大：最多 {most_bytes} MB。", most_bytes=_MOST_BYTES // 1_000_000
                )
            }
        )
    pack = settings.PACK
    return actions.bring_points(
        content=file.read(), file=str(file.name), county=pack.county, ground=pack.ground,
        by=actor_of(request), at=clock.now(),
    )  # fmt: skip


def _page(
    request: HttpRequest, form: PointsForm, *, done: PointsImported | None = None, status: int = 200
) -> HttpResponse:
    county = settings.PACK.county
    villages = Area.objects.villages_of(county)
    placed = AreaPoint.objects.of_county(county).count()
    missing = list(villages.filter(point=None).select_related("parent"))
    faults = done.faults if done else ()
    context = {
        "form": form, "count": len(missing) + placed, "placed": placed, "missing": missing,
        "faults": faults[:_MOST_TOLD], "faults_count": len(faults),
        "faults_url": _link(faults_as_csv(faults)) if faults else "",
        "blank_url": _link(_blank([(area.code, area.name) for area in missing])),
    }  # fmt: skip
    return render(request, "console/reach/points.html", context, status=status)


def _blank(villages: list[tuple[str, str]]) -> bytes:
    """Our titles, and the villages that still have no point."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows([code, neutral(name), "", "", ""] for code, name in villages)
    return f"{_BOM}{out.getvalue()}".encode()


def _link(content: bytes) -> str:
    """A file inside the page itself: it lies on no disk of ours."""
    return f"data:text/csv;charset=utf-8;base64,{b64encode(content).decode()}"
