"""方案、支持单 over the API: the same acts and objections as on the pages."""

import pytest

from tests.teams.planned import first_tier

LINE = {
    "title": "送戏下乡",
    "category": "culture",
    "target": 4,
    "places": "周湾各村",
    "times": "国庆",
}
PLAN = {"starts_on": "2026-10-01", "ends_on": "2026-12-31", "words": "多送戏", "items": [LINE]}


@pytest.fixture
def team(world):
    return first_tier(world)


def test_a_plan_is_begun_consulted_adjusted_adopted_and_renewed(world, team, enter):
    leader = enter("呼延歌")
    made = leader.post("plans", {"team": "singers", **PLAN})
    assert (made.status, made["step"]) == (201, "consult")
    here = f"plans/{made['id']}"
    assert leader.post(f"{here}/adoption")["code"] == "not_consulted"
    said = {"consulted": "六个村", "minutes": "多唱秦腔"}
    assert leader.post(f"{here}/consultation", said)["step"] == "adjust"
    more = {"words": "多送", "items": [LINE | {"line": 1, "target": 6}]}
    assert leader.post(f"{here}/adjustment", more)["items"][0]["target"] == 6
    assert leader.post(f"{here}/adoption")["step"] == "adopted"
    assert leader.post(f"{here}/renewal")["version"] == 2
    assert [one["done"] for one in leader.get(here)["items"]] == [0]
    assert leader.get("plans")["items"][0]["versions"] == 2
    assert enter("苏远").get(here).status == 404
    assert enter("苏远").get("plans")["items"] == []
    assert enter("秦奶奶").get("plans")["code"] == "not_your_role"


def test_lines_that_make_no_sense_are_named(team, enter):
    wrong = PLAN | {"team": "singers", "items": [LINE | {"target": 0}]}
    assert "第 1 条" in enter("呼延歌").post("plans", wrong)["fields"]["items"]
    assert enter("呼延歌").post("plans", PLAN | {"team": "none"})["fields"]["team"]
    assert enter("马青山").post("plans", PLAN | {"team": "singers"})["code"] == "not_your_role"


def test_support_is_asked_for_and_given(team, enter):
    site, leader = enter("马青山"), enter("呼延歌")
    said = {"team": "singers", "unit": "杨柳村", "kind": "guidance", "words": "想排小戏"}
    made = site.post("support-orders", said)
    assert (made.status, made["state"], made["waits_for_you"]) == (201, "asked", False)
    here = f"support-orders/{made['id']}"
    assert leader.get(here)["waits_for_you"]
    assert set(leader.get(here)["allowed"]) == {"accept", "refuse"}
    assert leader.post(f"{here}/steps", {"verb": "accept", "words": "来"})["state"] == "accepted"
    assert leader.post(f"{here}/steps", {"verb": "schedule"})["fields"]["day"] == "请选日期。"
    done = leader.post(f"{here}/steps", {"verb": "finish", "words": "教了"})
    assert done["report"] == "教了"
    assert site.post(f"{here}/steps", {"verb": "confirm", "words": "会了"})["state"] == "confirmed"
    assert site.post(f"{here}/steps", {"verb": "confirm", "words": "会了"})["code"] == "not_now"
    assert enter("贾站长").get(here).status == 404
    assert len(site.get("support-orders")["items"]) == 1
