"""How two reckonings of a month differ: number by number, and which rows came or went."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from wudan.registers.figures.blocks import TALLIES, said_of
from wudan.registers.models import LateFact, MonthSummary, SummaryFigure
from wudan.registers.months.reckoning import Counted, Row, Sheet

_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that is another now, and the rows that make the difference."""

    key: str
    label: str
    unit: str
    before: int
    after: int
    rows: list[Row]

    def plain(self) -> dict[str, object]:
        """As it is kept with a summary."""
        return asdict(self)


def differences(before: Sheet, after: Sheet) -> list[Difference]:
    """In the order of the blocks, key works last; none where only rows came that add nothing."""
    found = []
    others = sorted({*before, *after}.difference(TALLIES))
    for key, (label, unit) in said_of([*TALLIES, *others]).items():
        was, now = before.get(key, Counted()), after.get(key, Counted())
        rows = _moved(was.rows, now.rows)
        if was.value != now.value or any(row[2] for row in rows):
            found.append(Difference(key, label, unit, was.value, now.value, rows))
    return found


def kept(summary: MonthSummary) -> Sheet:
    """The sheet a summary was drafted or fixed with; one statement."""
    return kept_of([summary.pk])[summary.pk]


def kept_of(pks: Iterable[int]) -> dict[int, Sheet]:
    """The same of many; one statement."""
    found: dict[int, Sheet] = {pk: {} for pk in pks}
    figures = SummaryFigure.objects.filter(summary__in=sorted(found)).order_by("pk")
    for pk, key, value, rows in figures.values_list("summary", "key", "value", "rows"):
        found[pk][key] = Counted(value, [(kind, row, n, label) for kind, row, n, label in rows])
    return found


def told_later(month_id: int, unit_id: int) -> dict[str, list[Row]]:
    """What closed later months already said of a unit's month: key → rows; one statement."""
    found: dict[str, list[Row]] = {}
    said = LateFact.objects.filter(
        of=month_id, summary__unit=unit_id, summary__month__closings__reopened_at=None,
        summary__month__closings__isnull=False,
    ).order_by("pk")  # fmt: skip
    for key, kind, pk, amount, label in said.values_list("key", "kind", "row", "amount", "label"):
        found.setdefault(key, []).append((kind, pk, amount, label))
    return found


def with_later(sheet: Sheet, said: dict[str, list[Row]]) -> Sheet:
    """A fixed sheet and what was told of it since."""
    found = {key: Counted(one.value, list(one.rows)) for key, one in sheet.items()}
    for key, rows in said.items():
        one = found.setdefault(key, Counted())
        one.rows += rows
        one.value += sum(row[2] for row in rows)
    return found


def _moved(before: list[Row], after: list[Row]) -> list[Row]:
    """Rows whose amount is another, with how much more (or less) they add."""
    labels: dict[_Key, str] = {}
    amounts: Counter[_Key] = Counter()
    there: Counter[_Key] = Counter()
    for sign, rows in ((-1, before), (1, after)):
        for kind, pk, amount, label in rows:
            labels[kind, pk] = label
            amounts[kind, pk] += sign * amount
            there[kind, pk] += sign
    return [
        (kind, pk, amounts[kind, pk], labels[kind, pk])
        for kind, pk in sorted(labels)
        if amounts[kind, pk] or there[kind, pk]
    ]
