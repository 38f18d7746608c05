"""支持单怎么走: from where, by whom, to where; and who has to act next (R053).

`asks` is the side that began it, `answers` the other; `team` is the leader of the team of the first
tier, `site` the keeper or staff of the site. `docs/flows/support.md` is drawn from here.
"""

from dataclasses import dataclass

from wudan.teams.enums import SupportState, SupportVerb


@dataclass(frozen=True, slots=True)
class Step:
    """One step: by which side, from where, to where."""

    verb: SupportVerb
    before: tuple[SupportState, ...]
    after: SupportState
    side: str


_OPEN = (SupportState.ASKED, SupportState.ACCEPTED, SupportState.SCHEDULED)
_PROMISED = (SupportState.ACCEPTED, SupportState.SCHEDULED)
STEPS = (
    Step(SupportVerb.ACCEPT, (SupportState.ASKED,), SupportState.ACCEPTED, "answers"),
    Step(SupportVerb.SCHEDULE, _PROMISED, SupportState.SCHEDULED, "team"),
    Step(SupportVerb.FINISH, _PROMISED, SupportState.DONE, "team"),
    Step(SupportVerb.CONFIRM, (SupportState.DONE,), SupportState.CONFIRMED, "site"),
    Step(SupportVerb.REFUSE, _OPEN, SupportState.REFUSED, "answers"),
    Step(SupportVerb.WITHDRAW, _OPEN, SupportState.WITHDRAWN, "asks"),
)
"""Also what was promised can be refused or taken back: volunteers are never held to it (条例 §25)."""
BY_VERB: dict[str, Step] = {step.verb.value: step for step in STEPS}
FINAL = (SupportState.CONFIRMED, SupportState.REFUSED, SupportState.WITHDRAWN)


def side_of(step: Step, *, is_offer: bool) -> str:
    """Which side takes the step: team or site."""
    if step.side in {"team", "site"}:
        return step.side
    return "team" if (step.side == "asks") == is_offer else "site"
