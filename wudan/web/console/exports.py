"""导出: ask, agree as the second person, take the file, read the register.

Asking, agreeing and taking want a fresh proof (step-up), so these forms are sent as pages.
"""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.exchange import actions
from wudan.exchange.enums import ExportState, FileForm
from wudan.exchange.models import Export
from wudan.exchange.permissions import fetching_objection
from wudan.exchange.publication import scan
from wudan.exchange.querysets import FILE_HOURS
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.export_form import ExportForm
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import address
from wudan.web.stepping_up import stepped_up
from wudan.web.submitting import submit

EXPORTERS = ("institute_staff", "center_office", "department_officer")
_MINE = 30
_PAGE = 50
_TYPES = {
    FileForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileForm.CSV: "text/csv; charset=utf-8",
    FileForm.ZIP: "application/zip",
}


class DecisionForm(forms.Form):
    """A word to the one who asked."""

    words = note_field(_("意见"), hint=_("不批准时必填，申请人会看到。"))

    def __init__(self, data: object = None, *, export: Export) -> None:
        super().__init__(data, auto_id=f"decision-{export.pk}-%s", label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()


@for_roles(*EXPORTERS)
def exports(request: HttpRequest) -> HttpResponse:
    """What waits for oneself, one's own exports, and the form to ask for one."""
    return _page(request)


@for_roles(*EXPORTERS)
@stepped_up
def asking(request: HttpRequest) -> HttpResponse:
    """Ask. 422 with what was typed when something is missing."""
    if request.method != "POST":
        return posting.go(request, posting.page("exports"))
    now = clock.now()
    form = ExportForm(request.POST, actor=actor_of(request), today=clock.day_of(now))
    return submit(
        request, form, lambda: _asked(request, form), done=now_("已登记，进度看下面“我的导出”。"),
        show=lambda words, status: _page(request, asked=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*EXPORTERS)
@stepped_up
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to somebody else's export, or not."""
    export = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("exports"))
    form = DecisionForm(request.POST, export=export)
    return submit(
        request, form, lambda: _decided(request, export, form), done=now_("已记下。"),
        show=lambda words, status: _page(request, decided=(export, form), words=words, status=status),
    )  # fmt: skip


@for_roles(*EXPORTERS)
@stepped_up
def export_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file itself, never kept by anybody in between. Journaled before it is sent."""
    export = _load(request, pk)
    content = actions.fetch(export=export, by=actor_of(request), at=clock.now())
    answer = HttpResponse(content, content_type=_TYPES[FileForm(export.form)])
    answer["Content-Disposition"] = f'attachment; filename="export-{export.number}.{export.form}"'
    answer["Cache-Control"] = "no-store"
    return answer


@for_roles("auditor")
def register(request: HttpRequest) -> HttpResponse:
    """The register of exports, fifty a page, newest first."""
    text = request.GET.get("before", "")
    rows = Export.objects.readable_by(actor_of(request)).with_names().order_by("-pk")
    if text.isascii() and text.isdigit() and len(text) < 16:
        rows = rows.filter(pk__lt=int(text))
    found = list(rows[: _PAGE + 1])
    context = {
        "findings": scan(settings.PACK),
        "exports": found[:_PAGE],
        "older_url": address(request, before=str(found[_PAGE - 1].pk)) if len(found) > _PAGE else "",
        "newest_url": address(request, before="") if text else "",
    }  # fmt: skip
    return render(request, "console/export_register.html", context)


def _asked(request: HttpRequest, form: ExportForm) -> str:
    actions.ask(wanted=form.wanted(), by=actor_of(request), at=clock.now())
    return posting.page("exports")


def _decided(request: HttpRequest, export: Export, form: DecisionForm) -> str:
    act = actions.approve if request.POST.get("answer") == "approve" else actions.refuse
    act(export=export, by=actor_of(request), at=clock.now(), words=form.cleaned_data["words"])
    return posting.page("exports")


def _load(request: HttpRequest, pk: int) -> Export:
    """An export that exists for the actor. Raises Missing."""
    found = Export.objects.readable_by(actor_of(request)).with_names().filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, *, asked: ExportForm | None = None,
    decided: tuple[Export, DecisionForm] | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, now = actor_of(request), clock.now()
    again = decided[0].pk if decided else None
    waiting = Export.objects.waiting_for(actor).with_names().order_by("asked_at", "pk")[:_MINE]
    mine = list(
        Export.objects.asked_by_person(actor.person_id).with_names().order_by("-pk")[:_MINE]
    )
    context = {
        "waiting": [
            (export, decided[1] if decided and export.pk == again else DecisionForm(export=export))
            for export in waiting
        ],
        "mine": [_line(export, fetching_objection(actor, export, at=now) is None) for export in mine],
        "being_made": any(export.state == ExportState.APPROVED for export in mine),
        "form": asked or ExportForm(actor=actor, today=clock.day_of(now)),
        "is_office": actor.role == "center_office",
        "unfolded": asked is not None or not mine,
        "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/exports.html", context, status=status)


def _line(export: Export, can_fetch: bool) -> dict[str, object]:
    until = export.made_at + timedelta(hours=FILE_HOURS) if export.made_at else None
    return {"export": export, "can_fetch": can_fetch, "until": until}
