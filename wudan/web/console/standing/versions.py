"""标准的一版: what it asks, what it changed, its official paper; the office writes the next one from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.comparing import Pair, compared
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Missing
from wudan.sites.actions import standards
from wudan.sites.comparing_standards import ADDED, CHANGED, ENDED, ItemChange, changes
from wudan.sites.enums import EvidenceKind
from wudan.sites.files import pictures_kept
from wudan.sites.models import Standard, StandardItem, StandardPaper
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.standing.loading import KNOWERS
from wudan.web.console.standing.version_forms import PaperForm, RevisionForm, next_month
from wudan.web.submitting import submit

_LABELS = {
    "name": _("名称"), "meaning": _("意思"), "evidence": _("凭什么看出来"), "weight": _("权重"),
    "months": _("几个月内作数"),
}  # fmt: skip
_KINDS = {ADDED: _("新加的"), ENDED: _("不再要求"), CHANGED: _("改了")}
_TONES = {ADDED: "good", ENDED: "warn", CHANGED: "info"}
OFFICE = ("center_office",)


@dataclass(frozen=True, slots=True)
class Shown:
    """One item that is not as before."""

    name: str
    label: str
    tone: str
    lines: tuple[tuple[str, list[Pair]], ...]


@for_roles(*KNOWERS)
def standard_version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, and beside which other it is held: the one before, or the one asked for."""
    return _page(request, _load(pk), PaperForm())


@for_roles(*OFFICE)
def standard_revision(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version, written over the last one. 422 with what was typed."""
    last = _load(pk)
    items = list(last.items.order_by("position"))
    if request.method != "POST":
        form = RevisionForm(standard=last, items=items, starts_on=next_month(clock.now()))
        return _revision_page(request, last, form)
    form = RevisionForm(request.POST, standard=last, items=items)

    def do() -> str:
        said = form.cleaned_data
        made = standards.revise(
            last=_load(pk), wanted=form.wanted(), starts_on=said["starts_on"], why=said["why"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("standard-version", made.pk)

    return submit(
        request, form, do, done=_("新的一版写好了，从那天起按它查；从前的检查还按从前的版。"),
        show=lambda words, status: _revision_page(request, last, form, words, status),
    )  # fmt: skip


@for_roles(*OFFICE)
def standard_paper_new(request: HttpRequest, pk: int) -> HttpResponse:
    """The official paper, beside the version. 422 on its page."""
    found = _load(pk)
    if request.method != "POST":
        return posting.go(request, posting.page("standard-version", pk))
    form = PaperForm(request.POST, files=request.FILES)

    def do() -> str:
        standards.lay_beside(
            standard=found, title=form.cleaned_data["title"], content=form.cleaned_data["file"].read(),
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("standard-version", pk)

    return submit(
        request, form, do, done=_("附上了，人人都能看。"),
        show=lambda words, status: _page(request, found, form, words, status),
    )  # fmt: skip


@login_not_required
def standard_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper itself, to be saved. Raises Missing."""
    rows = StandardPaper.objects.filter(standard__county=settings.PACK.county)
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    answer = HttpResponse(pictures_kept().get(found.file_name), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="standard-{found.standard_id}-{found.pk}.pdf"'  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _load(pk: int) -> Standard:
    rows = Standard.objects.filter(county=settings.PACK.county, pk=min(pk, LARGEST_KEY))
    found = rows.prefetch_related("periods", "papers").first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, found: Standard, form: PaperForm, words: str = "", status: int = 200
) -> HttpResponse:
    others = list(Standard.objects.filter(county=found.county).exclude(pk=found.pk).order_by("code", "version"))  # fmt: skip
    same = [one for one in others if one.code == found.code]
    older = [one for one in same if one.version < found.version]
    beside = _asked(request, others) or (older[-1] if older else None)
    items = list(found.items.order_by("position"))
    before = list(beside.items.order_by("position")) if beside else []
    moved = changes(before, items) if beside else []
    writes = actor_of(request).may("keep_sites")
    is_newest = not any(one.version > found.version for one in same)
    context = {
        "standard": found, "items": [(item, _evidence(item)) for item in items],
        "periods": sorted(found.periods.all(), key=lambda one: one.starts_on),
        "others": others, "beside": beside, "shown": list(_shown(moved)),
        "head": list(_head(beside, found)) if beside else [], "refusal_words": words,
        "same_count": sum(1 for one in moved if one.kind not in _KINDS),
        "papers": found.papers.all(), "form": form if writes else None,
        "revision_url": reverse("standard-revision", args=[found.pk]) if writes and is_newest else "",
    }  # fmt: skip
    return render(request, "console/standing/version.html", context, status=status)


def _asked(request: HttpRequest, others: list[Standard]) -> Standard | None:
    wanted = request.GET.get("beside", "")
    return next((one for one in others if str(one.pk) == wanted), None)


def _head(before: Standard, after: Standard) -> Iterator[tuple[str, list[Pair]]]:
    """What changed above the items."""
    told = (
        (now_("名称"), "name"),
        (now_("出处"), "source"),
        (now_("整改几个工作日"), "rectify_days"),
    )
    for label, field in told:
        old, new = str(getattr(before, field)), str(getattr(after, field))
        if old != new:
            yield label, _beside(old, new)


def _shown(moved: list[ItemChange]) -> Iterator[Shown]:
    for one in moved:
        item = one.after or one.before
        if one.kind not in _KINDS or item is None:
            continue
        fields = one.fields or ("meaning",)
        lines = tuple((str(_LABELS[field]), _pairs(one, field)) for field in fields)
        yield Shown(item.name, str(_KINDS[one.kind]), _TONES[one.kind], lines)


def _pairs(one: ItemChange, field: str) -> list[Pair]:
    return _beside(_said(one.before, field), _said(one.after, field))


def _beside(old: str, new: str) -> list[Pair]:
    """Side by side, also where nothing of the old is left, as with numbers."""
    pairs = compared(old, new)
    if len(pairs) == 2 and not pairs[0].new and not pairs[1].old:
        return [Pair(pairs[0].old, pairs[1].new)]
    return pairs


def _said(item: StandardItem | None, field: str) -> str:
    if item is None:
        return ""
    return _evidence(item) if field == "evidence" else str(getattr(item, field))


def _evidence(item: StandardItem) -> str:
    return in_words(Listed(COMMA, (str(EvidenceKind(kind).label) for kind in item.evidence)))


def _revision_page(
    request: HttpRequest, last: Standard, form: forms.Form, words: str = "", status: int = 200
) -> HttpResponse:
    context = {"standard": last, "form": form, "refusal_words": words}
    return render(request, "console/standing/revision.html", context, status=status)
