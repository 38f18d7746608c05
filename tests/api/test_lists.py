"""Which orders a list shows, and how it goes on."""

from datetime import timedelta

import pytest

from tests.world import MONDAY


@pytest.mark.parametrize(
    ("asking", "stages"),
    [
        ({}, {"placed", "accepted", "reviewed"}), ({"stage": "placed"}, {"placed"}),
        ({"state": "reviewed"}, {"reviewed"}), ({"platform": "relief"}, {"placed", "accepted", "reviewed"}),
        ({"platform": "none"}, set()), ({"unit": "铁边城"}, {"placed", "accepted", "reviewed"}),
        ({"unit": "周湾"}, set()), ({"unit": "none"}, set()), ({"q": "理发"}, {"placed", "accepted", "reviewed"}),
        ({"q": "没有的"}, set()),
    ],
)  # fmt: skip
def test_a_list_is_filtered(world, enter, asking, stages):
    for stage in ("placed", "accepted", "reviewed"):
        world.order_at(stage)
    listed = enter("柳文书").get("orders", **asking)
    assert {row["stage"] for row in listed["items"]} == stages


def test_an_order_is_found_by_its_number_read_out(world, enter):
    world.place()
    order = world.place("白嫂")
    assert [row["no"] for row in enter("柳文书").get("orders", q=order.number)["items"]] == [
        order.no
    ]


def test_overdue_orders_are_told_apart(world, enter, monday):
    late = world.place()
    monday[0] = MONDAY + timedelta(days=3)
    fresh = world.place("白嫂", at=monday[0])
    office = enter("柳文书")
    assert [row["no"] for row in office.get("orders", overdue="true")["items"]] == [late.no]
    assert [row["no"] for row in office.get("orders", overdue="false")["items"]] == [fresh.no]
    assert [row["is_overdue"] for row in office.get("orders")["items"]] == [False, True]


def test_pages_follow_one_another_without_gap_or_repetition(world, enter):
    placed = [world.place(at=MONDAY + timedelta(minutes=n // 2)).no for n in range(7)]
    office, seen, cursor = enter("柳文书"), [], ""
    while cursor is not None:
        page = office.get("orders", limit=3, cursor=cursor)
        seen += [row["no"] for row in page["items"]]
        cursor = page["next"]
    assert sorted(seen) == sorted(placed)
    assert len(seen) == 7


def test_a_team_finds_what_it_may_claim_and_others_find_nothing(world, enter):
    order = world.order_at("accepted")
    world.order_at("accepted", service="bath")
    assert enter("苏远").get("orders")["items"] == []
    assert [row["no"] for row in enter("苏远").get("orders", claimable="true")["items"]] == [
        order.no
    ]
    assert enter("苏远").get("orders", claimable="true")["items"][0]["person"] == ""
    assert enter("秦奶奶").get("orders", claimable="true")["items"] == []


def test_a_team_is_not_shown_what_lies_beyond_where_it_serves(world, enter):
    order = world.order_at("accepted")
    world.teams["clippers"].serves = [world.units["周湾"].path]
    world.teams["clippers"].save()
    leader = enter("苏远")
    assert leader.get("orders", claimable="true")["items"] == []
    body = {"starts_at": "2026-09-09T09:00:00+08:00", "contact": "苏远"}
    assert leader.post(f"orders/{order.no}/claim", body).status == 404


@pytest.mark.parametrize(
    "asking",
    [
        {"limit": 0}, {"limit": 51}, {"limit": "many"}, {"limit": 10**30}, {"stage": "nowhere"},
        {"cursor": "1-1"}, {"cursor": "９-12345678901"}, {"q": "a\x00b"}, {"q": "长" * 41},
        {"overdue": "maybe"}, {"overdue": "1"}, {"unit": "\x00"}, {"platform": "\x1f"},
    ],
)  # fmt: skip
def test_a_bad_filter_is_named(enter, asking):
    answer = enter("柳文书").get("orders", **asking)
    assert (answer.status, list(answer["fields"])) == (422, list(asking))
