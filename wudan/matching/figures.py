"""The numbers of a policy that rules and terms read; each has its unit in its name."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers a county may set.

    `horizon_days`: how far ahead a slot is looked for. `notice_minutes`: a part of today is
    proposed only while it still has so long to run. `rating_prior_tenths` (45 = 4.5 of 5) and
    `rating_minimum_count`: ratings count as if that many prior ones had been given, so that a few
    friendly ones do not top the list. `scarce_holders_count`: a skill or licence held by at most
    so many teams is scarce. `unknown_travel_minutes`: for a team without a known base. `pings_per_place`:
    so many offers in seven days for each order it takes at once; more would tire a team.
    """

    horizon_days: int = 14
    notice_minutes: int = 120
    rating_prior_tenths: int = 45
    rating_minimum_count: int = 8
    scarce_holders_count: int = 3
    unknown_travel_minutes: int = 30
    pings_per_place: int = 3

    def __post_init__(self) -> None:
        for figure in fields(Figures):
            if getattr(self, figure.name) < 0:
                raise ValueError(f"{figure.name} must not be negative")
