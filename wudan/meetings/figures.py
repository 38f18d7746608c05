"""Figures of each platform at once: a statement a source and time, however many platforms there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from wudan.kit.figures import Figure
from wudan.registers.figures import Scope, Window, parts_of
from wudan.registers.figures.tallies import Tally


def by_platform(
    tallies: Sequence[Tally], county: str, window: Window, platforms: Iterable[int]
) -> dict[int, dict[str, Figure]]:
    """Platform → key → figure; equal to each platform's own figures, one by one."""
    groups = defaultdict[tuple[int, str, str], list[Tally]](list)
    for tally in tallies:
        groups[id(tally.source), tally.at, tally.before].append(tally)
    values = defaultdict[int, dict[str, int]](dict)
    for group in groups.values():
        source = group[0].source
        rows = source.model._default_manager.filter(group[0].of(Scope(county), window))
        told = {tally.key: tally.expression(window) for tally in group}
        for row in rows.order_by().values(source.platform).annotate(**told):
            platform = row.pop(source.platform)
            values[platform] |= row
    return {
        pk: {
            tally.key: Figure(
                tally.key, tally.label, values[pk].get(tally.key) or 0, tally.unit,
                partial(parts_of, tally, Scope(county, "", frozenset({pk})), window),
            )
            for tally in tallies
        }
        for pk in platforms
    }  # fmt: skip
