"""Name, phone and address go to those who need them, while they need them."""

import pytest

PERSON = "秦奶奶"


@pytest.mark.parametrize(
    ("stage", "who", "sees"),
    [
        ("placed", "秦奶奶", True), ("placed", "马青山", True), ("placed", "柳文书", True),
        ("accepted", "景科长", False), ("offered", "苏远", False), ("scheduled", "苏远", True),
        ("done", "苏远", False), ("placed", "郝书记", False), ("placed", "严审计", False),
    ],
)  # fmt: skip
def test_contact_is_shown_only_where_it_is_needed(world, enter, stage, who, sees):
    order = world.order_at(stage)
    shown = enter(who).get(f"orders/{order.no}")
    contact = shown["contact"]
    assert contact["masked"] is not sees
    assert (contact["name"] == PERSON) is sees
    assert (contact["address"] == "杨柳村三组") is sees
    if not sees:
        canaries = (PERSON, world.people[PERSON].phone, "杨柳村三组")
        assert not [found for found in canaries if found in shown.raw.decode()]


@pytest.mark.parametrize("who", ["马青山", "柳文书", "秦奶奶", "严审计"])
def test_lists_mask_every_name(world, enter, who):
    world.place()
    listed = enter(who).get("orders")
    assert [row["person"] for row in listed["items"]] == ["秦**"]
    assert world.people[PERSON].phone not in listed.raw.decode()


def test_the_slip_code_is_told_once_to_the_one_who_placed(enter):
    elder = enter("秦奶奶")
    placed = elder.post("orders", {"service": "haircut"})
    assert len(placed["slip_code"]) == 6
    assert placed["slip_code"] not in elder.get(f"orders/{placed['no']}").raw.decode()
    assert "slip_code" not in elder.get("orders").raw.decode()
