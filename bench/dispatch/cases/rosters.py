"""D1: rosters of an event, beside the same program in whole numbers by HiGHS."""

import random
import tempfile
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.dispatch.asking import Peer, ask, troubles
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.rosters import Roster, Shift, Volunteer, check, roster

HIGHS = Peer("HiGHS, whole numbers", "by_highs.py")
_HOUR = 3600
_SKILLS = ("first aid", "sign language", "driving", "stage", "languages")


def run(asked: Asked) -> Found:
    """Two sizes beside HiGHS, a third for the time alone."""
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        for people, posts in asked.pick(((150, 40), (600, 100)), ((40, 12),)):
            asked.tell(f"{people} volunteers, {posts} shifts")
            shifts, volunteers = event(people, posts, seed=1)
            made, took = _timed(asked, shifts, volunteers)
            found.wrong = [*found.wrong, *check(made, shifts, volunteers)]
            name = f"{people} × {posts}"
            found.figures.append(
                Figure(f"{name}: above the bound", made.objective - made.bound, at_most(0), "s", only_full=False)
            )  # fmt: skip
            reply = ask(HIGHS, _written(Path(folder), shifts, volunteers), seconds=asked.limit(60))
            found.notes = [*found.notes, *troubles([reply])]
            told = reply.told.get("objective")
            if told is not None and round(told) < made.objective:
                found.wrong = [*found.wrong, f"{name}: HiGHS has {told}, we {made.objective}"]
            peer_took = reply.told.get("cpu_seconds")
            ratio = took / peer_took if peer_took else None
            found.figures.append(Figure(f"{name}: time / HiGHS's", ratio, at_most(0.5)))
            found.figures.append(Figure(f"{name}: time", took, unit="s"))
    people, posts = asked.pick((2000, 200), (80, 20))
    asked.tell(f"{people} volunteers, {posts} shifts")
    shifts, volunteers = event(people, posts, seed=1)
    made, took = _timed(asked, shifts, volunteers)
    found.wrong = [*found.wrong, *check(made, shifts, volunteers)]
    found.figures.append(Figure(f"{people} × {posts}: time", took, at_most(60, stretch=10), "s"))
    found.figures.append(
        Figure(f"{people} × {posts}: above the bound", made.objective - made.bound, at_most(0), "s")
    )
    return found


def event(people: int, posts: int, *, seed: int) -> tuple[list[Shift], list[Volunteer]]:
    """Five days of shifts of two to six hours, and people who can on some of them."""
    draw = random.Random(seed)
    shifts = []
    for number in range(posts):
        begins = (24 * draw.randrange(5) + draw.randint(7, 17)) * _HOUR
        skills = frozenset({draw.choice(_SKILLS)}) if draw.random() < 0.35 else frozenset()
        shifts.append(
            Shift(
                f"shift {number:03d}", begins, begins + draw.randint(2, 6) * _HOUR,
                draw.randint(2, 10), skills, draw.choice((18_000, 36_000, 72_000)),
            )
        )  # fmt: skip
    volunteers = []
    for number in range(people):
        spans = tuple(
            (24 * day * _HOUR + draw.choice((6, 12)) * _HOUR, 24 * day * _HOUR + draw.choice((14, 18, 24)) * _HOUR)
            for day in range(5)
            if draw.random() < 0.6
        )  # fmt: skip
        volunteers.append(
            Volunteer(
                f"volunteer {number:04d}", spans, draw.randint(1, 4),
                frozenset(skill for skill in _SKILLS if draw.random() < 0.3), 600,
                {one.id: draw.randint(-900, 900) for one in shifts if draw.random() < 0.15},
            )
        )  # fmt: skip
    return shifts, volunteers


def _timed(
    asked: Asked, shifts: list[Shift], volunteers: list[Volunteer]
) -> tuple[Roster, float]:  # fmt: skip
    begun = asked.clock()
    made = roster(shifts, volunteers)
    return made, asked.clock() - begun


def _written(folder: Path, shifts: list[Shift], volunteers: list[Volunteer]) -> Path:
    """The same in whole numbers, with a row for each pair of shifts that overlap."""
    columns: list[tuple[int, int, list[tuple[int, int]]]] = []
    lows, highs = [float(max(0, one.need)) for one in shifts], [float(one.need) for one in shifts]
    for at, post in enumerate(shifts):
        columns.append((post.penalty, post.need, [(at, 1)]))
    for person in volunteers:
        able = [at for at, post in enumerate(shifts) if not person.refusal(post)]
        load, rows = len(lows), {at: [(at, 1), (len(lows), 1)] for at in able}
        lows.append(0.0)
        highs.append(0.0)
        columns += [(person.step(nth), 1, [(load, -1)]) for nth in range(1, person.most + 1)]
        for one, other in combinations(able, 2):
            if shifts[one].begins < shifts[other].ends and shifts[other].begins < shifts[one].ends:
                for at in (one, other):
                    rows[at].append((len(lows), 1))
                lows.append(-np.inf)
                highs.append(1.0)
        columns += [(person.wishes.get(shifts[at].id, 0), 1, rows[at]) for at in able]
    file = folder / "roster.npz"
    np.savez(
        file, costs=np.array([cost for cost, _, _ in columns], float),
        rooms=np.array([room for _, room, _ in columns], float), lows=np.array(lows),
        highs=np.array(highs),
        starts=np.cumsum([0, *(len(rows) for _, _, rows in columns)]).astype(np.int32),
        index=np.array([row for _, _, rows in columns for row, _ in rows], np.int32),
        values=np.array([by for _, _, rows in columns for _, by in rows], float), whole=True,
    )  # fmt: skip
    return file


CASES = (
    Case(
        "D1",
        "The roster of an event",
        "150 volunteers for 40 shifts and 600 for 100: whether the roster is the best there is, and "
        "how long it takes beside HiGHS with whole numbers; 2,000 for 200 within 10 s.",
        run,
    ),
)
