"""The flow of a campaign as a drawing: `python -m wudan.honors.flow.drawing > docs/flows/campaign.md`.

Drawn from the flow and the roles, and from nothing else; needs no settings and no database.
"""

import sys
from collections import defaultdict

from wudan.honors.enums.campaign import CampaignStage, CampaignVerb, CandidateState
from wudan.honors.flow.campaign import LIVE, SIDES, STEPS, TOLD
from wudan.people.roles import ROLES

_HEAD = """\
# 拴正典型评选流程 · The flow of a campaign

Drawn by `python -m wudan.honors.flow.drawing` from `wudan/honors/flow/campaign.py` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""
_HOLDERS = {"run_campaigns": "办评选 run", "nominate": "推荐 nominate",
            "clear_candidates": "答复征求意见 clear", "score_candidates": "打分 score",
            "decide_honors": "决定 decide"}  # fmt: skip


def draw() -> str:
    """The whole page: the diagram, what stages mean, the verbs, who holds them."""
    return "\n".join([_HEAD + _diagram(), _sets(), _verbs(), _roles()])


def _diagram() -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb, step in STEPS.items():
        for before in _sorted(step.before) or ["[*]"]:
            if step.after is not None:
                ways[before, step.after].append(_named(verb))
    lines = [f"    {stage} : {_named(stage)}" for stage in CampaignStage]
    lines += [f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _sets() -> str:
    told = "、".join(_named(CampaignStage(one)) for one in _sorted(TOLD))
    live = "、".join(_named(one) for one in CandidateState if one in LIVE)
    return "\n".join([
        "## 状态 · Stages", "", "| | |", "|---|---|", f"| 票数人人看得到 votes are told | {told} |",
        f"| 一人一次评选只有一个 one candidacy at a time | {live} |", "",
    ])  # fmt: skip


def _verbs() -> str:
    lines = [
        "## 动作 · Verbs", "", "| 动作 verb | 从 from | 到 to | 谁 who |", "|---|---|---|---|",
    ]  # fmt: skip
    for verb, step in STEPS.items():
        before = "、".join(_named(CampaignStage(one)) for one in _sorted(step.before))
        after = _named(step.after) if step.after else "不变 stays"
        lines.append(f"| {_named(verb)} | {before or '—'} | {after} | {SIDES[step.side]} |")
    return "\n".join([*lines, ""])


def _roles() -> str:
    lines = ["## 谁来办 · Who", "", "| | |", "|---|---|"]
    for verb, words in _HOLDERS.items():
        who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if verb in r.verbs)
        lines.append(f"| {words} | {who} |")
    return "\n".join([*lines, ""])


def _sorted(stages: frozenset[CampaignStage]) -> list[str]:
    return [stage.value for stage in CampaignStage if stage in stages]


def _named(term: CampaignStage | CampaignVerb | CandidateState) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
