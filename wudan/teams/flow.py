"""支持单怎么走: from where, by whom, to where; and who has to act next (R053).

`asks` is the side that began it, `answers` the other; `team` is the leader of the team of the first
tier, `site` the keeper or staff of the site.
"""

from dataclasses import dataclass

from wudan.teams.enums import SupportState


@dataclass(frozen=True, slots=True)
class Step:
    """One step."""

    verb: str
    before: SupportState
    after: SupportState
    side: str


STEPS = (
    Step("accept", SupportState.ASKED, SupportState.ACCEPTED, "answers"),
    Step("refuse", SupportState.ASKED, SupportState.REFUSED, "answers"),
    Step("withdraw", SupportState.ASKED, SupportState.WITHDRAWN, "asks"),
    Step("finish", SupportState.ACCEPTED, SupportState.DONE, "team"),
)
BY_VERB = {step.verb: step for step in STEPS}


def side_of(step: Step, *, is_offer: bool) -> str:
    """Which side takes the step: team or site."""
    if step.side == "team":
        return "team"
    return "team" if (step.side == "asks") == is_offer else "site"
