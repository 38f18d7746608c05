"""What is copied from: the rows that real actions made, each with its place among them."""

from collections.abc import Callable, Iterable
from functools import partial

from bench.nation.divisions import Division
from bench.nation.steps import Hand, Step

CLONED = ("teams_team", "catalog_platform", "catalog_platformduty", "catalog_service")
"""What every county has of its own, as our county has it; units beside these."""
OF_AN_ORDER = (
    "orders_acceptance", "orders_dispatch", "orders_fulfillment", "orders_review", "orders_deadline",
)  # fmt: skip
_FIT = (
    "closed_at IS NOT NULL AND bond_id IS NULL AND reviewer_id IS NULL AND period_id IS NULL"
    " AND merged_into_id IS NULL"
)
"""Orders that stand alone; open ones are left out, or each county would have one long queue."""


def steps(divisions: Callable[[], Iterable[Division]], county: str) -> list[Step]:
    """Inside the database of one county."""
    return [
        Step("divisions", partial(_divisions, read=divisions)),
        Step("tree", partial(_tree, county=county)),
        Step("units", _units),
        *(Step(f"ids of {table}", partial(_ids, table=table)) for table in CLONED),
        Step("orders", _orders),
        *(Step(f"rows of {table}", partial(_rows, table=table)) for table in OF_AN_ORDER),
        Step("events", _events),
    ]


def _divisions(hand: Hand, read: Callable[[], Iterable[Division]]) -> None:
    hand.run("CREATE TABLE bench.division (code text, level int, name text, parent text)")
    with hand.connection.cursor().copy("COPY bench.division FROM STDIN") as copied:
        for row in read():
            copied.write_row(row)
    hand.run("ALTER TABLE bench.division ADD PRIMARY KEY (code)")


def _tree(hand: Hand, county: str) -> None:
    """Counties numbered, ours 0; towns and villages numbered through, each with its county."""
    hand.run(
        "CREATE TABLE bench.county AS SELECT row_number() OVER (ORDER BY code <> %s, code) - 1 AS k, code, name"
        " FROM bench.division WHERE level = 3", county,
    )  # fmt: skip
    hand.run(
        "CREATE TABLE bench.town AS SELECT row_number() OVER (ORDER BY k, d.code) - 1 AS n, k, d.code, d.name"
        " FROM bench.division d JOIN bench.county c ON c.code = d.parent WHERE level = 4 AND k > 0"
    )
    hand.run(
        "CREATE TABLE bench.village AS SELECT row_number() OVER (ORDER BY t.n, d.code) - 1 AS n, k, t.n AS town,"
        " d.code, d.name FROM bench.division d JOIN bench.town t ON t.code = d.parent WHERE level = 5"
    )


def _units(hand: Hand) -> None:
    """Sites have counterparts everywhere; departments and teams are cloned, so they are numbered."""
    hand.run(
        "CREATE TABLE bench.unit AS SELECT id, kind, CASE WHEN kind IN ('center', 'institute', 'station')"
        " THEN NULL ELSE row_number() OVER (PARTITION BY kind IN ('center', 'institute', 'station') ORDER BY id) - 1"
        " END AS pos, count(*) FILTER (WHERE kind NOT IN ('center', 'institute', 'station')) OVER () AS many"
        " FROM areas_unit"
    )


def _ids(hand: Hand, table: str) -> None:
    hand.run(
        f"CREATE TABLE bench.ids_{table} AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS pos,"
        f" count(*) OVER () AS many FROM {table}"
    )


def _orders(hand: Hand) -> None:
    hand.run(
        "CREATE TABLE bench.orders_order AS SELECT row_number() OVER (ORDER BY id) - 1 AS pos, * FROM orders_order"
        f" WHERE {_FIT}"
    )


def _rows(hand: Hand, table: str) -> None:
    """Each with the place of its order, the order's beneficiary, and its own place."""
    hand.run(
        f"CREATE TABLE bench.{table} AS SELECT o.pos AS of_order, o.placed_for_id AS whose,"
        f" row_number() OVER (ORDER BY t.id) - 1 AS pos, count(*) OVER () AS many, t.*"
        f" FROM {table} t JOIN bench.orders_order o ON o.id = t.order_id"
    )


def _events(hand: Hand) -> None:
    """Those of the orders; `reacted` where one waits, or waited, for those who react."""
    hand.run(
        "CREATE TABLE bench.journal_event AS SELECT o.pos AS of_order, o.placed_for_id AS whose,"
        " row_number() OVER (ORDER BY t.id) - 1 AS pos, count(*) OVER () AS many,"
        " EXISTS (SELECT 1 FROM journal_outbox b WHERE b.event_id = t.id) AS reacted, t.*"
        " FROM journal_event t JOIN bench.orders_order o ON t.subject = 'order' AND o.id = t.subject_id"
    )
