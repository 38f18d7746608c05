"""Match orders with teams: who can, who had better, and why.

Decides nothing by itself: a ranking is a proposal, the dispatch is made by a person (志愿服务条例
§25 forbids assigning volunteers against their will). Pure: time, travel and holidays are passed
in; equal input, equal answer.
"""

from wudan.matching.answers import Choice, Facts, Ranking, Reason, Refusal
from wudan.matching.asked import Asked
from wudan.matching.criteria import Rule, Term
from wudan.matching.crowd import Crowd
from wudan.matching.field import Field
from wudan.matching.figures import Figures
from wudan.matching.policy import Policy
from wudan.matching.ranking import rank
from wudan.matching.slots import EVERY_SLOT, HOLIDAY, PARTS, Opening, part_of, slot_number, slot_on
from wudan.matching.things import Order, Place, Team
from wudan.matching.travel import GreatCircle, Travel
from wudan.matching.words import WORDS, sentence

__all__ = [
    "EVERY_SLOT",
    "HOLIDAY",
    "PARTS",
    "WORDS",
    "Asked",
    "Choice",
    "Crowd",
    "Facts",
    "Field",
    "Figures",
    "GreatCircle",
    "Opening",
    "Order",
    "Place",
    "Policy",
    "Ranking",
    "Reason",
    "Refusal",
    "Rule",
    "Team",
    "Term",
    "Travel",
    "part_of",
    "rank",
    "sentence",
    "slot_number",
    "slot_on",
]
