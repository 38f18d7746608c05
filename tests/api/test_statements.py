"""How many statements an answer costs; savepoints are the test's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def statements():
    """Count the statements of a call; the first of a day also notes things in the session."""

    def count(call):
        call()
        with CaptureQueriesContext(connection) as captured:
            answer = call()
        assert answer.status < 300, answer
        frame = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
        return len([q for q in captured if not q["sql"].startswith(frame)])

    return count


@pytest.mark.parametrize(
    ("where", "most"), [("services", 1), ("areas", 1), ("platforms", 2), ("sites", 2)]
)
def test_public_rows_are_cheap(world, speaker, statements, where, most):
    assert statements(lambda: speaker.get(where)) <= most


@pytest.mark.parametrize("who", ["柳文书", "马青山", "景科长", "秦奶奶"])
def test_a_list_of_thirty_costs_what_a_list_of_one_costs(world, enter, statements, who):
    for _ in range(30):
        world.order_at("accepted")
    asker = enter(who)
    assert len(asker.get("orders")["items"]) == 30
    assert statements(lambda: asker.get("orders")) <= 5


@pytest.mark.parametrize("who", ["柳文书", "景科长", "秦奶奶"])
def test_a_whole_order_is_cheap(world, enter, statements, who):
    order, asker = world.order_at("following_up"), enter(who)
    assert statements(lambda: asker.get(f"orders/{order.no}")) <= 7


def test_placing_is_cheap(world, enter, statements):
    elder = enter("秦奶奶")
    assert statements(lambda: elder.post("orders", {"service": "haircut"})) <= 15


def test_a_step_is_cheap(world, enter, statements):
    keeper, orders = enter("马青山"), [world.place(), world.place()]
    assert statements(lambda: keeper.post(f"orders/{orders.pop().no}/acceptance")) <= 16
