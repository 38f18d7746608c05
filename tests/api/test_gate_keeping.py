"""准入关怎么管 over the API: the office names who reviews; a decision is appealed against, and somebody else answers."""

import pytest

from tests.projects.keeping import at_gate, decide, reviewed, second_office
from wudan.projects.models import Appeal, GateRound, Reviewing


def test_the_office_reads_who_could_review_and_names_them(world, enter):
    round_, office = at_gate(world), enter("柳文书")
    where = f"projects/{round_.project_id}/reviewers"
    shown = office.get(where)
    assert (shown["round"], shown["named"]) == (1, [])
    could = {one["name"]: one["post"] for one in shown["could"]}
    assert {"乔委员", "景科长"} <= could.keys()
    assert "马青山" not in could
    said = {"round": 1, "post": could["乔委员"], "is_political": True}
    done = office.post(where, said, key="named-once")
    [named] = done["named"]
    assert (done.status, named["post"], named["is_political"]) == (200, could["乔委员"], True)
    assert (named["conflict"], named["given_at"]) == (None, None)
    assert office.post(where, said, key="named-once").raw == done.raw
    twice = office.post(where, said)
    assert (twice.status, twice["code"]) == (422, "named")
    assert enter("乔委员").get("gate-reviews")["items"][0]["title"] == "老人上门理发"


def test_who_names_says_which_round_was_read(world, enter):
    round_ = at_gate(world)
    said = {"round": 2, "post": world.posts["乔委员"].pk}
    late = enter("柳文书").post(f"projects/{round_.project_id}/reviewers", said)
    assert (late.status, late["code"]) == (409, "stale")
    assert not Reviewing.objects.exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "post"),
        ({"post": 10**9}, "post"),
        ({"post": "乔委员"}, "post"),
        ({"round": 0}, "round"),
    ],
)
def test_what_is_wrong_with_a_naming_stands_beside_its_field(world, enter, said, field):
    round_ = at_gate(world)
    told = {"round": 1} | ({"post": 1} if field == "round" else {}) | said
    answer = enter("柳文书").post(f"projects/{round_.project_id}/reviewers", told)
    assert (answer.status, list(answer["fields"])) == (422, [field])


@pytest.mark.parametrize("who", ["马青山", "乔委员", "郝书记"])
def test_nobody_else_names_nor_reads_who_reviews(world, enter, who):
    round_ = reviewed(world)
    speaker, where = enter(who), f"projects/{round_.project_id}/reviewers"
    said = {"round": 1, "post": world.posts["景科长"].pk}
    for answer in (speaker.get(where), speaker.post(where, said)):
        assert (answer.status, answer["code"]) == (422, "not_your_role")
    assert enter("贾站长").get(where).status == 404


def test_a_decision_is_appealed_against_once_and_another_answers(world, enter):
    first = second_office(world)
    made = decide(world, reviewed(world), "refuse", who=first)
    station, where = enter("马青山"), f"projects/{made.round.project_id}/decisions"
    [shown] = station.get(where)["items"]
    assert (shown["id"], shown["outcome"], shown["said"], shown["appeal"]) == (
        made.pk, "refuse", "不准入", None,
    )  # fmt: skip
    asked = station.post(f"{where}/{made.pk}/appeal", {"words": "证据没有看"}, key="appealed-once")
    assert (asked.status, asked["appeal"]["words"]) == (201, "证据没有看")
    again = station.post(f"{where}/{made.pk}/appeal", {"words": "证据没有看"}, key="appealed-once")
    assert again.raw == asked.raw
    twice = station.post(f"{where}/{made.pk}/appeal", {"words": "还是要申诉"})
    assert (twice.status, twice["code"]) == (422, "appealed")
    said = {"outcome": "granted", "reasons": "再看一次"}
    own = enter(first).post(f"{where}/{made.pk}/appeal-answer", said)
    assert (own.status, own["code"]) == (422, "same_decider")
    done = enter("柳文书").post(f"{where}/{made.pk}/appeal-answer", said)
    assert (done.status, done["appeal"]["outcome"]) == (200, "granted")
    assert GateRound.objects.filter(project=made.round.project_id).count() == 2


def test_what_is_not_there_is_not_appealed_against_nor_answered(world, enter):
    made = decide(world, reviewed(world), "refuse")
    where = f"projects/{made.round.project_id}/decisions"
    assert enter("马青山").post(f"{where}/{made.pk + 1}/appeal", {"words": "x"}).status == 404
    said = {"outcome": "upheld", "reasons": "看过了"}
    assert enter("柳文书").post(f"{where}/{made.pk}/appeal-answer", said).status == 404
    assert enter("贾站长").post(f"{where}/{made.pk}/appeal", {"words": "x"}).status == 404
    assert not Appeal.objects.exists()


def test_reading_takes_as_many_statements_for_many_as_for_one(
    world, enter, django_assert_max_num_queries
):
    round_, office = reviewed(world), enter("柳文书")
    decide(world, round_)
    office.get("session")
    with django_assert_max_num_queries(8):
        assert len(office.get(f"projects/{round_.project_id}/reviewers")["named"]) == 3
    with django_assert_max_num_queries(5):
        assert len(office.get(f"projects/{round_.project_id}/decisions")["items"]) == 1
