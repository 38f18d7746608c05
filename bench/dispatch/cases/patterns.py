"""D2: rosters under rules over several days, by CP-SAT.

Instances of schedulingbenchmarks.org are read where the folder told with `--instances` has them
(`shifts/Instance1.txt` …); made-up ones of the same kind are always there, and only they have a bound.
"""

from statistics import mean

from bench.dispatch.public_rosters import Patterned, made_up, read_shifts
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.rosters import Roster, check, pattern_roster

LIMIT = 60.0
BEST_KNOWN = (607, 828, 1001, 1716, 1143, 1950, 1056, 1300, 439, 4631, 3443, 4040)
"""Of the instances 1 to 12."""
_SIZES = ((1, 10, 2), (2, 16, 4), (3, 20, 4))
"""Seed, people, weeks."""


def run(asked: Asked) -> Found:
    """Both kinds; what is not there is named."""
    found, ratios = Found(), []
    for number, best in enumerate(BEST_KNOWN, 1):
        file = asked.instances and asked.instances / "shifts" / f"Instance{number}.txt"
        if file is not None and file.exists():
            question = read_shifts(file)
            made = _filled(asked, found, question)
            ratios.append((made.objective + question.offset) / best)
            found.notes = [*found.notes, f"Instance{number}: {ratios[-1]:.4f}"]
    if not ratios:
        found.notes = [*found.notes, "no instances of schedulingbenchmarks.org: made-up ones alone"]
    else:
        found.figures.append(
            Figure(f"mean of {len(ratios)} / best known", mean(ratios), at_most(1.05, stretch=1.02))
        )
    for seed, people, weeks in asked.pick(_SIZES, _SIZES[:1]):
        question = made_up(seed, people=people, weeks=weeks)
        made = _filled(asked, found, question)
        value, bound = made.objective + question.offset, made.bound + question.offset
        found.figures.append(
            Figure(
                f"{question.name} / bound of CP-SAT",
                value / max(1, bound),
                at_most(1.05, stretch=1.02),
            )
        )
    return found


def _filled(asked: Asked, found: Found, question: Patterned) -> Roster:
    asked.tell(question.name)
    # CP-SAT's own count of work runs about as fast as the clock here; the clock only cuts it off.
    made = pattern_roster(
        question.shifts, question.people, question.patterns, work=asked.limit(LIMIT), seed=1,
        seconds=12 * asked.limit(LIMIT),
    )  # fmt: skip
    wrong = check(made, question.shifts, question.people, question.patterns)
    found.wrong = [*found.wrong, *(f"{question.name}: {words}" for words in wrong)]
    return made


CASES = (
    Case(
        "D2", "A roster under rules over several days",
        "Rest between shifts, days in a row, weekends, wishes; 60 s each: the cost over the best value "
        "known, or over the bound where the instance is made up.",
        run,
    ),
)  # fmt: skip
