"""入队申请 over the API: as oneself; the same objections as on the pages."""

from tests.teams.joining import ask, registered
from tests.world import MONDAY
from wudan.teams.actions import joining


def test_one_asks_to_join_and_takes_it_back(world, enter):
    client = enter("白嫂")
    assert client.post("teams/clippers/applications")["code"] == "not_a_volunteer"
    registered(world, "白嫂")
    made = client.post("teams/clippers/applications", {"words": "会剪头"})
    assert (made.status, made["state"], made["words"]) == (201, "asked", "会剪头")
    assert client.post("teams/clippers/applications")["code"] == "asked"
    assert [one["team_name"] for one in client.get("applications")["items"]] == ["理发小队"]
    here = f"applications/{made['id']}/withdrawal"
    assert client.post(here)["state"] == "withdrawn"
    assert client.post(here)["code"] == "answered"


def test_one_says_yes_to_an_introduction(world, enter):
    registered(world, "白嫂")
    asked = joining.introduce(
        team=world.teams["clippers"], person=world.people["白嫂"], words="", by=world.actor("苏远"), at=MONDAY,
    )  # fmt: skip
    assert enter("白嫂").post(f"applications/{asked.pk}/agreement")["state"] == "asked"


def test_those_of_others_and_teams_that_are_not_there_are_not_found(world, enter):
    registered(world, "白嫂")
    asked = ask(world)
    assert enter("高大爷").post(f"applications/{asked.pk}/withdrawal").status == 404
    assert enter("高大爷").get("applications")["items"] == []
    assert enter("白嫂").post("teams/none/applications").status == 404
