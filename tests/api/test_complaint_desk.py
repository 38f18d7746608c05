"""投诉建议怎么办 over the API: taken up, asked about, put off, answered, passed on, merged; nobody whom it is about sees it."""

import pytest

from tests.complaints.saying import filed
from wudan.complaints.models import Complaint

UPHELD = {"outcome": "upheld", "words": "车坏了没有说一声，已经补上。"}


@pytest.fixture
def held(world):
    """About 杨柳村: its institute answers."""
    return filed(world, about="杨柳村")


def test_what_came_to_the_desk_is_read_without_who_said_it(world, enter):
    made = filed(world, about="杨柳村", by=world.actor("秦奶奶"), is_anonymous=False)
    institute = enter("乔委员")
    [line] = institute.get("complaint-desk")["items"]
    assert (line["no"], line["stage"], line["desk"]) == (made.no, "filed", "institute")
    shown = institute.get(f"complaint-desk/{made.no}")
    assert (shown["words"], shown["unit"]["key"], shown["is_anonymous"]) == (
        made.words,
        "杨柳村",
        False,
    )
    assert "秦" not in shown.raw.decode()
    assert "code" not in shown.body


def test_it_is_taken_up_asked_about_put_off_once_and_answered(enter, held, speaker):
    institute, where = enter("乔委员"), f"complaint-desk/{held.no}"
    taken = institute.post(f"{where}/receipt", key="received-once")
    assert (taken.status, taken["stage"]) == (200, "received")
    assert institute.post(f"{where}/receipt", key="received-once").raw == taken.raw
    again = institute.post(f"{where}/receipt")
    assert (again.status, again["code"]) == (422, "received")
    assert institute.post(f"{where}/question", {"words": "是哪一天？"}).status == 200
    later = institute.post(f"{where}/extension", {"why": "要到村里看一看"})
    assert (later.status, later["answer_by"] > taken["answer_by"]) == (200, True)
    twice = institute.post(f"{where}/extension", {"why": "还要看一看"})
    assert (twice.status, twice["code"]) == (422, "extended")
    done = institute.post(f"{where}/answer", UPHELD)
    assert (done.status, done["stage"], done["outcome"]) == (200, "answered", "upheld")
    assert institute.get("complaint-desk")["items"] == []
    assert [one["no"] for one in institute.get("complaint-desk", answered="true")["items"]] == [
        held.no
    ]
    read = speaker.get("complaint-answers", no=held.no, code=held.slip_code)
    assert (read["answer_words"], read["notes"][0]["words"]) == (UPHELD["words"], "是哪一天？")


def test_what_an_act_answers_is_kept_and_says_none_of_the_words(enter, held):
    done = enter("乔委员").post(f"complaint-desk/{held.no}/answer", UPHELD)
    said = done.raw.decode()
    assert held.no in said
    assert held.words not in said
    assert UPHELD["words"] not in said


def test_it_goes_to_another_desk_that_it_is_not_about(world, enter):
    held = filed(world)
    office, where = enter("柳文书"), f"complaint-desk/{held.no}/transfer"
    wrong = office.post(where, {"unit": "杨柳村", "why": "归镇上"})
    assert (wrong.status, list(wrong["fields"])) == (422, ["unit"])
    nowhere = office.post(where, {"unit": "none", "why": "归镇上"})
    assert (nowhere.status, list(nowhere["fields"])) == (422, ["unit"])
    done = office.post(where, {"unit": "铁边城", "why": "归镇上"})
    assert (done.status, done["desk"], done["holder"]["key"]) == (200, "institute", "铁边城")
    assert enter("乔委员").post(f"complaint-desk/{held.no}/answer", UPHELD).status == 200


def test_an_institute_that_passes_it_on_is_told_where_it_went(world, enter, held):
    done = enter("乔委员").post(
        f"complaint-desk/{held.no}/transfer", {"unit": "c", "why": "牵涉几个镇"}
    )
    assert (done.status, done["desk"]) == (200, "office")
    assert enter("乔委员").get(f"complaint-desk/{held.no}").status == 404


def test_the_same_thing_again_is_answered_with_the_first(world, enter, held):
    again, institute = filed(world, about="杨柳村"), enter("乔委员")
    where = f"complaint-desk/{again.no}/merger"
    for into in (again.no, "38205571946"):
        wrong = institute.post(where, {"into": into})
        assert (wrong.status, list(wrong["fields"])) == (422, ["into"])
    done = institute.post(where, {"into": held.no})
    assert (done.status, done["stage"]) == (200, "merged")
    assert institute.get(f"complaint-desk/{held.no}")["merged"] == [again.no]


@pytest.mark.parametrize(
    ("act", "said", "field"),
    [
        ("answer", {"outcome": "upheld", "words": ""}, "words"), ("answer", {"outcome": "好", "words": "好"}, "outcome"),
        ("question", {"words": " "}, "words"), ("extension", {"why": ""}, "why"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(enter, held, act, said, field):
    answer = enter("乔委员").post(f"complaint-desk/{held.no}/{act}", said)
    assert (answer.status, list(answer["fields"])) == (422, [field])


@pytest.mark.parametrize("who", ["柳文书", "严审计"])
def test_who_reads_it_from_above_does_not_answer_it(enter, held, who):
    answer = enter(who).post(f"complaint-desk/{held.no}/answer", UPHELD)
    assert (answer.status, answer["code"]) == (422, "other_desk")


@pytest.mark.parametrize("who", ["马青山", "秦奶奶", "贾站长", "苏远", "景科长", "郝书记"])
def test_it_is_not_there_for_others_and_least_for_whom_it_is_about(enter, held, who):
    speaker = enter(who)
    assert speaker.get("complaint-desk")["items"] == []
    for answer in (
        speaker.get(f"complaint-desk/{held.no}"), speaker.post(f"complaint-desk/{held.no}/receipt"),
        speaker.post(f"complaint-desk/{held.no}/answer", {"nonsense": 1}),
    ):  # fmt: skip
        assert (answer.status, answer["code"]) == (404, "missing")
    assert Complaint.objects.get().stage == "filed"


def test_ones_own_is_found_by_number_and_code_not_here(world, enter):
    made = filed(world, by=world.actor("秦奶奶"), is_anonymous=False)
    elder = enter("秦奶奶")
    assert elder.get("complaint-desk")["items"] == []
    assert elder.get(f"complaint-desk/{made.no}").status == 404


def test_the_list_takes_the_same_statements_for_many(world, enter, django_assert_num_queries):
    for _ in range(4):
        filed(world, about="杨柳村")
    institute = enter("乔委员")
    institute.get("complaint-desk")
    with django_assert_num_queries(3):
        assert len(institute.get("complaint-desk")["items"]) == 4
