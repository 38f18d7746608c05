"""Rank teams for one order: hard rules first, then the sum of the soft terms.

Decides an order of proposals, never a dispatch. Has no bound: its regret is measured by replaying
the week.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from itertools import pairwise

from wudan.matching.answers import Choice, Ranking, Reason, Refusal
from wudan.matching.asked import Asked
from wudan.matching.criteria import FAULTS, Term
from wudan.matching.field import Field
from wudan.matching.policy import Policy
from wudan.matching.things import Order, Team
from wudan.matching.travel import Travel


def rank(
    order: Order,
    teams: Iterable[Team],
    policy: Policy,
    *,
    travel: Travel,
    now: datetime,
    top: int = 5,
    holidays: AbstractSet[date] = frozenset(),
    also: str | None = None,
) -> Ranking:
    """Rank the teams, best first, ties by id, and explain the `top` ones, and `also` one by its id.

    Give all teams of the county: scarcity and the mean of services are judged among those given.
    Offers (邀约单) and duties (职责单) are ranked apart, with the volunteer teams or with the
    departments.
    """
    if top < 0:
        raise ValueError("top must not be negative")
    asked = Asked.of(order, policy, travel=travel, now=now, holidays=holidays)
    listed = _by_id(teams)
    try:
        return _ranking(asked, listed, policy, top, also)
    except FAULTS:
        if name := broken_in(asked, listed, policy):
            return Ranking((), {}, {}, (), name)
        raise


def broken_in(asked: Asked, teams: Sequence[Team], policy: Policy) -> str:
    """The first rule or term that raises for this order, looked for one by one; none: nothing.

    As far as a ranking would have come: a term sees those that pass all rules.
    """
    candidates = []
    for team in teams:
        for rule in policy.rules:
            try:
                if rule.refuses(asked, team):
                    break
            except FAULTS:
                return rule.name
        else:
            candidates.append(team)
    field = Field.of(asked, teams, candidates)
    for team in candidates:
        for term in policy.terms:
            try:
                term.seconds(field, team)
                term.note(field, team)
            except FAULTS:
                return term.name
    return ""


def _ranking(
    asked: Asked, listed: Sequence[Team], policy: Policy, top: int, also: str | None
) -> Ranking:
    refusals = _refusals(asked, listed, policy)
    candidates = [team for team in listed if team.id not in refusals]
    field = Field.of(asked, listed, candidates)
    ranked = _ranked(field, candidates, policy)
    shown = ranked[:top] + [team for team in ranked[top:] if team.id == also]
    return Ranking(
        choices=tuple(_choice(field, team, policy) for team in shown),
        refused=_counted(refusals.values(), policy),
        refusals=refusals,
        eligible=tuple(team.id for team in ranked),
    )


def _by_id(teams: Iterable[Team]) -> list[Team]:
    listed = sorted(teams, key=lambda team: team.id)
    for one, next_one in pairwise(listed):
        if one.id == next_one.id:
            raise ValueError(f"team given twice: {one.id}")
    return listed


def _refusals(asked: Asked, teams: Sequence[Team], policy: Policy) -> dict[str, Refusal]:
    refusals = {}
    predicates = [rule.refuses for rule in policy.rules]
    for team in teams:
        for refuses in predicates:
            if refusal := refuses(asked, team):
                refusals[team.id] = refusal
                break
    return refusals


def _counted(refusals: Iterable[Refusal], policy: Policy) -> dict[str, int]:
    counts = Counter(refusal.rule for refusal in refusals)
    return {rule.name: counts[rule.name] for rule in policy.rules if rule.name in counts}


def _ranked(field: Field, candidates: Sequence[Team], policy: Policy) -> list[Team]:
    costs = [(term.cost, term.weight_seconds) for term in policy.terms]
    priced = [
        (sum([cost(field, team, weight) for cost, weight in costs]), team.id, team)
        for team in candidates
    ]
    # Ids are unique, so teams themselves are never compared.
    priced.sort()
    return [team for _, _, team in priced]


def _choice(field: Field, team: Team, policy: Policy) -> Choice:
    seconds = {term.name: term.seconds(field, team) for term in policy.terms}
    reasons = (_reason(field, team, term, seconds[term.name]) for term in policy.terms)
    return Choice(
        team=team,
        score=-sum(seconds.values()) / 60,
        terms={name: -cost / 60 for name, cost in seconds.items()},
        reasons=tuple(reason for reason in reasons if reason),
        opening=field.asked.opening(team),
    )


def _reason(field: Field, team: Team, term: Term, seconds: int) -> Reason | None:
    note = term.note(field, team)
    return Reason(term.name, -seconds / 60, *note) if note else None
