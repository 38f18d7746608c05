"""Rows of honors: one file a thing."""

from wudan.honors.models.display import DisplayConsent
from wudan.honors.models.household import HouseholdEvidence, HouseholdHonor
from wudan.honors.models.household_decision import HouseholdAppeal, HouseholdDecision
from wudan.honors.models.household_hearing import HouseholdVisit, NeighbourWord, VisitFinding
from wudan.honors.models.household_rules import HouseholdCriterion, HouseholdRules
from wudan.honors.models.notice import NoticeObjection, NoticeParty, PublicNotice
from wudan.honors.models.plate import Plate, PlateLook

__all__ = [
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
    "VisitFinding",
]
