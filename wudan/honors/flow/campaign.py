"""From where to where a campaign goes, and who takes the step; `docs/flows/campaign.md` is drawn from it."""

from typing import NamedTuple

from wudan.honors.enums.campaign import CampaignStage, CampaignVerb, CandidateState
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection

S, V, C = CampaignStage, CampaignVerb, CandidateState
BEFORE_DECISION = frozenset(
    {S.DRAFT, S.NOMINATING, S.CLEARING, S.SCORING, S.VOTING, S.AUDITING, S.DECIDING}
)
"""May still be cancelled."""
UNDER_WAY = (BEFORE_DECISION - {S.DRAFT}) | {S.NOTICE}
SHOWN = UNDER_WAY | {S.AWARDED}
"""Campaigns everybody sees."""
TOLD = frozenset({S.DECIDING, S.NOTICE, S.AWARDED})
"""Here the counted votes may be read, by everybody at once; before by nobody."""
LIVE = frozenset({C.ASKED, C.STANDING, C.CHOSEN})
"""Candidates that may still be honoured; one a person and campaign."""
STOOD = frozenset({C.STANDING, C.CHOSEN, C.NOT_CHOSEN, C.HONORED, C.UPSET, C.REVOKED})
"""Candidates that came as far as the residents' word."""


class Step(NamedTuple):
    """One step; `after` None: it stays where it is."""

    before: frozenset[CampaignStage]
    after: CampaignStage | None
    side: str


def _at(*stages: CampaignStage) -> frozenset[CampaignStage]:
    return frozenset(stages)


STEPS: dict[CampaignVerb, Step] = {
    V.DRAFT: Step(_at(), S.DRAFT, "center"),
    V.OPEN: Step(_at(S.DRAFT), S.NOMINATING, "center"),
    V.NOMINATE: Step(_at(S.NOMINATING), None, "anybody"),
    V.AGREE: Step(_at(S.NOMINATING), None, "candidate"),
    V.WITHDRAW: Step(UNDER_WAY, None, "candidate"),
    V.LAPSE: Step(_at(S.NOMINATING), None, "clock"),
    V.CLEAR: Step(_at(S.NOMINATING), S.CLEARING, "center"),
    V.ANSWER: Step(_at(S.CLEARING), None, "office"),
    V.NAME: Step(_at(S.NOMINATING, S.CLEARING), None, "center"),
    V.SCORE: Step(_at(S.CLEARING), S.SCORING, "center"),
    V.DECLARE: Step(_at(S.SCORING), None, "scorer"),
    V.MARK: Step(_at(S.SCORING), None, "scorer"),
    V.CALL: Step(_at(S.SCORING), S.VOTING, "center"),
    V.VOTE: Step(_at(S.VOTING), None, "resident"),
    V.COUNT: Step(_at(S.VOTING), S.AUDITING, "center"),
    V.STRIKE: Step(_at(S.AUDITING), None, "center"),
    V.AGAIN: Step(_at(S.AUDITING), S.VOTING, "center"),
    V.TELL: Step(_at(S.AUDITING), S.DECIDING, "center"),
    V.DECIDE: Step(_at(S.DECIDING), S.NOTICE, "decider"),
    V.AWARD: Step(_at(S.NOTICE), None, "decider"),
    V.FINISH: Step(_at(S.NOTICE), S.AWARDED, "center"),
    V.CANCEL: Step(BEFORE_DECISION, S.CANCELLED, "center"),
    V.STORY: Step(_at(S.NOTICE, S.AWARDED), None, "center"),
    V.REVOKE: Step(_at(S.NOTICE, S.AWARDED), None, "decider"),
    V.APPEAL: Step(_at(S.NOTICE, S.AWARDED), None, "candidate"),
    V.REPLY: Step(_at(S.NOTICE, S.AWARDED), None, "other_decider"),
}
SIDES = {
    "center": Phrase("中心办公室"),
    "anybody": Phrase("本人、邻里、所站"),
    "candidate": Phrase("被推荐的人（或所站照他说的代记）"),
    "clock": Phrase("推荐结束时，由系统"),
    "office": Phrase("被征求意见的部门"),
    "scorer": Phrase("评委，各打各的，看不到名字"),
    "resident": Phrase("本地群众，一人一票，不决定结果"),
    "decider": Phrase("作决定的人（没有推荐，也没有打分）"),
    "other_decider": Phrase("另一位作决定的人"),
}


def objection(stage: str, verb: CampaignVerb) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if stage in STEPS[verb].before:
        return None
    return Objection(
        "wrong_stage",
        Phrase(
            "这次评选现在是“{stage}”，不能{verb}。",
            stage=CampaignStage(stage).label,
            verb=verb.label,
        ),
    )
