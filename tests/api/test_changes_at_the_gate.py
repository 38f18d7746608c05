"""A change of a listed project over the API: who reviews and who decides reads what it would change, and decides that."""

from dataclasses import replace

import pytest

from tests.projects.keeping import admitted, declare, review, reviewed
from tests.world import MONDAY
from wudan.projects.actions import changes, gate
from wudan.projects.actions.drafting import draft_of
from wudan.projects.models import GateRound, Project, Reviewing

CHANGE = {
    "number": 1, "state": "open", "why": "工具旧了",
    "differences": [
        {"label": "要多少钱、从哪里来", "before": "不花钱，工具队里有。", "after": "要两千元"},
        {"label": "风险", "before": "无特别风险", "after": "有人身风险"},
        {"label": "保险怎么办", "before": "", "after": "买了意外险。"},
    ],
}  # fmt: skip
DECISION = {"outcome": "admit", "reasons": "该换了"}


@pytest.fixture
def found(world):
    """Listed, with a change before the gate."""
    made = admitted(world)
    told = replace(draft_of(made), cost_words="要两千元", risk="bodily", insurance_words="买了意外险。")  # fmt: skip
    changes.propose_change(
        project=made, draft=told, why="工具旧了", by=world.actor("马青山"), at=MONDAY
    )
    return made


def rows(world, found):
    """Of the two who are named of themselves."""
    named = Reviewing.objects.filter(round__project=found, round__change__isnull=False)
    return {who: named.get(person=world.people[who]) for who in ("乔委员", "景科长")}


def test_who_reviews_reads_what_would_change_and_why(
    world, enter, found, django_assert_max_num_queries
):
    speaker = enter("景科长")
    with django_assert_max_num_queries(5):
        newest, older = speaker.get("gate-reviews")["items"]
    assert (newest["id"], newest["change"]) == (rows(world, found)["景科长"].pk, CHANGE)
    assert older["change"] is None
    declare(world, rows(world, found)["景科长"], "景科长", "has")
    assert speaker.get("gate-reviews")["items"][0]["change"] is None


def test_the_list_takes_no_more_statements_for_more_reviews(
    world, enter, found, django_assert_num_queries
):
    speaker, number = enter("景科长"), 4
    with django_assert_num_queries(number):
        assert len(speaker.get("gate-reviews")["items"]) == 2
    for n in range(3):
        changes.take_back_change(project=found, why="再想想", by=world.actor("马青山"), at=MONDAY)
        draft = replace(draft_of(found), cost_words=f"要 {n} 千元")
        by = world.actor("马青山")
        changes.propose_change(project=found, draft=draft, why="工具旧了", by=by, at=MONDAY)
    with django_assert_num_queries(number):
        shown = speaker.get("gate-reviews")["items"]
    assert len(shown) == 5
    asked = {row.pk: [one.code for one in gate.asked_of(row)] for row in Reviewing.objects.all()}
    assert all(one["asked"] == asked[one["id"]] for one in shown)


def test_who_decides_says_which_round_was_read(world, enter, found):
    for who, row in rows(world, found).items():
        review(world, row, who)
    office = enter("柳文书")
    shown = office.get(f"projects/{found.pk}")
    assert (shown["round"], shown["change"]) == (2, CHANGE)
    where = f"projects/{found.pk}/decision"
    unread = office.post(where, DECISION)
    assert (unread.status, list(unread["fields"])) == (422, ["round"])
    other = office.post(where, DECISION | {"round": 1})
    assert (other.status, other["code"]) == (409, "stale")
    assert GateRound.objects.get(project=found, number=2).state == "open"
    made = office.post(where, DECISION | {"round": 2})
    assert (made.status, made["change"]["state"], made["change"]["differences"]) == (
        200,
        "made",
        [],
    )
    assert Project.objects.get(pk=found.pk).cost_words == "要两千元"


def test_a_first_proposal_is_decided_as_before(world, enter):
    round_ = reviewed(world)
    office = enter("柳文书")
    where = f"projects/{round_.project_id}/decision"
    assert office.post(where, DECISION | {"round": 2})["code"] == "stale"
    assert office.post(where, DECISION)["change"] is None
