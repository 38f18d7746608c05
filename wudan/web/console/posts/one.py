"""One post: who, since when, by whom given, what happened to it, who held it before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.kit.refusals import Missing, Objection
from wudan.people.actions import posts
from wudan.people.actors import Actor
from wudan.people.models import Handover, Post
from wudan.people.permissions import ending_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.forms import EndingForm
from wudan.web.console.posts.listing import READERS
from wudan.web.console.posts.proving import proven
from wudan.web.console.posts.wording import entry_of, standing_of, until_words
from wudan.web.submitting import submit

_MOST = 50


@for_roles(*READERS)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post with its history."""
    return _page(request, load(request, pk))


@for_roles(*READERS)
@proven
def post_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """End it. 422 on the same page with what was typed."""
    found = load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("post", pk))
    form, actor = EndingForm(request.POST), actor_of(request)

    def do() -> str:
        posts.end(post=found, by=actor, at=clock.now(), why=form.cleaned_data["why"])
        return posting.page("post", found.pk)

    return submit(
        request, form, do, done=_("已免去，立即生效。"),
        show=lambda words, status: _page(request, found, form=form, words=words, status=status),
    )  # fmt: skip


def load(request: HttpRequest, pk: int) -> Post:
    """A post the actor may see. Raises Missing."""
    visible = Post.objects.visible_to(actor_of(request)).with_names()
    found = visible.select_related("granted_by", "granted_under__unit", "through__unit")
    shown = found.filter(pk=pk).first()
    if shown is None:
        raise Missing
    return shown


def _page(
    request: HttpRequest, found: Post, *, form: EndingForm | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    state, label = standing_of(found, today)
    context = {
        "post": found, "state": state, "label": label, "until": until_words(found),
        "entries": [entry_of(event) for event in events_of("post", found.pk).reverse()[:_MOST]],
        "before": _others(actor, found), "handovers": _handovers(found),
        "form": form or EndingForm(), "unfolded": form is not None,
        "objection": _objection(ending_objection(actor, found, on=today)),
        "grants": bool(actor.kind.grants), "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/posts/one.html", context, status=status)


def _objection(found: Objection | None) -> str:
    return found.words if found else ""


def _others(actor: Actor, found: Post) -> list[Post]:
    """Who else holds or held this post at this unit, the latest first."""
    same = Post.objects.visible_to(actor).filter(unit=found.unit_id, role=found.role)
    return list(
        same.exclude(pk=found.pk).select_related("person").order_by("-starts_on", "-pk")[:_MOST]
    )


def _handovers(found: Post) -> list[Handover]:
    """What was handed over to it and by it."""
    either = Handover.objects.filter(to_post=found) | Handover.objects.filter(from_post=found)
    return list(
        either.select_related("from_post__person", "to_post__person").order_by("-pk")[:_MOST]
    )
