"""The blocks of a month's summary in their order, and every figure by its key (R097, R117)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from wudan.kit.figures import Figure, Share
from wudan.kit.phrases import Phrase
from wudan.registers.figures import (
    activities,
    dashboards,
    funnel,
    people,
    platforms,
    projects,
    teams,
    word,
    works,
)
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.tallies import Ratio, Tally


@dataclass(frozen=True, slots=True)
class Block:
    """One block: what it is called, what it counts, and its figures."""

    key: str
    title: str
    tallies: tuple[Tally, ...]
    shares: tuple[Ratio, ...]
    figures: Callable[[Scope, Window], list[Figure | Share]]


MONTHLY = (
    Block("platforms", Phrase("平台"), platforms.TALLIES, platforms.SHARES, platforms.figures),
    Block("projects", Phrase("项目"), projects.TALLIES, projects.SHARES, projects.figures),
    Block("teams", Phrase("队伍"), teams.TALLIES, (), teams.figures),
    Block("activities", Phrase("活动"), activities.TALLIES, activities.SHARES, activities.figures),
    Block("word", Phrase("群众反响"), word.TALLIES, word.SHARES, word.figures),
)
"""平台、项目、队伍、活动, and what people said."""
PEOPLE = Block("people", Phrase("群众"), people.TALLIES, (), people.figures)
_ALL = (*(tally for block in (*MONTHLY, PEOPLE) for tally in block.tallies), *dashboards.TALLIES)
TALLIES: dict[str, Tally] = {tally.key: tally for tally in _ALL}
assert len(TALLIES) == len(_ALL)  # noqa: S101


def figure_of(key: str, scope: Scope, window: Window) -> Figure | None:
    """One figure by its key; None for a key there is not."""
    if dashboards.is_of_who_did_it(key):
        scope = replace(scope, platforms=frozenset())
    if key in TALLIES:
        return figures_of([TALLIES[key]], scope, window)[key]
    if key.startswith("work-"):
        return works.figure_of(key, scope, window)
    if key.startswith("funnel-"):
        return _named(key, funnel.figures(scope, window))
    return _named(key, people.figures(scope, window)) if key == "residents-again" else None


def said_of(keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Key → what a figure of a month's summary is called, and its unit; a statement where key works are asked for."""
    asked = list(keys)
    plain = {key: (TALLIES[key].label, TALLIES[key].unit) for key in asked if key in TALLIES}
    return plain | works.said_of(asked)


def _named(key: str, found: Iterable[Figure | Share]) -> Figure | None:
    return next((one for one in found if isinstance(one, Figure) and one.key == key), None)
