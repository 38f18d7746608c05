"""我的积分 over the API: the same balances, lines and moves as on the page."""

import pytest

from tests.ledger.points.earning import balances, earn, family, of
from wudan.ledger import points


@pytest.fixture
def home(world, monday):
    """秦奶奶 leads a household with 李小妹, who has ten points of her own."""
    made = family(world, "秦奶奶", "李小妹")
    earn(world, of(world, "李小妹"), spend=10, honor=25)
    return made


def test_balances_and_lines(home, enter):
    mine = enter("李小妹")
    told = mine.get("points")
    assert told["balance"] == {"honor": 25, "spend": 10, "held": 0, "owed": 0}
    assert (told["home"]["no"], told["home"]["balance"]["spend"]) == (home.no, 0)
    (line,) = mine.get("points/lines")["items"]
    assert (line["kind"], line["act"], line["rule"], line["colour"]) == ("earn", "婚事新办", "custom@1", "new_ways")  # fmt: skip
    assert mine.get("points/lines?of=home").body == {"items": [], "next": None}
    alone = enter("高大爷")
    assert alone.get("points")["home"] is None
    assert alone.get("points/lines?of=home")["code"] == "no_household"


def test_points_move_within_the_household_once(world, home, enter):
    mine, body = enter("李小妹"), {"spend": 4, "into": True}
    first = mine.post("points/pooling", body, key="abcdefgh-1")
    assert first.status == 201
    assert mine.post("points/pooling", body, key="abcdefgh-1").body == first.body
    assert (first["balance"]["spend"], first["home"]["balance"]["spend"]) == (6, 4)
    head = enter("秦奶奶")
    sister = next(one["id"] for one in first["home"]["members"] if one["name"] == "李小妹")
    assert head.post("points/pooling", {"spend": 1, "into": False, "person": sister}).status == 201
    assert balances(points.household(home.pk))["spend"] == 3


def test_not_to_anybody_else(world, home, enter):
    stranger = world.people["高大爷"].pk
    mine = enter("李小妹")
    assert mine.post("points/pooling", {"spend": 1, "into": False, "person": stranger}).status == 422  # fmt: skip
    assert mine.post("points/pooling", {"spend": 0, "into": True}).status == 422
    assert mine.post("points/pooling", {"spend": 99, "into": True})["code"] == "not_enough"
    assert enter("高大爷").post("points/pooling", {"spend": 1, "into": True}).status == 422
    assert enter("马青山").get("points").status in (403, 409, 422)
