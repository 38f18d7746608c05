"""Orders of every county: each one that real actions made and closed, again and again, elsewhere and earlier.

Order j of county k is copy j ÷ n of the j mod n-th of n model orders. Its rows keep their distances in time;
a year is covered evenly. Copies in our own county are older than what really happened there, so that no
chain of its journal is continued by a made-up record.
"""

from functools import partial

from bench.nation.copying import FIRST, insert
from bench.nation.freezing import OF_AN_ORDER
from bench.nation.places import clone, unit
from bench.nation.steps import Hand, Step

_YEAR = 360
_GOLDEN, _BODIES, _LEAST = 2_654_435_761, 8_000_000_000, 2_000_000_000
"""Numbers without a pattern, each once: multiplied by something prime to how many there are."""


def steps(counties: range, *, each: int, span: int) -> list[Step]:
    """So many orders in each of these counties, some counties a step."""
    firsts = range(counties.start, counties.stop, span)
    return [Step("known to the planner", _analyze)] + [
        Step(
            f"orders of {first} to {last}",
            partial(_fill, first=first, last=last, each=each),
            (last - first) * each,
        )
        for first in firsts
        for last in [min(first + span, counties.stop)]
    ]


def _analyze(hand: Hand) -> None:
    for (table,) in hand.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'bench'"):
        hand.run(f"ANALYZE bench.{table}")


def free_offset(hand: Hand, many: int) -> int:
    """Where made-up numbers begin so that none is a real one's."""
    inverse = pow(_GOLDEN, -1, _BODIES)
    real = [int(no[:-1]) - _LEAST for (no,) in hand.rows("SELECT no FROM orders_order WHERE id < %s", FIRST)]  # fmt: skip
    offset = 1
    while any((body - offset) * inverse % _BODIES < many for body in real):
        offset += 1
    return offset


def _fill(hand: Hand, first: int, last: int, each: int) -> None:
    """Orders first, as a table of what is where; then all that hangs on them."""
    models = hand.value("SELECT count(*) FROM bench.orders_order")
    copies = -(-each // models)
    offset = hand.value("SELECT value FROM bench.kept WHERE name = 'offset'")
    span = hand.value("SELECT 2 + max(at)::date - min(at)::date FROM journal_event WHERE id < %s", FIRST)  # fmt: skip
    hand.run("DROP TABLE IF EXISTS placed")
    hand.run(
        f"CREATE TEMP TABLE placed AS SELECT c.k, c.code, j, j % {models} AS pos, c.k * {copies} + j / {models} AS copy,"
        f" {FIRST} + c.k * {each} + j AS id, (CASE WHEN c.k = 0 THEN {span} ELSE 0 END"
        f" + (j / {models}) * {_YEAR} / {copies})::int AS back, h.station, h.institute, h.center, h.keeper, h.post,"
        f" h.resident + j % 2 AS resident, 0::bigint AS body FROM bench.county c"
        " JOIN (SELECT k, count(*) AS many FROM bench.home GROUP BY k) v ON v.k = c.k"
        f" CROSS JOIN generate_series(0::bigint, {each - 1}) j"
        f" JOIN bench.home h ON h.k = c.k AND h.n = (j * 7919 + c.k) % v.many WHERE c.k >= {first} AND c.k < {last}"
    )
    hand.run(f"UPDATE placed SET body = {_LEAST} + (({offset} + (id - {FIRST}) * {_GOLDEN}) % {_BODIES})")  # fmt: skip
    hand.run("ANALYZE placed")
    _orders(hand, copies)
    for table in OF_AN_ORDER:
        _rows(hand, table)
    _events(hand)


def _orders(hand: Hand, copies: int) -> None:
    platform, join_platform = clone("catalog_platform", "platform_id")
    service, join_service = clone("catalog_service", "service_id")
    held, join_unit = unit("unit_id")
    live = "(SELECT pos, many FROM bench.orders_dispatch d WHERE d.id = t.dispatch_id)"
    given = {
        "id": "o.id", "county": "o.code", "no": f"o.body || ({_luhn('o.body')})::text", "unit_id": held,
        "origin_id": "o.station", "platform_id": platform, "service_id": service, "placed_for_id": "o.resident",
        "placed_by_id": "CASE WHEN t.placed_by_id = t.placed_for_id THEN o.resident ELSE o.keeper END",
        "placed_under_id": "CASE WHEN t.placed_under_id IS NULL THEN NULL ELSE o.post END",
        "dispatch_id": f"{FIRST} + o.copy * l.many + l.pos",
    }  # fmt: skip
    source = (
        f"bench.orders_order t JOIN placed o ON o.pos = t.pos{join_platform}{join_service}{join_unit}"
        f" LEFT JOIN LATERAL {live} l ON true ORDER BY o.id"
    )
    insert(hand, "orders_order", given, source, back="o.back")


def _luhn(body: str) -> str:
    """The check digit, as `kit.numbers` reckons it: every second digit from the last doubled."""
    digits = [f"({body} / {10**place} % 10)" for place in range(10)]
    parts = [f"(2 * {d} - CASE WHEN {d} > 4 THEN 9 ELSE 0 END)" if place % 2 == 0 else d
             for place, d in enumerate(digits)]  # fmt: skip
    return f"(1000 - ({' + '.join(parts)})) % 10"


def _rows(hand: Hand, table: str) -> None:
    given = {"id": f"{FIRST} + o.copy * t.many + t.pos", "county": "o.code", "order_id": "o.id"} | _signed(table)  # fmt: skip
    joins = ""
    if table != "orders_fulfillment" and table != "orders_review":
        given["unit_id"], join = unit("unit_id")
        joins += join
    if table == "orders_dispatch":
        given["team_id"], join = clone("teams_team", "team_id")
        joins += join
    if table == "orders_fulfillment":
        given["dispatch_id"] = f"{FIRST} + o.copy * l.many + l.pos"
        joins += " JOIN bench.orders_dispatch l ON l.id = t.dispatch_id"
    source = f"bench.{table} t JOIN placed o ON o.pos = t.of_order{joins} ORDER BY o.id, t.pos"
    insert(hand, table, given, source, back="o.back")


def _signed(table: str) -> dict[str, str]:
    """Who did it: the beneficiary stays the beneficiary, whoever else did it is the station's keeper."""
    if table in {"orders_fulfillment", "orders_deadline"}:
        return {}
    person = "CASE WHEN t.person_id IS NULL THEN NULL WHEN t.person_id = t.whose THEN o.resident ELSE o.keeper END"
    post = "CASE WHEN t.post_id IS NULL THEN NULL ELSE o.post END"
    return {"person_id": person} | ({} if table == "orders_review" else {"post_id": post})


def _events(hand: Hand) -> None:
    """A chain an institute's day, as the journal has; its records numbered, their hashes made up."""
    held, join = unit("unit_id")
    hashed = "encode(sha256(int8send({})), 'hex')"
    at = "(t.at - make_interval(days => o.back))"
    chain = f"o.code || ':' || o.institute || ':' || to_char({at}, 'YYYYMMDD')"
    number = f"{FIRST} + o.copy * t.many + t.pos"
    given = {
        "id": number, "county": "o.code", "subject_id": "o.id", "unit_id": held, "at": at, "chain": chain,
        "seq": f"row_number() OVER (PARTITION BY {chain} ORDER BY {number})",
        "previous": hashed.format(f"{number} - 1"), "hash": hashed.format(number),
    } | _signed("journal_event")  # fmt: skip
    source = f"bench.journal_event t JOIN placed o ON o.pos = t.of_order{join}"
    insert(hand, "journal_event", given, source)
    many = hand.value("SELECT max(many) FROM bench.journal_event")
    low, high = hand.rows(f"SELECT min(copy) * {many}, (max(copy) + 1) * {many} FROM placed")[0]
    mine = f"e.id >= {FIRST + low} AND e.id < {FIRST + high}"
    hand.run(
        f"INSERT INTO journal_chain (key, length, head, archive) SELECT chain, count(*), max(hash), '' FROM journal_event e"
        f" WHERE {mine} GROUP BY chain"
    )
    hand.run(
        "INSERT INTO journal_outbox (id, event_id, verb, tries, next_try_at, done_at, fault)"
        f" SELECT e.id, e.id, e.verb, 0, e.at, e.at, '' FROM journal_event e JOIN bench.journal_event t"
        f" ON t.pos = (e.id - {FIRST}) % {many} AND t.reacted WHERE {mine}"
    )
    hand.run(
        "INSERT INTO journal_storedanswer (owner, key, digest, status, answer, at)"
        " SELECT e.person_id, 'made-up-' || e.id, e.hash, 303, k.value, e.at FROM journal_event e,"
        f" bench.answer k WHERE {mine} AND e.person_id IS NOT NULL AND e.at > now() - interval '30 days'"
    )
