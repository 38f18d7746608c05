"""May this person: one module for each kind of thing. Bonds and consents are asked by module."""

from wudan.people.permissions.accounts import readmission_objection
from wudan.people.permissions.persons import (
    account_objection,
    correcting_objection,
    deciding_objection,
    entering_objection,
    erasing_objection,
    merging_objection,
    revealing_objection,
    staying_adult_objection,
    taking_part_objection,
)
from wudan.people.permissions.posts import (
    acknowledging_objection,
    acting_objection,
    authority_objection,
    confirming_objection,
    ending_objection,
    fitness_objection,
    granting_objection,
    handing_over_objection,
    may_read_duties,
    nominating_objection,
    oversees,
    seconding_objection,
)

__all__ = [
    "account_objection",
    "acknowledging_objection",
    "acting_objection",
    "authority_objection",
    "confirming_objection",
    "correcting_objection",
    "deciding_objection",
    "ending_objection",
    "entering_objection",
    "erasing_objection",
    "fitness_objection",
    "granting_objection",
    "handing_over_objection",
    "may_read_duties",
    "merging_objection",
    "nominating_objection",
    "oversees",
    "readmission_objection",
    "revealing_objection",
    "seconding_objection",
    "staying_adult_objection",
    "taking_part_objection",
]
