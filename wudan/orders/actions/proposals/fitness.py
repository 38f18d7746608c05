"""还派得了吗: whether the teams of some lines can still take them, as things are now.

Each line that passes counts against its team, so that a batch does not fill it twice over. What a
dispatcher chose by hand is held to the law alone, as in a dispatch of one order.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from wudan import matching
from wudan.areas.calendars import working_calendar
from wudan.kit.clock import local
from wudan.orders.enums import LineState
from wudan.orders.models import Order, ProposalLine
from wudan.orders.proposals import said
from wudan.orders.shapes import LAW, POLICY, TRAVEL, day_trained, known_of, tasks_of, teams_of

_GONE = "这支队伍已不在队伍名册里，这次没有送。"
_TIME_GONE = "提的时间已经过了，或队伍刚被约走，这次没有送。"


class Fitness:
    """The teams of the county as they are now, read once for all lines."""

    def __init__(self, county: str, lines: Sequence[ProposalLine], at: datetime) -> None:
        self.at = at
        self.holidays = working_calendar().holidays
        rows = Order.objects.filter(pk__in=[line.order_id for line in lines])
        orders = list(rows.for_the_engine().order_by("pk"))
        tasks = tasks_of(orders)
        moved = [line.dispatch_id for line in lines if line.dispatch_id]
        known = known_of(county, at, trained_on=day_trained(tasks, at), movable=moved)
        self.teams = {team.id: team for team in teams_of(county, known)}
        asked = [task.asked(known.bases) for task in tasks]
        self.wanted = {order.pk: one for order, one in zip(orders, asked, strict=True)}

    def why_not(self, line: ProposalLine) -> str:
        """Why the line's team cannot take it now, in words; empty, and counted, when it can."""
        team = self.teams.get(str(line.team_id))
        if team is None:
            return _GONE
        by_hand = line.state == LineState.OVERRIDDEN
        policy = LAW if by_hand else POLICY
        asked = matching.Asked.of(
            self.wanted[line.order_id], policy, travel=TRAVEL, now=local(self.at),
            holidays=self.holidays,
        )  # fmt: skip
        for rule in policy.rules:
            if refusal := rule.refuses(asked, team):
                return said(refusal)
        if not by_hand and not self._is_free(line, asked, team):
            return _TIME_GONE
        self._count(line, team)
        return ""

    def _is_free(self, line: ProposalLine, asked: matching.Asked, team: matching.Team) -> bool:
        opening = self._opening(line)
        return opening is None or (
            opening in asked.openings
            and opening not in team.booked_slots
            and opening[1] in team.slots
        )

    def _opening(self, line: ProposalLine) -> matching.Opening | None:
        if line.on is None or not line.part:
            return None
        return line.on, matching.slot_on(line.on, line.part, self.holidays)

    def _count(self, line: ProposalLine, team: matching.Team) -> None:
        opening = self._opening(line)
        self.teams[team.id] = replace(
            team, open_dispatches=team.open_dispatches + 1, pings=team.pings + 1,
            booked_slots=team.booked_slots | ({opening} if opening else set()),
        )  # fmt: skip
