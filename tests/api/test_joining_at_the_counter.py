"""到站入队 over the API (ADR 91): the station writes down what it is told; what was never said is void at a word."""

import pytest

from tests.people.test_enter_and_correct import WOMAN
from tests.teams.joining import ask, member, refused, registered
from tests.world import MONDAY
from wudan.people.models import Consent, Person, Volunteer
from wudan.teams.actions import joining
from wudan.teams.models import Appeal, Application, Membership

TEAM = "teams/clippers/applications"
NEW = {"name": "折奶奶", "village": "杨柳村", "address": "二组"}


def known(world, who="秦奶奶"):
    return {"name": who, "phone": world.phone(who), "village": "杨柳村", "address": "杨柳村三组"}


def noted(world, who="秦奶奶"):
    """A keeper wrote it down; the leader took her in."""
    made = joining.apply_for(
        team=world.teams["clippers"], person=world.people[who], channel="counter",
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    joining.approve(application=made, risks=(), by=world.actor("苏远"), at=MONDAY)
    return made


def test_a_station_writes_down_that_somebody_wants_to_join(world, enter):
    registered(world, "秦奶奶")
    station, said = enter("马青山"), {"for_person": known(world), "channel": "telephone", "words": "会剪头发"}  # fmt: skip
    made = station.post(TEAM, said, key="written-down")
    assert (made.status, made["state"], made["channel"]) == (201, "asked", "telephone")
    assert (made["person"], made["taken_as"]) == ("秦奶奶", "杨柳村站·站长")
    assert station.post(TEAM, said, key="written-down").raw == made.raw
    assert Application.objects.get().taken_by_id == world.people["马青山"].pk
    twice = station.post(TEAM, said)
    assert (twice.status, twice["code"]) == (422, "asked")
    assert [row["id"] for row in station.get("applications", noted="true")["items"]] == [made["id"]]
    assert station.get("applications")["items"] == []


def test_who_is_new_is_registered_in_the_same_breath_or_not_at_all(world, enter):
    station = enter("马青山")
    said = {"for_person": NEW, "channel": "counter"}
    unknown = station.post(TEAM, said)
    assert (unknown.status, unknown["code"]) == (422, "not_a_volunteer")
    assert not Person.objects.filter(name="折奶奶").exists()
    volunteer = {"skills": ["haircut"], "kinds": ["relief"]}
    wrong = station.post(TEAM, said | {"volunteer": volunteer | {"id_number": "1"}})
    assert (wrong.status, Volunteer.objects.exists()) == (422, False)
    made = station.post(TEAM, said | {"volunteer": volunteer | {"id_number": WOMAN}})
    assert (made.status, made["state"]) == (201, "asked")
    assert Volunteer.objects.get().person.name == "折奶奶"
    assert Consent.objects.get(kind="volunteer").channel == "counter"


@pytest.mark.parametrize("channel", ["web", None])
def test_how_it_was_told_is_said(world, enter, channel):
    registered(world, "秦奶奶")
    answer = enter("马青山").post(TEAM, {"for_person": known(world), "channel": channel})
    assert (answer.status, list(answer["fields"])) == (422, ["channel"])
    own = enter("秦奶奶").post(TEAM, {"channel": "counter"})
    assert (own.status, list(own["fields"])) == (422, ["for_person"])


@pytest.mark.parametrize("who", ["贾站长", "苏远", "秦奶奶", "景科长"])
def test_only_staff_of_where_they_live_write_it_down(world, enter, who):
    registered(world, "秦奶奶")
    answer = enter(who).post(TEAM, {"for_person": known(world), "channel": "counter"})
    assert answer.status == 422
    assert answer["code"] in {"not_your_unit", "not_your_role"}
    assert not Application.objects.exists()


def test_what_she_never_said_is_void_at_a_word_and_she_is_out_again(world, enter):
    registered(world, "秦奶奶")
    asked, elder = noted(world), enter("秦奶奶")
    [shown] = elder.get("applications")["items"]
    assert (shown["channel"], shown["taken_as"]) == ("counter", "杨柳村站·站长")
    assert enter("高大爷").post(f"applications/{asked.pk}/disavowal").status == 404
    done = elder.post(f"applications/{asked.pk}/disavowal", key="never-said-it")
    assert (done.status, done["state"]) == (200, "disowned")
    assert elder.post(f"applications/{asked.pk}/disavowal", key="never-said-it").raw == done.raw
    assert Membership.objects.get(person=world.people["秦奶奶"]).left_on is not None
    again = elder.post(f"applications/{asked.pk}/disavowal")
    assert (again.status, again["code"]) == (422, "answered")


def test_through_the_station_too_but_not_what_one_asked_oneself(world, enter):
    registered(world, "秦奶奶")
    asked = noted(world)
    assert enter("乔委员").post(f"applications/{asked.pk}/disavowal")["state"] == "disowned"
    own = ask(world, "秦奶奶")
    answer = enter("秦奶奶").post(f"applications/{own.pk}/disavowal")
    assert (answer.status, answer["code"]) == (422, "own_wish")


def test_a_yes_to_an_introduction_is_said_to_the_station(world, enter):
    registered(world, "秦奶奶")
    asked = joining.introduce(
        team=world.teams["clippers"], person=world.people["秦奶奶"], words="", by=world.actor("苏远"), at=MONDAY,
    )  # fmt: skip
    station = enter("马青山")
    unsaid = station.post(f"applications/{asked.pk}/agreement")
    assert (unsaid.status, list(unsaid["fields"])) == (422, ["channel"])
    done = station.post(f"applications/{asked.pk}/agreement", {"channel": "telephone"})
    assert (done["state"], done["channel"], done["taken_as"]) == ("asked", "telephone", "杨柳村站·站长")  # fmt: skip
    assert enter("贾站长").post(f"applications/{asked.pk}/withdrawal").status == 404
    assert station.post(f"applications/{asked.pk}/withdrawal")["state"] == "withdrawn"


def test_one_leaves_without_a_reason_oneself_or_by_the_station(world, enter):
    registered(world, "秦奶奶")
    noted(world)
    elder, mine = enter("秦奶奶"), member(world, "秦奶奶")
    assert [row["team"] for row in elder.get("memberships")["items"]] == ["clippers"]
    assert enter("高大爷").post(f"memberships/{mine.pk}/leaving").status == 404
    left = enter("马青山").post(f"memberships/{mine.pk}/leaving", key="said-at-the-door")
    assert (left.status, left["left_on"]) == (200, "2026-09-07")
    again = elder.post(f"memberships/{mine.pk}/leaving")
    assert (again.status, again["code"]) == (422, "left")


def test_one_appeals_once_against_a_no_and_against_an_end(world, enter):
    registered(world, "白嫂", "小武")
    asked, bai = refused(world), enter("白嫂")
    assert bai.post(f"applications/{asked.pk}/appeal", {"words": "去年说好的"}).status == 200
    second = bai.post(f"applications/{asked.pk}/appeal", {"words": "还是不服"})
    assert (second.status, second["code"]) == (422, "appealed")
    mine = member(world)
    nothing = enter("小武").post(f"memberships/{mine.pk}/appeal", {"words": "不服"})
    assert (nothing.status, nothing["code"]) == (422, "nothing")
    joining.end(membership=mine, reason="半年没来", by=world.actor("苏远"), at=MONDAY)
    shown = enter("小武").post(f"memberships/{mine.pk}/appeal", {"words": "去外地治病了"})
    assert (shown.status, shown["ended_why"]) == (200, "半年没来")
    assert Appeal.objects.count() == 2


def test_lists_of_many_cost_what_one_costs(world, enter, django_assert_max_num_queries):
    registered(world, "秦奶奶")
    for _ in range(10):
        made = joining.apply_for(
            team=world.teams["clippers"], person=world.people["秦奶奶"], channel="counter",
            by=world.actor("马青山"), at=MONDAY,
        )  # fmt: skip
        joining.withdraw(application=made, by=world.actor("秦奶奶"), at=MONDAY)
    station = enter("马青山")
    station.get("applications", noted="true")
    with django_assert_max_num_queries(4):
        assert len(station.get("applications", noted="true")["items"]) == 10
