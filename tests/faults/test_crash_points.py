"""G02: killed after any statement of any act of an order, its kept answer included, the house is as it was before.

Each act runs in a process of its own that ends itself, as `kill -9` does, right after its k-th statement; k grows until
the act gets through. The control commits after each statement, as if an act were no transaction: it leaves halves.
"""

import os
import traceback
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection

from tests.domain.test_every_triple import LATER, NEW, TABLE, _act, cast_of, placed
from tests.forking import fork
from tests.world import World, walk
from wudan.journal.answers import Answer, answer_once
from wudan.journal.events import chain_keys, first_fault
from wudan.orders.models import Deadline, Order

KILLED = 9
MOST_STATEMENTS = 120
SHORT = ("place", "dispatch", "fulfill")
ACTS = [verb for verb in (*NEW, *TABLE) if verb in NEW or TABLE[verb][1]]


def staged(world: World, verb: str) -> Callable[[], Order]:
    """An act that may be done now, by who may do it."""
    who, stage = (
        (NEW[verb], "placed") if verb in NEW else (TABLE[verb][0], next(iter(TABLE[verb][1])))
    )
    order = walk(world, placed(world), stage)
    twin, actor = placed(world), cast_of(world)[min(who)]
    return _act(world, order, twin, verb, actor)


def state() -> dict[str, object]:
    """What a half done act would change: how many rows each table has, orders, deadlines, heads of chains."""
    found: dict[str, object] = {}
    tables = [model._meta.db_table for model in apps.get_models()]
    counts = (f"(SELECT count(*) FROM {connection.ops.quote_name(table)})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}")
        found |= zip(tables, cursor.fetchone(), strict=True)
    found["orders"] = list(
        Order.objects.order_by("pk").values_list("pk", "stage", "version", "dispatch")
    )
    found["due"] = list(
        Deadline.objects.order_by("pk").values_list("pk", "due_at", "missed_at", "ended_at")
    )
    found["faults"] = [fault for key in chain_keys() if (fault := first_fault(key))]
    return found


def killed_after(k: int, act: Callable[[], Order], *, commits: bool) -> bool:
    """Do the act in a child that dies after its k-th statement; whether it died before the end."""
    pid = fork()
    if pid == 0:
        code = 1
        try:
            code = _in_child(k, act, commits=commits)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) in {0, KILLED}, f"the act failed by itself at {k}"
    return os.waitstatus_to_exitcode(status) == KILLED


def _in_child(k: int, act: Callable[[], Order], *, commits: bool) -> int:
    done, began = 0, False

    def counting(execute, sql, params, many, context):
        nonlocal done, began
        if began and not connection.in_atomic_block:
            os._exit(0)  # its transaction is over: what is read now is for who asked
        answer = execute(sql, params, many, context)
        done, began = done + 1, began or connection.in_atomic_block
        if commits:
            connection.connection.commit()
        if done == k:
            os._exit(KILLED)
        return answer

    with connection.execute_wrapper(counting):
        answer_once(owner=1, key=str(os.getpid()), digest="d", at=LATER, do=lambda: _answered(act))
    return 0


def _answered(act: Callable[[], Order]) -> Answer:
    """As a page or the API does it: the answer is kept in the transaction of the act."""
    return Answer(200, act().stage)


def walked(world: World, verb: str) -> int:
    """Die at every point of one act; how many there were. The last time it gets through, whole."""
    act, before = staged(world, verb), state()
    for k in range(1, MOST_STATEMENTS):
        if not killed_after(k, act, commits=False):
            after = state()
            assert after != before
            assert after["faults"] == []
            return k - 1
        assert state() == before, f"{verb} killed after statement {k} left something behind"
    raise AssertionError(verb)


@pytest.mark.postgres
@pytest.mark.parametrize("verb", SHORT)
def test_a_killed_act_leaves_nothing_behind(shared_world, verb):
    assert walked(shared_world, verb) >= 6


@pytest.mark.long
@pytest.mark.postgres
def test_every_act_of_an_order_at_every_statement(shared_world):
    points = {verb: walked(shared_world, verb) for verb in ACTS}
    print(f"{len(points)} acts, {sum(points.values())} points: {points}")  # noqa: T201
    assert len(points) >= 20
    assert sum(points.values()) >= 300


def test_without_a_transaction_halves_are_left(shared_world):
    act, before = staged(shared_world, "place"), state()
    for k in range(1, MOST_STATEMENTS):
        assert killed_after(k, act, commits=True), "it got through, and no half was left"
        if state() != before:
            return
    raise AssertionError("killed at every statement, and no half was left")
