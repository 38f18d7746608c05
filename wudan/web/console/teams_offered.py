"""The engine's ranking as cards to choose from, and why the other teams are not among them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from wudan import matching
from wudan.kit import slots
from wudan.orders import proposals, shapes
from wudan.orders.models import Order
from wudan.teams.models import Team
from wudan.web.templatetags.words import day

SHOWN = 8
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMED = 40
"""So many names a rule are listed; the others are found by searching."""


@dataclass(frozen=True, slots=True)
class Why:
    """One line of a card; minutes above zero speak against the team."""

    text: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A team as parts/choice_card.html wants it."""

    value: str
    name: str
    rank: int
    score: int
    checked: bool
    reasons: list[Why]
    distance: str
    slot: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A team somebody asked about by name; `forbidden` when the law shuts it out."""

    value: str
    name: str
    words: str
    forbidden: bool


@dataclass(frozen=True, slots=True)
class ShutOut:
    """The teams one hard rule shut out. No verdict on any of them."""

    rule: str
    count: int
    named: list[tuple[str, str]] = field(default_factory=list)


def choices_of(ranking: matching.Ranking, chosen: str) -> list[Choice]:
    """The proposed teams, the best with 100 and a point less for each minute more."""
    best = ranking.choices[0].score if ranking.choices else 0
    picked = chosen or (ranking.choices[0].team.id if ranking.choices else "")
    shown = ranking.choices[:SHOWN]
    return [_choice(one, rank, best, picked) for rank, one in enumerate(shown, start=1)]


def shut_out(ranking: matching.Ranking) -> list[ShutOut]:
    """Rule by rule: how many, who, and the sentence of each."""
    described = {rule.name: rule.description for rule in shapes.POLICY.rules}
    by_rule: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for team_id, refusal in ranking.refusals.items():
        by_rule[refusal.rule].append((int(team_id), told(refusal)))
    names = _names([pk for rows in by_rule.values() for pk, _words in rows[:_NAMED]])
    return [
        ShutOut(
            described[rule], count, [(names[pk], words) for pk, words in by_rule[rule][:_NAMED]]
        )
        for rule, count in ranking.refused.items()
    ]


def asked_about(
    order: Order, ranking: matching.Ranking, words: str, *, at: datetime
) -> list[Asked]:
    """Teams by name, ranked or not: why not this one? Only the law cannot be overridden."""
    if not words.strip():
        return []
    found = Team.objects.active(order.county).filter(unit__name__contains=words.strip())[:5]
    forbidden = proposals.forbidden_teams(order, at=at)
    return [_asked(team, ranking, forbidden) for team in found]


def nearness(ranking: matching.Ranking) -> list[dict[str, object]]:
    """The proposed teams by distance, nearest first."""
    found: list[dict[str, object]] = [
        {"name": one.team.name, "km": reason.facts["km"], "minutes": reason.facts["minutes"]}
        for one in ranking.choices[:SHOWN]
        for reason in one.reasons
        if reason.code == "travel"
    ]
    return sorted(found, key=lambda place: float(str(place["km"])))


def told(why: matching.Reason | matching.Refusal) -> str:
    """The engine's sentence, its days as people say them."""
    sentence = proposals.said(why)
    return _ISO_DAY.sub(lambda found: day(date.fromisoformat(found[0])), sentence)


def _asked(team: Team, ranking: matching.Ranking, forbidden: frozenset[str]) -> Asked:
    refusal = ranking.why_not(str(team.pk))
    if refusal is None:
        place = ranking.eligible.index(str(team.pk)) + 1
        words = _("可以派，排在第 {place}。").format(place=place)
        return Asked(str(team.pk), team.unit.short_name, words, forbidden=False)
    unlawful = str(team.pk) in forbidden
    return Asked(str(team.pk), team.unit.short_name, told(refusal), forbidden=unlawful)


def _choice(one: matching.Choice, rank: int, best: float, picked: str) -> Choice:
    return Choice(
        value=one.team.id,
        name=one.team.name,
        rank=rank,
        score=max(0, 100 - round(best - one.score)),
        checked=one.team.id == picked,
        reasons=[
            Why(told(why), -round(why.amount_minutes))
            for why in one.reasons
            if why.code != "wait" or round(why.amount_minutes)
        ],
        distance="",
        slot=_opening(one.opening),
    )


def _opening(opening: matching.Opening | None) -> str:
    if opening is None:
        return ""
    on, slot = opening
    return f"{day(on)} {_(slots.PARTS[slots.Part(slot % 3)])}"


def _names(pks: list[int]) -> dict[int, str]:
    rows = Team.objects.filter(pk__in=pks).values_list("pk", "unit__short_name")
    return dict(rows)
