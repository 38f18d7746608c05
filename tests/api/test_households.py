"""拴正人家 over the API: put forward as on the pages; the register as long as a household agrees."""

from tests.api.client import Speaker
from tests.honors import households as homes
from tests.world import MONDAY
from wudan.honors.actions import households


def test_the_register_follows_the_consent(world):
    honor = homes.with_plate(world).honor
    speaker, elder = Speaker(), world.actor("秦奶奶")
    assert speaker.get("households")["items"] == []
    households.allow_display(honor=honor, kind="web", by=elder, at=MONDAY)
    told = speaker.get("households")
    (item,) = told["items"]
    assert (told["brand"], item["title"], item["plate"]) == ("文明家庭", "秦家", "00001")
    assert [one["code"] for one in told["criteria"]] == list(homes.CODES)
    households.withdraw_display(honor=honor, kind="web", by=elder, at=MONDAY)
    assert speaker.get("households")["items"] == []


def test_neighbours_and_sites_put_forward(world, enter):
    found = homes.village(world)
    said = {"why": "实在人家", "evidence": {"clean": "院子天天扫。"}}
    neighbour, keeper = enter("李小妹"), enter("马青山")
    assert neighbour.post("household-nominations", said | {"who": "没有的人"}).status == 422
    assert keeper.post("household-nominations", said | {"household": "none"}).status == 422
    made = neighbour.post("household-nominations", said | {"who": "秦奶奶"})
    assert (made.status, made["source"], made["stage"]) == (200, "neighbour", "asked")
    again = keeper.post("household-nominations", said | {"household": found.no})
    assert again["code"] == "under_way"
