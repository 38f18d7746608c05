"""确认: once a quarter, everybody of the subtree who may go on, all at once with exceptions."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.quarters import next_quarter_end, quarter_end
from wudan.people.actions import posts
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.querysets import PostQuerySet
from wudan.people.roles import GRANTING
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.listing import Line
from wudan.web.console.posts.proving import proven
from wudan.web.console.posts.wording import standing_of
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import PostForm, submit
from wudan.web.tree import place_in_tree


class ConfirmationForm(PostForm):
    """Those on the page, those of them who do not go on, and whether all other pages too."""

    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)
    without = forms.TypedMultipleChoiceField(coerce=int, required=False)
    scope = forms.ChoiceField(choices=[("page", ""), ("all", "")])

    def __init__(self, data: object = None, *, due: list[int]) -> None:
        super().__init__(data)
        for name in ("shown", "without"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - a slip of ours
            field.choices = [(str(pk), "") for pk in due]

    def wanted(self, due: list[int]) -> list[int]:
        """The posts to confirm."""
        said = self.cleaned_data
        asked = due if said["scope"] == "all" else said["shown"]
        return [pk for pk in asked if pk not in set(said["without"])]


@for_roles(*sorted(GRANTING))
@proven
def post_confirmation(request: HttpRequest) -> HttpResponse:
    """Those whose confirmation ends with this quarter. POST confirms until the next one's end."""
    actor, now = actor_of(request), clock.now()
    due = _due(actor)
    ordered = list(due.values_list("pk", flat=True))
    if request.method != "POST":
        return _page(request, due)
    form = ConfirmationForm(request.POST, due=ordered)

    def do() -> str:
        wanted = form.wanted(ordered)
        posts.confirm(posts=Post.objects.filter(pk__in=wanted), by=actor, at=now)
        return posting.page("post-confirmation")

    return submit(
        request, form, do, done=_("已确认。没有确认的到期失效。"),
        show=lambda words, status: _page(request, due, words or _("名单变了，请再看一遍。"), status),
    )  # fmt: skip


def _due(actor: Actor) -> PostQuerySet:
    today = clock.day_of(clock.now())
    held = Post.objects.visible_to(actor).held_on(today).due_by(quarter_end(today))
    mine = held.filter(unit__path__startswith=actor.unit_path, role__in=actor.kind.grants)
    return mine.exclude(person=actor.person).with_names()


def _page(
    request: HttpRequest, due: PostQuerySet, words: str = "", status: int = 200
) -> HttpResponse:
    today = clock.day_of(clock.now())
    found = sorted(due, key=lambda post: (place_in_tree(post.unit.path), not post.heads, post.pk))
    page = page_number(request)
    start = (page - 1) * PAGE
    context = {
        "lines": [Line(post, *standing_of(post, today)) for post in found[start : start + PAGE]],
        "count": len(found), "until": next_quarter_end(today), "form": PostForm(),
        "refusal_words": words,
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(found) > start + PAGE else "",
    }  # fmt: skip
    return render(request, "console/posts/confirmation.html", context, status=status)
