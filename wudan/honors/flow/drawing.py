"""The flow of a campaign as a drawing: `python -m wudan.honors.flow.drawing > docs/flows/campaign.md`.

Drawn from the flow and the roles, and from nothing else; needs no settings and no database.
"""

import sys

from wudan.honors.enums.campaign import CampaignStage, CandidateState
from wudan.honors.flow.campaign import LIVE, SIDES, STEPS, TOLD
from wudan.kit.flow_drawing import BEGIN, STAYS, diagram, listed, named, page, placed, table
from wudan.people.roles import ROLES

_HOLDERS = {"run_campaigns": "办评选 run", "nominate": "推荐 nominate",
            "clear_candidates": "答复征求意见 clear", "score_candidates": "打分 score",
            "decide_honors": "决定 decide"}  # fmt: skip


def draw() -> str:
    """The whole page: the diagram, what stages mean, the verbs, who holds them."""
    return page(
        "身边典型评选流程 · The flow of a campaign", _diagram(), _sets(), _verbs(), _roles(),
        module="wudan.honors.flow.drawing", drawn_from="wudan/honors/flow/campaign.py",
    )  # fmt: skip


def _diagram() -> str:
    arrows = (
        (before, step.after, named(verb))
        for verb, step in STEPS.items()
        if step.after is not None
        for before in placed(step.before, CampaignStage) or [BEGIN]
    )
    return diagram(CampaignStage, arrows)


def _sets() -> str:
    told, live = placed(TOLD, CampaignStage), placed(LIVE, CandidateState)
    return table(
        "状态 · Stages", ("", ""),
        (("票数人人看得到 votes are told", listed(told)),
         ("一人一次评选只有一个 one candidacy at a time", listed(live))),
    )  # fmt: skip


def _verbs() -> str:
    return table(
        "动作 · Verbs", ("动作 verb", "从 from", "到 to", "谁 who"),
        (
            (named(verb), listed(placed(step.before, CampaignStage)),
             named(step.after) if step.after else STAYS, SIDES[step.side])
            for verb, step in STEPS.items()
        ),
    )  # fmt: skip


def _roles() -> str:
    rows = (
        (words, "、".join(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs))
        for verb, words in _HOLDERS.items()
    )
    return table("谁来办 · Who", ("", ""), rows)


if __name__ == "__main__":
    sys.stdout.write(draw())
