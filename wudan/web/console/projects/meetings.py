"""座谈会: the list with a form to call one; one of them with its minutes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.projects.actions import forums as actions
from wudan.projects.evidence import note_objection
from wudan.projects.models import Forum, ForumGuest
from wudan.projects.permissions import forums as may
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.forms import (
    CallingForm,
    HoldingForm,
    MovingForm,
    SpokenForm,
    WhyForm,
)
from wudan.web.console.projects.loading import CALLERS, KNOWERS, REGISTER, load_forum
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import PostForm, submit


@for_roles(*KNOWERS)
def forums(request: HttpRequest) -> HttpResponse:
    """The county's forums, the latest first; whoever may, calls one. 422 with what was typed."""
    if request.method != "POST":
        return _list(request, _calling(request))
    form, actor = _calling(request, request.POST), actor_of(request)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = actions.call(unit=unit, called=form.called(), by=actor, at=clock.now())
        return posting.page("forum", made.pk)

    return submit(
        request, form, do, done=_("座谈会定下了，勾了的都会告诉；部门请另行通知。"),
        show=lambda words, status: _list(request, form, words, status),
    )  # fmt: skip


@for_roles(*KNOWERS)
def forum(request: HttpRequest, pk: int) -> HttpResponse:
    """One forum: who came, what was said, candidates that came of it."""
    return _page(request, load_forum(request, pk))


@for_roles(*CALLERS)
def forum_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came of the three."""
    found = load_forum(request, pk)
    form = _holding(found, request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("forum", pk))

    def do() -> str:
        actions.hold(forum=found, came=form.came(), by=actor_of(request), at=clock.now())
        return posting.page("forum", pk)

    return submit(
        request, form, do, done=_("到会情况记下了。"),
        show=lambda words, status: _page(request, found, words, status, holding=form),
    )  # fmt: skip


@for_roles(*CALLERS)
def forum_note(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing that was said."""
    found = load_forum(request, pk)
    form = SpokenForm(request.POST, guests=_guests(found))
    if request.method != "POST":
        return posting.go(request, posting.page("forum", pk))

    def do() -> str:
        actions.note_down(forum=found, spoken=form.spoken(), by=actor_of(request), at=clock.now())
        return posting.page("forum", pk)

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _page(request, found, words, status, speaking=form),
    )  # fmt: skip


@for_roles(*CALLERS)
def forum_move(request: HttpRequest, pk: int) -> HttpResponse:
    """It is on another day, or elsewhere."""
    found = load_forum(request, pk)
    form = MovingForm(request.POST, forum=found)
    if request.method != "POST":
        return posting.go(request, posting.page("forum", pk))

    def do() -> str:
        said = form.cleaned_data
        actions.move(
            forum=found, day=said["day"], place=said["place"], by=actor_of(request), at=clock.now()
        )
        return posting.page("forum", pk)

    return submit(
        request, form, do, done=_("改好了，请了的都会告诉。"),
        show=lambda words, status: _page(request, found, words, status, moving=form),
    )  # fmt: skip


@for_roles(*CALLERS)
def forum_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """It did not take place."""
    found, form = load_forum(request, pk), WhyForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("forum", pk))

    def do() -> str:
        why = form.cleaned_data["why"]
        actions.drop(forum=found, why=why, by=actor_of(request), at=clock.now())
        return posting.page("forum", pk)

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _page(request, found, words, status, dropping=form),
    )  # fmt: skip


def _guests(found: Forum) -> list[ForumGuest]:
    """Who of the register came; one statement."""
    rows = found.guests.select_related(
        "representative__unit", "representative__person", "organisation"
    )
    return list(rows)


def _holding(found: Forum, data: object = None) -> HoldingForm:
    """With the register's lines to choose from."""
    seats, known = actions.to_choose(found.unit, on=clock.day_of(clock.now()))
    return HoldingForm(data, seats=seats, known=known)


def _calling(request: HttpRequest, data: object = None) -> CallingForm:
    """With the register's lines to choose from, for who may call."""
    actor = actor_of(request)
    unit = Unit.objects.filter(pk=actor.unit_id or 0).first()
    if unit is None or may.calling_objection(actor, unit.path):
        return CallingForm(data)
    seats, known = actions.to_choose(unit, on=clock.day_of(clock.now()))
    return CallingForm(data, seats=seats, known=known)


def _list(
    request: HttpRequest, form: CallingForm, words: str = "", status: int = 200
) -> HttpResponse:
    actor, page = actor_of(request), page_number(request)
    rows = Forum.objects.visible_to(actor, county=settings.PACK.county).select_related("unit")
    shown = list(rows.order_by("-day", "-pk")[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "lines": shown[:PAGE], "form": form, "refusal_words": words,
        "can_call": may.calling_objection(actor, actor.unit_path) is None,
        "sees_register": actor.role in REGISTER,
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/projects/forums.html", context, status=status)


def _page(
    request: HttpRequest, found: Forum, words: str = "", status: int = 200, **forms: PostForm
) -> HttpResponse:
    actor = actor_of(request)
    notes, guests = list(found.notes.all()), _guests(found)
    for note in notes:
        note.forum = found
    can_hold = may.holding_objection(actor, found) is None
    context = {
        "forum": found, "refusal_words": words,
        "notes": [(note, note_objection(note) is None) for note in notes],
        "projects": found.projects.select_related("heard").order_by("pk"), "guests": guests,
        "can_hold": can_hold,
        "can_note": may.noting_objection(actor, found) is None,
        "can_propose": actor.may("propose_projects") and found.held_at is not None,
        "invitees": found.invitees.select_related(
            "representative__unit", "representative__person", "organisation"
        ),
        "holding": _holding(found) if can_hold else None, "moving": MovingForm(forum=found), "speaking": SpokenForm(guests=guests), "dropping": WhyForm(),
    } | forms  # fmt: skip
    return render(request, "console/projects/forum.html", context, status=status)
