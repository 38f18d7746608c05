"""May a thing be so: rules that need no database, one file a thing."""

from wudan.sites.policies.room import (
    FAIR_TERM,
    MOST_A_PERSON,
    MOST_A_UNIT,
    MOST_DATES,
    MOST_WAITING,
    answer_due,
    confirm_due,
    dates_of,
    faults_of,
    room_faults,
    series_faults,
    time_faults,
)
from wudan.sites.policies.site import (
    PARENTS,
    contact_faults,
    identity_faults,
    parent_fault,
    short_name_of,
)

__all__ = [
    "FAIR_TERM",
    "MOST_A_PERSON",
    "MOST_A_UNIT",
    "MOST_DATES",
    "MOST_WAITING",
    "PARENTS",
    "answer_due",
    "confirm_due",
    "contact_faults",
    "dates_of",
    "faults_of",
    "identity_faults",
    "parent_fault",
    "room_faults",
    "series_faults",
    "short_name_of",
    "time_faults",
]
