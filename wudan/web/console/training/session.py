"""One session: its facts, its roster, and everything that is done about it, on one page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.funds.tracing import money_for
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.teams import training as permissions
from wudan.teams.actions import training
from wudan.teams.models import Competence, TrainingAttendance, TrainingSession
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.training.desk import KEEPERS, new_page
from wudan.web.console.training.finding import found, spend
from wudan.web.console.training.forms import (
    RESULTS,
    CorrectionForm,
    FindingForm,
    SessionForm,
    WhyForm,
)
from wudan.web.submitting import PostForm, submit


@for_roles(*KEEPERS)
def training_session(request: HttpRequest, pk: int) -> HttpResponse:
    """The session."""
    return _page(request, load(request, pk))


@for_roles(*KEEPERS)
def training_roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the roster down: whoever is not ticked was not there."""
    session, form = load(request, pk), PostForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("training-session", pk))
    present, passed = _ticked(request, "present"), _ticked(request, "passed")

    def do() -> str:
        marks = {one: training.Mark(present=True, passed=one in passed) for one in present | passed}
        training.mark_roster(session=session, marks=marks, by=actor_of(request), at=clock.now())
        return posting.page("training-session", pk)

    return submit(
        request, form, do, done=_("名册登记好了。"),
        show=lambda words, status: _page(
            request, session, words=words, status=status, present=present, passed=passed
        ),
    )  # fmt: skip


@for_roles(*KEEPERS)
def training_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Write somebody in who came, or called, without a telephone of their own."""
    session, form = load(request, pk), FindingForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("training-session", pk))
    spend(request)

    def do() -> str:
        person = found(form, session.county)
        training.sign_up(session=session, person=person, by=actor_of(request), at=clock.now())
        return posting.page("training-session", pk)

    return submit(
        request, form, do, done=_("登记上了。"),
        show=lambda words, status: _page(
            request, session, words=words, status=status, entry=form
        ),
    )  # fmt: skip


@for_roles(*KEEPERS)
def training_release(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Somebody called: cannot come. The place is free."""
    session = load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("training-session", pk))

    def do() -> str:
        row = TrainingAttendance.objects.live().filter(session=session, pk=line).first()
        if row is None:
            raise Missing
        training.withdraw(attendance=row, by=actor_of(request), at=clock.now())
        return posting.page("training-session", pk)

    return posting.once(request, do)


@for_roles(*KEEPERS)
def training_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another room, hour, number of places. 422 with what was typed."""
    session = load(request, pk)
    if request.method != "POST":
        return new_page(request, SessionForm(session=session), pk=pk)
    form = SessionForm(request.POST)

    def do() -> str:
        training.change_session(
            session=session, wanted=form.wanted(), by=actor_of(request), at=clock.now()
        )
        return posting.page("training-session", pk)

    return submit(
        request, form, do, done=_("改好了。报了名的人请打电话告诉一声。"),
        show=lambda words, status: new_page(request, form, words, status, pk=pk),
    )  # fmt: skip


@for_roles(*KEEPERS)
def training_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel it, with a reason."""
    session, form = load(request, pk), WhyForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("training-session", pk))

    def do() -> str:
        why = form.cleaned_data["why"]
        training.cancel_session(session=session, why=why, by=actor_of(request), at=clock.now())
        return posting.page("training-session", pk)

    return submit(
        request, form, do, done=_("取消了，报了名的人在自己的培训里看得到原因。"),
        show=lambda words, status: _page(
            request, session, words=words, status=status, cancelling=form
        ),
    )  # fmt: skip


@for_roles(*KEEPERS)
def training_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one line of a finished roster right."""
    session = load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("training-session", pk))
    rows = {str(row.pk): row for row in _lines(session)}
    form = CorrectionForm(request.POST, session=session, lines=_named(rows.values()))

    def do() -> str:
        said = form.cleaned_data
        training.correct_mark(
            attendance=rows[said["line"]], mark=RESULTS[said["result"]], why=said["why"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("training-session", pk)

    return submit(
        request, form, do, done=_("更正了，原因留在名册上。"),
        show=lambda words, status: _page(
            request, session, words=words, status=status, correcting=form
        ),
    )  # fmt: skip


def load(request: HttpRequest, pk: int) -> TrainingSession:
    """A session whose unit the actor keeps. Raises Missing."""
    kept = TrainingSession.objects.kept_by(actor_of(request)).select_related("unit")
    session = kept.filter(pk=pk).first()
    if session is None:
        raise Missing
    return session


def _ticked(request: HttpRequest, name: str) -> frozenset[int]:
    given = request.POST.getlist(name)
    return frozenset(int(pk) for pk in given if pk.isascii() and pk.isdigit() and len(pk) < 19)


def _lines(session: TrainingSession) -> list[TrainingAttendance]:
    return list(session.attendances.live().with_names())


def _named(rows: Any) -> list[tuple[str, str]]:
    return [(str(row.pk), row.person.name) for row in rows]


def _page(
    request: HttpRequest, session: TrainingSession, *, words: str = "", status: int = 200,
    entry: FindingForm | None = None, cancelling: WhyForm | None = None,
    correcting: CorrectionForm | None = None,
    present: frozenset[int] = frozenset(), passed: frozenset[int] = frozenset(),
) -> HttpResponse:  # fmt: skip
    actor, now = actor_of(request), clock.now()
    rows = _lines(session)
    is_open = session.held_at is None and session.cancelled_at is None
    marking = permissions.marking_objection(actor, session, at=now)
    trained = Competence.objects.standing().filter(session=session)
    context = {
        "skill": settings.PACK.skills.get(session.skill, session.skill),
        "session": session, "lines": rows, "is_open": is_open, "refusal_words": words,
        "marking_objection": marking.words if marking else "",
        "trained": frozenset(trained.values_list("person_id", flat=True)) if session.held_at else frozenset(),
        "roster": PostForm(), "entry": entry or FindingForm(), "cancelling": cancelling or WhyForm(),
        "correcting": correcting or CorrectionForm(session=session, lines=_named(rows)),
        "present": present, "passed": passed, "money": money_for(actor, session=session.pk),
        "present_count": sum(row.present is True for row in rows),
    }  # fmt: skip
    return render(request, "console/training/session.html", context, status=status)
