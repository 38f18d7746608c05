"""积分 over the API: the rules for everybody, deeds by who keeps points and of oneself."""

from tests.rewards.earning import YESTERDAY, decided, kept, ruled
from wudan.rewards.models import Deed

SAID = {"rule": "speak", "who": "秦奶奶", "day": f"{YESTERDAY}", "words": "劝住了一家大办"}


def test_everybody_reads_the_rules(world, speaker):
    assert speaker.get("point-rules")["version"] == 0
    ruled()
    shown = speaker.get("point-rules")
    assert (shown["version"], shown["starts_on"]) == (1, "2025-01-01")
    assert {one["code"]: one["spend"] for one in shown["lines"]}["report"] == 5


def test_a_keeper_writes_a_deed_down_and_whom_it_is_about_reads_it(world, enter):
    ruled()
    made = enter("马青山").post("deeds", SAID)
    assert (made.status, made["state"], made["spend"], made["owner"]) == (201, "kept", 3, "秦奶奶")
    own = enter("秦奶奶").get("deeds")
    assert [one["no"] for one in own["items"]] == [made["no"]]
    assert enter("高大爷").get("deeds")["items"] == []


def test_an_item_of_the_own_village(world, enter):
    plus, _minus = decided(world)
    said = SAID | {"rule": "", "item": plus.pk}
    assert enter("马青山").post("deeds", said)["spend"] == 5
    assert enter("贾站长").post("deeds", said).status == 422


def test_the_objections_are_those_of_the_page(world, enter):
    ruled()
    keeper = enter("马青山")
    for given, field in (
        ({"who": "没有的人"}, "who"), ({"rule": "none"}, "rule"), ({"proof": "123"}, "proof"), ({"day": "2099-01-01"}, "day"),
    ):  # fmt: skip
        refused = keeper.post("deeds", SAID | given)
        assert (refused.status, list(refused["fields"])) == (422, [field]), given
    assert enter("秦奶奶").post("deeds", SAID).status == 422
    assert not Deed.objects.exists()


def test_a_list_is_cut_by_number(world, enter):
    row = kept(world)
    client = enter("马青山")
    assert [one["no"] for one in client.get("deeds")["items"]] == [row.no]
    assert client.get(f"deeds?before={row.pk}")["items"] == []
