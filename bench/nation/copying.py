"""A table's rows copied: every column of it, some by an expression of their own."""

from bench.nation.steps import Hand

FIRST = 10_000_000
"""Copied rows are numbered from here on; those that real actions made are below."""


def columns(hand: Hand, table: str) -> dict[str, str]:
    """The types of a table's columns."""
    return dict(
        hand.rows(
            "SELECT column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position", table,
        )
    )  # fmt: skip


def insert(hand: Hand, table: str, given: dict[str, str], source: str, *, back: str = "") -> None:
    """`INSERT … SELECT`: columns not given are those of the row `t` in the source; instants and days
    are put back by `back` days."""
    chosen = []
    for name, kind in columns(hand, table).items():
        plain = given.get(name, f't."{name}"')
        if back and name not in given:
            if kind.startswith("timestamp"):
                plain = f"{plain} - make_interval(days => {back})"
            elif kind == "date":
                plain = f"{plain} - {back}"
        chosen.append((f'"{name}"', plain))
    names, values = (", ".join(part) for part in zip(*chosen, strict=True))
    hand.run(f"INSERT INTO {table} ({names}) SELECT {values} FROM {source}")
