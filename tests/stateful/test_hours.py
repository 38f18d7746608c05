"""Random people record, reverse, back-fill and dispute hours; a model of plain sums follows.

After each step the book must tell the same minutes as the model, sum to zero, and never hold a
day over eight hours or two places at once. WUDAN_TEST_WALKS sets the number of walks;
WUDAN_TEST_SEED repeats one run.
"""

import os
import random
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import ClassVar

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.ledger.serving import SHIFT, opening, presence
from tests.ledger.test_backfill import PDF
from tests.world import World
from wudan.kit.refusals import Objected
from wudan.ledger.actions import (
    Served,
    answer_dispute,
    ask_backfill,
    decide_backfill,
    dispute,
    record_hours,
    reverse,
)
from wudan.ledger.files import looked_at
from wudan.ledger.models import Account, Backfill, Dispute, ServiceRecord
from wudan.ledger.proof import verify
from wudan.people.actors import THE_CLOCK, Actor

STEPS = 50
WALKS = {"sqlite": 10, "postgresql": 5}
LONG_WALKS = 100
WHO = ("小武", "李小妹", "乔委员")
STAFF = ("马青山", "苏远", "乔委员", "柳文书", "贾站长", "严审计")
NOW = SHIFT + timedelta(days=3)
OFFICES = {"乔委员", "柳文书"}
DAY_IS = 480


class Hours(RuleBasedStateMachine):
    """Three volunteers on three days, six who have or have not a say."""

    world: ClassVar[World]
    cast: ClassVar[dict[str, Actor]]
    steps: ClassVar[Counter[str]]

    def __init__(self):
        super().__init__()
        self.live: dict[int, tuple[str, int, int, int, int]] = {}
        """Record → who, day, from, to, minutes."""
        self.refs = 0
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        faults = verify().faults
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        assert faults == []

    @rule(who=st.sampled_from(WHO), day=st.integers(0, 2), hour=st.integers(0, 8), length=st.integers(1, 5))  # fmt: skip
    def serve_and_record(self, who, day, hour, length):
        starts = SHIFT + timedelta(days=day - 2, hours=hour)
        there = presence(self.world, who, at=opening(self.world, starts_at=starts, hours=length))
        room = min(length * 60, DAY_IS - self._on(who, day))
        fits = room > 0 and self._is_free(who, day, hour, hour + length)
        made = self._try("record", lambda: record_hours(attendance=there, by=THE_CLOCK, at=NOW))
        assert (made is not None) is fits
        if made is not None:
            assert made.minutes == room
            self.live[made.pk] = (who, day, hour, hour + length, room)
            assert record_hours(attendance=there, by=THE_CLOCK, at=NOW).pk == made.pk

    @rule(by=st.sampled_from(STAFF), which=st.integers(0, 9))
    def take_back(self, by, which):
        made = self._one(which)
        if made is None:
            return
        who = self.live[made.pk][0]
        done = self._try(
            "reverse", lambda: reverse(made=made, why="记错了", by=self.cast[by], at=NOW)
        )
        assert done is None or (by in OFFICES and by != who)
        if done is not None:
            del self.live[made.pk]

    @rule(who=st.sampled_from(WHO), asker=st.sampled_from(STAFF), by=st.sampled_from(STAFF), day=st.integers(0, 2),
          hour=st.integers(0, 8), length=st.integers(1, 3))  # fmt: skip
    def back_fill(self, who, asker, by, day, hour, length):
        self.refs += 1
        starts = SHIFT + timedelta(days=day - 2, hours=hour)
        served = Served(
            "收玉米", "掰玉米", starts, starts + timedelta(hours=length), no_meeting=True
        )
        asked = {
            "person": self.world.people[who], "unit": self.world.units["杨柳村"], "served": served, "reason": "没信号",
            "proof": looked_at(PDF), "ref": f"r{self.refs}", "by": self.cast[asker], "at": NOW,
        }  # fmt: skip
        row = self._try("ask", lambda: ask_backfill(**asked))
        if row is None:
            return
        assert asker not in {who, "柳文书", "严审计", "贾站长"}
        done = self._try(
            "approve", lambda: decide_backfill(row=row, approved=True, words="", by=self.cast[by], at=NOW)
        )  # fmt: skip
        if done is None:
            return
        assert by in OFFICES - {asker, who}
        assert self._is_free(who, day, hour, hour + length)
        assert self._on(who, day) + length * 60 <= DAY_IS
        self.live[done.record_id] = (who, day, hour, hour + length, length * 60)

    @rule(by=st.sampled_from(STAFF), which=st.integers(0, 9), upheld=st.booleans())
    def complain(self, by, which, upheld):
        made = self._one(which)
        if made is None or self.live[made.pk][0] == "乔委员":
            return
        me = self.cast[self.live[made.pk][0]]
        row = dispute(made=made, words="不对", by=me, at=NOW)
        answer = {
            "state": "upheld" if upheld else "corrected",
            "remedy": "reverse",
            "words": "查过",
        }
        done = self._try(
            "answer", lambda: answer_dispute(row=row, **answer, by=self.cast[by], at=NOW)
        )
        assert done is None or by in OFFICES
        if done is not None and not upheld:
            del self.live[made.pk]

    @invariant()
    def the_book_says_what_the_model_says(self):
        totals = Counter()
        for who, _, _, _, minutes in self.live.values():
            totals[self.world.people[who].pk] += minutes
        found = Counter()
        for person, balance in Account.objects.filter(kind="person").values_list(
            "person", "balance"
        ):
            found[person] += balance
        assert +found == +totals
        assert sum(Account.objects.values_list("balance", flat=True)) == 0
        assert set(ServiceRecord.objects.live().values_list("pk", flat=True)) == set(self.live)

    def _try(self, name, act):
        self.steps[name] += 1
        with suppress(Objected), transaction.atomic():
            return act()
        return None

    def _one(self, which):
        keys = sorted(self.live)
        rows = ServiceRecord.objects.select_related("unit", "attendance")
        return rows.get(pk=keys[which % len(keys)]) if keys else None

    def _on(self, who, day):
        return sum(row[4] for row in self.live.values() if row[:2] == (who, day))

    def _is_free(self, who, day, start, end):
        same = [row for row in self.live.values() if row[:2] == (who, day)]
        return all(row[3] <= start or end <= row[2] for row in same)


@pytest.mark.postgres
@pytest.mark.parametrize("many", [None, pytest.param(LONG_WALKS, marks=pytest.mark.long)])
def test_the_book_follows_the_model(world, many):
    """A few hundred steps each time; five thousand, a minute of them, in the long run."""
    walks = int(os.environ.get("WUDAN_TEST_WALKS", many or WALKS[connection.vendor]))
    chosen = int(os.environ.get("WUDAN_TEST_SEED", random.randrange(10**9)))
    Hours.world, Hours.steps = world, Counter()
    Hours.cast = {name: world.actor(name) for name in {*WHO, *STAFF}}
    phases = [Phase.generate] if "WUDAN_TEST_SEED" not in os.environ else list(Phase)
    machine = seed(chosen)(Hours)
    how = settings(
        max_examples=walks, stateful_step_count=STEPS, deadline=None, phases=phases,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    try:
        run_state_machine_as_test(machine, settings=how)
    except BaseException as fault:
        fault.add_note(f"repeat with WUDAN_TEST_SEED={chosen} WUDAN_TEST_WALKS={walks}")
        raise
    assert Backfill.objects.count() == Dispute.objects.count() == 0, "walks are rolled back"
    assert Hours.steps["record"] > walks
