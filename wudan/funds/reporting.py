"""Figures of the fund that open: money by use, and whom it reached (R104–R110, R118; domain §5 row 34).

Money is in fen. People are counted once, of what the money of that use was for: residents served by orders
that were done, or people who were trained. What names nobody (a stage set up, a room mended) counts nobody.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q

from wudan.funds.enums import LINKS, LinkKind, Use
from wudan.funds.models import Commitment, FundLine, FundYear, Spending
from wudan.kit.clock import midnight
from wudan.kit.figures import Figure, Part
from wudan.kit.phrases import Phrase
from wudan.orders.models import Fulfillment
from wudan.teams.models import TrainingAttendance

PEOPLE: dict[str, str] = {
    Use.RUNNING: Phrase("全县得到服务的群众"),
    Use.BASES: Phrase("这些阵地和基地服务到的群众"),
    Use.TRAINING: Phrase("到场受训的人"),
    Use.INCUBATION: Phrase("这些项目服务到的群众"),
    Use.EVENTS: Phrase("这些活动办的单服务到的群众"),
}
"""Who is counted beside each use."""
_BY: dict[str, str] = {
    LinkKind.SITE: "order__unit__site", LinkKind.RESOURCE: "order__activities__resource",
    LinkKind.PROJECT: "order__service__project", LinkKind.ACTIVITY: "order__activities",
}  # fmt: skip
"""By what an order's work is known to be of a thing; a unit's running is for all of the county."""
Linked = dict[str, set[int]]
"""Keys of what the money was for, by kind."""
Rows = Callable[[], Iterable[tuple[int, str, int]]]
"""Reads (key, label, person) of what reached somebody."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One use: what was spent, and how many it reached; both open."""

    use: Use
    words: str
    spent: Figure
    people: Figure

    @property
    def each_fen(self) -> int | None:
        """What one person cost, rounded to the fen; None when nobody is known."""
        value = self.people.value
        return (2 * self.spent.value + value) // (2 * value) if value else None


def money_of(line: FundLine) -> list[Figure]:
    """Granted, held, spent of one use; the rows are movements, read when opened."""
    label = line.get_use_display()
    told = (("granted", Phrase("下达"), line.granted_fen), ("reserved", Phrase("已安排未支出"), line.reserved_fen),
            ("spent", Phrase("已支出"), line.spent_fen))  # fmt: skip
    return [
        Figure(
            f"fund-{line.use}-{name}",
            f"{label}·{words}",
            fen,
            Phrase("分"),
            partial(_moved, line.pk, f"{name}_by"),
        )
        for name, words, fen in told
    ]


def reached_of(fund: FundYear) -> list[Reached]:
    """Every use of a year, in its order: one statement a use."""
    linked: dict[str, Linked] = {use: {kind: set() for kind in LINKS[use]} for use in Use}
    spent = dict.fromkeys(Use, 0)
    for one in Commitment.objects.filter(line__fund=fund, spent_fen__gt=0):
        linked[one.use][one.link_kind].add(getattr(one, f"{one.link_kind}_id"))
        spent[Use(one.use)] += one.spent_fen
    return [
        Reached(
            use, PEOPLE[use],
            Figure(f"fund-{use}-paid", Phrase("{use}·支出", use=use.label), spent[use], Phrase("分"), partial(_paid, fund.pk, use)),
            _people(use, partial(_rows, fund, use, linked[use])),
        )
        for use in Use
    ]  # fmt: skip


def _people(use: Use, rows: Rows) -> Figure:
    value = len({person for *_, person in rows()})
    kind = "training" if use == Use.TRAINING else "order"
    return Figure(
        f"fund-{use}-people", PEOPLE[use], value, Phrase("人"), partial(_once_each, kind, rows)
    )


def _once_each(kind: str, rows: Rows) -> Iterator[Part]:
    seen: set[int] = set()
    for pk, label, person in rows():
        yield Part(kind, pk, label, int(person not in seen))
        seen.add(person)


def _rows(fund: FundYear, use: Use, linked: Linked) -> Iterable[tuple[int, str, int]]:
    """What the money of one use reached in its year."""
    if not any(linked.values()):
        return []
    if use == Use.TRAINING:
        held = linked[LinkKind.SESSION]
        there = TrainingAttendance.objects.filter(session__in=held, present=True).order_by("pk")
        return list(there.values_list("session", "session__name", "person"))
    which = Q(pk__in=[])
    for kind, pks in linked.items():
        which |= Q(**{f"{_BY[kind]}__in": pks}) if kind in _BY else Q(pk__gt=0)
    done = Fulfillment.objects.filter(
        which, order__county=fund.county, done_at__gte=midnight(date(fund.year, 1, 1)),
        done_at__lt=midnight(date(fund.year + 1, 1, 1)),
    )  # fmt: skip
    told = done.order_by("pk").values_list("pk", "order", "order__no", "order__placed_for")
    return [row[1:] for row in told.distinct()]


def _moved(line: int, column: str) -> Iterator[Part]:
    rows = FundLine.objects.get(pk=line).movements.exclude(**{column: 0}).order_by("pk")
    for row in rows.select_related("commitment"):
        what = row.commitment.title if row.commitment else row.why or row.document_no
        yield Part(
            "fund_movement", row.pk, f"{row.get_kind_display()} {what}", getattr(row, column)
        )


def _paid(fund: int, use: str) -> Iterator[Part]:
    rows = Spending.objects.live().filter(commitment__line__fund=fund, commitment__use=use)
    for row in rows.select_related("commitment").order_by("pk"):
        yield Part(
            "commitment",
            row.commitment_id,
            f"{row.commitment.title} {row.document_no}",
            row.amount_fen,
        )
