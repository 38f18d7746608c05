"""培训 for volunteers: what is to come, a place taken or given back, one's own record. As oneself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Missing, Objected
from wudan.people.actors import for_self
from wudan.teams import training as permissions
from wudan.teams.actions import training
from wudan.teams.models import Competence, TrainingAttendance, TrainingSession
from wudan.web import posting
from wudan.web.acting import person_of

MOST = 60
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Card:
    """One session to come, as one person sees it."""

    row: TrainingSession
    skill: str
    left: int
    is_mine: bool
    objection: str
    token: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One competence; `state` fits parts/state_badge.html."""

    row: Competence
    skill: str
    state: str
    label: str


def trainings(request: HttpRequest) -> HttpResponse:
    """Sessions to come; those one signed up for stand first."""
    person, now = person_of(request), clock.now()
    live = TrainingAttendance.objects.live().filter(person=person, session__held_at=None)
    mine = frozenset(live.values_list("session", flat=True))
    rows = TrainingSession.objects.coming(person.county, clock.day_of(now))[:MOST]
    words = permissions.trainee_objection(person, person.county, on=clock.day_of(now))
    cards = [_card(row, mine, now, words.words if words else "") for row in rows]
    context = {
        "mine": [card for card in cards if card.is_mine],
        "others": [card for card in cards if not card.is_mine],
        "objection": words.words if words else "",
    }  # fmt: skip
    return render(request, "portal/trainings.html", context)


@require_POST
def training_sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a place."""
    session, person = _load(request, pk), person_of(request)

    def do() -> str:
        training.sign_up(session=session, person=person, by=for_self(person.pk), at=clock.now())
        return posting.page("trainings")

    return _told(request, posting.once(request, do), _("报上了。来不了的话，提前退出，让给别人。"))


@require_POST
def training_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back."""
    session, person = _load(request, pk), person_of(request)
    row = TrainingAttendance.objects.live().filter(session=session, person=person).first()

    def do() -> str:
        if row is None:
            raise Objected(permissions.NOT_SIGNED_UP)
        training.withdraw(attendance=row, by=for_self(person.pk), at=clock.now())
        return posting.page("trainings")

    return _told(request, posting.once(request, do), _("退出了，座位让给别人。"))


def own_training(request: HttpRequest) -> HttpResponse:
    """What one was trained for and until when, and every session one was signed up for; printable."""
    person, today = person_of(request), clock.day_of(clock.now())
    held = Competence.objects.filter(person=person).select_related("unit", "session")
    sessions = (
        TrainingAttendance.objects.live().filter(person=person).select_related("session__unit")
    )
    context = {
        "papers": [_paper(row, today) for row in held.order_by("-valid_until", "-pk")],
        "sessions": sessions.order_by("-session__day", "-pk")[:MOST],
        "person": person, "today": today,
    }  # fmt: skip
    return render(request, "portal/own_training.html", context)


def _load(request: HttpRequest, pk: int) -> TrainingSession:
    county = person_of(request).county
    session = TrainingSession.objects.filter(county=county, pk=pk).select_related("unit").first()
    if session is None:
        raise Missing
    return session


def _told(request: HttpRequest, answer: HttpResponse, words: str) -> HttpResponse:
    messages.success(request, words)
    return answer


def _card(row: TrainingSession, mine: frozenset[int], now: datetime, words: str) -> Card:
    left = row.capacity - row.taken
    if now >= permissions.begins_at(row):
        words = _("已经开始了")
    elif not left and not words:
        words = _("名额满了")
    skill = settings.PACK.skills.get(row.skill, row.skill)
    return Card(row, skill, left, row.pk in mine, words, posting.new_token())


def _paper(row: Competence, today: date) -> Paper:
    state, label = "active", _("有效")
    if row.revoked_at is not None:
        state, label = "void", _("已撤销")
    elif row.valid_until < today:
        state, label = "expired", _("已过期")
    elif row.valid_until <= today + SOON:
        state, label = "late", _("快到期")
    return Paper(row, settings.PACK.skills.get(row.skill, row.skill), state, label)
