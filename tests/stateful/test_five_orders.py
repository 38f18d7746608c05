"""G04: random people do random things to a few orders, at random times; a model follows.

After each step the database must tell the same story as the model. WUDAN_TEST_WALKS sets the
number of walks; WUDAN_TEST_SEED repeats one run and looks for the shortest walk that fails.
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
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.domain.acts import CLOCKWORK, ON_AN_ORDER, perform
from tests.domain.test_every_triple import TABLE, cast_of
from tests.stateful.told import ANSWERS_FOR, CHARGED, DUE, DUTIES, ENDS, LEADS, Told
from tests.world import MONDAY, World
from wudan.journal.events import chain_keys, first_fault
from wudan.journal.models import Event
from wudan.kit.refusals import Malformed, Objected, Stale
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Verb
from wudan.orders.flow import HOLDER_OF
from wudan.orders.models import Deadline, Dispatch, Fulfillment, Order
from wudan.people.actors import Actor

STEPS = 50
WALKS = {"sqlite": 200, "postgresql": 40}
MOST_OPEN, MOST_ORDERS = 3, 8
SENT_TO = ("clippers", "carers", *sorted(DUTIES))
EXITS = {"decline", "refer", "withdraw", "merge", "void", "disown"}
ONWARD = {
    "placed": {"accept"}, "returned": {"supplement"}, "accepted": {"dispatch", "claim"},
    "offered": {"confirm"}, "scheduled": {"start", "fulfill", "schedule"}, "started": {"fulfill"},
    "done": {"acknowledge", "review"}, "acknowledged": {"review"}, "following_up": {"follow_up"},
}  # fmt: skip
ONLY_SOME = {"claim"}
"""The model does not know the engine: a team that is not fit may be refused as well."""
NAMES = (
    "beneficiary", "named_reviewer", "placer_as_resident", "another_resident", "member",
    "volunteer", "leader_of_team", "leader_of_another", "keeper", "keeper_elsewhere", "institute",
    "institute_elsewhere", "center", "lead_officer", "other_officer", "leader", "auditor",
    "administrator", "clock",
)  # fmt: skip


class FiveOrders(RuleBasedStateMachine):
    """One county, up to three orders of 秦奶奶, everybody who might touch them."""

    world: ClassVar[World]
    cast: ClassVar[dict[str, Actor]]
    steps: ClassVar[Counter[str]]
    moves: ClassVar[Counter[str]]

    def __init__(self):
        super().__init__()
        self.now, self.passed = MONDAY, False
        self.orders: dict[int, Order] = {}
        self.told: dict[int, Told] = {}
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    @initialize(by_proxy=st.booleans(), from_menu=st.booleans())
    def first(self, by_proxy, from_menu):
        self._place(by_proxy, from_menu)

    @precondition(lambda self: self._has_room())
    @rule(by_proxy=st.booleans(), from_menu=st.booleans())
    def place(self, by_proxy, from_menu):
        self._place(by_proxy, from_menu)
        self._compare("place")

    @rule(data=st.data())
    def go_on(self, data):
        """Somebody takes the next step of the five."""
        pk = self._any(data)
        self._do_one(pk, lambda verb: verb in ONWARD.get(self.told[pk].stage, ()), data)
        self._compare("go on")

    @rule(data=st.data(), leaving=st.sampled_from([False] * 5 + [True]))
    def act_in_turn(self, data, leaving):
        """Somebody who may does what they may; seldom one of the exits."""
        pk = self._any(data)
        self._do_one(pk, lambda verb: (verb in EXITS) <= leaving, data)
        self._compare("act in turn")

    def _do_one(self, pk, wanted, data):
        could = [
            (verb, name) for verb in ON_AN_ORDER for name in NAMES
            if wanted(verb) and verb not in CLOCKWORK and self.told[pk].target(verb, name)
        ]  # fmt: skip
        if could:
            self._try(pk, *data.draw(st.sampled_from(could), "act"), data)

    @rule(data=st.data(), name=st.sampled_from(NAMES), in_time=st.booleans())
    def act_out_of_turn(self, data, name, in_time):
        """Anybody tries anything; half of the time what the moment allows to somebody."""
        pk = self._any(data)
        timely = [verb for verb in ON_AN_ORDER if self.told[pk].stage in TABLE[verb][1]]
        among = timely if in_time and timely else ON_AN_ORDER
        self._try(pk, data.draw(st.sampled_from(among), "verb"), name, data)
        self._compare("act out of turn")

    @rule(data=st.data(), verb=st.sampled_from(ON_AN_ORDER), name=st.sampled_from(NAMES))
    def act_on_an_old_page(self, data, verb, name):
        pk = self.into = self._any(data)
        self.to = "clippers"
        with pytest.raises((Stale, Objected)), transaction.atomic():
            self._perform(pk, verb, name, data, seen=self.told[pk].version - 1)
        self._compare("act on an old page")

    @precondition(lambda self: self._duties())
    @rule(data=st.data())
    def hand_back_a_duty(self, data):
        pk = data.draw(st.sampled_from(self._duties()))
        self.orders[pk] = actions.refuse(
            order=self.orders[pk], by=self.cast[ANSWERS_FOR[self.told[pk].charged]], at=self.now,
            reason="not_our_remit",
        )  # fmt: skip
        self.told[pk].moved("refuse", "accepted")
        self._compare("hand back a duty")

    def _duties(self):
        stages = {"offered", "scheduled"}
        return [pk for pk, t in self.told.items() if t.charged in DUTIES and t.stage in stages]

    @rule(hours=st.sampled_from([1, 5, 20, 70, 200]))
    def wait(self, hours):
        self.now += timedelta(hours=hours)
        self._compare("wait")

    @rule(data=st.data())
    def wait_for_a_deadline(self, data):
        """Time goes on until just one order's deadline passes, unless it has."""
        row = Deadline.objects.running().filter(order=self._any(data)).first()
        self.now = max(self.now, row.due_at) if row else self.now
        self._compare("wait for a deadline")

    @precondition(lambda self: self.passed)
    @rule()
    def the_clock_looks(self):
        """Every deadline that has passed is noticed once, and a second time in vain."""
        for row in list(Deadline.objects.due_unnoticed(self.now)):
            assert actions.notice_deadline(deadline_id=row.pk, at=self.now)
            self._pass(row.order_id)
            assert not actions.notice_deadline(deadline_id=row.pk, at=self.now)
        self._compare("the clock looks")

    def teardown(self):
        try:
            assert [first_fault(key) for key in chain_keys()] == [None] * len(list(chain_keys()))
            self._compare_histories()
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    def _place(self, by_proxy, from_menu):
        need = Need(words="剪个头", service=self.world.services["haircut"] if from_menu else None)
        reviewer = self.world.people["李小妹"]
        if by_proxy:
            order = actions.place_for(
                need=need, beneficiary=self.world.people["秦奶奶"], channel="telephone",
                consent="spoken_phone", by=self.cast["keeper"], at=self.now, reviewer=reviewer,
            )  # fmt: skip
        else:
            by = self.cast["beneficiary"]
            order = actions.place(need=need, by=by, at=self.now, reviewer=reviewer)
        self.orders[order.pk] = order
        self.moves["place_for" if by_proxy else "place"] += 1
        event = "order.place_for" if by_proxy else "order.place"
        self.told[order.pk] = Told(by_proxy, from_menu, events=[event])

    def _any(self, data):
        """An order; one that is open, if there is any and not by chance."""
        is_open = [pk for pk, told in self.told.items() if told.stage not in ENDS]
        among = is_open if is_open and data.draw(st.integers(0, 9)) else list(self.told)
        return data.draw(st.sampled_from(sorted(among)), "order")

    def _try(self, pk, verb, name, data):
        told = self.told[pk]
        target = told.target(verb, name)
        self.score, self.into = 5, data.draw(st.sampled_from(sorted(self.orders)), "into")
        self.to = data.draw(st.sampled_from(SENT_TO), "to")
        if verb == Verb.DISPATCH and self.to in DUTIES - {LEADS[told.platform]}:
            target = None
        if verb == Verb.MERGE and (self.into == pk or self.told[self.into].stage in ENDS):
            target = None
        moved = None
        with suppress(Objected, Malformed), transaction.atomic():
            moved = self._perform(pk, verb, name, data)
        if moved is None:
            assert target is None or verb in ONLY_SOME, f"{name} may not {verb} from {told.stage}"
            return
        if verb == Verb.REVIEW and self.score <= 2:
            target = "following_up"
        assert moved.stage == target, f"{name} {verb}: {told.stage} → {moved.stage}"
        if moved.dispatch is not None:
            told.charged = moved.dispatch.unit.key
        self._moved(pk, verb, moved)

    def _moved(self, pk, verb, moved):
        self.orders[pk] = moved
        self.moves[verb] += 1
        told = self.told[pk]
        if verb in {"expire", "lapse"}:
            told.deadline_passed()
        else:
            told.moved(verb, moved.stage)

    def _pass(self, pk):
        told = self.told[pk]
        before = len(told.events)
        told.deadline_passed()
        self.moves.update(event.removeprefix("order.") for event in told.events[before:])

    def _has_room(self):
        is_open = [told.stage not in ENDS for told in self.told.values()]
        return sum(is_open) < MOST_OPEN and len(is_open) < MOST_ORDERS

    def _perform(self, pk, verb, name, data, seen=None):
        order, by = self.orders[pk], self.cast[name]
        if verb == Verb.DISPATCH:
            return self._dispatch(order, by, seen)
        if verb == Verb.REVIEW:
            self.score = data.draw(st.integers(1, 5), "score")
            return actions.review(order=order, by=by, at=self.now, score=self.score, seen=seen)
        into = self.orders[self.into]
        return perform(verb, order, by=by, at=self.now, world=self.world, into=into, seen=seen)

    def _dispatch(self, order, by, seen):
        if self.to in self.world.teams:
            chosen = {"team": self.world.teams[self.to]}
        else:
            chosen = {"department": self.world.units[self.to]}
        return actions.dispatch(order=order, by=by, at=self.now, note="就近", seen=seen, **chosen)

    def _compare(self, step):
        """The database tells the same story as the model."""
        self.steps[step] += 1
        rows = {order.pk: order for order in Order.objects.all()}
        assert rows.keys() == self.told.keys()
        running = Deadline.objects.running()
        due = dict(running.values_list("order_id", "step"))
        self.passed = running.due_unnoticed(self.now).exists()
        live = Dispatch.objects.filter(state__in=["offered", "confirmed"])
        sent = Counter(live.values_list("order_id", flat=True))
        for pk, told in self.told.items():
            row = rows[pk]
            assert (row.stage, row.version) == (told.stage, told.version)
            assert row.platform_id in self._platforms(told)
            assert (row.closed_at is not None) == (told.stage in ENDS)
            assert due.get(pk) == DUE.get(told.stage)
            assert sent[pk] == (told.stage in CHARGED)
            assert HOLDER_OF[row.stage]

    def _platforms(self, told):
        """Which platform the row may name; before it is accepted, free words have none yet."""
        settled = {self.world.platforms[told.platform].pk}
        return settled if "order.accept" in told.events else settled | {None}

    def _compare_histories(self):
        """Each change left just one event, in the order in which it happened."""
        for pk, told in self.told.items():
            events = Event.objects.filter(subject="order", subject_id=pk).exclude(verb="order.draw")
            assert list(events.order_by("id").values_list("verb", flat=True)) == told.events
            served = Fulfillment.objects.filter(order=pk).exclude(state="cancelled").count()
            assert served == (told.stage in CHARGED - {"offered"})


@pytest.mark.postgres
def test_two_thousand_steps(world, capsys):
    _walk(world, capsys, WALKS[connection.vendor] // 5)


@pytest.mark.long
@pytest.mark.postgres
def test_ten_thousand_steps(world, capsys):
    _walk(world, capsys, WALKS[connection.vendor])


def _walk(world, capsys, most):
    repeated = os.environ.get("WUDAN_TEST_SEED")
    number = int(repeated or random.SystemRandom().randrange(10**9))
    walks = int(os.environ.get("WUDAN_TEST_WALKS") or most)
    steps, moves = Counter(), Counter()
    shared = {"world": world, "cast": cast_of(world), "steps": steps, "moves": moves}
    walk = type("Walk", (FiveOrders,), shared)
    while steps.total() < walks * STEPS:
        chosen = settings(
            max_examples=max(10, walks - steps.total() // STEPS), stateful_step_count=STEPS,
            phases=[Phase.generate, Phase.shrink] if repeated else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        try:
            run_state_machine_as_test(seed(number + steps.total())(walk), settings=chosen)
        except BaseException as fault:
            fault.add_note(f"repeat with WUDAN_TEST_SEED={number} WUDAN_TEST_WALKS={walks}")
            raise
    with capsys.disabled():
        print(f"\n{steps.total()} steps, seed {number}: {dict(steps)}, {dict(moves)}")  # noqa: T201
    assert walks < WALKS["sqlite"] or len(moves) >= 20, moves
