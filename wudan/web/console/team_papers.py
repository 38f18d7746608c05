"""How a team's insurance and licences stand, in words: what is over, and what ends within 60 days."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from wudan.teams.models import Team, TeamPaper

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class State:
    """The code of a badge, and its word."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What is over, or will be soon."""

    name: str
    until: date
    state: State


def named(code: str) -> str:
    """What it is called."""
    if code == TeamPaper.INSURANCE:
        return _("意外险")
    return str(settings.PACK.licences.get(code, code))


def state_of(until: date, today: date, *, seen: bool = True) -> State:
    """Where it stands today."""
    if until < today:
        return State("expired", _("过期了"))
    if not seen:
        return State("offered", _("没看过原件"))
    if until < today + SOON:
        return State("late", _("60 天内到期"))
    return State("active", _("有效"))


def endings_of(team: Team, today: date) -> list[Ending]:
    """What counts of a team's and is over, or ends within 60 days; the first first."""
    held = [(one.code, one.valid_until) for one in team.licences.all()]
    if team.insured_until is not None:
        held.append((TeamPaper.INSURANCE, team.insured_until))
    ending = [(until, code) for code, until in held if until < today + SOON]
    return [Ending(named(code), until, state_of(until, today)) for until, code in sorted(ending)]


def ending_teams(today: date) -> Q:
    """Teams with something that is over, or ends within 60 days."""
    last = today + SOON
    return Q(insured_until__lt=last) | Q(licences__valid_until__lt=last)
