"""Chores of a day wait for their turn: one that fails is tried again, and holds up no other."""

from datetime import timedelta
from inspect import getsource, isfunction, signature

import pytest
from django.db import OperationalError, connection, transaction

from tests.world import MONDAY
from wudan.areas.past_trees import past_trees
from wudan.funds.proof import verify_funds
from wudan.jobs import chores, worker
from wudan.jobs.waiting import AGAIN_AFTER, MOST_TRIES, Waiting
from wudan.ledger.proof import verify, verify_points
from wudan.registers.models import ReportMonth
from wudan.rewards.proof import verify_stock
from wudan.statistics.counting import count_unit
from wudan.statistics.proof import prove_unit
from wudan.tables.patience import statements_may_take

MINUTE = timedelta(minutes=1)


class Chores:
    """Three of a day; the middle one fails as often as it is told to."""

    def __init__(self, *faults):
        self.faults, self.done = list(faults), []

    def __call__(self):
        return self.first, self.middle, self.last

    def first(self, *, at):
        self.done.append("first")

    def middle(self, *, at):
        self.done.append("middle")
        if self.faults:
            raise self.faults.pop(0)

    def last(self, *, at):
        self.done.append("last")


def rounds(waiting, given, *, at=MONDAY, many=6):
    """As the worker takes them: a round that breaks off is followed by the next."""
    for _ in range(many):
        waiting.begin_day(given, at=at)
        try:
            waiting.do_one(at=at)
        except OperationalError:
            continue


def of_one_statement(sqlstate="57014"):
    fault = OperationalError("canceling statement due to statement timeout")
    fault.__cause__ = type("QueryCanceled", (Exception,), {"sqlstate": sqlstate})()
    return fault


@pytest.mark.parametrize(
    "fault", [RuntimeError("a bug"), of_one_statement(), OperationalError("server closed")]
)
def test_a_chore_that_failed_lets_the_others_go_and_comes_again(fault):
    waiting, given = Waiting(), Chores(fault)
    rounds(waiting, given)
    assert given.done == ["first", "middle", "last"]
    rounds(waiting, given, at=MONDAY + AGAIN_AFTER - MINUTE)
    assert len(given.done) == 3, "not at once"
    rounds(waiting, given, at=MONDAY + AGAIN_AFTER)
    assert given.done[3:] == ["middle"], "once more, and then it was done"


def test_one_that_always_fails_is_given_up_for_the_day_and_begun_anew_on_the_next(caplog):
    waiting, given = Waiting(), Chores(*(of_one_statement() for _ in range(99)))
    for minutes in range(0, 14 * 60, 5):
        rounds(waiting, given, at=MONDAY + minutes * MINUTE)
    assert given.done.count("middle") == MOST_TRIES
    assert "the chore middle failed: QueryCanceled" in caplog.text
    assert f"the chore middle was tried {MOST_TRIES} times and is given up for today" in caplog.text
    rounds(waiting, given, at=MONDAY + timedelta(days=1))
    assert given.done.count("middle") == MOST_TRIES + 1
    assert given.done.count("first") == given.done.count("last") == 2


def test_a_database_that_is_away_breaks_the_round_off_and_a_statement_alone_does_not():
    for fault in (of_one_statement("57P01"), OperationalError("database is locked")):
        with pytest.raises(OperationalError):
            chores.attempt(Chores(fault).middle, at=MONDAY)
    for sqlstate in ("57014", "55P03", "40P01"):
        assert chores.attempt(Chores(of_one_statement(sqlstate)).middle, at=MONDAY) is None


@pytest.mark.postgres
def test_what_postgresql_ends_for_its_length_is_known_as_such(db, caplog):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL ends statements")

    def proof(*, at):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 20")
            cursor.execute("SELECT pg_sleep(5)")

    assert chores.attempt(proof, at=MONDAY) is None
    assert "the chore proof failed: QueryCanceled" in caplog.text


@pytest.mark.postgres
@pytest.mark.parametrize("prove", [verify, verify_points, verify_stock, verify_funds])
def test_a_proof_may_take_longer_than_a_page_and_nothing_else_after_it(db, monkeypatch, prove):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL ends statements")

    def slowly(*_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout'), pg_sleep(0.3)")
            limits.append(cursor.fetchone()[0])

    limits = []
    for place in ("ledger.proof.prove_hours", "ledger.proof.prove_points", "rewards.proof._prove_batches", "funds.proof._prove_lines"):  # fmt: skip
        monkeypatch.setattr(f"wudan.{place}", slowly)
    with statements_may_take(timedelta(seconds=0.1)):  # a page's time, and less patience than 15 s
        prove()
        with pytest.raises(OperationalError), transaction.atomic():
            slowly()
    assert limits == ["10min"]


@pytest.mark.postgres
def test_so_may_the_proof_of_the_statistics(world, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL ends statements")

    def slowly(*_, **__):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.3)")
        return count_unit(*_, **__)

    monkeypatch.setattr("wudan.statistics.proof.count_unit", slowly)
    village = world.units["杨柳村"]
    with statements_may_take(timedelta(seconds=0.1)):
        assert prove_unit(village, past_trees(village.county), at=MONDAY) == []


def test_what_comes_round_by_itself_goes_first_and_is_not_put_off():
    waiting, given, often = Waiting(), Chores(), Chores(*(RuntimeError() for _ in range(2)))
    waiting.begin_day(given, at=MONDAY)
    for _ in range(2):
        waiting.put_first((often.middle,))
        waiting.do_one(at=MONDAY)
        waiting.do_one(at=MONDAY)
    assert often.done == ["middle", "middle"]
    assert given.done == ["first", "middle"]


def test_every_chore_there_is_has_its_turn():
    written = {
        chore
        for chore in vars(chores).values()
        if isfunction(chore)
        and chore.__module__ == chores.__name__
        and list(signature(chore).parameters) == ["at"]
    } - {chores.sweep}
    in_turn = {*chores.daily(), *chores.often()}
    each_round = {one for one in written if f"chores.{one.__name__}" in getsource(worker)}
    assert {one.__name__ for one in written - in_turn - each_round} == set()
    assert chores._retain in written


def test_months_are_drafted_by_the_day(world):
    chores.sweep(at=MONDAY)
    assert ReportMonth.objects.get().drafted_at == MONDAY
