"""整改: what is to be mended by when, done, looked at again; overdue first, never ranked."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.registers.known import known_of
from wudan.sites import permissions
from wudan.sites.actions import checks
from wudan.sites.files import pictures_kept
from wudan.sites.models import Rectification
from wudan.sites.querysets.check import RectificationQuerySet
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.standing.forms import MendingForm, RecheckForm
from wudan.web.console.standing.loading import (
    CHECKERS,
    KEEPERS,
    KNOWERS,
    load_rectification,
    picture_of,
)
from wudan.web.console.standing.pictures import kept
from wudan.web.console.training.desk import Tab
from wudan.web.submitting import submit

_TABS = {"open": _("在整改"), "overdue": _("过了期限"), "done": _("等复查"), "closed": _("复查过")}


@for_roles(*KNOWERS)
def rectifications(request: HttpRequest) -> HttpResponse:
    """The list within reach, by deadline."""
    asked = request.GET.get("tab", "")
    tab = asked if asked in _TABS else "open"
    page = page_number(request)
    rows = _rows(Rectification.objects.visible_to(actor_of(request)), tab)
    rows = rows.select_related("site__unit__parent", "item", "result")
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "rows": shown[:PAGE], "tab": tab, "now": clock.now(),
        "tabs": [Tab(str(words), address(request, tab=one, page=""), one == tab) for one, words in _TABS.items()],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/standing/rectifications.html", context)


@for_roles(*KNOWERS)
def rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return _page(request, load_rectification(request, pk))


@for_roles(*KEEPERS)
def rectification_mending(request: HttpRequest, pk: int) -> HttpResponse:
    """The site says that it is done."""
    row = load_rectification(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("rectification", pk))
    form = MendingForm(request.POST, files=request.FILES)

    def do() -> str:
        with kept(request, {"after": "picture"}) as names:
            checks.mend(
                row=row, words=form.cleaned_data["words"], picture=names.get("after", ""),
                by=actor_of(request), at=clock.now(),
            )  # fmt: skip
        return posting.page("rectification", pk)

    return submit(
        request, form, do, done=_("报上去了，等上级复查。"),
        show=lambda words, status: _page(request, row, words, status, mending=form),
    )  # fmt: skip


@for_roles(*CHECKERS)
def rectification_recheck(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody above looks again."""
    row = load_rectification(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("rectification", pk))
    form, at = RecheckForm(request.POST, files=request.FILES), clock.now()

    def do() -> str:
        known = known_of(row.site, row.item.known, at=at)
        told = form.cleaned_data
        with kept(request, {"again": "picture"}) as names:
            made = checks.recheck(
                row=row, found=told["found"], words=told["words"], days=told["days"],
                picture=names.get("again", ""), by=actor_of(request), at=at,
                known=tuple(words for facts in known.values() for words in facts),
            )  # fmt: skip
        return posting.page("check", made.pk)

    return submit(
        request, form, do, done=_("复查记下了。"),
        show=lambda words, status: _page(request, row, words, status, recheck=form),
    )  # fmt: skip


@for_roles(*KNOWERS)
def rectification_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of what was mended."""
    row = load_rectification(request, pk)
    if not row.done_picture:
        raise Missing
    return picture_of(pictures_kept().get(row.done_picture))


def _rows(rows: RectificationQuerySet, tab: str) -> RectificationQuerySet:
    now = clock.now()
    if tab == "closed":
        return rows.filter(~Q(closed_at=None)).order_by("-closed_at", "-pk")
    if tab == "done":
        return rows.to_recheck().order_by("done_at", "pk")
    found = rows.overdue(now) if tab == "overdue" else rows.open().filter(done_at=None)
    return found.order_by("due_at", "pk")


def _page(
    request: HttpRequest, row: Rectification, words: str = "", status: int = 200, *,
    mending: MendingForm | None = None, recheck: RecheckForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    days = row.item.standard.rectify_days
    context = {
        "row": row, "now": clock.now(), "refusal_words": words,
        "mending": mending or MendingForm(), "recheck": recheck or RecheckForm(initial={"days": days}),
        "mending_objection": permissions.mending_objection(actor, row),
        "recheck_objection": permissions.rechecking_objection(actor, row),
        "mends": actor.unit_id == row.site.unit_id,
    }  # fmt: skip
    return render(request, "console/standing/rectification.html", context, status=status)
