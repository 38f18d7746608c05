"""身边典型: draft, step, nominate, agree, clear, score, vote, decide, award, tell, revoke."""

from wudan.honors.actions.campaigns.agree import agree, leave, show
from wudan.honors.actions.campaigns.appeals import appeal, reply, revoke
from wudan.honors.actions.campaigns.award import award
from wudan.honors.actions.campaigns.clear import answer_clearance, remind_offices
from wudan.honors.actions.campaigns.decide import Chosen, decide
from wudan.honors.actions.campaigns.draft import Planned, draft
from wudan.honors.actions.campaigns.forgetting import drop_unconsented_pictures, forget_candidacies
from wudan.honors.actions.campaigns.nominate import nominate
from wudan.honors.actions.campaigns.scoring import declare, mark, name_scorer
from wudan.honors.actions.campaigns.step import step, vote_again
from wudan.honors.actions.campaigns.story import write_story
from wudan.honors.actions.campaigns.voting import strike, vote

__all__ = [
    "Chosen",
    "Planned",
    "agree",
    "answer_clearance",
    "appeal",
    "award",
    "decide",
    "declare",
    "draft",
    "drop_unconsented_pictures",
    "forget_candidacies",
    "leave",
    "mark",
    "name_scorer",
    "nominate",
    "remind_offices",
    "reply",
    "revoke",
    "show",
    "step",
    "strike",
    "vote",
    "vote_again",
    "write_story",
]
