"""我的时长 over the API: the same rows, sums and dispute as on the page."""

from datetime import timedelta

import pytest

from tests.ledger.serving import presence
from tests.ledger.test_record import recorded
from wudan.ledger.models import Dispute


@pytest.fixture
def made(world, monday):
    """小武's two hours, on Monday afternoon."""
    monday[0] += timedelta(hours=6)
    return recorded(presence(world))


def test_sums_and_rows(made, enter):
    mine = enter("小武")
    assert mine.get("hours")["sums"] == [{"year": 2026, "grade": "credit", "minutes": 120}]
    (row,) = mine.get("hours/records")["items"]
    assert (row["no"], row["evidence"], row["state"]) == (made.no, "scanned", "recorded")
    assert row["vouched_at"] is not None
    assert enter("李小妹").get("hours/records").body == {"items": [], "next": None}


def test_a_dispute_and_its_deadline(made, enter):
    mine = enter("小武")
    told = mine.post("hours/disputes", {"record": made.no, "words": "我十二点半才走"})
    assert (told["kind"], told["state"], told["holder"]) == ("wrong", "open", "铁边城所")
    assert [row["id"] for row in mine.get("hours")["disputes"]] == [told["id"]]
    assert Dispute.objects.get().record == made


def test_somebody_elses_record_is_not_there(made, enter):
    answer = enter("李小妹").post("hours/disputes", {"record": made.no, "words": "不对"})
    assert answer.status == 404


def test_what_is_missing_needs_a_unit_and_a_day(world, enter):
    answer = enter("小武").post("hours/disputes", {"words": "少了一次"})
    assert (answer.status, set(answer["fields"])) == (422, {"unit"})
