"""Teams through the year: what they have in hand, when they are booked, when they stop.

The engine is given them as it is in the house: `matching.rank` by the house's own policy.
"""

from collections import deque
from dataclasses import replace
from datetime import date, datetime, timedelta

from wudan import matching
from wudan.matching.slots import COUNTY_TIME
from wudan.orders.shapes import PING_DAYS, POLICY, TRAVEL
from wudan.simulation.assumptions import Assumptions
from wudan.simulation.county import County
from wudan.simulation.hours import DAY
from wudan.simulation.luck import Luck
from wudan.teams.enums import SPECIAL

_LATELY = 30
_TOP = 1


class Crew:
    """One team."""

    def __init__(self, given: matching.Team, *, stops_at: int | None) -> None:
        self.given, self.stops_at = given, stops_at
        self.in_hand = 0
        self.served = self.refused = 0
        self._booked: set[tuple[date, int]] = set()
        self._pinged: deque[int] = deque()
        self._done: deque[int] = deque()
        self._shown: tuple[int, matching.Team] | None = None

    def stopped(self, at: int) -> bool:
        """Whether it is there no longer."""
        return self.stops_at is not None and at >= self.stops_at

    def shown(self, day: int) -> matching.Team:
        """As the engine sees it that day."""
        if self._shown is None or self._shown[0] != day:
            self._forget(day)
            team = replace(
                self.given, open_dispatches=self.in_hand, booked_slots=frozenset(self._booked),
                served_30_days=len(self._done), pings=len(self._pinged),
            )  # fmt: skip
            self._shown = day, team
        return self._shown[1]

    def ask(self, day: int) -> None:
        """An offer goes out."""
        self.in_hand += 1
        self._pinged.append(day)
        self._shown = None

    def free(self) -> None:
        """An offer or an order is its no longer."""
        self.in_hand -= 1
        self._shown = None

    def book(self, opening: tuple[date, int]) -> None:
        """A part of a day is taken."""
        self._booked.add(opening)
        self._shown = None

    def serve(self, day: int) -> None:
        """One is done."""
        self.served += 1
        self._done.append(day)
        self.free()

    def _forget(self, day: int) -> None:
        while self._pinged and self._pinged[0] <= day - PING_DAYS:
            self._pinged.popleft()
        while self._done and self._done[0] <= day - _LATELY:
            self._done.popleft()


class Crews:
    """All of them, by platform."""

    def __init__(self, county: County, assumed: Assumptions, luck: Luck, year: int) -> None:
        self._first = datetime(year, 1, 1, tzinfo=COUNTY_TIME)
        self._holidays = county.calendar.holidays
        kept = [
            team for team in county.teams
            if luck.happens(assumed.teams_share, "team", team.id, "is there")
        ]  # fmt: skip
        stopping = sorted(kept, key=lambda team: luck.part("team", team.id, "stops"))
        stops = {
            team.id: luck.below(365 * DAY, "team", team.id, "stops at")
            for team in stopping[: assumed.dropped_teams]
        }
        self.all = {
            team.id: Crew(_able(team, assumed), stops_at=stops.get(team.id)) for team in kept
        }
        self._of = {
            item.platform: [
                crew for crew in self.all.values()
                if crew.given.categories & {item.platform, SPECIAL}
            ]
            for item in county.items
        }  # fmt: skip

    def choice(self, wanted: matching.Order, at: int) -> matching.Ranking:
        """The engine's proposal at an instant."""
        day = at // DAY
        teams = [crew.shown(day) for crew in self._of[wanted.category] if not crew.stopped(at)]
        now = self._first + timedelta(minutes=at)
        return matching.rank(
            wanted, teams, POLICY, travel=TRAVEL, now=now, top=_TOP, holidays=self._holidays
        )

    def minute_of(self, opening: tuple[date, int]) -> int:
        """When work in an opening begins."""
        day = (opening[0] - self._first.date()).days
        return day * DAY + _BEGINS[opening[1] % 3]


_BEGINS = (9 * 60, 15 * 60, 19 * 60)


def _able(team: matching.Team, assumed: Assumptions) -> matching.Team:
    capacity = max(1, team.capacity * assumed.capacity_share // 100)
    return replace(team, capacity=capacity)
