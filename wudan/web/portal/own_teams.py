"""我的队伍: what one belongs to and asked for; leave, say yes, take back, appeal, introduce. As oneself."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.teams.actions import founding, joining
from wudan.teams.founding import yes_objection
from wudan.teams.models import Founding
from wudan.web import posting
from wudan.web.acting import look_again, person_of
from wudan.web.team_asking import Ask, act_once, asked
from wudan.web.team_belonging import SAID, Act, belonging_of, membership_of
from wudan.web.team_words import UNKNOWN, category_named


def my_teams(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request)


def my_teams_act(request: HttpRequest) -> HttpResponse:
    """One of the acts. 422 on the same page with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("my-teams"))
    person, ask = person_of(request), asked(request)
    do = _ACTS.get(ask.act)
    if do is None:
        raise Missing
    answer = act_once(
        request, ask, lambda: do(person, ask, for_self(person.pk), clock.now()), by=for_self(person.pk), back="my-teams",
        show=lambda words: _page(request, ask=ask, words=words, status=422),
    )  # fmt: skip
    if ask.act == "lead":
        look_again(request)
    return answer


def _asked_to_lead(person: Person, pk: int) -> Founding:
    found = Founding.objects.filter(person=person, pk=pk).first()
    if found is None:
        raise Missing
    return found


def _lead(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    founding.accept(founding=_asked_to_lead(person, ask.pk), by=by, at=at)


def _decline(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    founding.refuse(founding=_asked_to_lead(person, ask.pk), by=by, at=at)


def _introduce(person: Person, ask: Ask, by: Actor, at: datetime) -> None:
    team = membership_of(person, ask.pk).team
    whom = Person.objects.named(person.county, ask.name, ask.phone)
    if whom is None:
        raise Objected(Objection("unknown", UNKNOWN))
    try:
        joining.introduce(team=team, person=whom, words=ask.words, by=by, at=at)
    except Objected as fault:
        if fault.code in {"not_a_member", "yourself"}:
            raise
        raise Objected(Objection("unknown", UNKNOWN)) from None


_ACTS: Mapping[str, Act] = {**SAID, "introduce": _introduce, "lead": _lead, "decline": _decline}


def _page(
    request: HttpRequest, *, ask: Ask | None = None, words: str = "", status: int = 200
) -> HttpResponse:
    person, today = person_of(request), clock.day_of(clock.now())
    by = for_self(person.pk)
    found = belonging_of(person)
    context = {
        "to_lead": [
            (row, category_named(row.category), yes_objection(row, on=today))
            for row in Founding.objects.waiting().filter(person=person).with_both_sides().order_by("pk")
        ],
        "gone": [row for row in found.memberships if row.left_on and row.team.dissolved_at and row.left_on == day_of(row.team.dissolved_at)],
        "members": found.present, "open": found.open, "closed": found.closed(by, on=today),
        "token": posting.new_token(), "typed": ask or Ask("", 0, "", "", ""), "refusal_words": words,
    }  # fmt: skip
    return render(request, "portal/my_teams.html", context, status=status)
