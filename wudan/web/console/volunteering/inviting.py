"""邀请名单: a file is looked over line by line; all of it is sent, or nothing."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.kit.tables import Fault, blank_table, faults_as_csv
from wudan.kit.text import masked_phone
from wudan.people.actions import invitations as actions
from wudan.people.actions.invitations.columns import COLUMNS
from wudan.people.enums import SourceKind
from wudan.people.invitations import Wanted, left_alone, rows_of
from wudan.people.models import InvitationList
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, for_roles
from wudan.web.console.volunteering.forms import UploadForm
from wudan.web.submitting import PostForm, submit

_SHOWN, _LISTED = 100, 30
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list, as it is looked over: the telephone masked."""

    number: int
    name: str
    phone: str
    home: str
    source: str
    skills: str
    standing: str


@for_roles(*OFFICE)
def invitation_lists(request: HttpRequest) -> HttpResponse:
    """What was brought in here, and the form to bring in another."""
    if request.method != "POST":
        return _lists(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        given = form.cleaned_data["file"]
        held = actions.read_list(
            content=given.read(), name=given.name, by=actor_of(request), at=clock.now()
        )
        return posting.page("invitation-list", held.pk)

    try:
        return posting.once(request, do)
    except Malformed as fault:
        form.tell(fault)
    except Objected as fault:
        form.tell(Malformed({"file": fault.words}))
    return _lists(request, form, status=422)


@for_roles(*OFFICE)
def invitation_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One list, line by line, before it is sent; afterwards, how many were."""
    return _page(request, _load(request, pk))


@for_roles(*OFFICE)
def invitation_sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it, whole."""
    held = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("invitation-list", pk))

    def do() -> str:
        actions.send_list(listed=held, by=actor_of(request), at=clock.now())
        return posting.page("invitation-list", pk)

    return submit(
        request, PostForm(request.POST), do, done=_("邀请发出了。本人答应了才是志愿者。"),
        show=lambda words, status: _page(request, held, words=words, status=status),
    )  # fmt: skip


@for_roles(*OFFICE)
def invitation_faults(request: HttpRequest, pk: int) -> HttpResponse:
    """The faults as a file; lines and columns, no names."""
    held = _load(request, pk)
    content = faults_as_csv(Fault(*fault) for fault in held.faults)
    return _file(content, "text/csv; charset=utf-8", f"faults-{held.pk}.csv")


@for_roles(*OFFICE)
def invitation_form(request: HttpRequest) -> HttpResponse:
    """The blank form, whose cells are text."""
    return _file(blank_table(_("邀请名单"), COLUMNS), _XLSX, "invitations.xlsx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _load(request: HttpRequest, pk: int) -> InvitationList:
    """A list of the actor's own unit. Raises Missing."""
    mine = InvitationList.objects.filter(unit=actor_of(request).unit_id, pk=pk)
    found = mine.select_related("unit").first()
    if found is None:
        raise Missing
    return found


def _lists(request: HttpRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    rows = InvitationList.objects.filter(unit=actor_of(request).unit_id).order_by("-pk")
    context = {
        "form": form, "lists": rows.defer("rows", "faults")[:_LISTED],
        "columns": [(column.title, column.needed) for column in COLUMNS],
        "sources": in_words(Listed(COMMA, SourceKind.labels)),
    }  # fmt: skip
    return render(request, "console/volunteering/lists.html", context, status=status)


def _page(
    request: HttpRequest, held: InvitationList, *, words: str = "", status: int = 200
) -> HttpResponse:
    rows = rows_of(held)
    alone = left_alone(rows, held.county, at=clock.now()) if rows else set()
    faults = [Fault(*fault) for fault in held.faults]
    context = {
        "list": held, "faults": faults[:_SHOWN], "more_faults": len(faults) - _SHOWN,
        "lines": _lines(rows[:_SHOWN], alone), "more_lines": len(rows) - _SHOWN,
        "asked_count": sum(row.who not in alone for row in rows), "alone_count": len(alone),
        "refusal_words": words, "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "console/volunteering/list.html", context, status=status)


def _lines(rows: list[Wanted], alone: set[str]) -> list[Line]:
    homes = Unit.objects.in_bulk({row.home for row in rows if row.home})
    pack, sources = settings.PACK, dict(SourceKind.choices)
    return [
        Line(
            row.line, row.name, masked_phone(row.phone),
            homes[row.home].short_name if row.home in homes else "", str(sources.get(row.source, "")),
            in_words(Listed(COMMA, (str(pack.skills.get(code, code)) for code in row.skills))),
            _("不再打扰") if row.who in alone else _("会邀请"),
        )
        for row in rows
    ]  # fmt: skip
