"""May this person do this to a site or to what hangs on it: one file a thing."""

from wudan.sites.permissions.check import (
    checking_objection,
    kind_of_check,
    knows_of,
    mending_objection,
    rechecking_objection,
)
from wudan.sites.permissions.demonstration import (
    DEMONSTRATING,
    changing_objection,
    ending_objection,
    granting_objection,
    pairing_objection,
    visiting_objection,
)
from wudan.sites.permissions.site import (
    closing_objection,
    contact_objection,
    identity_objection,
    keeping_objection,
    moving_objection,
    opening_objection,
    reopening_objection,
)
from wudan.sites.permissions.staff import adopting_objection, staffing_objection

__all__ = [
    "DEMONSTRATING",
    "adopting_objection",
    "changing_objection",
    "checking_objection",
    "closing_objection",
    "contact_objection",
    "ending_objection",
    "granting_objection",
    "identity_objection",
    "keeping_objection",
    "kind_of_check",
    "knows_of",
    "mending_objection",
    "moving_objection",
    "opening_objection",
    "pairing_objection",
    "rechecking_objection",
    "reopening_objection",
    "staffing_objection",
    "visiting_objection",
]
