"""投诉建议 by the API: without a session, by number and code; the same refusals as the page."""

from tests.complaints.saying import answered
from wudan.complaints.models import Complaint

SAID = {"kind": "complaint", "words": "约好上午来，等到天黑没有人来。", "unit": "杨柳村"}


def test_filed_looked_up_and_replied_to_without_a_name(world, speaker):
    made = speaker.post("complaints", SAID)
    assert made.status == 201
    keys = {"no": made["no"], "code": made["code"]}
    assert speaker.get("complaint-answers", **keys)["stage"] == "filed"
    told = speaker.post("complaint-replies", {**keys, "words": "上周三。"})
    assert [note["words"] for note in told["notes"]] == ["上周三。"]
    answered(world, Complaint.objects.get(), "乔委员")
    assert speaker.get("complaint-answers", **keys)["outcome"] == "upheld"
    late = speaker.post("complaint-replies", {**keys, "words": "还有"})
    assert (late.status, late["code"]) == (422, "closed")


def test_a_wrong_code_and_an_unknown_number_say_the_same(world, speaker):
    made = speaker.post("complaints", SAID)
    wrong = speaker.get("complaint-answers", no=made["no"], code="x")
    unknown = speaker.get("complaint-answers", no="38205571946", code=made["code"])
    assert (wrong.status, wrong.body) == (unknown.status, unknown.body) == (404, wrong.body)


def test_what_cannot_be_kept_is_refused_by_its_field(world, speaker):
    for given, field in (
        ({"words": " "}, "words"),
        ({"unit": "nowhere"}, "unit"),
        ({"number": "12"}, "number"),
    ):
        answer = speaker.post("complaints", SAID | given)
        assert (answer.status, field in answer["fields"]) == (422, True), given
