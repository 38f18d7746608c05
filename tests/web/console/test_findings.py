"""时长线索: above the unit they are seen, explained and decided; the records stay as they are."""

import pytest

from tests.audited.pages import a_finding
from tests.audited.stages import Stage
from wudan.ledger.models import Finding


@pytest.fixture
def stage(world):
    return Stage(world)


def test_the_institute_reads_what_was_seen_and_writes_what_it_found(stage):
    made = a_finding(stage)
    desk = stage.desk("乔委员")
    assert "半夜的补录" in desk.see("findings").content.decode()
    answer = desk.send("finding-decision", made.pk, outcome="explained", words="停电，第二天才补")
    assert answer.status_code == 303
    made.refresh_from_db()
    assert (made.outcome, made.decided_words) == ("explained", "停电，第二天才补")


def test_a_decision_without_words_is_sent_back_with_what_was_chosen(stage):
    made = a_finding(stage)
    answer = stage.desk("乔委员").send("finding-decision", made.pk, outcome="fine", words="")
    assert answer.status_code == 422
    assert "checked" in answer.content.decode()
    assert not Finding.objects.exclude(outcome="").exists()


def test_the_auditor_reads_and_decides_nothing(stage):
    made = a_finding(stage)
    answer = stage.desk("严审计").send("finding-decision", made.pk, outcome="fine", words="好")
    assert answer.status_code == 403 or "研判" in answer.content.decode()
    assert not Finding.objects.exclude(outcome="").exists()
