"""配送 on the console, in the portal and over the API: what each side sees, with few statements."""

from datetime import timedelta

import pytest

from tests.audited.deliveries import accepted, offered
from tests.audited.stages import Stage
from tests.deliveries.planning import begun, placed, published, stop
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.deliveries.models import Delivery


@pytest.fixture
def stage(world):
    return Stage(world)


def test_the_leader_finds_what_waits_for_an_answer(stage):
    row = offered(stage)
    page = words_of(stage.desk("苏远").see("delivery-desk"))
    assert "等您答复" in page
    assert row.unit.short_name in page
    one = words_of(stage.desk("苏远").see("delivery", row.no))
    assert "接下" in one
    assert "取消这一次" not in one


def test_the_planner_sees_why_a_team_suits(stage, world):
    plan = begun(world)
    placed(world, plan, stop(world, party=None))
    row = Delivery.objects.get()
    page = words_of(stage.desk("艾科长").see("delivery", row.no))
    assert "文艺队（" in page


def test_a_stranger_finds_nothing(stage):
    row = offered(stage)
    assert stage.desk("贾站长").see("delivery", row.no).status_code == 404
    assert stage.desk("柳文书").see("delivery", "12345678901").status_code == 404
    assert stage.desk("柳文书").see("round", "abc").status_code == 404


def test_what_was_typed_stays_when_it_is_refused(stage):
    page = stage.desk("艾科长").send("round-new", title="秋季送戏", mode="voluntary")
    assert page.status_code == 422
    assert "秋季送戏" in page.content.decode()


def test_the_public_sees_what_is_promised_and_nothing_else(stage, client):
    row = offered(stage)
    assert row.unit.short_name not in words_of(client.get("/coming"))
    accepted_one = stage.client("苏远").post(f"deliveries/{row.no}/acceptance")
    assert accepted_one.status == 200
    assert row.unit.short_name in words_of(client.get("/coming"))
    listed = client.get("/api/v1/deliveries").json()["items"]
    assert [one["no"] for one in listed] == [row.no]


def test_the_api_says_what_may_be_done(stage):
    row = offered(stage)
    (mine,) = stage.client("苏远").get("deliveries/mine")["items"]
    assert (mine["no"], mine["allowed"]) == (row.no, ["accept", "refuse"])
    assert stage.client("秦奶奶").get("deliveries/mine")["items"] == []


def test_an_older_version_is_answered_with_a_conflict(stage):
    row = offered(stage)
    answer = stage.client("苏远").post(f"deliveries/{row.no}/acceptance", {"version": 1})
    assert answer.status == 409


@pytest.mark.parametrize("view", ["", "month"])
def test_one_calendar_for_push_and_pull(stage, world, view):
    accepted(stage)
    order = world.order_at("scheduled")
    desk = stage.desk("柳文书")
    page = desk.see("agenda", view=view).content.decode()
    assert "理发进村" not in page  # the service is named, not the round
    assert order.no in page
    assert "派单" in page
    only = desk.see("agenda", view=view, source="delivery").content.decode()
    assert order.no not in only
    assert desk.see("agenda", **{"from": "nonsense"}).status_code == 200


def test_lists_take_few_statements_however_long(stage, world, django_assert_max_num_queries):
    stops = [stop(world, at=MONDAY + timedelta(days=n, hours=3)) for n in range(1, 12)]
    plan = published(world, *stops)
    desk = stage.desk("艾科长")
    for name, args, most in (
        ("delivery-desk", (), 9),
        ("round", (plan.no,), 12),
        ("agenda", (), 10),
        ("delivery-villages", (), 10),
    ):
        desk.see(name, *args)
        with django_assert_max_num_queries(most):
            desk.see(name, *args)
