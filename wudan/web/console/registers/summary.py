"""一份月小结: four blocks and what people said, every number to its rows; confirmed with one tap."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.figures import Figure, Part
from wudan.kit.intervals import wilson
from wudan.kit.layouts import layouts_of
from wudan.kit.refusals import Missing
from wudan.registers.actions import confirm_month, take_back
from wudan.registers.figures import Window, works
from wudan.registers.figures.blocks import MONTHLY as BLOCKS
from wudan.registers.figures.blocks import TALLIES, Block, said_of
from wudan.registers.figures.tallies import Ratio
from wudan.registers.models import LateFact, MonthSummary
from wudan.registers.papers import Row, Stamp, paper, workbook
from wudan.registers.permissions import (
    REPORTING_ROLES,
    confirming_objection,
    taking_back_objection,
)
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.registers.complained import complained
from wudan.web.console.registers.links import urls_of
from wudan.web.console.registers.months import MONTHLY
from wudan.web.console.registers.parts import parts_page, parts_sheet
from wudan.web.console.registers.week import XLSX, file_answer
from wudan.web.console.registers.works import WorkLine, work_number
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

_HUNDRED = 100


class WordsForm(PostForm):
    """The one typed field, which may stay empty."""

    words = forms.CharField(
        label=gettext_lazy("问题和请求（没有就空着）"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a block and where its rows are."""

    label: str
    value: int
    unit: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """A share in words, never without its n."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One block."""

    title: str
    numbers: list[Number]
    """Those that are something; the others are named together."""
    noughts: list[str]
    shares: list[Told]


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that came or went, and its page if the reader may see it."""

    label: str
    amount: int
    url: str


@dataclass(frozen=True, slots=True)
class Change:
    """A number that changed, from what to what, and by which rows."""

    label: str
    unit: str
    before: int
    after: int
    rows: list[Moved]


@for_roles(*MONTHLY)
def month_summary(request: HttpRequest, pk: int) -> HttpResponse:
    """The summary."""
    return _page(request, load_summary(request, pk))


@require_POST
@for_roles(*sorted(REPORTING_ROLES))
def summary_confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm what was seen; told first what changed since, if anything did."""
    found, form = load_summary(request, pk), WordsForm(request.POST)
    changed: list[object] = []

    def do() -> str:
        changed.extend(confirm_month(
            summary=found, by=actor_of(request), at=clock.now(), seen=request.POST.get("digest", ""),
            words=form.cleaned_data["words"],
        ))  # fmt: skip
        return page("month-summary", pk)

    answer = submit(
        request, form, do, done=gettext_lazy("收到了。"),
        show=lambda words, status: _page(request, load_summary(request, pk), form, words, status),
    )  # fmt: skip
    if changed:
        messages.warning(request, _("您看到之后有变化，已经列在下面。看过再点一次确认。"))
    return answer


@require_POST
@for_roles(*sorted(REPORTING_ROLES))
def summary_taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the confirmation back."""
    found = load_summary(request, pk)

    def do() -> str:
        take_back(summary=found, by=actor_of(request), at=clock.now())
        return page("month-summary", pk)

    return submit(
        request, PostForm(request.POST), do, done=gettext_lazy("收回了，可以再看再确认。"),
        show=lambda words, status: _page(request, found, None, words, status),
    )  # fmt: skip


@for_roles(*MONTHLY)
def summary_figure(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The rows of one number as they were drafted, or fixed; `form=csv` gives them as a file."""
    found = load_summary(request, pk)
    figure, told = kept_figure(found, key), _about(found)
    if request.GET.get("form") == "csv":
        return parts_sheet(request, figure, about=told)
    closed = _closed(found)
    return parts_page(
        request, figure, about=told, back_url=reverse("month-summary", args=[pk]),
        sheet_url=f"{request.path}?form=csv",
        frozen=_("这是关账时固定下来的行。") if closed else _("这是起草时的行，{at} 算的。").format(
            at=f"{clock.local(found.drafted_at):%m-%d %H:%M}"),
    )  # fmt: skip


@for_roles(*MONTHLY)
def summary_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """In the county's own layout: a PDF, or with `form=xlsx` a workbook."""
    found = load_summary(request, pk)
    rows: list[Row] = [
        {"block": block.title, "label": one.label, "value": found.values.get(one.key, 0), "unit": one.unit}
        for block in BLOCKS for one in block.tallies
    ]  # fmt: skip
    rows += [
        {"block": _("和重点工作结合"), "label": f"{line.name}：{one.label}", "value": one.value, "unit": one.unit}
        for line in _works(found) for one in line.numbers or [work_number(works.FIRST, 0, "")]
    ]  # fmt: skip
    layout = layouts_of(settings.PACK.folder, settings.PACK.base)["month"]
    period, name = f"{found.month.month:%Y-%m}", f"month-{found.unit.key}-{found.month.month:%Y-%m}"
    if request.GET.get("form") == "xlsx":
        stamp = Stamp(found.unit.name, actor_of(request).label, clock.now(), period)
        return file_answer(workbook(layout, rows, stamp), XLSX, f"{name}.xlsx")
    notes = [*(f"{one.label}：{one.words}" for block in _blocks(found) for one in block.shares),
             *(f"{one.label}：{one.words}" for one in complained(found, actor_of(request))), *_notes(found)]  # fmt: skip
    return file_answer(
        paper(layout, rows, unit=found.unit.name, period=period, notes=notes), "application/pdf",
        f"{name}.pdf",
    )  # fmt: skip


def load_summary(request: HttpRequest, pk: int) -> MonthSummary:
    """A summary the reader may see. Raises Missing."""
    rows = MonthSummary.objects.visible_to(actor_of(request)).select_related("unit", "month")
    found = rows.filter(month__county=settings.PACK.county, pk=pk).first()
    if found is None:
        raise Missing
    return found


def kept_figure(summary: MonthSummary, key: str) -> Figure:
    """One number with the rows that were kept; nothing kept is a nought. Raises Missing."""
    is_ours = key not in TALLIES or key in {one.key for block in BLOCKS for one in block.tallies}
    label, unit = said_of([key]).get(key, ("", ""))
    if not is_ours or not label:
        raise Missing
    kept = summary.figures.filter(key=key).first()
    parts = [Part(kind, pk, label, amount) for kind, pk, amount, label in kept.rows] if kept else []
    return Figure(key, label, kept.value if kept else 0, unit, lambda: parts)


def _page(
    request: HttpRequest, summary: MonthSummary, form: WordsForm | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, at, closed = actor_of(request), clock.now(), _closed(summary)
    confirming = confirming_objection(actor, summary, closed=closed, at=at)
    own = actor.role in REPORTING_ROLES and actor.unit_id == summary.unit_id
    context = {
        "summary": summary, "month": summary.month, "blocks": _blocks(summary), "closed": closed,
        "changes": _changes(request, summary), "late": _late(request, summary),
        "complained": complained(summary, actor), "works": _works(summary),
        "form": form or WordsForm(initial={"words": summary.words}), "refusal_words": words, "own": own,
        "confirm_words": confirming.words if confirming else "",
        "may_take_back": taking_back_objection(actor, summary, closed=closed) is None,
        "sheet_url": reverse("summary-sheet", args=[summary.pk]),
    }  # fmt: skip
    return render(request, "console/registers/summary.html", context, status=status)


def _blocks(summary: MonthSummary) -> list[Shown]:
    return [_block(block, summary) for block in BLOCKS]


def _works(summary: MonthSummary) -> list[WorkLine]:
    """A line per key work of the month, in the order of the list; one statement."""
    here, window = reverse("month-summary", args=[summary.pk]), Window.month(summary.month.month)
    kept = works.lines_kept(summary.month.county, summary.values, window)
    return [
        WorkLine(
            work.name, [work_number(key, summary.values[key], f"{here}/{key}") for key in keys]
        )
        for work, keys in kept
    ]


def _block(block: Block, summary: MonthSummary) -> Shown:
    values, here = summary.values, reverse("month-summary", args=[summary.pk])
    numbers = [
        Number(tally.label, values[tally.key], tally.unit, f"{here}/{tally.key}")
        for tally in block.tallies
        if values.get(tally.key)
    ]  # fmt: skip
    noughts = [tally.label for tally in block.tallies if not values.get(tally.key)]
    shares = [
        Told(ratio.label, _share(ratio, values))
        for ratio in block.shares
        if values.get(ratio.whole)
    ]
    return Shown(block.title, numbers, noughts, shares)


def _share(ratio: Ratio, values: dict[str, int]) -> str:
    """How many of how many, the percentage, and for reviews what is certain of it."""
    part, whole = values.get(ratio.part, 0), values[ratio.whole]
    told = _("{whole} 里 {part}，{percent}%").format(
        whole=whole, part=part, percent=round(_HUNDRED * part / whole)
    )
    ends = wilson(part, whole) if ratio.key == "satisfied" else None
    if ends is None:
        return told
    low, high = (round(_HUNDRED * end) for end in ends)
    return told + _("（把握 95%：在 {low}% 到 {high}% 之间）").format(low=low, high=high)


def _changes(request: HttpRequest, summary: MonthSummary) -> list[Change]:
    rows = [(row[0], row[1]) for one in summary.changes for row in one["rows"]]
    urls = urls_of(rows, actor_of(request), today=clock.day_of(clock.now())) if rows else {}
    return [
        Change(
            one["label"], one["unit"], one["before"], one["after"],
            [Moved(label, amount, urls.get((kind, pk), "")) for kind, pk, amount, label in one["rows"]],
        )
        for one in summary.changes
    ]  # fmt: skip


def _late(request: HttpRequest, summary: MonthSummary) -> list[dict[str, object]]:
    rows = list(LateFact.objects.filter(summary=summary).select_related("of").order_by("of", "pk"))
    seen = ((one.kind, one.row) for one in rows)
    urls = urls_of(seen, actor_of(request), today=clock.day_of(clock.now())) if rows else {}
    said = said_of(one.key for one in rows)
    return [
        {
            "word": _("补记") if one.amount > 0 else _("更正"), "month": one.of.month, "amount": one.amount,
            "figure": said.get(one.key, (one.key,))[0], "label": one.label,
            "unit": said[one.key][1] if one.key in said else "",
            "url": urls.get((one.kind, one.row), ""),
        }
        for one in rows
    ]  # fmt: skip


def _notes(summary: MonthSummary) -> list[str]:
    notes = [_("问题和请求：{words}").format(words=summary.words)] if summary.words else []
    late = list(LateFact.objects.filter(summary=summary).select_related("of").order_by("of", "pk"))
    said = said_of(one.key for one in late)
    for one in late:
        label = said.get(one.key, (one.key,))[0]
        word = _("补记") if one.amount > 0 else _("更正")
        notes.append(f"{word} {one.of.month:%Y-%m} {label} {one.amount:+d}：{one.label}")
    if summary.confirmed_at:
        at = f"{clock.local(summary.confirmed_at):%Y-%m-%d %H:%M}"
        notes.append(_("{who} {at} 确认").format(who=summary.confirmed_as, at=at))
    return notes


def _about(summary: MonthSummary) -> str:
    return _("{unit}，{month}").format(unit=summary.unit.name, month=f"{summary.month.month:%Y-%m}")


def _closed(summary: MonthSummary) -> bool:
    return summary.month.closings.filter(reopened_at=None).exists()
