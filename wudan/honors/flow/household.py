"""From where to where a household goes, and who takes the step; `docs/flows/household.md` is drawn from it."""

from typing import NamedTuple

from wudan.honors.enums.household import HouseholdStage, HouseholdVerb
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection

S, V = HouseholdStage, HouseholdVerb
UNDER_WAY = frozenset({S.ASKED, S.HEARING, S.NOTICE})
"""Not decided to the end yet."""
LIVE = UNDER_WAY | {S.HONORED}
"""One of these a household, no more; the database says so."""
SHOWN = frozenset({S.HONORED})
"""In the public register, as far as the household agrees."""
SHOWS_ALL = frozenset({S.NOTICE, S.HONORED})
"""Not here without evidence for each criterion and two visits; the database says so."""


class Step(NamedTuple):
    """One step; `after` None: it stays where it is."""

    before: frozenset[HouseholdStage]
    after: HouseholdStage | None
    side: str


STEPS: dict[HouseholdVerb, Step] = {
    V.NOMINATE: Step(frozenset(), S.ASKED, "nominator"),
    V.AGREE: Step(frozenset({S.ASKED}), S.HEARING, "household"),
    V.SHOW: Step(frozenset({S.ASKED, S.HEARING}), None, "nominator"),
    V.ASK: Step(frozenset({S.HEARING}), None, "site"),
    V.SAY: Step(frozenset({S.HEARING}), None, "neighbour"),
    V.NAME: Step(frozenset({S.HEARING}), None, "visiting"),
    V.DECLARE: Step(frozenset({S.HEARING}), None, "visitor"),
    V.VISIT: Step(frozenset({S.HEARING}), None, "visitor"),
    V.PUBLISH: Step(frozenset({S.HEARING}), S.NOTICE, "decider"),
    V.REFUSE: Step(frozenset({S.HEARING}), S.REFUSED, "decider"),
    V.CONFIRM: Step(frozenset({S.NOTICE}), S.HONORED, "decider"),
    V.OVERTURN: Step(frozenset({S.NOTICE}), S.REFUSED, "decider"),
    V.DROP: Step(LIVE, S.DROPPED, "household"),
    V.ISSUE: Step(frozenset({S.HONORED}), None, "decider"),
    V.REPLACE: Step(frozenset({S.HONORED}), None, "decider"),
    V.LOOK: Step(frozenset({S.HONORED}), None, "visiting"),
    V.REVOKE: Step(frozenset({S.HONORED}), S.REVOKED, "decider"),
    V.APPEAL: Step(frozenset({S.REFUSED, S.REVOKED}), None, "household"),
    V.UPHOLD: Step(frozenset({S.REFUSED, S.REVOKED}), None, "other_decider"),
    V.REOPEN: Step(frozenset({S.REFUSED}), S.HEARING, "other_decider"),
    V.RESTORE: Step(frozenset({S.REVOKED}), S.HONORED, "other_decider"),
}
SIDES = {
    "nominator": Phrase("推荐的人或所站"),
    "household": Phrase("这户人家（或所站照他们说的代办）"),
    "site": Phrase("所站"),
    "neighbour": Phrase("被请到的邻居，一人一句"),
    "visiting": Phrase("实践所、中心办公室"),
    "visitor": Phrase("上门的两个人，各写各的"),
    "decider": Phrase("作决定的人（不是推荐的人、上门的人、家里人）"),
    "other_decider": Phrase("另一位作决定的人"),
}


def objection(stage: str, verb: HouseholdVerb) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if stage in STEPS[verb].before:
        return None
    return Objection(
        "wrong_stage",
        Phrase(
            "这户人家现在是“{stage}”，不能{verb}。",
            stage=HouseholdStage(stage).label,
            verb=verb.label,
        ),
    )
