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
    order, speaker = world.order_at(stage), enter(who)
    shown = speaker.get(f"orders/{order.no}")
    canaries = (world.phone(PERSON), "杨柳村三组", *(() if sees else (PERSON,)))
    if who != PERSON:
        assert shown["contact"]["masked"]
        assert not [found for found in canaries if found in shown.raw.decode()]
    asked = speaker.post(f"orders/{order.no}/contact", {"purpose": "serve"})
    assert asked.status == (200 if sees else 422)
    if sees:
        assert (asked["phone"], asked["address"]) == (world.phone(PERSON), "杨柳村三组")
    else:
        assert not [found for found in canaries if found in asked.raw.decode()]


def test_ones_own_contact_is_shown_in_full_without_asking(world, enter):
    order = world.place()
    contact = enter(PERSON).get(f"orders/{order.no}")["contact"]
    assert (contact["masked"], contact["phone"]) == (False, world.phone(PERSON))


@pytest.mark.parametrize("purpose", ["", "curious", None])
def test_without_a_known_purpose_nothing_is_shown(world, enter, purpose):
    order = world.place()
    answer = enter("马青山").post(f"orders/{order.no}/contact", {"purpose": purpose})
    assert (answer.status, list(answer["fields"])) == (422, ["purpose"])


def test_a_stranger_learns_not_even_that_there_is_an_order(world, enter):
    order = world.place()
    answer = enter("贾站长").post(f"orders/{order.no}/contact", {"purpose": "serve"})
    assert answer.status == 404


@pytest.mark.parametrize("who", ["马青山", "柳文书", "秦奶奶", "严审计"])
def test_lists_mask_every_name(world, enter, who):
    world.place()
    listed = enter(who).get("orders")
    assert [row["person"] for row in listed["items"]] == ["秦**"]
    assert world.phone(PERSON) not in listed.raw.decode()


def test_the_slip_code_is_told_once_to_the_one_who_placed(enter):
    elder = enter("秦奶奶")
    placed = elder.post("orders", {"service": "haircut"})
    assert len(placed["slip_code"]) == 6
    assert placed["slip_code"] not in elder.get(f"orders/{placed['no']}").raw.decode()
    assert "slip_code" not in elder.get("orders").raw.decode()
