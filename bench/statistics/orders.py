"""Orders of a year as the product leaves them: every step a row, every deadline set and ended, nothing after `until`.

A story is drawn step by step in time; where the next step lies beyond `until`, or the order hangs, it stays
open there with its deadline running. Only the journal and the book of hours are left out: no figure reads them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bench.statistics.sheets import Sheet
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.orders.enums import (
    Channel,
    Consent,
    DispatchKind,
    DispatchState,
    FulfillmentState,
    Resolution,
    Stage,
    Step,
)
from wudan.orders.models import (
    Acceptance,
    Deadline,
    Dispatch,
    FollowUp,
    Fulfillment,
    Order,
    Review,
)
from wudan.orders.policies import LOW_SCORE
from wudan.teams.models import Team

TERM = timedelta(days=2)
_MINUTES = 365 * 24 * 60
_EXITS = {
    Stage.DECLINED: ("out_of_scope", 0.04), Stage.REFERRED: ("12345", 0.06),
    Stage.WITHDRAWN: ("withdrawn", 0.08), Stage.VOID: ("entered_twice", 0.085),
}  # fmt: skip
"""Ends without service: the reason, and up to which lot."""
_HANGS = 0.04
"""Nobody goes on with it: in hand and over its time."""
_BY_ANOTHER = {
    Channel.TELEPHONE: Consent.SPOKEN_PHONE, Channel.COUNTER: Consent.SPOKEN_FACE, Channel.PAPER: Consent.SIGNED,
    Channel.PROXY: Consent.FAMILY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class County:
    """Who and what orders are drawn from: (person, home) pairs, and a post's holder."""

    county: str
    people: list[tuple[int, int]]
    above: dict[int, int]
    services: list[Service]
    teams: list[Team]
    departments: list[Unit]
    keeper: tuple[int, int]


class Orders:
    """Draws orders and writes them in batches."""

    def __init__(self, county: County, *, until: datetime, rng: Random) -> None:
        self._of, self._until, self._rng = county, until, rng
        person, post = county.keeper
        mine = {"county": county.county}
        signed = mine | {"person_id": person, "post_id": post}
        self._orders = Sheet(
            Order, (
                "no", "stage", "version", "unit_id", "origin_id", "platform_id", "service_id", "channel", "placed_at",
                "placed_by_id", "placed_for_id", "placed_under_id", "consent", "urgent", "dispatch_id", "closed_at",
                "closed_code",
            ), **mine, words="请人来看看。", place_mode="home", address="一组三号", slip_code="000000",
        )  # fmt: skip
        self._accepted = Sheet(Acceptance, ("order_id", "unit_id", "at"), **signed)
        self._sent = Sheet(
            Dispatch,
            ("order_id", "kind", "state", "unit_id", "team_id", "at", "answered_at", "reason"),
            **signed,
        )
        self._work = Sheet(
            Fulfillment, ("order_id", "dispatch_id", "state", "starts_at", "started_at", "done_at", "minutes", "acknowledged_at"),
            **mine, contact="测",
        )  # fmt: skip
        self._reviews = Sheet(Review, ("order_id", "at", "person_id", "score"), **mine)
        self._followed = Sheet(FollowUp, ("review_id", "opened_at", "closed_at", "resolution"), **signed)  # fmt: skip
        self._deadlines = Sheet(Deadline, ("order_id", "step", "unit_id", "set_at", "due_at", "missed_at", "ended_at"), **mine)  # fmt: skip
        self._sheets = (
            self._orders, self._accepted, self._sent, self._work, self._reviews, self._followed, self._deadlines,
        )  # fmt: skip

    def write(self) -> None:
        """Send what was drawn; inside a transaction."""
        for sheet in self._sheets:
            sheet.write()

    def finish(self) -> None:
        """No more rows."""
        for sheet in self._sheets:
            sheet.finish()

    def draw(self) -> None:
        """One order, from being asked for to where it is at `until`."""
        rng, of = self._rng, self._of
        self._number = self._orders.last + 1
        self._at = of_year = self._until - timedelta(minutes=rng.randrange(_MINUTES))
        (self._who, origin), what = rng.choice(of.people), rng.choice(of.services)
        self._unit = of.above.get(origin, origin) if rng.random() < 0.03 else origin
        self._live: int | None = None
        channel, consent, by, post = Channel.WEB, Consent.SELF, self._who, None
        if rng.random() < 0.3:
            channel = rng.choice(list(_BY_ANOTHER))
            consent, (by, post) = _BY_ANOTHER[channel], of.keeper
        stage, code = self._story(what)
        closed = None if stage in _OPEN else self._at
        self._orders.add(
            f"{10_000_000_000 + self._number}", stage, 6, self._unit, origin, what.platform_id, what.pk, channel,
            of_year, by, self._who, post, consent, rng.random() < 0.05, self._live, closed, code,
        )  # fmt: skip

    def _story(self, what: Service) -> tuple[Stage, str]:
        """Where it is, and the reason of an exit; `_at` is then its last instant."""
        rng, lot = self._rng, self._rng.random()
        if rng.random() < 0.03 and not self._after(Step.ACCEPT):
            return Stage.PLACED, ""
        if rng.random() < 0.03 and not self._after(Step.SUPPLEMENT):
            return Stage.RETURNED, ""
        if not self._after(Step.ACCEPT):
            return Stage.PLACED, ""
        for stage, (code, most) in _EXITS.items():
            if lot < most:
                return stage, code
        self._accepted.add(self._number, self._unit, self._at)
        return self._served(), ""

    def _served(self) -> Stage:
        rng, number = self._rng, self._number
        while True:
            if not self._after(Step.DISPATCH, hangs=rng.random() < _HANGS):
                return Stage.ACCEPTED
            kind, unit, team = self._to_whom()
            sent_at, state = self._at, DispatchState.CONFIRMED
            if (lot := rng.random()) < 0.1:
                state = DispatchState.REFUSED if lot < 0.07 else DispatchState.EXPIRED
            if not self._after(Step.CONFIRM, unit):
                self._live = self._sent.add(number, kind, DispatchState.OFFERED, unit, team, sent_at, None, "")  # fmt: skip
                return Stage.OFFERED
            reason = "time_clash" if state is DispatchState.REFUSED else ""
            made = self._sent.add(number, kind, state, unit, team, sent_at, self._at, reason)
            if state is DispatchState.CONFIRMED:
                self._live = made
                return self._worked(made, unit)

    def _worked(self, made: int, unit: int) -> Stage:
        rng, number, starts = self._rng, self._number, self._at + timedelta(hours=3)
        if not self._after(Step.COMPLETE, unit):
            self._work.add(number, made, FulfillmentState.SCHEDULED, starts, None, None, None, None)
            return Stage.SCHEDULED
        done, minutes = self._at, rng.randrange(10, 180)
        started = done - timedelta(minutes=minutes)
        told = rng.random() < 0.6
        if not self._after(Step.REVIEW, unit):
            self._work.add(number, made, FulfillmentState.DONE, starts, started, done, minutes, None)  # fmt: skip
            return Stage.DONE
        score = rng.choice((5, 5, 5, 4, 4, 3, 1)) if told else 0
        said = told and score > LOW_SCORE
        state = FulfillmentState.ACKNOWLEDGED if said else FulfillmentState.DONE
        self._work.add(number, made, state, starts, started, done, minutes, self._at if said else None)  # fmt: skip
        if not told:
            return Stage.LAPSED
        review = self._reviews.add(number, self._at, self._who, score)
        if said:
            return Stage.REVIEWED
        opened = self._at
        if not self._after(Step.FOLLOW_UP):
            self._followed.add(review, opened, None, "")
            return Stage.FOLLOWING_UP
        self._followed.add(review, opened, self._at, Resolution.EXPLAINED)
        return Stage.SETTLED

    def _to_whom(self) -> tuple[DispatchKind, int, int | None]:
        if self._rng.random() < 0.15:
            return DispatchKind.DUTY, self._rng.choice(self._of.departments).pk, None
        team = self._rng.choice(self._of.teams)
        return DispatchKind.OFFER, team.unit_id, team.pk

    def _after(self, step: Step, unit: int = 0, *, hangs: bool = False) -> bool:
        """Whether the step is taken before `until`; its deadline, and the clock moved to when it was."""
        set_at, due = self._at, self._at + TERM
        taken = set_at + timedelta(minutes=self._rng.randrange(20, 3000))
        done = not hangs and taken < self._until
        missed = due if due < (taken if done else self._until) else None
        ended = taken if done else None
        self._deadlines.add(self._number, step, unit or self._unit, set_at, due, missed, ended)
        if done:
            self._at = taken
        return done


_OPEN = frozenset(
    {Stage.PLACED, Stage.RETURNED, Stage.ACCEPTED, Stage.OFFERED, Stage.SCHEDULED, Stage.DONE, Stage.FOLLOWING_UP}
)  # fmt: skip
