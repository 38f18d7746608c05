"""Enter a resource, correct it, sign an agreement, bring in a list."""

from base64 import b64encode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.tables import blank_table, faults_as_csv
from wudan.sites.actions import resource as acts
from wudan.sites.enums.resource import ResourceStage
from wudan.sites.flow.resource import UNDER_AGREEMENT
from wudan.sites.models import Resource
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.console.guard import for_roles
from wudan.web.console.resources.choices import KEEPERS
from wudan.web.console.resources.forms import AgreementForm, DraftForm, ImportForm
from wudan.web.console.resources.loading import load_kept
from wudan.web.submitting import submit

_MOST_TOLD = 50
_MOST_BYTES = 3_000_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COUNTED = {"new": _("新登记"), "changed": _("改过的"), "same": _("没有变动")}


@for_roles(*KEEPERS)
def resource_new(request: HttpRequest) -> HttpResponse:
    """One more line of the register. 422 with what was typed."""
    actor, county = actor_of(request), person_of(request).county
    if request.method != "POST":
        return _draft_page(request, DraftForm(actor=actor, county=county))
    form = DraftForm(request.POST, actor=actor, county=county)

    def do() -> str:
        made = acts.enter(draft=form.draft(), by=actor, at=clock.now())
        return posting.page("resource", made.pk)

    return submit(
        request, form, do, done=_("登记好了。下一步在这一页往下走。"),
        show=lambda words, status: _draft_page(request, form, words=words, status=status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def resource_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a line. 422 with what was typed."""
    found, actor = load_kept(request, pk), actor_of(request)
    if request.method != "POST":
        form = DraftForm(actor=actor, county=found.county, resource=found)
        return _draft_page(request, form, found)
    form = DraftForm(request.POST, actor=actor, county=found.county, resource=found)

    def do() -> str:
        held = load_kept(request, pk)
        seen = posting.seen_version(request)
        acts.correct(resource=held, draft=form.draft(), by=actor, at=clock.now(), seen=seen)
        return posting.page("resource", pk)

    return submit(
        request, form, do, done=_("改好了。"),
        show=lambda words, status: _draft_page(request, form, found, words=words, status=status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def resource_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign, or renew what is signed. 422 with what was typed."""
    found, actor = load_kept(request, pk), actor_of(request)
    renews = found.stage in UNDER_AGREEMENT
    last = found.agreements.prefetch_related("hours").order_by("-starts_on").first()
    if request.method != "POST":
        form = AgreementForm(resource=found, last=last, renews=renews)
        return _agreement_page(request, form, found)
    form = AgreementForm(request.POST, resource=found, last=last, renews=renews)

    def do() -> str:
        held, act = load_kept(request, pk), acts.renew if renews else acts.agree
        seen = posting.seen_version(request)
        act(resource=held, terms=form.terms(), by=actor, at=clock.now(), seen=seen)
        return posting.page("resource", pk)

    return submit(
        request, form, do, done=_("协议记下了。"),
        show=lambda words, status: _agreement_page(request, form, found, words=words, status=status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def resource_import(request: HttpRequest) -> HttpResponse:
    """Bring in the county's own list; the same file again changes nothing, so no token is needed."""
    if request.method != "POST":
        return _import_page(request, ImportForm())
    form = ImportForm(request.POST, files=request.FILES)
    if not form.is_valid():
        return _import_page(request, form, status=422)
    file = form.cleaned_data["file"]
    try:
        if file.size > _MOST_BYTES:
            raise Malformed(
                {
                    "file": Phrase(
                        "文件太大：最多 {most_bytes} MB。", most_bytes=_MOST_BYTES // 1_000_000
                    )
                }
            )
        done = acts.bring_in(
            content=file.read(), name=str(file.name), county=person_of(request).county,
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
    except Malformed as fault:
        form.tell(fault)
        return _import_page(request, form, status=422)
    if not done.faults:
        messages.success(request, now_("导入好了。"))
    return _import_page(request, ImportForm(), done=done)


def _draft_page(
    request: HttpRequest, form: DraftForm, found: Resource | None = None, *, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "found": found, "words": words}
    return render(request, "console/resources/draft.html", context, status=status)


def _agreement_page(
    request: HttpRequest, form: AgreementForm, found: Resource, *, words: str = "", status: int = 200
) -> HttpResponse:  # fmt: skip
    if found.stage == ResourceStage.DROPPED:
        raise Missing
    context = {
        "form": form,
        "found": found,
        "words": words,
        "renews": found.stage in UNDER_AGREEMENT,
    }
    return render(request, "console/resources/agreement.html", context, status=status)


def _import_page(
    request: HttpRequest, form: ImportForm, *, done: acts.BroughtIn | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    faults = done.faults if done else []
    context = {
        "form": form, "done": done,
        "counts": [(words, done.counts[one]) for one, words in _COUNTED.items()] if done else [],
        "faults": faults[:_MOST_TOLD], "faults_count": len(faults),
        "faults_url": _as_link(faults_as_csv(faults), "text/csv;charset=utf-8") if faults else "",
        "blank_url": _as_link(blank_table("资源", acts.COLUMNS), _XLSX),
    }  # fmt: skip
    return render(request, "console/resources/import.html", context, status=status)


def _as_link(content: bytes, kind: str) -> str:
    """A file inside the page itself: it lies on no disk and in no cache of ours."""
    return f"data:{kind};base64,{b64encode(content).decode()}"
