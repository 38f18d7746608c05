"""Indexes are dropped before millions of rows come and built afterwards: a tenth of the time."""

from functools import partial

from bench.nation.steps import Hand, Step

GROWING = (
    "orders_order", "orders_acceptance", "orders_dispatch", "orders_fulfillment", "orders_review", "orders_deadline",
    "journal_event", "journal_chain", "journal_outbox", "journal_storedanswer",
)  # fmt: skip
"""Tables that grow with orders."""
PLACES = (
    "areas_area", "areas_unit", "sites_site", "sites_siteperiod", "people_person", "people_post", "teams_team",
    "catalog_platform", "catalog_platformduty", "catalog_service",
)  # fmt: skip
"""Those that grow with the land."""


def drop_steps(tables: tuple[str, ...]) -> list[Step]:
    """Note down and drop; primary keys stay."""
    return [Step(f"drop indexes of {table}", partial(_drop, table=table)) for table in tables]


def build_steps(tables: tuple[str, ...], rows: int) -> list[Step]:
    """As they were; then what is written next gets a number of its own."""
    return [
        *(Step(f"indexes of {table}", partial(_build, table=table), rows) for table in tables),
        Step(f"sequences after {tables[0]}", _sequences),
    ]


def _drop(hand: Hand, table: str) -> None:
    hand.run("CREATE TABLE IF NOT EXISTS bench.dropped (held text, name text, made text)")
    constraints = hand.rows(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'u'",
        table,
    )  # fmt: skip
    for name, words in constraints:
        hand.run("INSERT INTO bench.dropped VALUES (%s, %s, %s)", table, name, f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {words}')  # fmt: skip
        hand.run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    indexes = hand.rows(
        "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE indrelid = %s::regclass AND NOT indisprimary"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)", table,
    )  # fmt: skip
    for name, made in indexes:
        hand.run("INSERT INTO bench.dropped VALUES (%s, %s, %s)", table, name, made)
        hand.run(f'DROP INDEX "{name}"')


def _build(hand: Hand, table: str) -> None:
    for (made,) in hand.rows("SELECT made FROM bench.dropped WHERE held = %s ORDER BY name", table):
        hand.run(made)
    hand.run("DELETE FROM bench.dropped WHERE held = %s", table)


def _sequences(hand: Hand) -> None:
    """What is written next gets a number of its own."""
    owned = hand.rows(
        "SELECT t.relname, s.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'i'"
        " JOIN pg_class t ON t.oid = d.refobjid WHERE s.relkind = 'S' AND t.relnamespace = 'public'::regnamespace"
    )
    for table, sequence in owned:
        if most := hand.value(f"SELECT max(id) FROM {table}"):
            hand.run("SELECT setval(%s::regclass, %s)", sequence, most)
