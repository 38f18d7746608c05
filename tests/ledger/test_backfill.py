"""补录: a reason, a file, no meeting; a second person of another unit; capped, marked (A01, A02)."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.kit.bad_pictures import photo
from tests.ledger.serving import SHIFT, opening, presence
from tests.ledger.test_record import EVENING, balance, recorded
from wudan.kit.refusals import Malformed
from wudan.ledger.actions import Served, ask_backfill, decide_backfill, open_proof
from wudan.ledger.files import looked_at, proofs_kept
from wudan.ledger.models import Backfill
from wudan.teams.models import Membership

PDF = b"%PDF-1.4\n1 0 obj << >> endobj\n%%EOF\n"


def ask(
    world, who="小武", by="马青山", *, at=EVENING, starts_at=SHIFT, hours=2.0, ref="b1", **told
):
    given = {"title": "帮老人收玉米", "words": "掰玉米", "no_meeting": True} | told
    served = Served(starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), **given)
    return ask_backfill(
        person=world.people[who], unit=world.units["杨柳村"], served=served, reason="村里没信号，签到表在站里",
        proof=looked_at(PDF), ref=ref, by=world.actor(by), at=at,
    )  # fmt: skip


def decide(world, row, by="柳文书", *, approved=True, words="", at=EVENING):
    return decide_backfill(row=row, approved=approved, words=words, by=world.actor(by), at=at)


def test_approved_it_is_recorded_as_honor(world):
    row = decide(world, ask(world))
    assert (row.state, row.record.grade, row.record.evidence, row.record.minutes) == ("approved", "honor", "backfilled", 120)  # fmt: skip
    assert (balance("person", "honor"), balance("person")) == (120, 0)


def test_refused_with_a_reason_nothing_is_recorded(world):
    row = ask(world)
    with malformed("words"):
        decide(world, row, approved=False)
    assert decide(world, row, approved=False, words="签到表上没有他").record is None


def test_the_same_ref_is_the_same_request(world):
    assert ask(world).pk == ask(world).pk
    assert Backfill.objects.count() == 1


@pytest.mark.parametrize(
    ("by", "who", "code"),
    [("景科长", "小武", "not_your_role"), ("柳文书", "小武", "not_your_role"), ("贾站长", "小武", "not_your_unit"),
     ("苏远", "小武", "not_your_unit"), ("马青山", "马青山", "own_hours")],
)  # fmt: skip
def test_who_may_ask(world, by, who, code):
    with objected(code):
        ask(world, who, by)


def test_a_meeting_is_no_service(world):
    with malformed("no_meeting"):
        ask(world, no_meeting=False)


def test_what_must_be_said(world):
    with malformed("title", "words"):
        ask(world, title=" ", words="")


@pytest.mark.parametrize(
    ("given", "code"),
    [({"starts_at": EVENING}, "in_future"), ({"hours": 9}, "too_long"), ({"at": SHIFT + timedelta(days=100)}, "too_old"),
     ({"starts_at": SHIFT + timedelta(hours=12), "hours": 4, "at": EVENING + timedelta(days=2)}, "across_midnight")],
)  # fmt: skip
def test_the_rules_of_the_time_hold_afterwards(world, given, code):
    with objected(code):
        ask(world, **given)


def test_a_month_has_sixteen_hours_of_it(world):
    for day in range(2):
        ask(world, starts_at=SHIFT - timedelta(days=day), hours=8, ref=f"b{day}")
    with objected("monthly_cap"):
        ask(world, starts_at=SHIFT - timedelta(days=3), hours=1, ref="b9")


@pytest.mark.parametrize(
    ("by", "code"),
    [("马青山", "not_your_role"), ("苏远", "not_your_role"), ("景科长", "not_your_role"), ("严审计", "not_your_role")],
)  # fmt: skip
def test_who_may_not_decide(world, by, code):
    with objected(code):
        decide(world, ask(world), by)


def test_the_asker_and_their_unit_do_not_decide(world):
    row = ask(world, by="乔委员")
    with objected("own_request"):
        decide(world, row, "乔委员")


def test_nobody_decides_about_themselves(world):
    with objected("own_hours"):
        decide(world, ask(world, "柳文书"))


def test_who_is_in_the_same_team_does_not_decide(world):
    Membership.objects.create(
        team=world.teams["clippers"], person=world.people["柳文书"], joined_on=SHIFT.date()
    )
    with objected("same_team"):
        decide(world, ask(world))


def test_a_unit_with_much_of_it_needs_the_center(world):
    with objected("over_share"):
        decide(world, ask(world), "乔委员")


def test_a_unit_with_little_of_it_does_not(world):
    for day in range(1, 6):
        place = opening(world, starts_at=SHIFT - timedelta(days=day), hours=8)
        for who in ("秦奶奶", "高大爷", "白嫂"):
            recorded(presence(world, who, at=place))
    assert decide(world, ask(world, hours=1), "乔委员").state == "approved"


def test_it_never_overlaps_what_was_signed(world):
    recorded(presence(world))
    with objected("overlap"):
        decide(world, ask(world))


def test_a_decision_stands(world):
    row = decide(world, ask(world))
    with objected("decided"):
        decide(world, row)


def test_the_file_is_sealed_and_read_by_few(world):
    row = ask(world)
    assert PDF not in (proofs_kept().folder / row.file_name).read_bytes()
    assert open_proof(row=row, by=world.actor("柳文书"), at=EVENING) == PDF
    assert open_proof(row=row, by=world.actor("严审计"), at=EVENING) == PDF
    with objected("not_your_role"):
        open_proof(row=row, by=world.actor("贾站长"), at=EVENING)


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90", b"%PDF-1.4 cut short", b"%PDF-1.4 /OpenAction << /JS (x) >> %%EOF", b"%PDF-" + b"0" * 11_000_000],
    ids=["empty", "program", "cut", "script", "large"],
)  # fmt: skip
def test_other_files_are_refused_in_words(content):
    with pytest.raises(Malformed):
        looked_at(content)


def test_a_photograph_is_drawn_anew():
    assert looked_at(photo()).content != photo()
