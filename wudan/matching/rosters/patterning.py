"""Fill shifts under pattern rules with CP-SAT: one thread, work counted, a fixed seed.

Only the compiled part of the library is used (ADR 45). The bound is CP-SAT's own and cannot be
reckoned again from prices.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from ortools.sat.python.cp_model_helper import (
    CpModelProto,
    CpSolverResponse,
    SatParameters,
    SolveWrapper,
)

from wudan.matching.rosters.patterns import Pattern, day_of, weekend_of
from wudan.matching.rosters.shapes import Because, Roster, Shift, Volunteer

_SEARCHES = 8
"""Kinds of search that take turns in one thread."""
_FREE = Pattern()


_LONGEST = 400
"""Days from the first to the last shift: a model has a number for each person and day."""


class Impossible(ValueError):
    """No roster keeps the rules, or none was found within the work."""


class _Model:
    """Collects variables and rows."""

    def __init__(self) -> None:
        self.proto = CpModelProto()
        self.costs: dict[int, int] = {}

    def number(self, most: int, cost: int = 0) -> int:
        self.proto.variables.add().domain.extend([0, most])
        at = len(self.proto.variables) - 1
        if cost:
            self.costs[at] = cost
        return at

    def row(self, terms: Sequence[tuple[int, int]], low: int, high: int) -> None:
        linear = self.proto.constraints.add().linear
        linear.vars.extend([at for at, _ in terms])
        linear.coeffs.extend([times for _, times in terms])
        linear.domain.extend([low, high])

    def one_of(self, literals: Sequence[int]) -> None:
        """At least one; a negative literal -n-1 says that n is not."""
        self.proto.constraints.add().bool_or.literals.extend(list(literals))

    def at_most_one(self, literals: Sequence[int]) -> None:
        self.proto.constraints.add().at_most_one.literals.extend(list(literals))


def pattern_roster(
    shifts: Iterable[Shift], volunteers: Iterable[Volunteer], patterns: Mapping[str, Pattern], *,
    monday: int = 0, work: float = 30.0, seed: int = 0, seconds: float | None = None,
) -> Roster:  # fmt: skip
    """The cheapest roster found within so much `work`, in which everybody's pattern is kept.

    `patterns` are by volunteer; who has none may serve as in `roster`, one shift a day. `seconds`
    of the clock may end it sooner; the same work then need not give the same answer. Raises
    Impossible where rules contradict one another (least hours against free days, say).
    """
    posts = sorted(shifts, key=lambda shift: (shift.begins, shift.id))
    people = sorted(volunteers, key=lambda person: person.id)
    model = _Model()
    chosen: dict[tuple[str, str], int] = {}
    if posts and day_of(posts[-1]) - day_of(posts[0]) > _LONGEST:
        raise Impossible(f"more than {_LONGEST} days between the first shift and the last")
    span = (day_of(posts[0]), max(day_of(post) for post in posts)) if posts else (0, -1)
    for person in people:
        mine = {
            post.id: model.number(1, person.wishes.get(post.id, 0))
            for post in posts
            if not person.refusal(post)
        }
        chosen |= {(person.id, name): at for name, at in mine.items()}
        able = [post for post in posts if post.id in mine]
        _person(model, person, patterns.get(person.id, _FREE), able, mine, span, monday)
    for post in posts:
        _need(model, post, [at for (_, name), at in chosen.items() if name == post.id])
    model.proto.objective.vars.extend(list(model.costs))
    model.proto.objective.coeffs.extend(list(model.costs.values()))
    answer = _solved(model, work=work, seed=seed, seconds=seconds)
    values = list(answer.solution)
    if len(values) < len(model.proto.variables):
        raise Impossible("no roster was found that keeps the rules of everybody")
    return _told(
        posts,
        people,
        {key for key, at in chosen.items() if values[at]},
        answer.best_objective_bound,
    )


def _need(model: _Model, post: Shift, places: list[int]) -> None:
    need = max(0, post.need)
    terms = [(at, 1) for at in places]
    terms.append((model.number(need, post.penalty), 1))
    if post.surplus is not None:
        terms.append((model.number(len(places), post.surplus), -1))
    model.row(terms, need, need)


def _person(
    model: _Model, person: Volunteer, pattern: Pattern, able: list[Shift], mine: Mapping[str, int],
    span: tuple[int, int], monday: int,
) -> None:  # fmt: skip
    by_day: dict[int, list[Shift]] = {}
    for post in able:
        by_day.setdefault(day_of(post), []).append(post)
    works = {}
    for day in range(span[0], span[1] + 1):
        here = [mine[post.id] for post in by_day.get(day, ())]
        works[day] = model.number(1 if here else 0)
        model.row([*((at, 1) for at in here), (works[day], -1)], 0, 0)
    _loads(model, person, able, mine)
    _sequences(model, pattern, by_day, mine)
    _stretches(model, pattern, works)
    weekends: dict[int, list[int]] = {}
    for day, at in works.items():
        if (weekend := weekend_of(day, monday)) is not None:
            weekends.setdefault(weekend, []).append(at)
    if pattern.most_weekends is not None and len(weekends) > pattern.most_weekends:
        busy = []
        for days in weekends.values():
            busy.append(model.number(1))
            for at in days:
                model.one_of([busy[-1], -at - 1])
        model.row([(at, 1) for at in busy], 0, pattern.most_weekends)
    hours = [(mine[post.id], post.ends - post.begins) for post in able]
    most = sum(length for _, length in hours)
    if pattern.most_seconds is not None or pattern.least_seconds:
        least = pattern.least_seconds
        high = most if pattern.most_seconds is None else pattern.most_seconds
        model.row(hours, least, max(least, high))
    for kind, count in pattern.most_of.items():
        model.row([(mine[post.id], 1) for post in able if post.kind == kind], 0, count)


def _loads(
    model: _Model, person: Volunteer, able: list[Shift], mine: Mapping[str, int]
) -> None:  # fmt: skip
    steps = [person.step(nth) for nth in range(1, min(person.most, len(able)) + 1)]
    terms = [(mine[post.id], 1) for post in able]
    if any(steps):
        terms += [(model.number(1, step), -1) for step in steps]
        model.row(terms, 0, 0)
    else:
        model.row(terms, 0, person.most)


def _sequences(
    model: _Model, pattern: Pattern, by_day: Mapping[int, list[Shift]], mine: Mapping[str, int]
) -> None:
    """Two shifts too near, or of kinds that may not follow; those after one shift as one row."""
    days = sorted(by_day)
    for day in days:
        later = [post for other in days if day < other <= day + 2 for post in by_day[other]]
        for one in by_day[day]:
            for other in later:
                follows = day_of(other) == day + 1 and (one.kind, other.kind) in pattern.not_after
                if follows or other.begins - one.ends < pattern.rest:
                    model.at_most_one([mine[one.id], mine[other.id]])
        for one, other in combinations(by_day[day], 2):
            model.at_most_one([mine[one.id], mine[other.id]])


def _stretches(model: _Model, pattern: Pattern, works: Mapping[int, int]) -> None:
    days = sorted(works)
    most = pattern.most_in_a_row
    if most is not None:
        for begin in range(len(days) - most):
            window = days[begin : begin + most + 1]
            model.row([(works[day], 1) for day in window], 0, most)
    for length in range(1, pattern.least_in_a_row):
        for begin in range(len(days) - length - 1):
            first, *inner, after = [works[d] for d in days[begin : begin + length + 2]]
            model.one_of([first, *(-at - 1 for at in inner), after])
    for length in range(1, pattern.least_off):
        for begin in range(len(days) - length - 1):
            first, *inner, after = [works[d] for d in days[begin : begin + length + 2]]
            model.one_of([-first - 1, *inner, -after - 1])


def _solved(model: _Model, *, work: float, seed: int, seconds: float | None) -> CpSolverResponse:
    parameters = SatParameters()
    parameters.num_workers = _SEARCHES
    parameters.interleave_search = True
    parameters.max_deterministic_time = work
    parameters.random_seed = seed
    if seconds is not None:
        parameters.max_time_in_seconds = seconds
    solver = SolveWrapper()
    solver.set_parameters(parameters)
    solve: Callable[[CpModelProto], CpSolverResponse] = solver.solve
    return solve(model.proto)


def _told(
    posts: Sequence[Shift],
    people: Sequence[Volunteer],
    served: set[tuple[str, str]],
    bound: float,
) -> Roster:
    places = {
        post.id: tuple(person.id for person in people if (person.id, post.id) in served)
        for post in posts
    }
    cost, empty = 0, {}
    for person in people:
        mine = [post.id for post in posts if (person.id, post.id) in served]
        cost += sum(person.wishes.get(name, 0) for name in mine)
        cost += sum(person.step(nth) for nth in range(1, len(mine) + 1))
    for post in posts:
        missing = max(0, post.need) - len(places[post.id])
        cost += missing * post.penalty if missing > 0 else -missing * (post.surplus or 0)
        if missing > 0:
            could = sum(1 for person in people if not person.refusal(post))
            empty[post.id] = (missing, Because.NOBODY if could < post.need else Because.OUTBID)
    return Roster(places, empty, cost, min(cost, math.ceil(bound - 1e-6)))
