"""职责: the three levels with who answers on a day; a unit's seats; one seat with its past; the wall sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.meetings.actions import duties as actions
from wudan.meetings.answerable import Answering, Matrix, answering, answering_at, history, matrix_on
from wudan.meetings.papers import wall_sheet
from wudan.meetings.permissions.duties import ending_objection, naming_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles
from wudan.web.console.meetings.loading import KNOWERS
from wudan.web.console.projects.forms import WhyForm, words_field
from wudan.web.console.rows import address
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm, submit
from wudan.web.tree import in_order

_KEEPERS = ("institute_staff", "center_office")
_WITH_SEATS = (UnitKind.CENTER, UnitKind.DEPARTMENT, UnitKind.INSTITUTE, UnitKind.STATION)


class HolderForm(PostForm):
    """登记任职."""

    name = words_field(_("姓名"))
    starts_on = day_field(_("从哪天起"))
    is_acting = forms.BooleanField(label=_("代理"), required=False)
    why = note_field(_("原来的人为什么不再担任"), hint=_("原来没有人的，不用写。"))

    def named(self) -> actions.Named:
        """As the action wants it."""
        return actions.Named(**self.cleaned_data)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit with its seats, and how many seats below it are vacant."""

    unit: Unit
    seats: Sequence[Answering]
    below: int = 0
    vacant_below: int = 0


@for_roles(*KNOWERS)
def duties(request: HttpRequest) -> HttpResponse:
    """The matrix by level on a day."""
    day = _day(request)
    matrix = matrix_on(day)
    rows = _rows(matrix, day) if matrix else []
    center = [row for row in rows if row.unit.kind == UnitKind.CENTER]
    group = [one for row in center for one in row.seats if one.seat.group]
    context = {
        "matrix": matrix, "day": day, "today": day_of(clock.now()), "group": group,
        "center": center, "towns": [row for row in rows if row.unit.kind == UnitKind.INSTITUTE],
        "departments": [row for row in rows if row.unit.kind == UnitKind.DEPARTMENT],
        "vacant": sum(one.is_vacant for row in rows for one in row.seats),
    }  # fmt: skip
    return render(request, "console/meetings/duties.html", context)


@for_roles(*KNOWERS)
def unit_duties(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's seats, and of a town its villages."""
    unit, day = _unit(pk), _day(request)
    matrix = matrix_on(day)
    below = in_order(Unit.objects.open_on(day).filter(parent=unit, kind=UnitKind.STATION))
    found = answering(matrix, [unit, *below], on=day) if matrix else []
    context = {
        "standing": matrix.version.standing.get(unit.kind, "") if matrix else "",
        "unit": unit, "day": day, "today": day_of(clock.now()), "matrix": matrix,
        "seats": [one for one in found if one.unit.pk == unit.pk],
        "villages": [one for one in found if one.unit.pk != unit.pk],
        "day_url": address(request, day=""),
    }  # fmt: skip
    return render(request, "console/meetings/unit_duties.html", context)


@for_roles(*KNOWERS)
def seat(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One seat: who sits there, what for, who did before."""
    return _page(request, _seat(pk, code))


@for_roles(*_KEEPERS)
def seat_holder(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Write down who sits there. 422 with what was typed."""
    found, form = _seat(pk, code), HolderForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("seat", pk, code))

    def do() -> str:
        actions.name(
            unit=found.unit,
            seat_code=code,
            named=form.named(),
            by=actor_of(request),
            at=clock.now(),
        )
        return posting.page("seat", pk, code)

    return submit(
        request, form, do, done=_("登记了，职责从这一天起归他。"),
        show=lambda words, status: _page(request, found, words, status, naming=form),
    )  # fmt: skip


@for_roles(*_KEEPERS)
def seat_ending(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """He sits there no longer. 422 with what was typed."""
    found, form = _seat(pk, code), WhyForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("seat", pk, code))

    def do() -> str:
        actions.end_term(
            unit=found.unit, seat_code=code, why=form.cleaned_data["why"], by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return posting.page("seat", pk, code)

    return submit(
        request, form, do, done=_("记下了，这个职务现在空着。"),
        show=lambda words, status: _page(request, found, words, status, ending=form),
    )  # fmt: skip


@for_roles(*KNOWERS)
def duty_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit's seats as a sheet for the wall (R120)."""
    unit, today = _unit(pk), day_of(clock.now())
    matrix = matrix_on(today)
    found = answering(matrix, [unit], on=today) if matrix else []
    if matrix is None or not found:
        raise Missing
    paper = wall_sheet(
        unit, found, name=matrix.version.name, version=matrix.version.version, day=today,
        county=settings.PACK.brand.title,
    )  # fmt: skip
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="duties-{unit.pk}.pdf"'
    return answer


def _page(
    request: HttpRequest, found: Answering, words: str = "", status: int = 200, *,
    naming: PostForm | None = None, ending: PostForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), day_of(clock.now())
    keeps = actor.role in _KEEPERS
    form = naming or HolderForm()
    form.initial = {"starts_on": today}
    context = {
        "one": found, "refusal_words": words, "past": history(found.unit, found.seat),
        "form": form if keeps and naming_objection(actor, found, on=today) is None else None,
        "ending": (ending or WhyForm()) if keeps and ending_objection(actor, found, on=today) is None else None,
        "keeps": keeps,
    }  # fmt: skip
    return render(request, "console/meetings/seat.html", context, status=status)


def _rows(matrix: Matrix, day: date) -> list[Row]:
    """Every unit with seats, in the order of the tree; of a town how its villages stand."""
    units = in_order(
        Unit.objects.open_on(day).filter(county=settings.PACK.county, kind__in=_WITH_SEATS)
    )
    seats: dict[int, list[Answering]] = {unit.pk: [] for unit in units}
    villages: dict[int, list[Answering]] = {unit.pk: [] for unit in units}
    for one in answering(matrix, units, on=day):
        seats[one.unit.pk].append(one)
        if one.unit.kind == UnitKind.STATION and one.unit.parent_id in villages:
            villages[one.unit.parent_id].append(one)
    return [
        Row(
            unit, seats[unit.pk], len(villages[unit.pk]),
            sum(one.is_vacant for one in villages[unit.pk]),
        )
        for unit in units
    ]  # fmt: skip


def _day(request: HttpRequest) -> date:
    """The day that is asked for; today when nothing sensible is, or a day to come."""
    today = day_of(clock.now())
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    return min(asked, today)


def _unit(pk: int) -> Unit:
    rows = Unit.objects.filter(county=settings.PACK.county, kind__in=_WITH_SEATS)
    found = rows.select_related("parent").filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _seat(pk: int, code: str) -> Answering:
    found = answering_at(_unit(pk), code, on=day_of(clock.now()))
    if found is None:
        raise Missing
    return found
