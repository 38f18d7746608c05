"""Ask the dispatch engine from a file: `wudan match plan|assign|roster|route|pairs FILE` reads JSON and writes JSON.

Formats: docs/howto/engine.md. `--seconds` only says when to stop asking for better; the answer
tells its `work`, and `--work` with the same seed gives the same answer byte for byte.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from wudan.jobs.progress import Progress
from wudan.kit import canonical
from wudan.matching import GreatCircle, batch, pairs, rank, rosters
from wudan.matching.batch.reading import read_instance as read_batch
from wudan.matching.batch.reading import spell_batch
from wudan.matching.orders_read import read_instance as read_orders
from wudan.matching.orders_read import spell_rankings
from wudan.matching.pairs.reading import read_instance as read_pairs
from wudan.matching.pairs.reading import spell_answer as spell_pairs
from wudan.matching.reading import Unreadable
from wudan.matching.rosters.reading import read_instance as read_roster
from wudan.matching.rosters.reading import spell_roster
from wudan.matching.rounds import Effort, Plan, TeamDay, check, plan, prove
from wudan.matching.rounds.reading import read_instance as read_rounds
from wudan.matching.rounds.rolling import Rolling, plan_weeks
from wudan.matching.rounds.spelling import spell_plan
from wudan.matching.routers import Answer as Routed
from wudan.matching.routers import Effort as RouteEffort
from wudan.matching.routers import Router, consult, found_router, route
from wudan.matching.routers import check as check_routes
from wudan.matching.routers.reading import read_instance as read_routing
from wudan.matching.routers.reading import spell_answer

HELP = "ask the dispatch engine from a file (派单引擎)"
_MOST = 100_000
Answer = TypeVar("Answer", batch.Batch, Plan, Routed, pairs.Answer)
_MANY = 1_000
"""Yields of so many moves; the search cools towards the last of them."""
_MOVES = 100
_COOLING = 10
"""Yields a second of `pairs`: its search cools towards the last."""
_AT_ONCE, _WEEK = 31, 7
"""Days that are planned at once at most; what is longer goes week after week."""
_OWN = 0.1
"""The share of the time that goes to our own answer before a router is asked."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The face, the file, and how far to go."""
    parser.add_argument(
        "face", choices=["rank", "assign", "plan", "roster", "route", "pairs"],
        help="rank: teams for each order; assign: open orders to teams; plan: rounds to villages; roster: shifts of an event; "
        "route: long tours; pairs: visits by one or two carers",
    )  # fmt: skip
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--seconds",
        type=float,
        default=10.0,
        help="plan, route, pairs, assign with heads: when to stop asking for better",
    )
    parser.add_argument(
        "--work",
        type=int,
        help="plan, route, pairs, assign with heads: stop at this unit of work, whatever the time",
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--router", metavar="PYTHON", help="route: an interpreter that has PyVRP, asked beside ours"
    )
    parser.add_argument(
        "--week", type=int, metavar="DAYS", help="plan: week after week, of so many days each"
    )
    parser.add_argument("--prove", action="store_true", help="plan: reckon a lower bound as well")


def run(options: argparse.Namespace) -> int:
    """Write the answer to standard output; what is wrong with the file, in one line."""
    face = {
        "rank": _rank,
        "assign": _assign,
        "plan": _plan,
        "roster": _roster,
        "route": _route,
        "pairs": _pairs,
    }[options.face]
    try:
        answer, wrong = face(json.loads(options.file.read_text("utf-8")), options)
    except (OSError, UnicodeDecodeError):
        print(f"读不到文件：{options.file}", file=sys.stderr)
        return 2
    except (json.JSONDecodeError, Unreadable, RecursionError, rosters.Impossible) as fault:
        print(f"文件看不懂：{fault}", file=sys.stderr)
        return 2
    for words in wrong:
        print(words, file=sys.stderr)
    print(canonical.spell(answer).decode("utf-8"))
    return 1 if wrong else 0


def _rank(told: Any, options: argparse.Namespace) -> tuple[Mapping[str, object], list[str]]:
    asked = read_orders(told)
    rankings = {
        order.id: rank(
            order, asked.teams, asked.policy, travel=GreatCircle(), now=asked.now, top=asked.top,
            holidays=asked.holidays,
        )
        for order in asked.orders
    }  # fmt: skip
    wrong = [f"{name}: {one.broken}" for name, one in rankings.items() if one.broken]
    return spell_rankings(rankings), wrong


def _assign(told: Any, options: argparse.Namespace) -> tuple[Mapping[str, object], list[str]]:
    asked = read_batch(told)
    if all(job.heads == 1 for job in asked.jobs):
        found = batch.settle(asked.jobs, asked.crews, asked.arcs)
    else:
        effort = batch.Effort(moves=_moves(options))
        answers = batch.staff(asked.jobs, asked.crews, asked.arcs, seed=options.seed, effort=effort)
        found = _best(answers, options, "派单")
    return (
        spell_batch(found, seed=options.seed),
        batch.check(found, asked.jobs, asked.crews, asked.arcs),
    )


def _roster(told: Any, options: argparse.Namespace) -> tuple[Mapping[str, object], list[str]]:
    asked = read_roster(told)
    if asked.patterns is None:
        found = rosters.roster(asked.shifts, asked.volunteers)
    else:
        # CP-SAT counts its own work; a unit is about a second of it.
        found = rosters.pattern_roster(
            asked.shifts, asked.volunteers, asked.patterns, monday=asked.monday,
            work=options.work or options.seconds, seed=options.seed,
        )  # fmt: skip
    wrong = rosters.check(
        found, asked.shifts, asked.volunteers, asked.patterns, monday=asked.monday
    )
    return spell_roster(found), wrong


def _plan(told: Any, options: argparse.Namespace) -> tuple[Mapping[str, object], list[str]]:
    asked = read_rounds(told)
    span, moves = _week(asked.days, options), _moves(options)
    if span is None:
        plans = plan(
            asked.visits, asked.days, travel=asked.travel, seed=options.seed, mode=asked.mode,
            effort=Effort(moves=moves),
        )  # fmt: skip
    else:
        plans = plan_weeks(
            asked.visits, asked.days, travel=asked.travel, seed=options.seed, mode=asked.mode,
            effort=Rolling(span=span, moves=moves),
        )  # fmt: skip
    best = _best(plans, options, "排程")
    if options.prove:
        best = prove(best, asked.visits, asked.days, travel=asked.travel, mode=asked.mode)
    wrong = check(best, asked.visits, asked.days, travel=asked.travel, mode=asked.mode)
    return spell_plan(best, seed=options.seed), wrong


def _route(told: Any, options: argparse.Namespace) -> tuple[Mapping[str, object], list[str]]:
    question = read_routing(told)
    router = None
    if options.router is not None:
        if found_router(options.router) is not None:
            router = Router(options.router)
        else:
            print(f"{options.router} 没有 PyVRP，只用自有算法作答", file=sys.stderr)
    begun = time.monotonic()
    effort = RouteEffort(yields=options.work or _MANY, moves=_MOVES)
    own = options.seconds * (1 if router is None else _OWN)
    best = _best(route(question, seed=options.seed, effort=effort), options, "排线", seconds=own)
    left = options.seconds - (time.monotonic() - begun)
    if router is not None and left > 0:
        better = consult(router, question, best, seed=options.seed, seconds=left)
        *_, best = [best, *better]
    return spell_answer(best, seed=options.seed), check_routes(best, question)


def _pairs(told: Any, options: argparse.Namespace) -> tuple[Mapping[str, object], list[str]]:
    question = read_pairs(told)
    effort = pairs.Effort(yields=options.work or round(_COOLING * options.seconds))
    best = _best(pairs.pair(question, seed=options.seed, effort=effort), options, "排班上门")
    return spell_pairs(best, seed=options.seed), pairs.check(best, question)


def _week(days: Sequence[TeamDay], options: argparse.Namespace) -> int | None:
    """How many days a week has where it is planned week after week; None for all at once."""
    if options.week is not None:
        return max(1, int(options.week))
    numbers = [day.day for day in days]
    longer = bool(numbers) and max(numbers) - min(numbers) >= _AT_ONCE
    return _WEEK if longer else None


def _moves(options: argparse.Namespace) -> int:
    return _MOST if options.work is None else max(0, options.work - 1)


def _best(
    answers: Iterable[Answer],
    options: argparse.Namespace,
    doing: str,
    *,
    seconds: float | None = None,
) -> Answer:
    """The last of ever better answers, when the time or the work is up."""
    until = time.monotonic() + (options.seconds if seconds is None else seconds)
    progress = Progress(options.work or 0, doing)
    for best in answers:
        progress.advance()
        if options.work is None and time.monotonic() >= until:
            break
        if best.work == options.work:
            break
    progress.finish()
    return best
