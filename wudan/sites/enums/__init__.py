"""Words of sites: one file a thing."""

from wudan.sites.enums.booking import BookingState, RepeatEvery, RoomUse
from wudan.sites.enums.site import HOSTS, VENUE_KINDS, CoordinateSystem, SiteState
from wudan.sites.enums.standing import (
    CheckKind,
    DemonstrationEnd,
    EvidenceKind,
    Found,
    Known,
    StaffTime,
)

__all__ = [
    "HOSTS",
    "VENUE_KINDS",
    "BookingState",
    "CheckKind",
    "CoordinateSystem",
    "DemonstrationEnd",
    "EvidenceKind",
    "Found",
    "Known",
    "RepeatEvery",
    "RoomUse",
    "SiteState",
    "StaffTime",
]
