"""拴正典型 (R079): consent first, clearance, blind marks, a word that decides nothing, a notice that can stop it."""

from datetime import date

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.honors.noticing import objection
from tests.honors.running import (
    DAY,
    V,
    at_stage,
    awarded,
    decided,
    drafted,
    go,
    put_forward,
    score_all,
    stands,
    votes,
)
from tests.world import MONDAY
from wudan.honors.actions import campaigns, notices
from wudan.honors.counting import clusters_in, sheet_of, words_of
from wudan.honors.models import (
    Award,
    Ballot,
    CampaignDecision,
    Candidate,
    Clearance,
    PublicNotice,
    Scoring,
    Turnout,
)
from wudan.honors.permissions.campaigns import reads_marks
from wudan.people.actors import for_self

pytestmark = pytest.mark.postgres
NOBODY = 10**9


def test_a_plan_names_classes_days_in_order_and_offices(world):
    with malformed("quotas", "vote_until", "offices"):
        drafted(world, quotas={}, vote_until=date(2026, 9, 1), offices=[])
    with objected("not_your_role"):
        campaigns.draft(unit=world.units["c"], planned=None, by=world.actor("马青山"), at=MONDAY)


def test_nothing_goes_further_before_the_persons_own_yes(world):
    found = go(world, drafted(world), V.OPEN)
    named = put_forward(world, found)
    with objected("named"):
        put_forward(world, found, by="李小妹")
    with objected("nobody"):
        go(world, found, V.CLEAR)
    with refused_by_the_database("candidate_agreed_first"):
        Candidate.objects.filter(pk=named.pk).update(state="standing")
    with objected("not_yours"):
        campaigns.agree(
            candidate=named,
            shows_name=True,
            shows_picture=False,
            by=world.oneself("高大爷"),
            at=MONDAY,
        )
    assert stands(named).state == "standing"
    assert put_forward(world, found, "高大爷", "高大爷").put_forward_by == "self"
    assert put_forward(world, found, "贺叔", "白嫂").put_forward_by == "neighbour"
    with objected("not_your_unit"):
        put_forward(world, found, "李小妹", "贾站长")


def test_an_office_objects_with_reason_and_that_ends_it(world):
    found = at_stage(world, V.CLEAR)
    first, second = (
        Clearance.objects.filter(candidate__campaign=found)
        .select_related("candidate")
        .order_by("pk")
    )
    by = world.actor("景科长")
    with malformed("reason"):
        campaigns.answer_clearance(clearance=first, answer="objection", by=by, at=MONDAY)
    with objected("not_yours"):
        campaigns.answer_clearance(
            clearance=first, answer="clear", by=world.actor("艾科长"), at=MONDAY
        )
    campaigns.answer_clearance(
        clearance=first, answer="objection", reason="正在调查。", by=by, at=MONDAY
    )
    assert Candidate.objects.get(pk=first.candidate_id).state == "barred"
    with objected("uncleared"):
        go(world, found, V.SCORE)
    assert campaigns.remind_offices(at=MONDAY + 9 * DAY) == 1
    assert campaigns.remind_offices(at=MONDAY + 9 * DAY) == 0
    campaigns.answer_clearance(clearance=second, answer="clear", by=by, at=MONDAY)
    assert go(world, found, V.SCORE).stage == "scoring"
    with refused_by_the_database("candidate_cleared_first"):
        Candidate.objects.filter(pk=first.candidate_id).update(state="chosen")


def test_scorers_see_no_name_declare_first_and_nobody_elses_marks(world):
    found = at_stage(world, V.SCORE)
    rows = list(
        Scoring.objects.filter(candidate__campaign=found, candidate__number=1)
        .select_related("candidate")
        .order_by("pk")
    )
    masked = rows[0].candidate.blind_story
    assert masked == "某某住在某地，三年里每天给隔壁瘫了的高大爷送饭，风雨不断。"
    by = world.actor("乔委员")
    with objected("undeclared"):
        campaigns.mark(scoring=rows[0], marks={}, by=by, at=MONDAY)
    with malformed("words"):
        campaigns.declare(scoring=rows[0], conflict="has", by=by, at=MONDAY)
    campaigns.declare(scoring=rows[0], conflict="none", by=by, at=MONDAY)
    with malformed("deed", "lasting", "learned"):
        campaigns.mark(scoring=rows[0], marks={"deed": 9}, by=by, at=MONDAY)
    with refused_by_the_database("scoring_after_declaring"):
        Scoring.objects.filter(pk=rows[1].pk).update(given_at=MONDAY)
    assert not reads_marks(world.actor("柳文书"), found)
    Scoring.objects.filter(pk=rows[0].pk).update(conflict="", declared_at=None)
    score_all(world, found)
    with refused_by_the_database("scoring_kept"):
        Scoring.objects.filter(pk=rows[0].pk).update(marks={"deed": 0})
    found = go(world, found, V.CALL)
    assert reads_marks(world.actor("柳文书"), found)
    assert not reads_marks(world.actor("乔委员"), found)
    assert [line.values for line in sheet_of(rows[0].candidate)] == [(3, 3)] * 3


def test_who_nominated_or_stands_does_not_score_and_who_scored_does_not_decide(world):
    found = go(world, drafted(world), V.OPEN)
    stands(put_forward(world, found, by="乔委员"))
    with objected("nominated"):
        campaigns.name_scorer(
            campaign=found, post=world.posts["乔委员"], by=world.actor("柳文书"), at=MONDAY
        )
    with objected("no_scorer"):
        campaigns.name_scorer(
            campaign=found, post=world.posts["马青山"], by=world.actor("柳文书"), at=MONDAY
        )
    found = at_stage(world, V.TELL)
    with refused_by_the_database("honors_decided_apart"):
        CampaignDecision.objects.create(
            candidate=found.candidates.first(), outcome="chosen", reasons="好", decided_at=MONDAY,
            decided_by_id=world.people["艾科长"].pk,
        )  # fmt: skip


def test_one_word_a_person_and_round_that_nobody_can_read_back(world):
    found = at_stage(world, V.CALL)
    first = found.candidates.get(number=1)
    votes(world, found, world.people["高大爷"], first, network="10.0.0.1")
    with objected("voted"):
        votes(world, found, world.people["高大爷"], first)
    with objected("own"):
        votes(world, found, world.people["秦奶奶"], first)
    with objected("for_oneself"):
        campaigns.vote(campaign=found, candidate=first, by=world.actor("马青山"), at=MONDAY)
    assert "person" not in {field.name for field in Ballot._meta.get_fields()}
    assert {field.name for field in Turnout._meta.fields} == {"id", "campaign", "round", "person"}
    with refused_by_the_database("ballot_kept"):
        Ballot.objects.update(candidate=found.candidates.get(number=2))
    with refused_by_the_database("one_vote_a_round|honors_turnout"):
        Turnout.objects.create(campaign=found, round=1, person=world.people["高大爷"])
    assert words_of(found) is None


def test_clusters_are_shown_to_a_human_and_struck_with_reasons(world):
    found = at_stage(world, V.CALL)
    first = found.candidates.get(number=1)
    for who in ("高大爷", "白嫂", "贺叔", "李小妹", "小武"):
        votes(world, found, world.people[who], first, network="10.0.0.9")
    votes(world, found, world.people["苏远"], first, network="10.0.0.1")
    found = go(world, found, V.COUNT)
    assert words_of(found) is None
    (cluster,) = clusters_in(found)
    assert cluster.count == 5
    rows = list(Ballot.objects.filter(network=cluster.network))
    with malformed("why"):
        campaigns.strike(campaign=found, ballots=rows, why="", by=world.actor("柳文书"), at=MONDAY)
    struck = campaigns.strike(
        campaign=found,
        ballots=rows,
        why="同一台机器连投，问过本人没有投。",
        by=world.actor("柳文书"),
        at=MONDAY,
    )
    assert struck == 5
    with refused_by_the_database("ballot_kept"):
        Ballot.objects.update(struck_at=None, struck_why="")
    found = go(world, found, V.TELL)
    told = words_of(found)
    assert [(word.candidate.number, word.votes, word.struck) for word in told] == [
        (2, 0, 0),
        (1, 1, 5),
    ]
    assert not Ballot.objects.exclude(network="").exists()


def test_a_new_round_lets_everybody_speak_again(world):
    found = at_stage(world, V.COUNT)
    found = campaigns.vote_again(
        campaign=found, vote_until=date(2026, 10, 20), why="连投太多。", by=world.actor("柳文书"),
        at=MONDAY + 21 * DAY,
    )  # fmt: skip
    votes(
        world, found, world.people["高大爷"], found.candidates.get(number=1), at=MONDAY + 22 * DAY
    )
    assert (found.round, found.stage) == (2, "voting")


def test_the_limit_holds_and_each_gets_reasons(world):
    found = at_stage(world, V.TELL)
    other = found.candidates.get(number=2)
    Candidate.objects.filter(pk=other.pk).update(honor_class=found.classes.get(code="filial"))
    both = [campaigns.Chosen(one.pk, "chosen", "好") for one in found.candidates.standing()]
    decide = {
        "campaign": found,
        "met_on": date(2026, 9, 29),
        "meeting": "五人",
        "by": world.actor("路副主任"),
        "at": MONDAY + 23 * DAY,
    }
    with malformed("chosen"):
        campaigns.decide(chosen=both, **decide)
    with malformed("chosen"):
        campaigns.decide(chosen=both[:1], **decide)
    CampaignDecision.objects.create(
        candidate_id=both[0].candidate,
        outcome="chosen",
        reasons="好",
        decided_at=MONDAY,
        decided_by_id=NOBODY,
    )
    with refused_by_the_database("honors_within_the_limit"):
        CampaignDecision.objects.create(
            candidate_id=both[1].candidate,
            outcome="chosen",
            reasons="好",
            decided_at=MONDAY,
            decided_by_id=NOBODY,
        )


def test_an_open_objection_blocks_the_award_and_one_that_holds_ends_it(world):
    found = decided(world)
    candidate = found.candidates.get(number=1)
    up = PublicNotice.objects.get(kind="candidate", subject_id=candidate.pk)
    raised = objection(world, up, "贺叔", at=MONDAY + 24 * DAY)
    late = {"by": world.actor("路副主任"), "at": MONDAY + 31 * DAY}
    with objected("objected"):
        campaigns.award(candidate=candidate, **late)
    with refused_by_the_database("award_after_its_notice"):
        Award.objects.create(candidate=candidate, no="X", awarded_at=MONDAY, awarded_as="x")
    notices.answer(raised=raised, outcome="sustained", reasons="查实不是他做的。", **late)
    assert campaigns.award(candidate=candidate, **late) is None
    assert Candidate.objects.get(pk=candidate.pk).state == "upset"
    other = campaigns.award(candidate=found.candidates.get(number=2), **late)
    assert other.no.startswith("DX2026")
    with objected("wrong_stage"):
        go(world, found, V.CANCEL, at=late["at"])
    assert go(world, found, V.FINISH, at=late["at"]).stage == "awarded"


def test_stepping_back_takes_the_notice_down(world):
    found = decided(world)
    candidate = found.candidates.get(number=1)
    campaigns.leave(candidate=candidate, by=for_self(candidate.person_id), at=MONDAY + 25 * DAY)
    assert PublicNotice.objects.get(kind="candidate", subject_id=candidate.pk).state == "taken_down"
    with objected("not_chosen"):
        campaigns.award(candidate=candidate, by=world.actor("路副主任"), at=MONDAY + 31 * DAY)


def test_a_revocation_has_reasons_and_another_answers_the_appeal(world):
    made, by = awarded(world), world.actor("路副主任")
    campaigns.revoke(award=made, why="材料不实。", by=by, at=MONDAY + 40 * DAY)
    asked = campaigns.appeal(
        award=made,
        words="材料是真的。",
        by=for_self(made.candidate.person_id),
        at=MONDAY + 41 * DAY,
    )
    with objected("same_decider"):
        campaigns.reply(appeal=asked, outcome="upheld", reasons="不改", by=by, at=MONDAY + 42 * DAY)
    campaigns.reply(
        appeal=asked,
        outcome="granted",
        reasons="核对了，是真的。",
        by=world.actor("柳文书"),
        at=MONDAY + 42 * DAY,
    )
    made.refresh_from_db()
    assert (made.state, made.candidate.__class__.objects.get(pk=made.candidate_id).state) == (
        "live",
        "honored",
    )


def test_lists_are_in_the_order_of_class_and_name_never_of_votes(world):
    found = at_stage(world, V.TELL)
    order = found.candidates.in_order().query.order_by + Award.objects.in_order().query.order_by
    assert not {"votes", "marks", "-votes", "-marks"} & set(order)
