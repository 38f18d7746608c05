"""One piece at the desk: the revision as readers will see it, who signed, what was marked, what can be done now."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.content.enums import MediumKind
from wudan.content.models import Article, Revision, SignOff
from wudan.content.permissions import writing_objection
from wudan.content.policies import signed_of
from wudan.kit import clock
from wudan.kit.comparing import compared
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.campaigns.offering import Offered
from wudan.web.console.guard import for_roles
from wudan.web.content.acts import ACTS, PieceAct
from wudan.web.content.drawing import drawn
from wudan.web.content.loading import DESK, agreement_of, latest_of, load_piece
from wudan.web.content.playing import film_answer, picture_answer, sizes_of
from wudan.web.content.shown import unkept
from wudan.web.submitting import submit

_BY_NOUN = {form.noun: form for form in ACTS}
_MOST_USES = 60


@for_roles(*DESK)
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `revision` shows an older one."""
    return _page(request, pk)


@for_roles(*DESK)
def article_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One act, by its form. 422 with what was typed."""
    found, at = load_piece(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("article", pk))
    form = _BY_NOUN[noun](request.POST, article=found, latest=latest_of(found))

    def do() -> str:
        made = form.act(load_piece(request, pk), by=actor_of(request), at=at)
        there = made.pk if isinstance(made, Article) else pk
        return posting.page("article", there)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, pk, words, status, tried=form),
    )  # fmt: skip


@for_roles(*DESK)
def article_comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Two of its revisions, side by side."""
    found = load_piece(request, pk)
    new = _revision(found, request.GET.get("new", "")) or latest_of(found)
    old = _revision(found, request.GET.get("old", "")) or found.revisions.filter(number=new.number - 1).first()  # fmt: skip
    if old is None:
        old = new
    context = {
        "article": found, "old": old, "new": new, "pairs": compared(old.body, new.body),
        "titles": compared(old.title, new.title), "sources": compared(old.source, new.source),
        "revisions": found.revisions.order_by("number"),
    }  # fmt: skip
    return unkept(render(request, "content/comparison.html", context))


@for_roles(*DESK)
def article_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A picture or a film of a piece that is not public, for those who may see the piece."""
    for medium in load_piece(request, pk).media.all():
        if medium.kind == MediumKind.PICTURE and name in sizes_of(medium):
            return picture_answer(medium, name)
        if medium.name == name and medium.kind != MediumKind.PICTURE:
            return film_answer(request, medium)
    raise Missing


def _page(request: HttpRequest, pk: int, words: str = "", status: int = 200, *, tried: PieceAct | None = None) -> HttpResponse:  # fmt: skip
    found, actor, at = load_piece(request, pk), actor_of(request), clock.now()
    latest = latest_of(found)
    shown = _revision(found, request.GET.get("revision", "")) or latest
    signed = signed_of(found, shown)
    step = settings.PACK.content.step(signed.next_step) if found.proposed_id == shown.pk and signed.next_step else None  # fmt: skip
    people = [one.person for one in shown.appearances.select_related("person").order_by("pk")]
    context = {
        "article": found, "revision": shown, "latest": latest, "is_latest": shown.pk == latest.pk, "refusal_words": words,
        "blocks": drawn(shown.body), "placements": shown.placements.select_related("medium__channel").order_by("position"),
        "rights": settings.PACK.content.rights.get(shown.rights, ""), "people": agreement_of(people, on=clock.day_of(at)),
        "steps": _steps(signed.past), "next_step": step.name if step else "", "marks": shown.marks.order_by("pk"),
        "send_backs": found.send_backs.select_related("revision").order_by("-at", "-pk")[:10],
        "showings": found.showings.select_related("revision").order_by("-since", "-pk")[:10],
        "uses": found.uses.select_related("unit", "revision").order_by("-on", "-pk")[:_MOST_USES],
        "postings": found.postings.select_related("channel").order_by("-on", "-pk"), "revisions": found.revisions.order_by("-number"),
        "may_write": writing_objection(actor, found) is None,
        "acts": _offered(found, latest, actor, tried) if shown.pk == latest.pk else (),
    }  # fmt: skip
    return unkept(render(request, "content/article.html", context, status=status))


def _steps(past: tuple[SignOff, ...]) -> list[tuple[str, SignOff | None]]:
    """Each step by name, with who signed it."""
    held = {one.step: one for one in past}
    return [(step.name, held.get(n)) for n, step in enumerate(settings.PACK.content.steps, start=1)]


def _offered(found: Article, latest: Revision, actor: Actor, tried: PieceAct | None) -> list[Offered]:  # fmt: skip
    offered = []
    for form in ACTS:
        is_tried = tried is not None and tried.noun == form.noun
        if is_tried or form.ask(actor, found, latest) is None:
            shown = tried if tried is not None and is_tried else form(article=found, latest=latest)
            url = posting.page(f"article-{form.noun}", found.pk)
            offered.append(Offered(str(form.label), str(form.explain), url, shown))
    return offered


def _revision(found: Article, number: str) -> Revision | None:
    """One of this piece's revisions by number; none of another's."""
    is_number = number.isascii() and number.isdigit() and len(number) < 5
    return found.revisions.filter(number=int(number)).first() if is_number else None
