"""整批派单: asks the engine for the whole open set at once, and says why in plain words (R037, R039).

The same shapes, rules and terms as for one order. Decides what it costs to leave an order open:
more for who waits longer, was refused, or is in need. Answers proposals; sends nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from wudan import matching
from wudan.areas.calendars import working_calendar
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import local
from wudan.matching import batch
from wudan.matching.batch import Batch, Because, Pair
from wudan.orders.enums import LineReason
from wudan.orders.models import Order
from wudan.orders.proposals import said
from wudan.orders.shapes import (
    POLICY,
    TRAVEL,
    Known,
    Task,
    known_of,
    tasks_of,
    teams_of,
    trained_on_days,
)

if TYPE_CHECKING:
    from wudan.matching.batch.assigning import Assignment
from wudan.teams.eligibility import untrained

_MOST_RIVALS = 5


@dataclass(frozen=True, slots=True)
class Stakes:
    """What it costs to leave an order open, and to change what was said, in minutes.

    Far above any way or wait, so that an order stays open only where no team has room.
    """

    open_minutes: int = 480
    urgent_minutes: int = 480
    day_minutes: int = 60
    """For each day since it was placed."""
    refusal_minutes: int = 120
    """For each team that refused or did not answer: who was let down comes first."""
    stick_minutes: int = 30
    """To propose another team or time than before."""
    stick_sent_minutes: int = 180
    """To take an unanswered offer back from a team and ask another."""
    most_openings: int = 6


STAKES = Stakes()


@dataclass(frozen=True, slots=True)
class Before:
    """What an order was proposed last time; `dispatch` when it was sent and waits for an answer."""

    team: int
    opening: matching.Opening | None
    dispatch: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One order's answer: a team with the reasons, or the reason why none."""

    team: int | None
    opening: matching.Opening | None = None
    minutes: Mapping[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    runner_up: int | None = None
    margin_minutes: float | None = None
    rivals: tuple[str, ...] = ()
    reason: str = ""
    refused: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """The answer for all, with what proves it."""

    found: Mapping[str, Found]
    objective: int
    bound: int
    prices: Mapping[str, object]
    work: Mapping[str, int]


def settle_all(
    orders: Sequence[Order], before: Mapping[str, Before], *, county: str, at: datetime,
    pinned: Sequence[Before] = (), stakes: Stakes = STAKES,
) -> Settled:  # fmt: skip
    """Propose for all these orders at once. What was sent and not answered may move, at a price;
    `pinned` is what a dispatcher chose by hand for other orders: it is counted, and stays."""
    tasks = tasks_of(orders)
    sent = [one.dispatch for one in before.values() if one.dispatch is not None]
    known = known_of(
        county, at, trained_on=local(at).date() if _train(tasks) else None, movable=sent
    )
    for one in pinned:
        known.open_dispatches[one.team] += 1
        known.pings[one.team] += 1
        known.booked.setdefault(one.team, set()).update([one.opening] if one.opening else [])
    policy, teams = _policy(tasks, known, county, at), teams_of(county, known)
    wanted = {task.wanted.id: task.asked(known.bases) for task in tasks}
    holidays = working_calendar().holidays
    answer = batch.assign(
        wanted.values(), teams, policy, travel=TRAVEL, now=local(at), holidays=holidays,
        penalties={order.no: penalty_of(order, wanted[order.no], at, stakes) for order in orders},
        previous={no: (str(one.team), one.opening) for no, one in before.items()},
        stickiness={no: _stick(one, stakes) for no, one in before.items()},
        most_openings=stakes.most_openings,
    )  # fmt: skip
    rankings = {
        no: matching.rank(
            order,
            teams,
            policy,
            travel=TRAVEL,
            now=local(at),
            top=1,
            holidays=holidays,
            also=answer.batch.pairs[no].crew if no in answer.batch.pairs else None,
        )
        for no, order in wanted.items()
        if no not in answer.broken
    }
    told = _Told(answer, rankings, policy)
    return Settled(
        found={no: told.of(no) for no in wanted},
        objective=answer.batch.objective,
        bound=answer.batch.bound,
        prices=_prices(answer.batch),
        work={
            "orders": len(orders),
            "teams": len(teams),
            "candidates": sum(len(one.eligible) for one in rankings.values()),
        },
    )


def penalty_of(order: Order, wanted: matching.Order, at: datetime, stakes: Stakes) -> int:
    """What it costs in seconds to leave an order open: need, age, and who has refused it."""
    minutes = stakes.open_minutes + stakes.urgent_minutes * order.urgent
    minutes += stakes.day_minutes * max(0, (at - order.placed_at).days)
    return 60 * (minutes + stakes.refusal_minutes * len(wanted.refused_by))


def _policy_version() -> str:
    """A short name of the rules, weights and figures: two proposals with one name were judged alike."""
    told: dict[str, object] = {
        "rules": [rule.name for rule in POLICY.rules],
        "weights": dict(POLICY.weights),
        "figures": {one.name: getattr(POLICY, one.name) for one in fields(matching.Figures)},
        "stakes": {one.name: getattr(STAKES, one.name) for one in fields(Stakes)},
    }
    return digest(spell(told))[:12]


POLICY_VERSION = _policy_version()


def _stick(one: Before, stakes: Stakes) -> int:
    return 60 * (stakes.stick_minutes if one.dispatch is None else stakes.stick_sent_minutes)


def _train(tasks: Sequence[Task]) -> bool:
    return any(task.takes_training for task in tasks)


def _policy(tasks: Sequence[Task], known: Known, county: str, at: datetime) -> matching.Policy:
    """The county's policy; where an order is wanted on a later day, who is trained on that day."""
    today = local(at).date()
    later = {task.on for task in tasks if task.takes_training and task.on and task.on > today}
    if not later:
        return POLICY
    on_days = trained_on_days(county, later)

    def refuses_by(rule: matching.Rule) -> matching.Rule:
        def refuses(asked: matching.Asked, team: matching.Team) -> matching.Refusal | None:
            on = on_days.get(asked.order.on) if asked.order.on else None
            if on is not None:
                team = replace(team, untrained=untrained(on.get(int(team.id), frozenset())))
            return rule.refuses(asked, team)

        return replace(rule, refuses=refuses) if rule.name == "training" else rule

    return replace(POLICY, rules=tuple(refuses_by(rule) for rule in POLICY.rules))


class _Told:
    """The engine's answer in our words: for each order a team and why, or why none."""

    def __init__(
        self,
        answer: "Assignment",
        rankings: Mapping[str, matching.Ranking],
        policy: matching.Policy,
    ) -> None:
        self.answer, self.rankings, self.policy = answer, rankings, policy
        self.first: dict[tuple[str, object], list[str]] = defaultdict(list)
        """By team and opening: the orders that would have had it, had each been alone."""
        for no, ranking in sorted(rankings.items()):
            if ranking.choices:
                best = ranking.choices[0]
                self.first[best.team.id, best.opening].append(no)
        self.holder = {(pair.crew, pair.slot): no for no, pair in answer.batch.pairs.items()}

    def of(self, no: str) -> Found:
        """One order's answer."""
        if no in self.answer.broken or self.rankings[no].broken:
            return Found(None, reason=LineReason.BROKEN)
        pair = self.answer.batch.pairs.get(no)
        return self._unserved(no) if pair is None else self._served(no, pair)

    def _served(self, no: str, pair: Pair) -> Found:
        ranking = self.rankings[no]
        choice = next(one for one in ranking.choices if one.team.id == pair.crew)
        opening = cast(matching.Opening, pair.slot)
        others = [one for one in self.first[pair.crew, opening] if one != no]
        return Found(
            team=int(pair.crew),
            opening=opening,
            minutes=self._minutes(choice, opening),
            reasons=tuple(said(one) for one in choice.reasons if one.term != "wait"),
            runner_up=int(pair.runner_up) if pair.runner_up else None,
            margin_minutes=None if pair.margin is None else round(pair.margin / 60, 1),
            rivals=tuple(others[:_MOST_RIVALS]),
            refused=dict(ranking.refused),
        )

    def _minutes(self, choice: matching.Choice, opening: matching.Opening) -> dict[str, float]:
        """The terms, the wait as long as it is: the time proposed may not be the team's first."""
        minutes = {name: round(value, 1) for name, value in choice.terms.items()}
        if choice.opening is not None and "wait" in minutes:
            later = (opening[0] - choice.opening[0]).days
            minutes["wait"] = round(minutes["wait"] - self.policy.weights["wait"] * later, 1)
        return minutes

    def _unserved(self, no: str) -> Found:
        """The last rule at which teams fell away says most; outbid where a team was there."""
        ranking = self.rankings[no]
        if self.answer.batch.unserved[no].because is Because.OUTBID:
            best = ranking.choices[0]
            holder = self.holder.get((best.team.id, cast(matching.Opening, best.opening)))
            return Found(
                None, reason=LineReason.OUTBID, refused=dict(ranking.refused),
                rivals=(holder,) if holder else (),
            )  # fmt: skip
        return Found(None, reason=_reason(ranking.refused), refused=dict(ranking.refused))


def _reason(refused: Mapping[str, int]) -> str:
    """The last rule at which teams fell away. Who declined had passed all the others: that says
    more, unless a team is there that is only full or away now."""
    last = next(reversed([*refused]), LineReason.NOBODY.value)
    could = {LineReason.SLOT, LineReason.CAPACITY, LineReason.PINGS}
    return LineReason.DECLINED if LineReason.DECLINED in refused and last not in could else last


def _prices(batch: Batch) -> dict[str, object]:
    """What proves the bound, where it is not nothing."""
    places = [
        [crew, str(opening[0]), opening[1], price]
        for (crew, slot), price in batch.prices.places.items()
        if price and (opening := cast(matching.Opening, slot))
    ]
    crews = {crew: price for crew, price in batch.prices.crews.items() if price}
    return {"places": sorted(places, key=str), "crews": dict(sorted(crews.items()))}
