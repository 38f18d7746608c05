"""项目以后的路 over the API: put right, taken back; confirmed, looked at, out or kept; nursed; to another unit (R065)."""

from datetime import date

import pytest

from tests.projects.keeping import admitted, at_gate, candidate, decide, needed, reviewed
from wudan.projects.models import ExitProposal, HalfYearLook, NeedEvidence, Project, ProjectVersion

OVER = date(2026, 9, 1)
MERGED = {"to": "铁边城", "why": "站要并了"}


@pytest.fixture
def found(world):
    """On the list; its trial is over."""
    made = admitted(world)
    Project.objects.filter(pk=made.pk).update(trial_until=OVER)
    return made


def test_a_candidate_is_put_right_in_what_is_said_alone(world, enter):
    made, station = candidate(world), enter("马青山")
    where = f"projects/{made.pk}"
    before = station.get(where)
    said = {"version": before["version"], "title": "老人理发上门", "risk": "bodily", "minutes": 50}
    done = station.post(f"{where}/correction", said, key="corrected-once")
    assert (done.status, done["title"], done["version"]) == (
        200,
        "老人理发上门",
        before["version"] + 1,
    )
    assert done["text"] == before["text"] | {
        "title": "老人理发上门",
        "risk": "bodily",
        "minutes": 50,
    }
    assert station.post(f"{where}/correction", said, key="corrected-once").raw == done.raw
    late = station.post(f"{where}/correction", said | {"title": "又改"})
    assert (late.status, late["code"]) == (409, "stale")
    assert ProjectVersion.objects.filter(project=made).count() == 2
    wrong = station.post(f"{where}/correction", {"version": done["version"], "platform": "none"})
    assert (wrong.status, list(wrong["fields"])) == (422, ["platform"])


def test_evidence_is_read_and_taken_away_before_it_is_sent(world, enter):
    made, station = needed(world), enter("马青山")
    where, order = f"projects/{made.pk}/evidence", world.place()
    assert station.post(where, {"order": order.no}).status == 200
    heard, asked = station.get(where)["items"]
    assert (heard["kind"], heard["order"], bool(heard["words"])) == ("note", "", True)
    assert (asked["kind"], asked["order"], asked["note"]) == ("order", order.no, None)
    done = station.post(f"{where}/{asked['id']}/removal", key="unlinked-once")
    assert (done.status, done["need"]["orders"]) == (200, 0)
    assert station.post(f"{where}/{asked['id']}/removal", key="unlinked-once").raw == done.raw
    assert station.post(f"{where}/{asked['id']}/removal").status == 404
    assert enter("贾站长").get(where).status == 404
    assert NeedEvidence.objects.count() == 1


def test_evidence_takes_the_same_statements_for_many(world, enter, django_assert_max_num_queries):
    made, station = needed(world), enter("马青山")
    for _ in range(3):
        station.post(f"projects/{made.pk}/evidence", {"order": world.place().no})
    with django_assert_max_num_queries(6):
        assert len(station.get(f"projects/{made.pk}/evidence")["items"]) == 4


def test_a_candidate_is_taken_back_by_its_unit_with_a_reason(world, enter):
    made = candidate(world)
    where = f"projects/{made.pk}/retraction"
    empty = enter("马青山").post(where, {"why": " "})
    assert (empty.status, list(empty["fields"])) == (422, ["why"])
    assert enter("柳文书").post(where, {"why": "不要了"}).status == 422
    done = enter("马青山").post(where, {"why": "并到别的项目里"})
    assert (done.status, done["stage"]) == (200, "taken_back")


@pytest.mark.parametrize(
    ("who", "to", "unit"),
    [
        ("柳文书", "民政局", "民政局"),
        ("柳文书", "铁边城", "铁边城所"),
        ("乔委员", "铁边城", "铁边城所"),
    ],
)
def test_the_office_gives_it_to_any_and_a_unit_above_takes_it_over(
    world, enter, found, who, to, unit
):
    speaker, where = enter(who), f"projects/{found.pk}/handing-over"
    done = speaker.post(where, MERGED | {"to": to}, key="handed-once")
    assert (done.status, done["unit"]) == (200, unit)
    assert speaker.post(where, MERGED | {"to": to}, key="handed-once").raw == done.raw
    again = speaker.post(where, MERGED | {"to": to})
    assert (again.status, again["code"]) == (422, "same_unit")
    station = enter("马青山").post(f"projects/{found.pk}/handing-over", MERGED)
    assert station.status == 404


@pytest.mark.parametrize(
    ("who", "said", "code"),
    [
        ("马青山", MERGED, "not_your_role"), ("乔委员", MERGED | {"to": "石峁村"}, "not_your_role"),
        ("郝书记", MERGED, "not_your_role"), ("柳文书", MERGED | {"to": "clippers"}, "not_a_side"),
        ("柳文书", MERGED | {"to": "none"}, "malformed"), ("柳文书", MERGED | {"why": ""}, "malformed"),
    ],
)  # fmt: skip
def test_nobody_else_moves_it_nor_where_it_cannot_be(world, enter, found, who, said, code):
    answer = enter(who).post(f"projects/{found.pk}/handing-over", said)
    assert (answer.status, answer["code"]) == (422, code)
    assert Project.objects.get(pk=found.pk).unit == world.units["杨柳村"]


def test_it_stays_while_somebody_reviews_it(world, enter):
    made = at_gate(world).project
    answer = enter("柳文书").post(f"projects/{made.pk}/handing-over", MERGED)
    assert (answer.status, answer["code"]) == (422, "wrong_stage")


def test_a_trial_that_is_over_is_confirmed_and_looked_at(enter, found):
    office, where = enter("柳文书"), f"projects/{found.pk}"
    done = office.post(f"{where}/confirmation", {"reasons": "月月都去"}, key="confirmed-once")
    assert (done.status, done["stage"]) == (200, "running")
    assert (
        office.post(f"{where}/confirmation", {"reasons": "月月都去"}, key="confirmed-once").raw
        == done.raw
    )
    twice = office.post(f"{where}/confirmation", {"reasons": "月月都去"})
    assert (twice.status, twice["code"]) == (422, "wrong_stage")
    looked = office.post(f"{where}/look", {"outcome": "end", "words": "没人做了"})
    assert looked.status == 200
    assert HalfYearLook.objects.get().outcome == "end"
    assert ExitProposal.objects.get().ground == "look"
    wrong = office.post(f"{where}/look", {"outcome": "maybe", "words": "x"})
    assert (wrong.status, list(wrong["fields"])) == (422, ["outcome"])


def test_a_unit_proposes_an_exit_and_a_person_decides(enter, found):
    where = f"projects/{found.pk}"
    said = {"outcome": "exit", "reasons": "没有人做"}
    assert enter("柳文书").post(f"{where}/exit", said).status == 404
    asked = enter("马青山").post(f"{where}/exit-proposal", {"words": "没人做了"})
    assert (asked.status, asked["stage"]) == (200, "trial")
    own = enter("马青山").post(f"{where}/exit", said)
    assert (own.status, own["code"]) == (422, "not_your_role")
    done = enter("柳文书").post(f"{where}/exit", said, key="out-once")
    assert (done.status, done["stage"]) == (200, "exited")
    assert enter("柳文书").post(f"{where}/exit", said, key="out-once").raw == done.raw


def test_the_nursery_goes_forward_with_company(world, enter):
    made = decide(world, reviewed(world), "incubate").round.project
    station, where = enter("马青山"), f"projects/{made.pk}/nursery"
    assert station.post(where, {"step": "seeded", "words": "凑了六个人"}).status == 200
    for said, field in (
        ({"step": "accompanied"}, "companion"), ({"step": "accompanied", "companion": "none"}, "companion"),
        ({"step": "seeded", "session": 10**9}, "session"),
    ):  # fmt: skip
        answer = station.post(where, said | {"words": "有人带"})
        assert (answer.status, list(answer["fields"])) == (422, [field])
    led = {"step": "accompanied", "companion": "铁边城", "words": "有人带"}
    assert station.post(where, led).status == 200
    assert enter("郝书记").post(where, led).status == 422


@pytest.mark.parametrize("who", ["秦奶奶", "贾站长", "苏远"])
def test_it_is_not_there_for_others(enter, found, who):
    speaker = enter(who)
    for noun, said in {
        "handing-over": MERGED, "confirmation": {"reasons": "好"}, "exit-proposal": {"words": "不办了"},
        "look": {"outcome": "go_on", "words": "好"}, "retraction": {"why": "不办了"},
    }.items():  # fmt: skip
        answer = speaker.post(f"projects/{found.pk}/{noun}", said)
        assert (answer.status, answer["code"]) == (404, "missing")
