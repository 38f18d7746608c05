"""May this person do this to a site or to what hangs on it: one file a thing."""

from wudan.sites.permissions.site import (
    closing_objection,
    keeping_objection,
    moving_objection,
    reopening_objection,
)

__all__ = ["closing_objection", "keeping_objection", "moving_objection", "reopening_objection"]
