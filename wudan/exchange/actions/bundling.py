"""The content of a national bundle: gathered, looked through cell by cell, packed."""

from collections.abc import Callable
from datetime import datetime

from wudan.exchange.actions.measuring import scope_of
from wudan.exchange.contents import Consented, Naming, Opening
from wudan.exchange.models import Export
from wudan.exchange.national.gathering import rows_of
from wudan.exchange.national.mapping import TABLES
from wudan.exchange.national.packing import pack
from wudan.exchange.national.scope import Row
from wudan.kit.phrases import Phrase
from wudan.kit.scanning import findings
from wudan.kit.sheets import Mark
from wudan.people.models import Person

NUMBERS = frozenset({"area", "slots", "phone"})
"""Fields that are digits by nature; those ending in `_no` are, too."""


class Unclean(Exception):
    """A number stands where none may; the message is for the one who asked."""


def bundle(
    export: Export, consented: Consented, opening: Opening, *, mark: Mark, at: datetime
) -> tuple[bytes, int]:
    """The file, and how many rows it has. Raises Unclean."""
    scope, named = scope_of(export), Naming(export, consented, opening)

    def learn(persons: list[Person]) -> Callable[[Person], tuple[str, str]]:
        named.look({person.pk for person in persons})
        return lambda person: _shown(named, person)

    tables = {kind: list(rows_of(kind, scope, learn)) for kind in TABLES}
    for kind, rows in tables.items():
        _insist_on_clean(kind, rows)
    content = pack(
        tables, origin=export.county, since=scope.since, until=scope.until, at=at, mark=mark
    )
    return content, sum(len(rows) for rows in tables.values())


def _shown(named: Naming, person: Person) -> tuple[str, str]:
    """Name and telephone; no half telephone, which another system would take for a whole one."""
    name, phone, meant = named.of(person)
    return name, phone if meant else ""


def _insist_on_clean(kind: str, rows: list[Row]) -> None:
    table = TABLES[kind]
    for row in rows:
        for field in table.fields:
            text = row.get(field.key, "")
            if field.key in NUMBERS or field.key.endswith("_no") or not text:
                continue
            if found := findings(text):
                raise Unclean(
                    Phrase(
                        "“{table}”里编号 {row} 的“{field}”一栏有{kind}，没有导出。请先改好那一条。",
                        table=table.title,
                        row=row[table.no],
                        field=field.title,
                        kind=found[0].kind,
                    )
                )
