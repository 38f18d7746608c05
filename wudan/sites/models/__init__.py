"""Sites and what hangs on them: one file a thing."""

from wudan.sites.models.booking import Booking, BookingSeries
from wudan.sites.models.check import CheckResult, Rectification, SiteCheck
from wudan.sites.models.demonstration import (
    Demonstration,
    DemonstrationReview,
    Pairing,
    PairingVisit,
)
from wudan.sites.models.loan import Loan
from wudan.sites.models.resource import AgreedHours, Agreement, Resource, ResourceUse
from wudan.sites.models.room import Room, RoomClosure, RoomHours
from wudan.sites.models.site import Site, SitePeriod
from wudan.sites.models.staff import SiteStaff
from wudan.sites.models.standard import Standard, StandardItem, StandardPaper, StandardPeriod

__all__ = [
    "AgreedHours",
    "Agreement",
    "Booking",
    "BookingSeries",
    "CheckResult",
    "Demonstration",
    "DemonstrationReview",
    "Loan",
    "Pairing",
    "PairingVisit",
    "Rectification",
    "Resource",
    "ResourceUse",
    "Room",
    "RoomClosure",
    "RoomHours",
    "Site",
    "SiteCheck",
    "SitePeriod",
    "SiteStaff",
    "Standard",
    "StandardItem",
    "StandardPaper",
    "StandardPeriod",
]
