"""Rows of honors: one file a thing."""

from wudan.honors.models.award import Award, AwardAppeal, CampaignDecision, Story
from wudan.honors.models.campaign import Campaign, CampaignClass, CampaignOffice
from wudan.honors.models.candidate import Candidate, Clearance
from wudan.honors.models.display import DisplayConsent
from wudan.honors.models.household import HouseholdEvidence, HouseholdHonor
from wudan.honors.models.household_decision import HouseholdAppeal, HouseholdDecision
from wudan.honors.models.household_hearing import HouseholdVisit, NeighbourWord, VisitFinding
from wudan.honors.models.household_rules import HouseholdCriterion, HouseholdRules
from wudan.honors.models.notice import NoticeObjection, NoticeParty, PublicNotice
from wudan.honors.models.plate import Plate, PlateLook
from wudan.honors.models.scoring import Scorer, Scoring
from wudan.honors.models.vote import Ballot, Turnout

__all__ = [
    "Award",
    "AwardAppeal",
    "Ballot",
    "Campaign",
    "CampaignClass",
    "CampaignDecision",
    "CampaignOffice",
    "Candidate",
    "Clearance",
    "DisplayConsent",
    "HouseholdAppeal",
    "HouseholdCriterion",
    "HouseholdDecision",
    "HouseholdEvidence",
    "HouseholdHonor",
    "HouseholdRules",
    "HouseholdVisit",
    "NeighbourWord",
    "NoticeObjection",
    "NoticeParty",
    "Plate",
    "PlateLook",
    "PublicNotice",
    "Scorer",
    "Scoring",
    "Story",
    "Turnout",
    "VisitFinding",
]
