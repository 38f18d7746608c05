"""What the walk expects of one order: a second, simpler telling of the five orders.

Written from the domain's rules, knows nothing of `flow` and `permissions`.
"""

from dataclasses import dataclass, field

from tests.domain.test_every_triple import TABLE

ABOVE = {"station": "institute", "institute": "center"}
REACHES = {
    "keeper": {"station"},
    "institute": {"station", "institute"},
    "center": {"station", "institute", "center"},
}
ANSWERS_FOR = {
    "clippers": "leader_of_team",
    "carers": "leader_of_another",
    "民政局": "lead_officer",
    "文旅局": "other_officer",
}
DUTIES = {"民政局", "文旅局"}
"""Departments that lead a platform; one that has no part in it is not charged."""
LEADS = {"relief": "民政局", "culture": "文旅局"}
OTHER = {"relief": "culture", "culture": "relief"}
"""Where an order goes that is reclassified."""
BY_SITE = {"accept", "return", "decline", "escalate", "merge"}
BY_LEAD = {"dispatch", "recall"}
BY_CHARGED = {"confirm", "refuse", "schedule", "start", "fulfill"}
BY_MOUTH = {"supplement", "withdraw", "disown", "review"}
"""Written down by a site as the resident said it; here nobody tells how a review was heard, so none is."""
ENDS = {"lapsed", "reviewed", "settled", "declined", "referred", "withdrawn", "merged", "void"}
CHARGED = {"offered", "scheduled", "started", "done", "acknowledged", "lapsed", "reviewed",
           "following_up", "settled"}  # fmt: skip
DUE = {
    "placed": "accept", "returned": "supplement", "accepted": "dispatch", "offered": "confirm",
    "scheduled": "complete", "started": "complete", "done": "review", "acknowledged": "review",
    "following_up": "follow_up",
}  # fmt: skip


@dataclass
class Told:
    """One order, as told."""

    by_proxy: bool
    claimable: bool
    """The haircut is open to teams; free words and the opera are not."""
    stage: str = "placed"
    holder: str = "station"
    platform: str = "relief"
    charged: str | None = None
    version: int = 1
    events: list[str] = field(default_factory=list)

    def target(self, verb: str, name: str) -> str | None:
        """Where it leads when this one does this now; None when it is refused."""
        _, ways = TABLE[verb]
        return ways.get(self.stage) if self._may(verb, name) else None

    def moved(self, verb: str, to: str) -> None:
        """It happened."""
        self.stage = to
        self.version += 1
        self.events.append(f"order.{verb}")
        if to not in CHARGED:
            self.charged = None
        if verb == "escalate":
            self.holder = ABOVE[self.holder]
        if verb == "reclassify":
            self.platform = OTHER[self.platform]
            self.claimable = self.platform == "relief"

    def deadline_passed(self) -> None:
        """What the clock makes of it."""
        if self.stage in {"placed", "accepted"} and self.holder in ABOVE:
            self.moved("escalate", self.stage)
        elif self.stage == "offered" and self.charged not in DUTIES:
            self.moved("expire", "accepted")
        elif self.stage in {"done", "acknowledged"}:
            self.moved("lapse", "lapsed")
        elif self.stage == "returned":
            self.moved("lapse", "withdrawn")
        else:
            self.events.append("order.overdue")

    def _may(self, verb: str, name: str) -> bool:
        who, _ = TABLE[verb]
        if verb in BY_SITE:
            return (name == "clock" and verb == "escalate" and self._goes_up()) or (
                self._holds(name) and (verb != "escalate" or self._goes_up())
            )
        if verb in {"refer", "reclassify"}:
            return self._holds(name) or (self._leads(name) and self.stage == "accepted")
        if verb in BY_LEAD:
            return name == "center" or self._leads(name)
        if verb in BY_CHARGED:
            duty_refused = verb == "refuse" and self.charged in DUTIES
            return ANSWERS_FOR.get(self.charged or "") == name and not duty_refused
        if verb == "claim":
            return name in who and self.claimable
        if name in REACHES and verb in BY_MOUTH:
            return self.by_proxy and verb != "review"
        if verb == "disown":
            return name == "beneficiary" and self.by_proxy
        if verb == "expire":
            return name == "clock" and self.charged not in DUTIES
        return name in who and name != "placer_as_resident"

    def _holds(self, name: str) -> bool:
        return self.holder in REACHES.get(name, set())

    def _leads(self, name: str) -> bool:
        return name == ANSWERS_FOR[LEADS[self.platform]]

    def _goes_up(self) -> bool:
        return self.holder in ABOVE
