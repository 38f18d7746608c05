"""One order as the hard rules see it: with today's date and the days and slots that would do.

Decides which openings an order accepts and which of them is a team's earliest.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from wudan.matching.figures import Figures
from wudan.matching.slots import (
    COUNTY_TIME,
    EVERY_SLOT,
    PART_ENDS_MINUTES,
    PARTS,
    Opening,
    part_of,
    slot_on,
)
from wudan.matching.things import DEPARTMENT, Order, Team
from wudan.matching.travel import Travel


class Asked(NamedTuple):
    """An order, and what holds for every team. `openings` are in time order."""

    order: Order
    figures: Figures
    travel: Travel
    today: date
    openings: tuple[Opening, ...]

    @classmethod
    def of(
        cls,
        order: Order,
        figures: Figures,
        *,
        travel: Travel,
        now: datetime,
        holidays: AbstractSet[date] = frozenset(),
    ) -> "Asked":
        """Work out the order's openings as of `now`, which must carry its time zone."""
        if now.tzinfo is None:
            raise ValueError("now must carry a time zone")
        local = now.astimezone(COUNTY_TIME)
        openings = _openings(
            local, figures.notice_minutes, figures.horizon_days, frozenset(holidays),
            order.on, order.part, order.slots,
        )  # fmt: skip
        return cls(order, figures, travel, local.date(), openings)

    def opening(self, team: Team) -> Opening | None:
        """Find the team's earliest free opening.

        A department keeps no weekly slots: only its bookings bind it.
        """
        free, booked = EVERY_SLOT if team.kind == DEPARTMENT else team.slots, team.booked_slots
        for opening in self.openings:
            # A day is dear to look up: where nothing is booked it is not.
            if opening[1] in free and not (booked and opening in booked):
                return opening
        return None

    def service_day(self, team: Team) -> date:
        """Tell the day on which the team's papers must be valid.

        The earliest opening: papers only run out, so a later one cannot help.
        """
        opening = self.opening(team)
        return opening[0] if opening else self.order.on or self.today


@lru_cache(maxsize=256)
def _openings(
    local: datetime, notice_minutes: int, horizon_days: int, holidays: frozenset[date],
    on: date | None, part: str | None, slots: frozenset[int],
) -> tuple[Opening, ...]:  # fmt: skip
    """All openings from now on, the same for orders that want the same time: most want any."""
    if slots or part:
        every = _openings(local, notice_minutes, horizon_days, holidays, on, None, frozenset())
        accepted = slots or EVERY_SLOT
        if part:
            accepted = frozenset(slot for slot in accepted if part_of(slot) == part)
        return tuple([opening for opening in every if opening[1] in accepted])
    earliest = local + timedelta(minutes=notice_minutes)
    soonest = (earliest.date(), earliest.hour * 60 + earliest.minute)
    today = local.date()
    # A wanted day is kept even beyond the horizon: the resident has said when.
    days = [on] if on else [today + timedelta(days=ahead) for ahead in range(horizon_days + 1)]
    return tuple(
        (day, slot_on(day, name, holidays))
        for day in days
        for name, ends in zip(PARTS, PART_ENDS_MINUTES, strict=True)
        if (day, ends) >= soonest
    )
