"""全国系统: what still has to be keyed in there (送报清单), and bundles that come in.

Row errors come back as a file of their own, made here and kept nowhere; bringing the same file in
again changes nothing, so no token is needed for it.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.exchange import actions
from wudan.exchange.actions import Imported
from wudan.exchange.enums import ImportState
from wudan.exchange.national.mapping import TABLES
from wudan.exchange.national.packing import MOST_BYTES
from wudan.exchange.reporting import to_report
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.tables import faults_as_csv
from wudan.ledger.enums import ReportKind
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit

OFFICE = "center_office"
BUNDLE = "bundle"
_MOST_TOLD = 50
_INVITED = ("姓名", "电话")


class ImportForm(PostForm):
    """A bundle of ours, or one table as a sheet."""

    kind = forms.ChoiceField(
        label=_("是什么"),
        choices=[(BUNDLE, _("交换包（ZIP）")), *((t.kind, f"{t.title}（Excel 或 CSV）") for t in TABLES.values())],
    )  # fmt: skip
    origin = forms.CharField(
        label=_("来自哪个系统"), max_length=40, required=False,
        help_text=_("交换包自己会说，不用填；表格要填，例：全国系统。"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("文件"), error_messages={"required": _("请选文件。"), "empty": _("文件是空的。")}
    )


class ReportForm(PostForm):
    """On which day these were keyed in."""

    on = forms.DateField(
        label=_("哪天录入的"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请选日期。"), "invalid": _("日期写成 2026-09-07 这样。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, kind: str, today: date) -> None:
        super().__init__(data, initial={"on": today}, auto_id=f"{kind}-%s")


@for_roles(OFFICE)
def national(request: HttpRequest) -> HttpResponse:
    """The list, and the form to bring something in."""
    return _page(request)


@for_roles(OFFICE)
def national_report(request: HttpRequest, kind: str) -> HttpResponse:
    """Tick off what was keyed in."""
    if request.method != "POST" or kind not in ReportKind.values:
        return posting.go(request, posting.page("national"))
    at = clock.now()
    form = ReportForm(request.POST, kind=kind, today=clock.day_of(at))
    chosen = [int(pk) for pk in request.POST.getlist("subjects") if _is_key(pk)]

    def do() -> str:
        actions.mark_reported(
            kind=kind, subjects=chosen, on=form.cleaned_data["on"], by=actor_of(request), at=at
        )
        return posting.page("national")

    return submit(
        request, form, do, done=now_("勾好了。"),
        show=lambda words, status: _page(request, ticked=(kind, form), words=words, status=status),
    )  # fmt: skip


@for_roles(OFFICE)
def national_import(request: HttpRequest) -> HttpResponse:
    """Bring a file in, and say row by row what came of it."""
    if request.method != "POST":
        return posting.go(request, posting.page("national"))
    form = ImportForm(request.POST, files=request.FILES)
    if not form.is_valid():
        return _page(request, brought=form, status=422)
    try:
        done = _imported(request, form)
    except Malformed as fault:
        form.tell(fault)
        return _page(request, brought=form, status=422)
    if not done.faults:
        messages.success(request, now_("导入好了。"))
    return render(request, "console/national_imported.html", _told(done))


def _imported(request: HttpRequest, form: ImportForm) -> Imported:
    said, by, at = form.cleaned_data, actor_of(request), clock.now()
    file = said["file"]
    if file.size > MOST_BYTES:
        raise Malformed(
            {"file": Phrase("文件太大：最多 {most_bytes} MB。", most_bytes=MOST_BYTES // 1_000_000)}
        )
    content = file.read()
    if said["kind"] == BUNDLE:
        return actions.import_bundle(content=content, by=by, at=at)
    return actions.import_table(
        content=content, name=str(file.name), kind=said["kind"], origin=said["origin"], by=by, at=at
    )


def _told(done: Imported) -> dict[str, object]:
    labels = dict(ImportState.choices) | {"same": now_("早已导入，没有变动")}
    lines = [",".join(_INVITED), *(",".join(row[key] for key in _INVITED) for row in done.invited)]
    return {
        "origin": done.origin,
        "counts": [(labels[state], count) for state, count in sorted(done.counts.items())],
        "faults": done.faults[:_MOST_TOLD], "faults_count": len(done.faults),
        "faults_url": _as_link(faults_as_csv(done.faults)) if done.faults else "",
        "invited_count": len(done.invited),
        "invited_url": _as_link("\ufeff".encode() + "\r\n".join(lines).encode()) if done.invited else "",
    }  # fmt: skip


def _as_link(content: bytes) -> str:
    """A file inside the page itself: it lies on no disk and in no cache of ours."""
    return f"data:text/csv;charset=utf-8;base64,{b64encode(content).decode()}"


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18


def _is_shown(one: Mapping[str, Any]) -> bool:
    """What waits, and what was sent with a fault."""
    return bool(one["waits"].rows) or bool(one["form"].errors)


def _page(
    request: HttpRequest, *, brought: ImportForm | None = None,
    ticked: tuple[str, ReportForm] | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    now = clock.now()
    lists: Sequence[dict[str, Any]] = [
        {
            "waits": waits,
            "form": ticked[1] if ticked and ticked[0] == waits.kind
            else ReportForm(kind=waits.kind, today=clock.day_of(now)),
        }
        for waits in to_report(person_of(request).county, on=clock.day_of(now))
    ]  # fmt: skip
    context = {
        "lists": [one for one in lists if _is_shown(one)],
        "done": [one["waits"].kind.label for one in lists if not _is_shown(one)], "words": words, "form": brought or ImportForm(),
        "unfolded": brought is not None,
    }  # fmt: skip
    return render(request, "console/national.html", context, status=status)
