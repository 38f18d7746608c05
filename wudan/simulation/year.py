"""A county-year, event by event: who holds each order, what he does with it, and when (ADR 60).

Events stand in a heap by time and number; each handler moves one order along the table of edges and
plans what comes next. What was planned for a stage that is over is passed over.
"""

from collections.abc import Callable
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import Protocol

from wudan import matching
from wudan.kit.working_time import Term, Unit
from wudan.orders.enums import Stage, Step, Verb
from wudan.orders.flow import NOT_BEGUN, STEP_OF
from wudan.simulation.arrivals import wishes
from wudan.simulation.assumptions import Assumptions
from wudan.simulation.bank import Bank
from wudan.simulation.county import County
from wudan.simulation.crews import Crews
from wudan.simulation.desks import Desk, away
from wudan.simulation.hours import AFTER, DAY, Hours
from wudan.simulation.luck import Luck
from wudan.simulation.order import Placed
from wudan.simulation.tally import Tally

_HOUR = 60
_MORNING, _EVENING = 8 * 60, 21 * 60
_OF_DAY = 9 * 60
_SECOND_LOOK = 2


class Pace(Protocol):
    """Is told how far it has come."""

    def advance(self, n: int = 1) -> None: ...
    def finish(self) -> None: ...


class Year:
    """The state of one run. `run` once, then read."""

    def __init__(self, county: County, assumed: Assumptions, *, year: int, seed: int) -> None:
        self.county, self.assumed, self.luck = county, assumed, Luck(seed)
        self.terms = assumed.deadlines(county.deadlines)
        self.hours = Hours.of(county.calendar, year)
        self._first = date(year, 1, 1)
        self.days = (date(year + 1, 1, 1) - self._first).days
        self.tally, self.bank = Tally(), Bank(county, assumed)
        self.crews = Crews(county, assumed, self.luck, year)
        self.away_days: dict[str, int] = {}
        self.desks = {key: self._site_desk(key) for key in county.sites}
        self.dispatchers = {
            platform: self._desk(f"platform {platform}", assumed.dispatch_minutes, assumed.dispatch_share)
            for platform in sorted({item.platform for item in county.items})
        }  # fmt: skip
        self.orders: list[Placed] = []
        self.placed_at: dict[str, int] = dict.fromkeys(county.sites, 0)
        self._heap: list[tuple[int, int, str, Placed | None, int]] = []
        self._count = 0
        self._end = (self.days + AFTER) * DAY
        self._do: dict[str, Callable[[Placed, int], None]] = {
            "escalate": self._escalate, "accept": self._accept, "supplement": self._supplement,
            "dispatch": self._dispatch, "expire": self._expire, "answer": self._answer,
            "charge": self._charged, "serve": self._serve, "review": self._review,
            "lapse": self._lapse, "settle": self._settle, "give up": self._give_up,
            "drop": self._drop,
        }  # fmt: skip

    def run(self, pace: Pace) -> None:
        """From the first order to the last thing that was begun."""
        for month in range(1, 13):
            first_of_next = date(self._first.year + month // 12, month % 12 + 1, 1)
            self._plan((first_of_next - self._first).days * DAY, "month", None)
        for wish in wishes(self.county, self.assumed, self.luck, self.hours, self._first.year):
            self._plan(wish.at, "place", Placed(wish))
        while self._heap:
            at, _, what, order, tick = heappop(self._heap)
            if order is None:
                self.bank.close_month()
            elif what == "place":
                self._place(order, at)
                pace.advance()
            elif tick == order.tick or what == "give up":
                self._do[what](order, at)
        pace.finish()

    # who does what, and how long it takes

    def _desk(self, name: str, minutes: int, share: int, more_off: int = 0) -> Desk:
        off = away(self.luck, self.hours, self.assumed.leave_days, name, "leave")
        cut = away(self.luck, self.hours, more_off, name, "outage") - off
        self.away_days[name] = len(off)
        return Desk(self.hours.without((off | cut).__contains__), minutes=minutes, share=share)

    def _site_desk(self, key: str) -> Desk:
        is_station = self.county.sites[key].kind == "station"
        cut = self.assumed.outage_days if is_station else 0
        return self._desk(key, self.assumed.keeper_minutes, self.assumed.keeper_share, cut)

    def _plan(self, at: int, what: str, order: Placed | None) -> None:
        if at >= self._end:
            return
        self._count += 1
        heappush(self._heap, (at, self._count, what, order, order.tick if order else 0))

    def _due(self, order: Placed, at: int) -> int:
        """When the step that now runs is due, by the county's terms."""
        step = STEP_OF[order.stage]
        if step is Step.COMPLETE:
            return self.hours.due(at, Term(order.wish.item.complete_days, Unit.WORKING_DAYS))
        if step is Step.ACCEPT and order.wish.is_urgent:
            return self.hours.due(at, self.terms.accept_urgent)
        return self.hours.due(at, getattr(self.terms, step.value))

    def _move(self, order: Placed, verb: Verb, to: Stage | None, at: int) -> None:
        step, was_scheduled = STEP_OF.get(order.stage), order.stage is Stage.SCHEDULED
        order.step(verb, to)
        self.tally.verbs[verb.value] += 1
        if to is None:
            return
        after = STEP_OF.get(to)
        is_dropped = verb is Verb.WITHDRAW or (verb is Verb.REFUSE and was_scheduled)
        if step not in {None, Step.REVIEW, after} and not is_dropped:
            self.tally.ends(str(step), at=at, due=order.due)
        if after is not step or verb is Verb.REFUSE:
            order.due = self._due(order, at) if after is not None else None

    def _look(self, order: Placed, *names: object) -> int:
        return self.luck.wait(self.assumed.look_minutes, order.no, *names)

    def _waking(self, at: int) -> int:
        """The instant, or the next morning."""
        day, minute = divmod(at, DAY)
        if minute < _MORNING:
            return day * DAY + _MORNING
        return (day + 1) * DAY + _MORNING if minute > _EVENING else at

    # 点单, 接单

    def _place(self, order: Placed, at: int) -> None:
        self.orders.append(order)
        self.placed_at[order.site] += 1
        self.tally.verbs[Verb.PLACE.value] += 1
        order.due = self._due(order, at)
        self._seek(order, at)
        patience = self.luck.wait(self.assumed.patience_days * DAY, order.no, "patience")
        self._plan(at + patience, "give up", order)

    def _seek(self, order: Placed, at: int) -> None:
        """It waits at the desk of a site; in time, or it goes up."""
        self._queue(order, at, self.desks[order.site], "accept")

    def _queue(self, order: Placed, at: int, desk: Desk, what: str) -> None:
        look = self._look(order, what, order.site, order.tries)
        is_top = not self.county.sites[order.site].above
        if order.due is not None and not is_top and desk.done_at(at, look) > order.due:
            self._plan(max(at, order.due) + 1, "escalate", order)
        else:
            self._plan(desk.take(at, look), what, order)

    def _escalate(self, order: Placed, at: int) -> None:
        step = STEP_OF[order.stage]
        self.tally.escalated[step.value] += 1
        self.tally.ends(step.value, at=at, due=order.due)
        order.site = self.county.sites[order.site].above
        self._move(order, Verb.ESCALATE, None, at)
        order.due = self._due(order, at)
        if order.stage is Stage.PLACED:
            self._seek(order, at)
        else:
            self._queue(order, at, self.desks[order.site], "dispatch")

    def _accept(self, order: Placed, at: int) -> None:
        assumed, no = self.assumed, order.no
        if not order.tries and self.luck.happens(assumed.unclear_share, no, "unclear"):
            order.tries = 1
            self._move(order, Verb.RETURN, Stage.RETURNED, at)
            asked = self._waking(at + self.luck.wait(2 * DAY, no, "supplement"))
            self._plan(asked, "supplement" if order.due and asked <= order.due else "drop", order)
            return
        order.tries = 0
        if self.luck.happens(assumed.declined_share, no, "declined"):
            self._move(order, Verb.DECLINE, Stage.DECLINED, at)
        elif self.luck.happens(assumed.referred_share, no, "referred"):
            self._move(order, Verb.REFER, Stage.REFERRED, at)
        else:
            self.tally.waits["accept_working_minutes"].append(self.hours.between(order.wish.at, at))
            self._move(order, Verb.ACCEPT, Stage.ACCEPTED, at)
            self._queue(order, at, self.dispatchers[order.wish.item.platform], "dispatch")

    def _supplement(self, order: Placed, at: int) -> None:
        self._move(order, Verb.SUPPLEMENT, Stage.PLACED, at)
        self._seek(order, at)

    def _drop(self, order: Placed, at: int) -> None:
        """Nobody added the word that was asked for."""
        self._move(order, Verb.LAPSE, Stage.WITHDRAWN, at)

    # 派单

    def _dispatch(self, order: Placed, at: int) -> None:
        order.tries += 1
        found = self.crews.choice(self._wanted(order, at), at)
        if not found.choices or found.choices[0].opening is None:
            self._without_team(order, at, found)
            return
        choice = found.choices[0]
        self._move(order, Verb.DISPATCH, Stage.OFFERED, at)
        order.team, order.opening, order.asked_at = choice.team.id, choice.opening, at
        self.crews.all[order.team].ask(at // DAY)
        if self.luck.happens(self.assumed.silent_share, order.no, "silent", order.tries):
            answered = self._end
        else:
            drawn = self.luck.around(
                self.assumed.answer_hours, 0.9, order.no, "answer", order.tries
            )
            answered = self._waking(at + round(drawn * _HOUR))
        due = order.due or at
        self._plan(min(answered, due + 1), "answer" if answered <= due else "expire", order)

    def _without_team(self, order: Placed, at: int, found: matching.Ranking) -> None:
        """Tried again next morning; then the department does it, or it is referred."""
        if order.tries < self.assumed.tries:
            self._plan(self.hours.after((at // DAY + 1) * DAY, _HOUR), "dispatch", order)
            return
        last = list(found.refused)[-1] if found.refused else "nobody"
        self.tally.unserved[last] += 1
        if self.luck.happens(self.assumed.duty_share, order.no, "duty"):
            self._move(order, Verb.DISPATCH, Stage.OFFERED, at)
            order.asked_at = at
            desk = self.dispatchers[order.wish.item.platform]
            self._plan(desk.take(at, self._look(order, "duty")), "charge", order)
        else:
            self._move(order, Verb.REFER, Stage.REFERRED, at)

    def _wanted(self, order: Placed, at: int) -> matching.Order:
        item, site = order.wish.item, self.county.sites[order.wish.station]
        day = order.wish.wanted_day
        is_ahead = day is not None and day > at // DAY
        soonest = at // DAY + item.lead_days
        on = max(day or 0, soonest) if is_ahead else soonest if item.lead_days else None
        return matching.Order(
            id=str(order.no), category=item.platform, skills=item.skills, licences=item.licences,
            headcount=item.headcount, place=site.point, area_path=site.path,
            on=self._first + timedelta(days=on) if on is not None and is_ahead else None, part=None,
            slots=frozenset(), minutes=item.minutes, risk=item.risk, needs_insurance=item.needs_insurance,
            refused_by=frozenset(order.refused),
        )  # fmt: skip

    # 买单

    def _expire(self, order: Placed, at: int) -> None:
        self._given_back(order, Verb.EXPIRE, at)

    def _answer(self, order: Placed, at: int) -> None:
        crew = self.crews.all[order.team]
        says_no = self.luck.happens(self.assumed.refuse_share, order.no, "refuses", order.tries)
        if says_no or crew.stopped(at):
            crew.refused += 1
            self._given_back(order, Verb.REFUSE, at)
            return
        self.tally.waits["answer_minutes"].append(at - order.asked_at)
        assert order.opening is not None  # noqa: S101 - an offer has one
        begins = self.crews.minute_of(order.opening)  # type: ignore[arg-type]
        crew.book(order.opening)  # type: ignore[arg-type]
        self._scheduled(order, at, max(begins, at + _HOUR))

    def _given_back(self, order: Placed, verb: Verb, at: int) -> None:
        crew = self.crews.all[order.team]
        crew.free()
        order.refused.add(order.team)
        self._move(order, verb, Stage.ACCEPTED, at)
        if order.tries < self.assumed.tries:
            self._queue(order, at, self.dispatchers[order.wish.item.platform], "dispatch")
        else:
            order.tries = self.assumed.tries
            self._without_team(order, at, matching.Ranking((), {"refused": 1}, {}, ()))

    def _charged(self, order: Placed, at: int) -> None:
        """The department does it itself, a few working days on."""
        days = 1 + self.luck.below(4, order.no, "department")
        self._scheduled(order, at, self.hours.after(at, days * self.hours.day_minutes))

    def _scheduled(self, order: Placed, at: int, begins: int) -> None:
        self._move(order, Verb.CONFIRM, Stage.SCHEDULED, at)
        order.due = max(order.due or 0, (begins // DAY + 1) * DAY)
        self._plan(begins + order.wish.item.minutes, "serve", order)

    def _serve(self, order: Placed, at: int) -> None:
        crew = self.crews.all.get(order.team)
        if crew is not None and crew.stopped(at):
            self._given_back(order, Verb.REFUSE, at)
            return
        if self.luck.happens(self.assumed.postpone_share, order.no, "postponed", order.tick):
            self._move(order, Verb.SCHEDULE, None, at)
            self._plan(
                at + (1 + self.luck.below(3, order.no, "by", order.tick)) * DAY, "serve", order
            )
            return
        self._move(order, Verb.START, Stage.STARTED, at)
        self._done(order, at)

    def _done(self, order: Placed, at: int) -> None:
        wish, team = order.wish, order.team
        self.tally.waits["served_days"].append((at - wish.at) // DAY)
        self._move(order, Verb.FULFILL, Stage.DONE, at)
        if team:
            self._earned(order, team, at)
        days = self.luck.wait(2 * DAY, order.no, "review")
        speaks = self.luck.happens(self.assumed.review_share, order.no, "speaks")
        due = order.due or at
        is_said = speaks and self._waking(at + days) <= due
        self._plan(
            self._waking(at + days) if is_said else due + 1, "review" if is_said else "lapse", order
        )

    def _earned(self, order: Placed, team: str, at: int) -> None:
        crew, item = self.crews.all[team], order.wish.item
        crew.serve(at // DAY)
        begin = self.luck.below(max(1, crew.given.members), order.no, "who")
        day = self._first + timedelta(days=at // DAY)
        for number in range(min(item.headcount, crew.given.members)):
            member = (begin + number) % crew.given.members
            self.bank.serve(f"{team}/{member}", len(team), item.platform, item.minutes, day)

    # 评单

    def _review(self, order: Placed, at: int) -> None:
        if not self.luck.happens(self.assumed.low_share, order.no, "low"):
            self._move(order, Verb.REVIEW, Stage.REVIEWED, at)
            return
        self._move(order, Verb.REVIEW, Stage.FOLLOWING_UP, at)
        desk = self.desks[self.county.sites[order.wish.station].above or order.site]
        again = desk.take(at, self._look(order, "follow up") * _SECOND_LOOK)
        self._plan(again, "settle", order)

    def _lapse(self, order: Placed, at: int) -> None:
        self._move(order, Verb.LAPSE, Stage.LAPSED, at)

    def _settle(self, order: Placed, at: int) -> None:
        self._move(order, Verb.FOLLOW_UP, Stage.SETTLED, at)

    def _give_up(self, order: Placed, at: int) -> None:
        """Who still waits withdraws; who has an appointment waits for it."""
        if order.stage not in NOT_BEGUN - {Stage.SCHEDULED}:
            return
        if order.team:
            self.crews.all[order.team].free()
        self._move(order, Verb.WITHDRAW, Stage.WITHDRAWN, at)
