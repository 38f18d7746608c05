"""G04, the black box: random people press random buttons over HTTP; the model of the five orders follows.

Nothing is asked of the program but by its API: what was answered, how the order stands then, and which
acts it says that this person may do. WUDAN_TEST_BLACK_BOX sets the steps, WUDAN_TEST_SEED repeats a run.
"""

import os
import random
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.domain.test_every_triple import TABLE
from tests.stateful.over_http import Hand
from tests.stateful.told import ANSWERS_FOR, DUTIES, ENDS, LEADS, OTHER, REACHES, Told
from tests.world import MONDAY, World
from wudan.api.v1.shapes import NOUNS
from wudan.areas import calendars
from wudan.jobs import worker
from wudan.journal.events import chain_keys, first_fault
from wudan.kit import clock

STEPS = 5_000
MOST_OPEN, OLD = 4, 30
CAST = {
    "beneficiary": "秦奶奶", "placer_as_resident": "马青山", "another_resident": "高大爷", "member": "小武",
    "leader_of_team": "苏远", "leader_of_another": "宗梅", "keeper": "马青山", "keeper_elsewhere": "贾站长",
    "institute": "乔委员", "center": "柳文书", "lead_officer": "景科长", "other_officer": "艾科长",
    "leader": "郝书记", "auditor": "严审计", "administrator": "计管理",
}  # fmt: skip
PRESSED = {verb.value: noun for verb, noun in NOUNS.items() if verb.value in TABLE and verb != "queue"}  # fmt: skip
EXITS = {"decline", "refer", "withdraw", "merge", "void", "disown"}
SEEN = {"beneficiary", "center"}
"""Who sees an order from its first day to its last."""
SENT_TO = ("clippers", "carers", "民政局", "文旅局")
HANDS_BACK_FROM = {"offered", "scheduled"}
NOT_KNOWN = {"claim", "queue", "promote", "merge", "unsay"}
"""What hangs on more than stage and person: the model does not know who is fit, nor into what."""


class Walk:
    """One county, some open orders at a time, everybody who might touch them."""

    def __init__(self, world: World, address: str, number: int) -> None:
        self.chance, self.now = random.Random(number), MONDAY
        accounts = {name: world.people[who].account for name, who in CAST.items()}
        self.hands = {
            name: Hand(address, account, 0 if name == "placer_as_resident" else None)
            for name, account in accounts.items()
        }
        self.told: dict[str, Told] = {}
        self.due: dict[str, str] = {}
        self.steps, self.moves, self.answers = Counter[str](), Counter[str](), Counter[int]()
        self.into = self.to = ""
        self.noticed: set[tuple[str, str]] = set()
        self.phone = world.phone("秦奶奶")

    def step(self) -> None:
        """Somebody does something; then it is looked at."""
        self.now += timedelta(minutes=self.chance.choice((1, 5, 20)))
        is_open = [no for no, told in self.told.items() if told.stage not in ENDS]
        if len(is_open) < MOST_OPEN and (not is_open or not self.chance.randrange(4)):
            return self.place()
        kind = self.chance.choices(("turn", "any", "old", "wait"), (60, 30, 4, 6))[0]
        if kind == "wait":
            return self.wait()
        closed = list(self.told)[-OLD:]
        no = self.chance.choice(is_open if self.chance.randrange(10) else closed)
        self.steps[kind] += 1
        if kind == "turn":
            return self.in_turn(no)
        name, verb = self.chance.choice(list(CAST)), self.chance.choice(list(PRESSED))
        return self.press(no, verb, name, seen=-1 if kind == "old" else 0)

    def place(self) -> None:
        """By oneself, or by the station for her."""
        proxy, menu = self.chance.random() < 0.5, self.chance.random() < 0.5
        body: dict[str, object] = {"words": "剪个头", "address": "三组"}
        if menu:
            body |= {"service": "haircut"}
        if proxy:
            who = {
                "name": "秦奶奶",
                "phone": self.phone,
                "village": "杨柳村",
                "address": "杨柳村三组",
            }
            body |= {"for_person": who, "channel": "telephone", "consent": "spoken_phone"}
        status, told = self.hands["keeper" if proxy else "beneficiary"].post_("orders", body)
        assert status == 201, told
        self.told[told["no"]] = Told(proxy, menu)
        self.steps["place"] += 1
        self.moves["place_for" if proxy else "place"] += 1
        self.look(told["no"], "center")

    def in_turn(self, no: str) -> None:
        """Somebody who may does what they may; seldom one of the exits."""
        leaving = not self.chance.randrange(6)
        told = self.told[no]
        could = [
            (verb, name) for verb in PRESSED for name in CAST
            if self.target(told, verb, name) and (verb not in EXITS or leaving)
        ]  # fmt: skip
        if could:
            self.press(no, *self.chance.choice(could))

    def press(self, no: str, verb: str, name: str, *, seen: int = 0) -> None:
        """One act: done when the model says so, else refused in words; never an error of ours."""
        told = self.told[no]
        body, target = self.body(verb, told), self.target(told, verb, name)
        if verb == "dispatch" and self.to in DUTIES - {LEADS[told.platform]}:
            target = None
        if verb == "merge" and (self.into == no or self.told[self.into].stage in ENDS):
            target = None
        body["version"] = told.version + seen
        status, answer = self.hands[name].post_(f"orders/{no}/{PRESSED[verb]}", body)
        self.answers[status] += 1
        assert status < 500, f"{name} {verb} from {told.stage}: {status} {answer}"
        what = f"{name} {verb} from {told.stage}: {status} {answer}, not {target}"
        if status >= 400:
            assert answer["words"], what
            assert target is None or seen or verb in NOT_KNOWN, what
        else:
            assert target is not None, what
            assert not seen, what
            self.moved(no, verb, name, answer, target, body)
        self.look(no, name)

    def target(self, told: Told, verb: str, name: str) -> str | None:
        """The model's word; a duty is handed back by the department as not its own, which the model leaves out."""
        if verb == "refuse" and told.charged in DUTIES:
            own = ANSWERS_FOR[told.charged] == name
            return "accepted" if own and told.stage in HANDS_BACK_FROM else None
        return told.target(verb, name)

    def moved(
        self, no: str, verb: str, name: str, answer: Any, target: str, body: dict[str, Any]
    ) -> None:
        """It was done: so the answer says, and so the model goes on."""
        told = self.told[no]
        if verb == "review" and body["score"] <= 2:
            target = "following_up"
        assert answer["stage"] == target, f"{verb}: {answer['stage']}, not {target}"
        if verb == "dispatch":
            told.charged = self.to
        if verb == "claim":
            told.charged = next(key for key, leader in ANSWERS_FOR.items() if leader == name)
        told.moved(verb, target)
        self.moves[verb] += 1

    def body(self, verb: str, told: Told) -> dict[str, Any]:
        """Plain, sensible words."""
        soon, chance = (self.now + timedelta(days=1)).isoformat(), self.chance
        self.into, self.to = chance.choice(list(self.told)[-OLD:]), chance.choice(SENT_TO)
        charged = {"department": self.to} if self.to.endswith("局") else {"team": self.to}
        bodies: dict[str, dict[str, Any]] = {
            "supplement": {"words": "周三在家", "channel": "telephone"}, "withdraw": {"channel": "telephone"},
            "disown": {"channel": "telephone"}, "accept": {"platform": "relief"}, "return": {"words": "哪天方便？"},
            "decline": {"reason": "out_of_scope", "next_place": "12345"}, "refer": {"target": "12345"},
            "merge": {"into": self.into}, "void": {"reason": "test"}, "dispatch": charged | {"note": "就近"},
            "recall": {"words": "换一支队伍"}, "confirm": {"starts_at": soon, "contact": "苏远"},
            "claim": {"starts_at": soon, "contact": "苏远"}, "schedule": {"starts_at": soon},
            "refuse": {"reason": "not_our_remit" if told.charged in DUTIES else "no_people"},
            "fulfill": {"words": "剪好了", "minutes": 40}, "review": {"score": chance.randint(1, 5), "words": "好"},
            "follow_up": {"resolution": "redone", "words": "重剪了"},
            "reclassify": {"platform": OTHER[told.platform], "words": "归错了类"},
        }  # fmt: skip
        return dict(bodies.get(verb, {}))

    def look(self, no: str, name: str) -> None:
        """The order stands as the model says; whoever acted reads which acts are open to them."""
        told = self.told[no]
        for who in {"center", name}:
            status, shown = self.hands[who].get(f"orders/{no}")
            if status == 404:
                assert who not in SEEN
                continue
            assert status == 200, shown
            assert (shown["stage"], shown["version"]) == (told.stage, told.version), (no, shown)
            assert (shown["closed_at"] is not None) == (told.stage in ENDS)
            self.due[no] = shown["due_at"] or ""
            may = {one["verb"] for one in shown["allowed"] if one["objection"] is None} - NOT_KNOWN
            may -= (
                {"review"} if who in REACHES else set()
            )  # heard by who had no hand: not told here
            could = {verb for verb in PRESSED if self.target(told, verb, who)} - NOT_KNOWN
            assert may == could, f"{who} at {told.stage}: {may ^ could}"

    def wait(self) -> None:
        """Time goes on; the worker looks until nothing is due, and each deadline that passed had its consequence."""
        self.steps["wait"] += 1
        self.now += timedelta(hours=self.chance.choice((1, 5, 20, 70, 200)))
        passed = [
            (no, due) for no, due in self.due.items()
            if due and datetime.fromisoformat(due) <= self.now and (no, due) not in self.noticed
        ]  # fmt: skip
        self.noticed.update(passed)
        worker.run_once(at=self.now)
        for no, _ in passed:
            told, before = self.told[no], len(self.told[no].events)
            told.deadline_passed()
            self.moves.update(event.removeprefix("order.") for event in told.events[before:])
            self.look(no, "beneficiary")


@pytest.mark.long
@pytest.mark.postgres
def test_five_thousand_steps_over_http(shared_world, live_server, monkeypatch, capsys):
    number = int(os.environ.get("WUDAN_TEST_SEED") or random.SystemRandom().randrange(10**9))
    most = int(os.environ.get("WUDAN_TEST_BLACK_BOX") or STEPS)
    walk = Walk(shared_world, live_server.url, number)
    monkeypatch.setattr(clock, "now", lambda: walk.now)
    calendars.forget()
    with ExitStack() as lines:
        for hand in walk.hands.values():
            lines.callback(hand.close)
        for turn in range(most):
            try:
                walk.step()
            except BaseException as fault:
                fault.add_note(f"step {turn}; repeat with WUDAN_TEST_SEED={number}")
                raise
    assert {first_fault(key) for key in chain_keys()} == {None}
    figures = (dict(walk.steps), dict(walk.moves), dict(walk.answers))
    with capsys.disabled():
        print(f"\n{most} steps, seed {number}:", *figures)  # noqa: T201 - the figures
    assert most < STEPS or len(walk.moves) >= 20, walk.moves
