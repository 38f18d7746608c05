"""组建、解散、归队 over the API (ADR 89): asked and answered, ended with nothing in hand, one team under another."""

import pytest

from tests.activities.drafting import drafted
from tests.teams.founding import NAME, dissolve, propose
from tests.teams.joining import registered
from tests.world import MONDAY
from wudan.orders import actions as orders
from wudan.teams.actions import keeping
from wudan.teams.models import Founding, Team


def asking(world, **given):
    said = {"name": NAME, "category": "culture", "leader": "白嫂", "phone": world.phone("白嫂")}
    return said | given


def test_a_site_asks_and_a_yes_makes_the_team(world, enter):
    registered(world, "白嫂")
    station, said = enter("马青山"), asking(world, skills=["singing"])
    asked = station.post("foundings", said, key="asked-to-lead")
    assert (asked.status, asked["state"], asked["leader"]) == (201, "waiting", "白嫂")
    assert asked["site"]["key"] == "杨柳村"
    assert station.post("foundings", said, key="asked-to-lead").raw == asked.raw
    assert Founding.objects.count() == 1
    bai = enter("白嫂")
    assert [row["is_for_me"] for row in bai.get("foundings")["items"]] == [True]
    where = f"foundings/{asked['id']}/answer"
    done = bai.post(where, {"leads": True}, key="yes-i-lead")
    assert (done.status, done["state"]) == (200, "founded")
    assert bai.get(f"teams/{done['team']}")["name"] == NAME
    assert bai.post(where, {"leads": True}, key="yes-i-lead").raw == done.raw
    second = bai.post(where, {"leads": False})
    assert (second.status, second["code"]) == (422, "answered")


def test_who_said_yes_acts_as_leader_in_the_same_session(world, enter):
    registered(world, "白嫂")
    asked, bai = propose(world), enter("白嫂")
    assert bai.get("session")["posts"] == []
    bai.post(f"foundings/{asked.pk}/answer", {"leads": True})
    assert [post["role"] for post in bai.get("session")["posts"]] == ["team_leader"]


def test_a_no_is_asked_for_no_reason_and_another_may_be_asked(world, enter):
    registered(world, "白嫂")
    asked = propose(world)
    said = enter("白嫂").post(f"foundings/{asked.pk}/answer", {"leads": False})
    assert (said["state"], said["team"]) == ("refused", None)
    assert not Team.objects.filter(unit__name=NAME).exists()


def test_what_is_wrong_stands_beside_its_field_and_names_nobody(world, enter):
    registered(world, "白嫂")
    station = enter("马青山")
    for said, field in (
        (asking(world, phone="10100000000"), "phone"), (asking(world, category="none"), "category"),
        (asking(world, site="nowhere"), "site"), (asking(world, skills=["none"]), "skills"),
    ):  # fmt: skip
        answer = station.post("foundings", said)
        assert (answer.status, list(answer["fields"])) == (422, [field])
    taken = station.post("foundings", asking(world, name=world.teams["clippers"].unit.name))
    assert list(taken["fields"]) == ["name"]
    assert not Founding.objects.exists()


@pytest.mark.parametrize(
    ("who", "code"), [("秦奶奶", "not_your_role"), ("贾站长", "not_your_unit"), ("景科长", "not_your_role")]
)  # fmt: skip
def test_who_keeps_no_site_there_learns_nothing_of_anybody(world, enter, who, code):
    """A name and telephone are looked up only for who may ask."""
    registered(world, "白嫂")
    for phone in (world.phone("白嫂"), "10199999999"):
        answer = enter(who).post("foundings", asking(world, site="杨柳村", phone=phone))
        assert (answer.status, answer["code"]) == (422, code)


def test_only_who_was_asked_answers_and_only_the_site_takes_it_back(world, enter):
    registered(world, "白嫂")
    asked = propose(world)
    answered = enter("马青山").post(f"foundings/{asked.pk}/answer", {"leads": True})
    assert (answered.status, answered["code"]) == (422, "not_yours")
    for who in ("秦奶奶", "贾站长"):
        assert enter(who).post(f"foundings/{asked.pk}/withdrawal").status == 404
    mine = enter("白嫂").post(f"foundings/{asked.pk}/withdrawal")
    assert (mine.status, mine["code"]) == (422, "not_your_unit")
    assert enter("乔委员").post(f"foundings/{asked.pk}/withdrawal")["state"] == "dropped"


def test_a_list_of_many_costs_what_a_list_of_one_costs(world, enter, django_assert_max_num_queries):
    registered(world, "白嫂")
    for number in range(12):
        propose(world, name=f"文艺{number}队")
    station = enter("马青山")
    station.get("foundings")
    with django_assert_max_num_queries(4):
        assert len(station.get("foundings")["items"]) == 12


def test_a_team_ends_with_nothing_in_hand_and_a_reason(world, enter):
    station = enter("马青山")
    clear = station.get("teams/clippers/dissolution")
    assert clear.body == {"objection": "", "in_hand": []}
    done = station.post("teams/clippers/dissolution", {"why": "队员都进城了。"}, key="it-ends-now")
    assert (done.status, done["ended_on"], done["why"]) == (200, "2026-09-07", "队员都进城了。")
    again = station.post("teams/clippers/dissolution", {"why": "队员都进城了。"}, key="it-ends-now")
    assert again.raw == done.raw
    assert station.get("teams/clippers").status == 404
    second = station.post("teams/clippers/dissolution", {"why": "再来"})
    assert (second.status, second["code"]) == (422, "team_gone")
    assert enter("苏远", post=0).get("teams/clippers/dissolution").status == 404


def test_what_still_needs_it_is_named_and_linked_to_who_may_see_it(world, enter):
    order = world.order_at("scheduled")
    drafted(world)
    station = enter("马青山")
    found = station.get("teams/clippers/dissolution")["in_hand"]
    assert [(one["kind"], one["ref"] == order.no) for one in found] == [("order", True), ("activity", False)]  # fmt: skip
    refused = station.post("teams/clippers/dissolution", {"why": "队员都进城了。"})
    assert (refused.status, refused["code"]) == (422, "in_hand")
    assert Team.objects.get(pk=world.teams["clippers"].pk).dissolved_at is None


def test_an_order_that_is_not_the_readers_is_named_without_its_number(world, enter):
    order = orders.accept(order=world.place("白嫂"), by=world.actor("贾站长"), at=MONDAY)
    orders.dispatch(
        order=order, team=world.teams["clippers"], note="就近", by=world.actor("景科长"), at=MONDAY
    )
    [one] = enter("马青山").get("teams/clippers/dissolution")["in_hand"]
    assert (one["kind"], one["ref"]) == ("order", None)
    assert order.no not in one["words"]


@pytest.mark.parametrize("who", ["秦奶奶", "苏远", "贾站长", "郝书记"])
def test_who_does_not_keep_its_site_neither_reads_nor_ends(world, enter, who):
    speaker = enter(who)
    for answer in (
        speaker.get("teams/clippers/dissolution"),
        speaker.post("teams/clippers/dissolution", {"why": "不要了"}),
    ):
        assert (answer.status, answer["code"]) == (422, "not_your_team")


def test_a_team_says_where_it_belongs_and_may_leave(world, enter):
    leader = enter("苏远")
    shown = leader.get("teams/clippers/facts")
    assert shown["under"] is None
    told = {"seen": shown["seen"], "under": "carers"}
    done = leader.post("teams/clippers/facts", told, key="it-belongs")
    assert (done.status, done["under"]) == (200, "carers")
    assert {n: v for n, v in done.body.items() if n not in {"under", "seen"}} == {
        n: v for n, v in shown.body.items() if n not in {"under", "seen"}
    }
    assert leader.post("teams/clippers/facts", told, key="it-belongs").raw == done.raw
    late = leader.post("teams/clippers/facts", told | {"under": ""})
    assert (late.status, late["code"]) == (422, "changed_meanwhile")
    out = leader.post("teams/clippers/facts", {"seen": done["seen"], "under": ""})
    assert out["under"] is None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"under": "singers"}, "under"), ({"under": "none"}, "under"), ({"serves": ["nowhere"]}, "serves"),
        ({"serves": []}, "serves"), ({"slots": ["9am"]}, "slots.0"), ({"capacity_per_week": 999}, "capacity_per_week"),
    ],
)  # fmt: skip
def test_facts_that_cannot_be_stand_beside_their_field(world, enter, said, field):
    dissolve(world, world.teams["singers"], by="柳文书")
    leader = enter("苏远")
    seen = leader.get("teams/clippers/facts")["seen"]
    answer = leader.post("teams/clippers/facts", {"seen": seen} | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])


def test_the_office_above_says_why_and_the_station_only_looks(world, enter):
    office, station = enter("乔委员"), enter("马青山")
    told = {"seen": office.get("teams/clippers/facts")["seen"], "slots": ["6am", "8eve"], "serves": ["杨柳村"]}  # fmt: skip
    unsaid = office.post("teams/clippers/facts", told)
    assert (unsaid.status, list(unsaid["fields"])) == (422, ["why"])
    kept = office.post("teams/clippers/facts", told | {"why": "队长来电话说的"})
    assert (kept["slots"], kept["serves"]) == (["6am", "8eve"], ["杨柳村"])
    own = station.get("teams/clippers/facts")
    assert own["seen"] == keeping.facts_of(Team.objects.get(pk=world.teams["clippers"].pk)).digest
    refused = station.post("teams/clippers/facts", {"seen": own["seen"], "skills": []})
    assert (refused.status, refused["code"]) == (422, "not_your_team")
    assert enter("秦奶奶").get("teams/clippers/facts").status == 404
