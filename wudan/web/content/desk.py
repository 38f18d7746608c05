"""宣传内容, at the desk: what waits for one's signature, what is being written, what is public, what was taken down."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.content import actions
from wudan.content.models import Article, Showing
from wudan.content.permissions import steps_of, writing_objection
from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.content.loading import DESK, SIGNERS
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

if TYPE_CHECKING:
    from wudan.content.querysets import ArticleQuerySet
    from wudan.people.actors import Actor

PAGE = 30
TABS = {"sign": _("等我签"), "writing": _("在写在审"), "shown": _("已公开"), "down": _("撤下的")}
_MOST_AT_ONCE = 20


@for_roles(*DESK)
def content_desk(request: HttpRequest) -> HttpResponse:
    """The desk."""
    return _page(request)


@for_roles(*SIGNERS)
def content_signatures(request: HttpRequest) -> HttpResponse:
    """Sign several: each as if it were alone; what could not be signed is told."""
    if request.method != "POST":
        return _page(request)
    form = PostForm(request.POST)

    def do() -> str:
        chosen = _chosen(request)
        outcomes = actions.sign_many(chosen=chosen, by=actor_of(request), at=clock.now())
        for one in outcomes:
            if one.words:
                messages.warning(request, f"{one.article.title}：{one.words}")
        return page("content-desk")

    return submit(
        request, form, do, done=_("看过的签完了。"),
        show=lambda words, status: _page(request, words=words or "".join(map(str, form.non_field_errors())), status=status),
    )  # fmt: skip


def _chosen(request: HttpRequest) -> list[tuple[Article, str]]:
    """Those ticked, each with the hash that was read. Raises Malformed."""
    ticked = dict(one.split(".", 1) for one in request.POST.getlist("chosen")[:_MOST_AT_ONCE] if "." in one)  # fmt: skip
    keys = [int(key) for key in ticked if key.isascii() and key.isdigit() and len(key) < 19]
    rows = Article.objects.visible_to(actor_of(request)).filter(pk__in=keys).order_by("pk")
    found = [(one, ticked[str(one.pk)]) for one in rows]
    if not found:
        raise Malformed({"chosen": now_("请先勾上看过的稿子。")})
    return found


def _page(request: HttpRequest, *, words: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    steps = steps_of(actor, settings.PACK.content)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS and (steps or tab != "sign") else ("sign" if steps else "writing")
    rows = _rows(tab, actor, list(steps)).select_related("unit", "proposed").with_signed().with_state()  # fmt: skip
    found = list(rows.order_by("-changed_at", "-pk")[:PAGE])
    names = {n: step.name for n, step in enumerate(settings.PACK.content.steps, start=1)}
    ended = _ended(found) if tab == "down" else {}
    context = {
        "lines": [(one, names.get(one.next_step, ""), ended.get(one.pk)) for one in found], "tab": tab,
        "tabs": [
            {"label": label, "url": f"{page('content-desk')}?tab={key}", "current": key == tab, "count": None}
            for key, label in TABS.items() if steps or key != "sign"
        ],
        "may_write": writing_objection(actor) is None, "token": PostForm().token, "refusal_words": words,
        "by_consent": _taken_down_by_consent(actor),
    }  # fmt: skip
    return render(request, "content/desk.html", context, status=status)


def _rows(tab: str, actor: "Actor", steps: list[int]) -> "ArticleQuerySet":
    if tab == "sign":
        return Article.objects.to_sign(actor, steps=steps)
    seen = Article.objects.visible_to(actor)
    if tab == "shown":
        return seen.shown()
    return seen.down() if tab == "down" else seen.in_writing()


def _ended(found: list[Article]) -> dict[int, Showing]:
    """Why each was taken down, the last time."""
    rows = Showing.objects.filter(article__in=[one.pk for one in found]).order_by("pk")
    return {one.article_id: one for one in rows}


def _taken_down_by_consent(actor: "Actor") -> int:
    """How many of one's reach are hidden now because somebody does not agree any more, for the notice on top."""
    at = clock.now()
    mine = Article.objects.visible_to(actor).filter(showings__until=None)
    return Showing.objects.unagreed(at).filter(article__in=mine.values("pk")).count()
