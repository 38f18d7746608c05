"""A table of a flow as a page of documentation: its diagram, its terms, its tables.

Each package draws its own flow in its module `drawing`; how a drawing looks is decided here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Protocol

BEGIN = END = "[*]"
NOTHING, STAYS = "—", "不变 stays"
Arrow = tuple[str, str, str]
"""From, to, and what leads there."""


class Term(Protocol):
    """A word of the code with its Chinese name."""

    @property
    def label(self) -> Any:
        """The name."""


def page(title: str, *parts: str, module: str, drawn_from: str) -> str:
    """A whole page: its head, which says how it is made, and its parts."""
    head = (
        f"# {title}\n\n"
        f"Drawn by `python -m {module}` from `{drawn_from}` and\n"
        "`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。\n\n"
    )
    return head + "\n".join(parts)


def named(term: Term) -> str:
    """The Chinese name and the word of the code."""
    return f"{term.label} {term}"


def diagram(places: Iterable[Term], arrows: Iterable[Arrow], ends: Iterable[str] = ()) -> str:
    """A state diagram; what leads the same way shares an arrow."""
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, target, words in arrows:
        ways[source, target].append(words)
    lines = [
        *(f"    {place} : {named(place)}" for place in places),
        *(f"    {a} --> {b} : {' / '.join(words)}" for (a, b), words in ways.items()),
        *(f"    {place} --> {END}" for place in ends),
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def table(
    title: str, cells: Collection[str], rows: Iterable[Iterable[str]], above: str = ""
) -> str:
    """A section with one table, and a sentence above it."""
    lines = [f"## {title}", "", *([above, ""] if above else [])]
    lines += [f"| {' | '.join(cells)} |" if any(cells) else "| | |", "|---" * len(cells) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def listed(terms: Iterable[Term]) -> str:
    """Their names, or a dash."""
    return "、".join(named(term) for term in terms) or NOTHING


def placed(stages: Collection[Any], places: Iterable[Any]) -> list[Any]:
    """Stages in the order of their enumeration."""
    return [place for place in places if place in stages]
