"""After the copying: whatever a foreign key says is looked up once for the whole table."""

from functools import partial

from bench.nation.steps import Hand, Step


def steps(tables: tuple[str, ...], rows: int) -> list[Step]:
    """One a table."""
    return [Step(f"keys of {table}", partial(_check, table=table), rows) for table in tables]


def _check(hand: Hand, table: str) -> None:
    """AssertionError where a row points to nothing: keys were not enforced while copying."""
    keys = hand.rows(
        "SELECT a.attname, c.confrelid::regclass::text FROM pg_constraint c JOIN pg_attribute a"
        " ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND c.conrelid = %s::regclass",
        table,
    )  # fmt: skip
    for column, target in keys:
        lost = hand.value(
            f'SELECT count(*) FROM {table} t LEFT JOIN {target} x ON x.id = t."{column}"'
            f' WHERE t."{column}" IS NOT NULL AND x.id IS NULL'
        )
        assert lost == 0, f"{lost} rows of {table} point by {column} to no {target}"
