"""How acts of an appraisal are locked and journaled, and how a unit is reckoned and its bytes are made."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction

from wudan.appraisals.enums import Half
from wudan.appraisals.indicators import Tree, read_tree
from wudan.appraisals.models import Round, Sheet
from wudan.appraisals.reckoning import reckon
from wudan.appraisals.sources import QUERIES
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty
from wudan.journal.events import Subject, record
from wudan.kit.canonical import digest, spell
from wudan.kit.figures import Figure
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.kit.text import objection_to_published, tidy
from wudan.kit.tree_paths import steps_of
from wudan.people.actors import Actor
from wudan.registers.figures import Scope, Window

one_transaction = transaction.atomic(savepoint=False)
_FAILURES = (DatabaseError, ArithmeticError, LookupError, ValueError, TypeError)
"""What a query that is broken raises; anything else is a bug of ours and is not hidden."""


def tree_of(sheet: Sheet) -> Tree:
    """The indicators of a stored sheet."""
    return read_tree(json.loads(sheet.content), known=QUERIES.keys())


def half_days(year: int, half: int) -> tuple[date, date]:
    """The first and the last day of a half year."""
    first = date(year, 1 if half == Half.FIRST else 7, 1)
    after = date(year, 7, 1) if half == Half.FIRST else date(year + 1, 1, 1)
    return first, after - timedelta(days=1)


def window_of(since: date, until: date) -> Window:
    """The days, both within."""
    return Window.days(since, until + timedelta(days=1))


def units_of(county: str, appraises: str, *, on: date) -> list[Unit]:
    """The units of a kind on a day, in the order of the tree."""
    rows = Unit.objects.open_on(on).filter(county=county, kind=appraises)
    return sorted(rows, key=lambda unit: steps_of(unit.path))


def scope_of(unit: Unit, *, on: date) -> Scope:
    """What a unit answers for: itself and what is below; a department its platforms too."""
    led = PlatformDuty.objects.on(on).leads().filter(unit=unit.pk)
    platforms = led.values_list("platform", flat=True) if unit.kind == UnitKind.DEPARTMENT else ()
    return Scope(unit.county, unit.path, frozenset(platforms))


def figure_of(name: str, unit: Unit, since: date, until: date) -> Figure:
    """One named query of one unit. Raises Objected when the query fails: nothing is written then."""
    query = QUERIES[name]
    try:
        with transaction.atomic():
            return query.read(scope_of(unit, on=until), window_of(since, until))
    except _FAILURES as fault:
        raise Objected(
            Objection("query_failed", Phrase("“{query}”这个数（{unit}）查不出来：{name}。什么也没有写下，请告诉系统管理员。", query=query.label, unit=unit.short_name, name=type(fault).__name__))
        ) from fault  # fmt: skip


def rows_digest(figure: Figure) -> tuple[int, str]:
    """How many rows make a figure, and the digest of them, whatever their order."""
    rows = sorted(f"{part.kind}:{part.pk}:{part.amount}" for part in figure.parts())
    return len(rows), digest(*(row.encode() for row in rows))


def read_figures(tree: Tree, unit: Unit, since: date, until: date) -> dict[str, dict[str, Any]]:
    """All queries a sheet asks of a unit, with the digest of the rows that made each."""
    found = {}
    for name in tree.figures(QUERIES.keys()):
        figure = figure_of(name, unit, since, until)
        count, rows = rows_digest(figure)
        found[name] = {"value": figure.value, "rows": count, "digest": rows}
    return found


def content_of(
    sheet: Sheet, unit: Unit, since: date, until: date, figures: Mapping[str, Any],
    judged: Mapping[str, Any],
) -> bytes:  # fmt: skip
    """The bytes of a result: what it was reckoned from and what came of it."""
    return spell({
        "sheet": {"code": sheet.code, "version": sheet.version, "digest": sheet.digest},
        "unit": unit.key, "since": f"{since}", "until": f"{until}", "figures": figures,
        "judged": judged, "outcome": reckon(tree_of(sheet), figures, judged),
    })  # fmt: skip


def recomputed(sheet: Sheet, content: str) -> bytes:
    """The bytes again, from what they say they were reckoned from."""
    told = json.loads(content)
    outcome = reckon(tree_of(sheet), told["figures"], told["judged"])
    return spell(told | {"outcome": outcome})


def differing(unit: Unit, content: str) -> Iterator[str]:
    """The queries that give something else today than when a result was reckoned."""
    told = json.loads(content)
    since, until = date.fromisoformat(told["since"]), date.fromisoformat(told["until"])
    for name, kept in told["figures"].items():
        figure = figure_of(name, unit, since, until)
        if (figure.value, *rows_digest(figure)) != (kept["value"], kept["rows"], kept["digest"]):
            yield QUERIES[name].label


def lock_round(row: Round) -> Round:
    """The round as it is now, held. Raises Missing."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("sheet")
    held = rows.filter(pk=row.pk).first()
    if held is None:
        raise Missing
    return held


def worded(field: str, text: str, *, missing: str, most: int = 300) -> str:
    """Words that the unit reads. Raises Malformed."""
    text = tidy(text)
    if fault := objection_to_published(text, most=most) if text else missing:
        raise Malformed({field: fault})
    return text


def note(
    verb: str, row: Round, *, by: Actor, at: datetime, unit: Unit | None = None, why: str = "",
    **facts: object,
) -> None:  # fmt: skip
    """The event of an act on a round, or on one unit in it."""
    subject = Subject("round", row.pk, row.county, unit.pk if unit else None, unit.branch_id if unit else None)  # fmt: skip
    record(f"appraisal.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)


def note_sheet(verb: str, sheet: Sheet, *, by: Actor, at: datetime, why: str = "", **facts: object) -> None:  # fmt: skip
    """The event of an act on a sheet."""
    subject = Subject("sheet", sheet.pk, sheet.county, None)
    record(f"appraisal.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)
