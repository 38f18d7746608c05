"""Rounds as peers are asked for them, and their answers as plans that the checker can look at."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.dispatch.asking import Peer, Reply, ask
from bench.dispatch.counties import Plane, county
from wudan.matching.rounds import Because, Plan, TeamDay, Tour, Visit, check
from wudan.matching.rounds.shapes import Unserved
from wudan.matching.travel import Travel

_DAY = 86_400
PEERS = (
    Peer("PyVRP", "by_pyvrp.py"),
    Peer("VROOM level 1", "by_vroom.py", ("1",)),
    Peer("VROOM level 5", "by_vroom.py", ("5",)),
    Peer("OR-Tools routing", "by_ortools.py"),
)
_SIZES: dict[str, dict[str, Any]] = {
    "91": {"villages": 91, "visits": 240, "teams": 12, "towns": 10},
    "402": {"villages": 402, "visits": 1000, "teams": 30, "towns": 31},
    "402-mtw": {"villages": 402, "visits": 1000, "teams": 30, "towns": 31, "twice": True},
    "24": {"villages": 24, "visits": 60, "teams": 5, "towns": 4, "days": 5},
    "24-mtw": {"villages": 24, "visits": 60, "teams": 5, "towns": 4, "days": 5, "twice": True},
}


@dataclass(frozen=True, slots=True)
class Rounds:
    """A question: who is to be visited, who is on duty, and the ways."""

    name: str
    visits: tuple[Visit, ...]
    days: tuple[TeamDay, ...]
    travel: Travel


@dataclass(frozen=True, slots=True)
class Answer:
    """A peer's plan as the checker saw it, or why there is none."""

    reply: Reply
    plan: Plan | None = None
    wrong: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it may be compared with."""
        return self.plan is not None and not self.wrong

    @property
    def trouble(self) -> str:
        """One line on why it may not."""
        if self.reply.trouble:
            return self.reply.trouble
        return f"{self.reply.peer}: wrong answer: {self.wrong[0]}" if self.wrong else ""


def rounds(size: str, seed: int) -> Rounds:
    """A frozen question, by its size and seed."""
    visits, days = county(seed, **_SIZES[size])
    return Rounds(f"rounds-{size}-{seed}", tuple(visits), tuple(days), Plane())


def ask_all(
    asked: Rounds, folder: Path, *, seconds: float, peers: Sequence[Peer] = PEERS,
    tell=lambda words: None,
) -> list[Answer]:  # fmt: skip
    """Every peer's answer, checked, one after another."""
    file = folder / f"{asked.name}.json"
    file.write_text(json.dumps(spelled(asked)), "utf-8")
    answers = []
    for peer in peers:
        tell(f"{asked.name}: {peer.name}")
        answers.append(read_answer(asked, ask(peer, file, seconds=seconds)))
    return answers


def spelled(asked: Rounds) -> dict[str, Any]:
    """The question in plain numbers: moments are seconds from the first day's midnight on."""
    places = sorted(
        {visit.place for visit in asked.visits} | {day.base for day in asked.days},
        key=lambda place: (place.lon, place.lat),
    )
    at = {place: number for number, place in enumerate(places)}
    return {
        "ways": [[asked.travel.seconds(a, b) for b in places] for a in places],
        "visits": [
            {
                "place": at[visit.place], "seconds": visit.seconds, "prize": visit.prize,
                "skills": sorted(visit.skills), "spans": _spans(visit, asked.days),
            }
            for visit in asked.visits
        ],
        "days": [
            {
                "base": at[day.base], "starts": day.day * _DAY + day.starts,
                "ends": day.day * _DAY + day.ends, "skills": sorted(day.skills),
                "most_visits": day.most_visits,
            }
            for day in asked.days
        ],
    }  # fmt: skip


def _spans(visit: Visit, days: Sequence[TeamDay]) -> list[tuple[int, int]]:
    """Windows from the first midnight on; whole days that follow one another become one."""
    latest = max((day.ends for day in days), default=0)
    earliest = min((day.starts for day in days), default=0)
    spans: list[tuple[int, int]] = []
    whole_until = None
    for window in sorted(visit.windows, key=lambda one: (one.day, one.opens)):
        opens, closes = window.day * _DAY + window.opens, window.day * _DAY + window.closes
        if whole_until == window.day - 1 and window.opens <= earliest:
            spans[-1] = (spans[-1][0], closes)
        else:
            spans.append((opens, closes))
        whole_until = window.day if window.closes >= latest else None
    return spans


def read_answer(asked: Rounds, reply: Reply) -> Answer:
    """Its tours as a plan of ours, looked at by the checker."""
    if reply.trouble:
        return Answer(reply)
    try:
        plan = plan_of(asked, reply.told["tours"])
    except (KeyError, IndexError, TypeError, ValueError) as error:
        return Answer(reply, wrong=(f"unreadable: {type(error).__name__} {error}",))
    return Answer(reply, plan, tuple(check(plan, asked.visits, asked.days, travel=asked.travel)))


def plan_of(asked: Rounds, routes: Sequence[tuple[int, Sequence[int]]]) -> Plan:
    """Routes by number as a plan, each service as early as can be. What is wrong stays wrong."""
    tours, served = [], set()
    for number, route in routes:
        if route:
            tours.append(_tour(asked, asked.days[number], [asked.visits[one] for one in route]))
            served |= {asked.visits[one].id for one in route}
    lost = [visit for visit in asked.visits if visit.id not in served]
    return Plan(
        tuple(tours), {visit.id: Unserved(Because.LEFT_OVER, visit.prize) for visit in lost},
        sum(tour.travel for tour in tours) + sum(visit.prize for visit in lost), 0,
    )  # fmt: skip


def _tour(asked: Rounds, day: TeamDay, route: Sequence[Visit]) -> Tour:
    now, at, driven, begins = day.starts, day.base, 0, []
    for visit in route:
        way = asked.travel.seconds(at, visit.place)
        now, driven, at = now + way, driven + way, visit.place
        open_then = [
            max(now, window.opens) for window in visit.windows
            if window.day == day.day and window.closes >= now
        ]  # fmt: skip
        now = min(open_then, default=now)
        begins.append(now)
        now += visit.seconds
    names = tuple(visit.id for visit in route)
    return Tour(
        day.team, day.day, names, tuple(begins), driven + asked.travel.seconds(at, day.base)
    )
