"""Rank teams for one order: hard rules first, then the sum of the soft terms.

Decides an order of proposals, never a dispatch. Has no bound: its regret is measured by replaying
the week.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from operator import attrgetter, itemgetter

from wudan.matching.answers import Choice, Ranking, Reason, Refusals
from wudan.matching.asked import Asked
from wudan.matching.criteria import FAULTS, to_all
from wudan.matching.crowd import Crowd
from wudan.matching.field import Field
from wudan.matching.policy import Policy
from wudan.matching.things import Order, Team
from wudan.matching.travel import Travel

_ID, _NAME = attrgetter("id"), itemgetter(1)
_made = tuple.__new__
"""What a named tuple's own constructor calls in the end; some thirty are made for each order."""


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
                term.seconds(field, (team,))
                term.note(field, team)
            except FAULTS:
                return term.name
    return ""


def _ranking(asked: Asked, crowd: Crowd, policy: Policy, top: int, also: str | None) -> Ranking:
    refusals, counts, candidates = _refusals(asked, crowd, policy)
    field = Field.of(asked, candidates, scarce=crowd.scarce(asked.figures.scarce_holders_count))
    ranked = _ranked(field, candidates, policy)
    shown = ranked[:top]
    if also is not None:
        shown += [row for row in ranked[top:] if row[1] == also]
    choices, eligible = _choices(field, shown, policy), tuple(map(_NAME, ranked))
    return Ranking(choices, counts, refusals, eligible)


def _refusals(
    asked: Asked, crowd: Crowd, policy: Policy
) -> tuple[Refusals, dict[str, int], Sequence[Team]]:
    """The first refusal of each team that has one, how many each rule refused first, and the teams
    that have none; all by id.
    """
    told, counts, shut = [], {}, 0
    left: Sequence[Team] = crowd.teams
    looked_at = 0
    for rule in policy.rules:
        if rule.applies is not to_all and not rule.applies(asked):
            continue
        known = crowd.refused_by(rule, asked)
        if known is None:
            # Only now is it needed who is left: what a crowd remembers holds for all its teams.
            if shut != looked_at:
                left, looked_at = crowd.left(shut), shut
            known = crowd.shut({team.id: no for team in left if (no := rule.refuses(asked, team))})
        refusals, bits = known
        if bits and (new := bits & ~shut):
            counts[rule.name] = new.bit_count()
            told.append(refusals)
            shut |= new
    return Refusals(crowd.names, told), counts, left if shut == looked_at else crowd.left(shut)


def _ranked(
    field: Field, candidates: Sequence[Team], policy: Policy
) -> list[tuple[int, str, Team, tuple[int, ...]]]:
    """Sum, id, team, and what each term costs; the cheapest first."""
    costs = [term.seconds(field, candidates) for term in policy.terms]
    rows = list(zip(*costs, strict=True)) if costs else [()] * len(candidates)
    # Ids are unique, so teams themselves are never compared.
    return sorted(zip(map(sum, rows), map(_ID, candidates), candidates, rows, strict=True))


def _choices(
    field: Field, shown: Sequence[tuple[int, str, Team, tuple[int, ...]]], policy: Policy
) -> tuple[Choice, ...]:
    named = [(term.name, term.note) for term in policy.terms]
    opening, made = field.asked.opening, []
    for total, _, team, each in shown:
        terms, reasons = {}, []
        for (name, note), seconds in zip(named, each, strict=False):  # as many as `_ranked` priced
            terms[name] = minutes = -seconds / 60
            told = note(field, team)
            if told is not None:
                reasons.append(_made(Reason, (name, minutes, told[0], told[1])))
        told_of = (team, -total / 60, terms, tuple(reasons), opening(team))
        made.append(_made(Choice, told_of))
    return tuple(made)
