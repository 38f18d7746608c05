"""队员与申诉: who wants to join, who belongs, what was appealed against; a leader's and a site's desk."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.people.models import Person, Volunteer
from wudan.teams.actions import joining
from wudan.teams.models import Appeal, Application, Membership, Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.team_asking import Ask, act_once, asked
from wudan.web.team_words import UNKNOWN, risks_of

_SEES = ("team_leader", *SITES)
_MOST = 60


@for_roles(*_SEES)
def members(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request)


@for_roles(*_SEES)
def members_act(request: HttpRequest) -> HttpResponse:
    """One of the acts. 422 on the same page with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("members"))
    ask, actor = asked(request), actor_of(request)
    do = _ACTS.get(ask.act)
    if do is None:
        raise Missing
    return act_once(
        request, ask, lambda: do(ask, actor, clock.now()), by=actor, back="members",
        show=lambda words: _page(request, ask=ask, words=words, status=422),
    )  # fmt: skip


def _application(ask: Ask, by: Actor) -> Application:
    rows = Application.objects.answerable_by(by).select_related("team__unit")
    if (found := rows.filter(pk=ask.pk).first()) is None:
        raise Missing
    return found


def _approve(ask: Ask, by: Actor, at: datetime) -> None:
    row = _application(ask, by)
    joining.approve(application=row, risks=risks_of(row.team), by=by, at=at)


def _refuse(ask: Ask, by: Actor, at: datetime) -> None:
    joining.refuse(application=_application(ask, by), reason=ask.words, by=by, at=at)


def _end(ask: Ask, by: Actor, at: datetime) -> None:
    row = Membership.objects.present().filter(team__unit=by.unit_id, pk=ask.pk).first()
    if row is None:
        raise Missing
    joining.end(membership=row, reason=ask.words, by=by, at=at)


def _introduce(ask: Ask, by: Actor, at: datetime) -> None:
    team = Team.objects.active(settings.PACK.county).filter(unit=by.unit_id).first()
    if team is None:
        raise Missing
    whom = Person.objects.named(settings.PACK.county, ask.name, ask.phone)
    if whom is None:
        raise Objected(Objection("unknown", UNKNOWN))
    joining.introduce(team=team, person=whom, words=ask.words, by=by, at=at)


def _decide(ask: Ask, by: Actor, at: datetime) -> None:
    row = Appeal.objects.held_by(by).select_related("team__unit").filter(pk=ask.pk).first()
    if row is None:
        raise Missing
    joining.decide_appeal(
        appeal=row, grant=ask.act == "grant", reason=ask.words, risks=risks_of(row.team), by=by, at=at,
    )  # fmt: skip


_ACTS: dict[str, Callable[[Ask, Actor, datetime], None]] = {
    "approve": _approve, "refuse": _refuse, "end": _end, "introduce": _introduce,
    "grant": _decide, "uphold": _decide,
}  # fmt: skip


def _page(
    request: HttpRequest, *, ask: Ask | None = None, words: str = "", status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.day_of(clock.now())
    waiting = Application.objects.answerable_by(actor).select_related(
        "team__unit", "person__home", "introduced_by"
    )
    present = Membership.objects.present().filter(team__unit=actor.unit_id)
    belonging = present.select_related("person__volunteer").order_by("joined_on", "pk")
    disowned = Application.objects.disowned_below(actor).select_related("team__unit", "person")
    appeals = Appeal.objects.waiting().held_by(actor).select_related(
        "team__unit", "unit", "person", "application", "membership"
    )  # fmt: skip
    context = {
        "waiting": waiting.order_by("asked_at", "pk")[:_MOST],
        "members": [(row, _source_of(row)) for row in belonging[: 4 * _MOST]],
        "appeals": appeals.order_by("due_on", "pk")[:_MOST],
        "disowned": list(disowned.order_by("-answered_at", "-pk")[:_MOST]),
        "leads": actor.role == "team_leader", "today": today,
        "token": posting.new_token(), "typed": ask or Ask("", 0, "", "", ""), "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/members.html", context, status=status)


def _source_of(row: Membership) -> str:
    """Of which kind of people a member says to be (R048); nothing where nothing was said."""
    own: Volunteer | None = getattr(row.person, "volunteer", None)
    return str(own.get_source_display()) if own and own.left_at is None and own.source else ""
