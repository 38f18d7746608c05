"""Every face's answer to a frozen question, as text: what must be equal when asked again."""

import json

from bench.dispatch.batches import heads, units, week
from bench.dispatch.cases.pairs import care
from bench.dispatch.cases.ranking import NOW, orders_of, teams_of
from bench.dispatch.cases.rosters import event
from bench.dispatch.rounds_asked import rounds
from wudan.matching import GreatCircle, Policy, rank
from wudan.matching.batch import Effort as Steps
from wudan.matching.batch import settle, staff
from wudan.matching.batch.reading import spell_batch
from wudan.matching.pairs import Effort as Spans
from wudan.matching.pairs import pair
from wudan.matching.pairs.reading import spell_answer as spell_pairs
from wudan.matching.rosters import roster
from wudan.matching.rosters.reading import spell_roster
from wudan.matching.rounds import Effort, Plan, amend, plan, prove
from wudan.matching.rounds.spelling import spell_plan

_WORK = Effort(moves=8)


def answer(face: str, size: str) -> str:
    """One face's whole answer, in one way only. Numbers that are not whole are told in full."""
    return json.dumps(_FACES[face](size), sort_keys=True)


def _rank(size: str) -> object:
    teams, policy = teams_of(130, seed=1), Policy.default()
    rankings = [
        rank(order, teams, policy, travel=GreatCircle(), now=NOW) for order in orders_of(20, seed=1)
    ]
    return [
        [[[one.team.id, one.score, dict(one.terms)] for one in made.choices], made.refused, list(made.refusals)]
        for made in rankings
    ]  # fmt: skip


def _assign(size: str) -> object:
    return spell_batch(settle(*units(week(600, 40, seed=1))))


def _staff(size: str) -> object:
    return [
        spell_batch(one, seed=1)
        for one in staff(*heads(week(600, 40, seed=1)), seed=1, effort=Steps(moves=2))
    ]


def _planned(size: str) -> Plan:
    asked = rounds(size, 1)
    *_, made = plan(asked.visits, asked.days, travel=asked.travel, seed=1, effort=_WORK)
    return made


def _plan(size: str) -> object:
    asked = rounds(size, 1)
    proved = prove(_planned(size), asked.visits, asked.days, travel=asked.travel, exact_sweeps=1)
    return spell_plan(proved, seed=1)


def _amend(size: str) -> object:
    asked, made = rounds(size, 1), _planned(size)
    gone = [tour.key for tour in made.tours][:3]
    after = amend(made, asked.visits, asked.days, travel=asked.travel, declined=gone)
    return [spell_plan(after, seed=1), after.moved]


def _roster(size: str) -> object:
    return spell_roster(roster(*event(120, 30, seed=1)))


def _pairs(size: str) -> object:
    return [
        spell_pairs(made, seed=1)
        for made in pair(care(20, 6, seed=1), seed=1, effort=Spans(3, 500))
    ]


_FACES = {
    "rank": _rank,
    "assign": _assign,
    "staff": _staff,
    "plan": _plan,
    "amend": _amend,
    "roster": _roster,
    "pairs": _pairs,
}
