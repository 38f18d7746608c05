"""Words of sites: one file a thing."""

from wudan.sites.enums.booking import BookingState, RepeatEvery, RoomUse
from wudan.sites.enums.site import CoordinateSystem, SiteState
from wudan.sites.enums.standing import (
    CheckKind,
    DemonstrationEnd,
    EvidenceKind,
    Found,
    Known,
    StaffTime,
)

__all__ = [
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
