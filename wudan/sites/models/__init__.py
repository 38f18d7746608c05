"""Sites and what hangs on them: one file a thing."""

from wudan.sites.models.check import CheckResult, Rectification, SiteCheck
from wudan.sites.models.demonstration import (
    Demonstration,
    DemonstrationReview,
    Pairing,
    PairingVisit,
)
from wudan.sites.models.site import Site, SitePeriod
from wudan.sites.models.staff import SiteStaff
from wudan.sites.models.standard import Standard, StandardItem, StandardPeriod

__all__ = [
    "CheckResult",
    "Demonstration",
    "DemonstrationReview",
    "Pairing",
    "PairingVisit",
    "Rectification",
    "Site",
    "SiteCheck",
    "SitePeriod",
    "SiteStaff",
    "Standard",
    "StandardItem",
    "StandardPeriod",
]
