"""A request carries a key: done once, answered alike; the outbox: reacted to once."""

from datetime import timedelta

import pytest

from tests.world import MONDAY
from wudan.journal.answers import Answer, answer_once, old_answers
from wudan.journal.events import Subject, record
from wudan.journal.models import Outbox, Reaction, StoredAnswer
from wudan.journal.outbox import backlog, deliver
from wudan.kit.refusals import Objected, Objection
from wudan.people.actors import THE_CLOCK

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


class Work:
    """Something that must be done once."""

    def __init__(self):
        self.done = 0

    def __call__(self):
        self.done += 1
        return Answer(201, f'{{"件": {self.done}}}')

    def refuse(self):
        self.done += 1
        raise Objected(Objection("no", "不行"))


def ask(work, *, owner=1, key="k", digest="d", at=MONDAY):
    return answer_once(owner=owner, key=key, digest=digest, at=at, do=work)


def test_a_repeated_request_gets_the_same_answer():
    work = Work()
    assert [ask(work) for _ in range(3)] == [Answer(201, '{"件": 1}')] * 3
    assert work.done == 1


def test_keys_are_ones_own():
    work = Work()
    assert ask(work, owner=1) != ask(work, owner=2)
    assert work.done == 2


def test_another_request_under_the_same_key_is_refused():
    work = Work()
    ask(work)
    with pytest.raises(Objected, match="已用于另一份内容"):
        ask(work, digest="other")
    assert work.done == 1


def test_a_refusal_is_not_kept_so_one_may_try_again():
    work = Work()
    with pytest.raises(Objected, match="不行"):
        ask(work.refuse)
    assert not StoredAnswer.objects.exists()
    assert ask(work) == Answer(201, '{"件": 2}')


def test_answers_are_kept_thirty_days():
    ask(Work())
    assert old_answers(MONDAY).count() == 0
    assert old_answers(MONDAY + timedelta(seconds=1)).count() == 1


@pytest.fixture
def event(db):
    return record("site.test", Subject("site", 7, "610626", None), by=THE_CLOCK, at=MONDAY, facts={"n": 1})  # fmt: skip


def test_each_reaction_runs_once(event):
    heard = []
    table = {"site.test": [("hear", heard.append), ("again", heard.append)]}
    assert deliver(lambda verb: table[verb], at=MONDAY) == 1
    assert deliver(lambda verb: table[verb], at=MONDAY) == 0
    assert [(h.id, h.verb, h.subject_id, h.facts) for h in heard] == [(event, "site.test", 7, {"n": 1})] * 2  # fmt: skip
    assert Reaction.objects.count() == 2


def test_a_reaction_that_ran_before_does_not_run_again(event):
    heard = []
    deliver(lambda verb: [("hear", heard.append)], at=MONDAY)
    Outbox.objects.update(done_at=None)
    deliver(lambda verb: [("hear", heard.append)], at=MONDAY)
    assert len(heard) == 1


def test_a_reaction_that_fails_waits_longer_each_time_and_says_why(event, caplog):
    def fail(happening):
        raise ValueError("坏了")

    at = MONDAY
    for tries, wait in ((1, 2), (2, 4), (3, 8)):
        assert deliver(lambda verb: [("fail", fail)], at=at) == 0
        row = Outbox.objects.get()
        assert (row.tries, row.next_try_at) == (tries, at + timedelta(seconds=wait))
        assert row.fault == "ValueError: 坏了"
        at = row.next_try_at
    assert not Reaction.objects.exists()
    assert "failed" in caplog.text


def test_one_failure_does_not_stop_the_others(event):
    other = record("site.other", Subject("site", 8, "610626", None), by=THE_CLOCK, at=MONDAY)
    heard = []
    table = {"site.test": [("fail", lambda happening: 1 / 0)], "site.other": [("hear", heard.append)]}  # fmt: skip
    assert deliver(lambda verb: table[verb], at=MONDAY) == 1
    assert [h.id for h in heard] == [other]


def test_the_backlog_tells_how_old_the_oldest_is(event):
    assert backlog(at=MONDAY + timedelta(minutes=5)) == (1, timedelta(minutes=5))
    deliver(lambda verb: [], at=MONDAY)
    assert backlog(at=MONDAY) == (0, timedelta(0))
