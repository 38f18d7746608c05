"""Random people earn, hold, collect, cancel, reverse, pool, split and merge; a model of plain sums follows.

After each step the book must tell the same points as the model, sum to zero in each grade, hold no
balance below zero, and let nobody have and owe at once. WUDAN_TEST_WALKS sets the number of
walks; WUDAN_TEST_SEED repeats one run. Packages above the book add their acts (a rule that
changes, a redemption with its stock) as classes in EXTENSIONS: mixed in, each with rules of its own
that keep `self.bank` in step.
"""

import os
import random
from collections import Counter
from contextlib import suppress
from typing import ClassVar

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.ledger.points import earning
from tests.stateful.bank_model import Bank
from tests.stateful.bank_rules import Ruling
from tests.world import MONDAY, World
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointAccount, PointTransfer
from wudan.ledger.proof import verify_points
from wudan.people.actions import households
from wudan.people.models import Household, HouseholdMember

STEPS = 50
WALKS = {"sqlite": 20, "postgresql": 5}
LONG_WALKS = 200
ENOUGH_TO_COUNT = 200
"""Walks from which on each rule has its share; of twenty, chance may give one rule very little."""
WHO = ("秦奶奶", "高大爷", "白嫂", "李小妹")
PLACES = st.integers(0, 9)
POINTS = st.integers(1, 12)


EXTENSIONS: tuple[type, ...] = (Ruling,)
"""What the packages above add: classes with rules."""


class Walk(RuleBasedStateMachine):
    """Four people, as many households as come about, one village."""

    world: ClassVar[World]
    steps: ClassVar[Counter[str]]

    def __init__(self):
        super().__init__()
        self.bank, self.refs = Bank(), 0
        self.made: list[PointTransfer] = []
        self.holds: list[PointTransfer] = []
        self.homes: dict[int, str] = {}
        """Living households: key → its name in the model."""
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        faults = verify_points().faults
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        assert faults == []

    def owner(self, name):
        """The book's owner of a name in the model."""
        if name in WHO:
            return earning.of(self.world, name)
        return points.household(next(pk for pk, one in self.homes.items() if one == name))

    def owners(self):
        return [*WHO, *self.homes.values()]

    def home_of(self, who):
        row = HouseholdMember.objects.of(self.world.people[who].pk)
        return row.household if row else None

    @rule(whose=PLACES, spend=POINTS, honor=st.integers(0, 5))
    def earn(self, whose, spend, honor):
        name = self.owners()[whose % len(self.owners())]
        made = self._try("earn", lambda: earning.earn(self.world, self.owner(name), spend, honor, ref=self._ref()))  # fmt: skip
        assert made is not None
        self.bank.earn(made.pk, name, spend, honor)
        self.made.append(made)
        again = earning.earn(self.world, self.owner(name), spend, honor, ref=made.ref)
        assert again.pk == made.pk

    @rule(whose=PLACES, spend=POINTS)
    def deduct(self, whose, spend):
        name = self.owners()[whose % len(self.owners())]
        made = self._try("deduct", lambda: earning.deduct(self.world, self.owner(name), spend, ref=self._ref()))  # fmt: skip
        self.bank.deduct(made.pk, name, spend)
        self.made.append(made)

    @rule(whose=PLACES, spend=POINTS)
    def hold(self, whose, spend):
        name = self.owners()[whose % len(self.owners())]
        made = self._try("hold", lambda: earning.hold(self.world, self.owner(name), spend, ref=self._ref()))  # fmt: skip
        assert (made is not None) is self.bank.has(name, spend)
        if made is not None:
            self.bank.hold(made.pk, name, spend)
            self.holds.append(made)

    @rule(which=PLACES, how=st.sampled_from(["collect", "cancel", "expire"]))
    def settle(self, which, how):
        if not self.holds:
            return
        held = self.holds[which % len(self.holds)]
        act = earning.collect if how == "collect" else earning.release
        given = {} if how == "collect" else {"reason": PointKind(how)}
        made = self._try(how, lambda: act(self.world, held, ref=self._ref(), **given))
        assert (made is not None) is self.bank.is_open(held.pk)
        if made is not None:
            self.bank.settle(made.pk, held.pk, collected=how == "collect")
            self.made.append(made)

    @rule(which=st.integers(0, 30))
    def reverse(self, which):
        if not self.made:
            return
        target = self.made[which % len(self.made)]
        made = self._try("reverse", lambda: earning.reverse(self.world, target))
        assert (made is not None) is self.bank.is_reversible(target.pk)
        if made is not None:
            self.bank.reverse(target.pk)
            self.made.append(made)  # and is itself never reversed

    @rule(who=st.sampled_from(WHO))
    def register(self, who):
        home = self._try("register", lambda: earning.family(self.world, who))
        if home is not None:
            self.homes[home.pk] = f"home{home.pk}"

    @rule(who=st.sampled_from(WHO), which=PLACES)
    def join(self, who, which):
        if not self.homes:
            return
        home = self._household(which)
        office = self.world.actor("柳文书")
        free = self.home_of(who) is None
        made = self._try("join", lambda: households.join(household=home, person=self.world.people[who], by=office, at=MONDAY))  # fmt: skip
        assert (made is not None) is free

    @rule(who=st.sampled_from(WHO), by=st.sampled_from(WHO), spend=POINTS, into=st.booleans())
    def pool(self, who, by, spend, into):
        home = self.home_of(by)
        if home is None:
            return
        made = self._try("pool", lambda: book.pool(household=home, person=self.world.people[who], spend=spend, into=into, ref=self._ref(), by=self.world.oneself(by), at=MONDAY))  # fmt: skip
        mine, family = who, self.homes[home.pk]
        giver, taker = (mine, family) if into else (family, mine)
        head = HouseholdMember.objects.of(self.world.people[by].pk).role == "head"
        may = self.home_of(who) == home and (who == by if into else head)
        assert (made is not None) is (may and self.bank.has(giver, spend))
        if made is not None:
            self.bank.move(giver, taker, spend)

    @rule(who=st.sampled_from(WHO), spend=st.integers(0, 12))
    def split(self, who, spend):
        home = self.home_of(who)
        if home is None:
            return
        row = HouseholdMember.objects.of(self.world.people[who].pk)
        made = self._try("split", lambda: book.split_household(household=home, title="新户", head=self.world.people[who], movers=[], spend=spend, by=self.world.actor("柳文书"), at=MONDAY))  # fmt: skip
        old = self.homes[home.pk]
        assert (made is not None) is (row.role != "head" and self.bank.has(old, spend))
        if made is not None:
            self.homes[made.pk] = f"home{made.pk}"
            self.bank.move(old, self.homes[made.pk], spend)

    @rule(one=PLACES, other=PLACES)
    def merge(self, one, other):
        if not self.homes:
            return
        ending, heir = self._household(one), self._household(other)
        made = self._try("merge", lambda: book.merge_households(household=ending, into=heir, by=self.world.actor("柳文书"), at=MONDAY))  # fmt: skip
        assert (made is not None) is (ending != heir)
        if made is not None:
            self.bank.inherit(self.homes.pop(ending.pk), self.homes[heir.pk])

    @invariant()
    def the_book_says_what_the_model_says(self):
        rows = list(PointAccount.objects.all())
        found = {
            name: dict.fromkeys(("honor", "spend", "held", "owed"), 0) for name in self.owners()
        }
        people = {one.pk: name for name, one in self.world.people.items() if name in WHO}
        sums = Counter()
        for row in rows:
            sums[row.grade] += row.balance
            name = people.get(row.person_id) or self.homes.get(row.household_id)
            if name:
                found[name][row.kind if row.kind in ("held", "owed") else row.grade] += abs(
                    row.balance
                )
            assert row.balance >= 0 or row.kind in ("source", "owed")
        assert not any(sums.values())
        for name, told in found.items():
            assert told == self.bank.balances(name), name

    def _household(self, which):
        pk = sorted(self.homes)[which % len(self.homes)]
        return Household.objects.get(pk=pk)

    def _ref(self):
        self.refs += 1
        return f"walk:{self.refs}"

    def _try(self, name, act):
        self.steps[name] += 1
        with suppress(Objected, Malformed, Missing), transaction.atomic():
            return act()
        return None


@pytest.mark.postgres
@pytest.mark.parametrize("many", [None, pytest.param(LONG_WALKS, marks=pytest.mark.long)])
def test_the_bank_follows_the_model(world, many):
    walks = int(os.environ.get("WUDAN_TEST_WALKS", many or WALKS[connection.vendor]))
    chosen = int(os.environ.get("WUDAN_TEST_SEED", random.randrange(10**9)))
    walk = type("Walk", (*EXTENSIONS, Walk), {"world": world, "steps": Counter()})
    phases = [Phase.generate] if "WUDAN_TEST_SEED" not in os.environ else list(Phase)
    how = settings(
        max_examples=walks, stateful_step_count=STEPS, deadline=None, phases=phases,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    try:
        run_state_machine_as_test(seed(chosen)(walk), settings=how)
    except BaseException as fault:
        fault.add_note(f"repeat with WUDAN_TEST_SEED={chosen} WUDAN_TEST_WALKS={walks}")
        raise
    assert PointTransfer.objects.count() == 0, "walks are rolled back"
    assert walk.steps.total() > walks
    if walks >= ENOUGH_TO_COUNT:
        assert walk.steps["earn"] > walks
        assert walk.steps["change"] > walks // 2
        assert walk.steps["deed"] > walks // 2
    elif walks >= WALKS["sqlite"]:
        assert min(walk.steps[name] for name in ("earn", "change", "deed"))
