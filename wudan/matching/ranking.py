"""Rank teams for one order: hard rules first, then the sum of the soft terms.

Decides an order of proposals, never a dispatch. Has no bound: its regret is measured by replaying
the week.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from wudan.matching.answers import Choice, Ranking, Reason, Refusal
from wudan.matching.asked import Asked
from wudan.matching.criteria import FAULTS, Term
from wudan.matching.crowd import Crowd
from wudan.matching.field import Field
from wudan.matching.policy import Policy
from wudan.matching.things import Order, Team
from wudan.matching.travel import Travel


def rank(
    order: Order,
    teams: Iterable[Team] | Crowd,
    policy: Policy,
    *,
    travel: Travel,
    now: datetime,
    top: int = 5,
    holidays: AbstractSet[date] = frozenset(),
    also: str | None = None,
) -> Ranking:
    """Rank the teams, best first, ties by id, and explain the `top` ones, and `also` one by its id.

    Give all teams of the county, for many orders as a `Crowd`: scarcity and the mean of services are
    judged among those given. Offers (邀约单) and duties (职责单) are ranked apart, with the volunteer
    teams or with the departments.
    """
    if top < 0:
        raise ValueError("top must not be negative")
    asked = Asked.of(order, policy, travel=travel, now=now, holidays=holidays)
    crowd = Crowd.of(teams)
    try:
        return _ranking(asked, crowd, policy, top, also)
    except FAULTS:
        if name := broken_in(asked, crowd, policy):
            return Ranking((), {}, {}, (), name)
        raise


def broken_in(asked: Asked, crowd: Crowd, policy: Policy) -> str:
    """The first rule or term that raises for this order, looked for one by one; none: nothing.

    As far as a ranking would have come: a term sees those that pass all rules.
    """
    candidates = []
    for team in crowd.teams:
        for rule in policy.rules:
            try:
                if rule.refuses(asked, team):
                    break
            except FAULTS:
                return rule.name
        else:
            candidates.append(team)
    field = Field.of(asked, candidates, scarce=crowd.scarce(asked.figures.scarce_holders_count))
    for team in candidates:
        for term in policy.terms:
            try:
                term.seconds(field, team)
                term.note(field, team)
            except FAULTS:
                return term.name
    return ""


def _ranking(asked: Asked, crowd: Crowd, policy: Policy, top: int, also: str | None) -> Ranking:
    refusals, candidates = _refusals(asked, crowd, policy)
    field = Field.of(asked, candidates, scarce=crowd.scarce(asked.figures.scarce_holders_count))
    ranked = _ranked(field, candidates, policy)
    shown = ranked[:top]
    if also is not None:
        shown += [row for row in ranked[top:] if row[1] == also]
    return Ranking(
        choices=tuple([_choice(field, team, each, policy) for _, _, team, each in shown]),
        refused=_counted(refusals.values(), policy),
        refusals=refusals,
        eligible=tuple([name for _, name, _, _ in ranked]),
    )


def _refusals(asked: Asked, crowd: Crowd, policy: Policy) -> tuple[dict[str, Refusal], list[Team]]:
    """The first refusal of each team that has one, and the teams that have none, by id both."""
    refusals: dict[str, Refusal] = {}
    candidates = list(crowd.teams)
    for rule in policy.rules:
        if not rule.applies(asked):
            continue
        known = crowd.refused_by(rule, asked)
        if known is None:
            known = {t.id: no for t in candidates if (no := rule.refuses(asked, t))}
        if known:
            refusals = {**known, **refusals}
            candidates = [team for team in candidates if team.id not in known]
    return {t.id: refusals[t.id] for t in crowd.teams if t.id in refusals}, candidates


def _counted(refusals: Iterable[Refusal], policy: Policy) -> dict[str, int]:
    counts = Counter(refusal.rule for refusal in refusals)
    return {rule.name: counts[rule.name] for rule in policy.rules if rule.name in counts}


def _ranked(
    field: Field, candidates: Sequence[Team], policy: Policy
) -> list[tuple[int, str, Team, list[int]]]:
    """Sum, id, team, and what each term costs; the cheapest first."""
    costs = [(term.cost, term.weight_seconds) for term in policy.terms]
    priced = []
    for team in candidates:
        each = [cost(field, team, weight) for cost, weight in costs]
        priced.append((sum(each), team.id, team, each))
    # Ids are unique, so teams themselves are never compared.
    priced.sort()
    return priced


def _choice(field: Field, team: Team, each: Sequence[int], policy: Policy) -> Choice:
    priced = list(zip(policy.terms, each, strict=True))
    reasons = [_reason(field, team, term, seconds) for term, seconds in priced]
    return Choice(
        team=team,
        score=-sum(each) / 60,
        terms={term.name: -seconds / 60 for term, seconds in priced},
        reasons=tuple([reason for reason in reasons if reason]),
        opening=field.asked.opening(team),
    )


def _reason(field: Field, team: Team, term: Term, seconds: int) -> Reason | None:
    note = term.note(field, team)
    return Reason(term.name, -seconds / 60, *note) if note else None
