"""One order of a simulated year, moved along the house's own table of edges."""

from wudan.orders import flow
from wudan.orders.enums import Stage, Verb
from wudan.simulation.arrivals import Wish


class Placed:
    """An order: where it stands, at which site, with which team, due when."""

    __slots__ = (
        "asked_at", "due", "no", "opening", "refused", "site", "stage", "team", "tick", "tries", "wish",
    )  # fmt: skip

    def __init__(self, wish: Wish) -> None:
        self.wish, self.no, self.site = wish, wish.no, wish.station
        self.stage = Stage.PLACED
        self.due: int | None = None
        self.team = ""
        """Of the live dispatch; empty without one, or when a department does it."""
        self.opening: tuple[object, int] | None = None
        self.refused: set[str] = set()
        self.tick = self.tries = 0
        self.asked_at = wish.at

    def step(self, verb: Verb, to: Stage | None = None) -> None:
        """Along one edge; what was planned for the stage before is void. AssertionError if there is none."""
        edge = flow.EDGES[verb]
        if self.stage not in edge.sources or (to is not None and to not in edge.targets):
            message = f"{verb} does not lead from {self.stage} to {to}"
            raise AssertionError(message)
        if to is not None:
            self.stage = to
        self.tick += 1
        if self.stage not in flow.WITH_DISPATCH:
            self.team, self.opening = "", None

    @property
    def is_closed(self) -> bool:
        """Whether nothing more happens to it."""
        return self.stage in flow.CLOSED
