"""All cases of the suite, in the order in which they run. Name a new module here."""

from bench.dispatch.cases import (
    batches,
    bounds,
    dropping_out,
    headcounts,
    long_tours,
    month,
    online,
    pairs,
    patterns,
    ranking,
    reasons,
    repeating,
    rosters,
    rounds,
    scale,
)
from bench.dispatch.shapes import Case

MODULES = (
    ranking,
    online,
    batches,
    headcounts,
    rounds,
    bounds,
    dropping_out,
    month,
    long_tours,
    pairs,
    rosters,
    patterns,
    scale,
    repeating,
    reasons,
)


def cases(only: set[str] | None = None) -> list[Case]:
    """All, or those named; KeyError names those that there are not."""
    every = {case.id: case for module in MODULES for case in module.CASES}
    unknown = sorted((only or set()) - every.keys())
    if unknown:
        raise KeyError(", ".join(unknown))
    return [case for case in every.values() if not only or case.id in only]
