"""Sites and what hangs on them: one file a thing."""

from wudan.sites.models.check import CheckResult, Rectification, SiteCheck
from wudan.sites.models.demonstration import (
    Demonstration,
    DemonstrationReview,
    Pairing,
    PairingVisit,
)
from wudan.sites.models.loan import Loan
from wudan.sites.models.resource import AgreedHours, Agreement, Resource, ResourceUse
from wudan.sites.models.site import Site, SitePeriod
from wudan.sites.models.staff import SiteStaff
from wudan.sites.models.standard import Standard, StandardItem, StandardPeriod

__all__ = [
    "AgreedHours",
    "Agreement",
    "CheckResult",
    "Demonstration",
    "DemonstrationReview",
    "Loan",
    "Pairing",
    "PairingVisit",
    "Rectification",
    "Resource",
    "ResourceUse",
    "Site",
    "SiteCheck",
    "SitePeriod",
    "SiteStaff",
    "Standard",
    "StandardItem",
    "StandardPeriod",
]
