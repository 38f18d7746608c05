"""宣传内容, for everybody: what three signed and who is in it agrees to, asked at every look (R082; PIPL §15).

Nothing of a piece may be kept by a browser or a proxy: a consent may be taken back.
"""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.content import actions
from wudan.content.actions.use import MOST_PEOPLE, Used
from wudan.content.enums import ArticleKind, MediumKind, UseKind
from wudan.content.models import Placement, Showing
from wudan.content.permissions import using_objection
from wudan.content.querysets import ShowingQuerySet
from wudan.content.search import find
from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of, reader_of
from wudan.web.console.projects.forms import PICK
from wudan.web.console.training.forms import day_field
from wudan.web.content.drawing import drawn
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

PAGE = 20
GONE = 410


class UseForm(PostForm):
    """记一次使用: how, when, how many were there as the leader counted."""

    kind = forms.ChoiceField(
        label=_("怎么用的"), choices=UseKind.choices, widget=forms.RadioSelect, error_messages=PICK
    )
    on = day_field(_("哪天"))
    people_count = forms.IntegerField(
        label=_("在场多少人"), required=False, min_value=1, max_value=MOST_PEOPLE,
        help_text=_("领的人数一数，数不清可以不写。不记是谁。"), error_messages={"invalid": _("请填数字。")},
    )  # fmt: skip
    words = forms.CharField(label=_("在哪里、什么事"), required=False, max_length=120)

    def used(self) -> Used:
        """As the action wants it; only of a valid form."""
        said = self.cleaned_data
        return Used(said["kind"], said["on"], said["people_count"], said["words"])


@login_not_required
def pieces(request: HttpRequest) -> HttpResponse:
    """Newest first; by kind, by words."""
    typed = request.GET.get("q", "").replace("\x00", "")[:60].strip()
    kind = request.GET.get("kind", "")
    kind = kind if kind in ArticleKind.values else ""
    rows = find(public(clock.now()), typed)
    rows = rows.filter(article__kind=kind) if kind else rows
    found = list(older_than(rows, request.GET.get("before", "")).order_by("-pk")[: PAGE + 1])
    context = {
        "pieces": [(one, first) for one, first in with_pictures(found[:PAGE])], "typed": typed, "kind": kind,
        "kinds": ArticleKind.choices, "before": found[PAGE - 1].pk if len(found) > PAGE else None,
    }  # fmt: skip
    return unkept(render(request, "content/pieces.html", context))


@login_not_required
def piece(request: HttpRequest, no: str) -> HttpResponse:
    """One of them. Gone when it was taken down, Missing when there never was one."""
    shown = load(no)
    if shown is None:
        return unkept(render(request, "content/gone.html", status=GONE))
    return _page(request, shown)


def piece_use(request: HttpRequest, no: str) -> HttpResponse:
    """Note that it was played, lent, read aloud or hung. Missing for who may not."""
    actor = actor_of(request)
    shown = load(no)
    if not actor.may("use_content") or shown is None:
        raise Missing
    if request.method != "POST":
        return _page(request, shown)
    form = UseForm(request.POST)

    def do() -> str:
        found = load(no)
        if found is None:
            raise Missing
        actions.note_use(
            article=found.article, unit=Unit.objects.get(pk=actor.unit_id or 0), used=form.used(), by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return page("piece", no)

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _page(request, shown, form=form, words=words, status=status),
    )  # fmt: skip


def public(at: datetime) -> ShowingQuerySet:
    """All that everybody may read now, with what a list shows."""
    return Showing.objects.public(at).filter(article__county=settings.PACK.county).with_pieces()


def load(no: str) -> Showing | None:
    """The showing by the piece's number; None when it was public once. Raises Missing."""
    if not numbers.is_number(no):
        raise Missing
    found = public(clock.now()).filter(article__no=no).first()
    if found is None and not Showing.objects.filter(article__no=no).exists():
        raise Missing
    return found


def older_than(rows: ShowingQuerySet, before: str) -> ShowingQuerySet:
    """Those below a key; all when it is none."""
    is_key = before.isascii() and before.isdigit() and len(before) < 19
    return rows.filter(pk__lt=int(before)) if is_key else rows


def with_pictures(found: list[Showing]) -> list[tuple[Showing, Placement | None]]:
    """Each with its first picture, in one statement."""
    rows = Placement.objects.filter(revision__in=[one.revision_id for one in found], medium__kind=MediumKind.PICTURE)  # fmt: skip
    first: dict[int, Placement] = {}
    for one in rows.select_related("medium").order_by("position"):
        first.setdefault(one.revision_id, one)
    return [(one, first.get(one.revision_id)) for one in found]


def unkept(answer: HttpResponse) -> HttpResponse:
    """Not to be kept by anybody."""
    answer["Cache-Control"] = "no-store"
    return answer


def _page(
    request: HttpRequest, shown: Showing, *, form: UseForm | None = None, words: str = "", status: int = 200
) -> HttpResponse:  # fmt: skip
    actor, today = reader_of(request), clock.day_of(clock.now())
    placements = list(shown.revision.placements.select_related("medium__channel").order_by("position"))  # fmt: skip
    using = form or (UseForm(initial={"on": today}) if using_objection(actor, shown) is None else None)  # fmt: skip
    context = {
        "shown": shown, "article": shown.article, "revision": shown.revision, "blocks": drawn(shown.revision.body),
        "placements": placements, "rights": settings.PACK.content.rights.get(shown.revision.rights, ""),
        "using": using, "refusal_words": words, "may_desk": any(actor.may(v) for v in ("write_content", "sign_content")),
    }  # fmt: skip
    return unkept(render(request, "content/piece.html", context, status=status))
