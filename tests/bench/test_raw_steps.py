"""What is replayed is the same work: keys come from the database's answers again, what we drew is drawn anew,
everything else stays; a colon in a text is no variable of pgbench's."""

import sqlite3
from types import SimpleNamespace

import pytest

from bench.dispatch.shapes import Verdict
from bench.raw import on_postgres, on_sqlite, page
from bench.raw.layers import layer, sampled
from bench.raw.measuring import ratio
from bench.raw.steps import Fresh, Noted, Step, Taken, UnlikeError, constant, steps

HASH = "0123456789abcdef" * 4


def placed(no, token, key, length, head, at):
    """An order as it is noted down: chain read, order written, event written."""
    chain = {"id": 7, "length": length, "head": head}
    return [
        Noted("SELECT id, length, head FROM chain WHERE key = %s", ("610626:2",), chain, True),
        Noted("INSERT INTO o (no, at) VALUES (%s, %s) RETURNING id", (no, at), {"id": key}, True),
        Noted(
            "INSERT INTO e (o, seq, previous, hash, words) VALUES (%s, %s, %s, %s, '100%%')",
            (key, length + 1, head, HASH[::-1] if token.endswith("1") else HASH), {}, True,
        ),
        Noted("INSERT INTO answer (token) VALUES (%s)", (token,), {}, True),
        Noted("SELECT 1 FROM answer WHERE token = %s", (token,), {}, False),
    ]  # fmt: skip


ONE = placed("38205571946", "bench-raw-000000000001", 41, 5, "ab", "2026-01-01 08:00:00.5")
OTHER = placed("90000000001", "bench-raw-000000000002", 42, 6, "cd", "2026-01-01 08:00:01")


def literal(value):
    return str(value) if isinstance(value, int) else f"'{value}'"


def test_keys_are_taken_numbers_drawn_moments_kept():
    chain, order, event, answer, read = steps(ONE, OTHER)
    assert chain.params == ("610626:2",)
    assert chain.gives == ("head", "length")
    assert order.params == (Fresh(0, "digits", 11), "2026-01-01 08:00:00.5")
    assert event.params == (
        Taken(1, "id"), Taken(0, "length", plus=1), Taken(0, "head"), Fresh(1, "hex", 64),
    )  # fmt: skip
    token = Fresh(2, "token", 22)
    assert answer.params == read.params == (token,)


def test_two_runs_that_did_different_things_are_refused():
    with pytest.raises(UnlikeError):
        steps(ONE, OTHER[:-1])


def test_the_script_opens_transactions_takes_answers_and_hides_colons():
    words = on_postgres.script(steps(ONE, OTHER), literal)
    assert words.splitlines() == [
        "\\set f0 random(10000000000, 99999999999)",
        "\\set f1 random(100000000000000, 999999999999999)",
        "\\set f2 random(100000000000000, 999999999999999)",
        "BEGIN;",
        "SELECT id, length, head FROM chain WHERE key = E'610626\\x3a2' \\gset s0_",
        "\\set s0_length_1 :s0_length + 1",
        "INSERT INTO o (no, at) VALUES (:f0, E'2026-01-01 08\\x3a00\\x3a00.5') RETURNING id \\gset s1_",
        "INSERT INTO e (o, seq, previous, hash, words) VALUES (:s1_id, :s0_length_1, :s0_head, "
        "md5(:f1::text)||md5(:f1::text), '100%');",
        "INSERT INTO answer (token) VALUES ('bench-replay-'||:f2::text);",
        "COMMIT;",
        "SELECT 1 FROM answer WHERE token = 'bench-replay-'||:f2::text;",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spelled", "safe"),
    [
        ("'a:b'::text", "E'a\\x3ab'::text"),
        (" E'a\\\\:b'", "E'a\\\\\\x3ab'"),
        ("'it''s 8:00 \\ 9'", "E'it''s 8\\x3a00 \\\\ 9'"),
        ("17", "17"),
        ("'plain'", "'plain'"),
    ],
)
def test_a_text_means_the_same_after_its_colons_are_hidden(spelled, safe):
    assert on_postgres._safe(spelled) == safe


def test_sqlite_is_replayed_with_rows_of_its_own():
    opened = sqlite3.connect(":memory:", isolation_level=None)
    opened.executescript("""
        CREATE TABLE chain (id INTEGER PRIMARY KEY, key TEXT, length INT, head TEXT);
        CREATE TABLE o (id INTEGER PRIMARY KEY, no TEXT UNIQUE CHECK (length(no) = 11), at TEXT);
        CREATE TABLE e (o INT REFERENCES o, seq INT, previous TEXT, hash TEXT UNIQUE CHECK (length(hash) = 64), words TEXT);
        CREATE TABLE answer (token TEXT UNIQUE);
        INSERT INTO chain VALUES (7, '610626:2', 5, 'ab');
    """)
    rate = on_sqlite.run(opened, [steps(ONE, OTHER)], seconds=0.05)
    orders = opened.execute("SELECT count(*), max(id) FROM o").fetchone()
    assert orders[0] == orders[1] > 1
    assert rate == pytest.approx(orders[0] / 0.05, rel=0.5)
    assert opened.execute("SELECT count(DISTINCT o), min(seq), max(words) FROM e").fetchone() == (
        orders[0], 6, "100%",
    )  # fmt: skip
    assert opened.execute("SELECT count(*) FROM answer").fetchone()[0] == orders[0]
    assert not opened.in_transaction
    opened.close()


def test_what_only_reads_is_replayed_as_it_was():
    assert constant(ONE[:1]) == [Step(ONE[0].sql, ONE[0].params, True, ())]


def code(path, back=None):
    return SimpleNamespace(f_code=SimpleNamespace(co_filename=path), f_back=back)


def test_a_sample_belongs_to_the_innermost_layer():
    page_of_ours = code("/x/wudan/web/console/queue.py")
    assert layer(page_of_ours) == "pages of ours"
    assert layer(code("/x/wudan/web/headers.py")) == "middleware, sessions, routing"
    assert (
        layer(code("/x/django/db/models/query.py", page_of_ours))
        == "statements built, rows to objects"
    )
    assert layer(code("/x/django/db/backends/utils.py")) == "database driver"
    assert layer(code("/lib/python3.11/json/encoder.py", page_of_ours)) == "pages of ours"
    assert layer(None) == "other"


def test_samples_are_shares_of_the_cpu_that_was_spent():
    ms, shares = sampled(lambda: sum(range(400_000)), times=12)
    assert ms > 1
    assert sum(shares.values()) == pytest.approx(1)


def told(web, raw):
    layers = {"ms": 4.0, "shares": {"templates": 0.75, "other": 0.25}}
    rounds = [{key: {"web": one, "raw": raw} for key in ("list", "write")} for one in web]
    return {
        "statements": {"list": 5, "write": 14}, "rounds": rounds,
        "ratios": {key: ratio(rounds, key) for key in ("list", "write")},
        "layers": {"list": layers, "write": layers},
    }  # fmt: skip


RESULT = {
    "machine": {"processor": "slow", "processors": 2, "python": "3", "day": "2026-01-01"},
    "quick": False, "rounds": 3, "seconds": 5.0, "load_before": [0.5, 1.0, 2.0],
    "databases": {"PostgreSQL": told([10, 30, 90], 100), "SQLite": told([17, 17.5, 18], 100)},
}  # fmt: skip


def test_ratios_are_judged_each_by_its_database():
    verdicts = {one.name: one.verdict() for one in page.figures(RESULT)}
    assert verdicts == {
        "PostgreSQL: queue page, 30 of 200, web / raw": Verdict.PASSED,
        "PostgreSQL: order by form, web / raw": Verdict.PASSED,
        "SQLite: queue page, 30 of 200, web / raw": Verdict.MISSED,
        "SQLite: order by form, web / raw": Verdict.MISSED,
    }
    assert len(page.missed(RESULT)) == 2


def test_the_section_comes_from_the_result(tmp_path):
    words = page.write(RESULT, tmp_path).read_text("utf-8")
    assert "| PostgreSQL: order by form, web / raw | 0.30 | ≥ 0.3 | passed |" in words
    assert "| PostgreSQL: order by form | 14 | 30 (10–90) | 100 (100–100) |" in words
    assert "| templates | 75% | 75% | 75% | 75% |" in words
    assert any("0.175" in line and "missed" in line for line in page.lines(RESULT))
