"""Personal texts as types: masked wherever they are printed, sealed wherever they are stored.

`str()` of a value is its masked form, so a template, a log line or an f-string cannot leak it.
The plain text comes from `opened(reading)` alone; `people.opening` makes readings.
"""

from wudan.people.personal.fields import (
    AddressField,
    BlindIndexField,
    IdNumberField,
    ListedField,
    PhoneField,
    PlaceField,
    SealedField,
    blind_index,
    sealed_fields,
)
from wudan.people.personal.values import (
    Address,
    ExactPlace,
    IdNumber,
    Listed,
    Personal,
    Phone,
    Reading,
    tail_of,
)

__all__ = [
    "Address",
    "AddressField",
    "BlindIndexField",
    "ExactPlace",
    "IdNumber",
    "IdNumberField",
    "Listed",
    "ListedField",
    "Personal",
    "Phone",
    "PhoneField",
    "PlaceField",
    "Reading",
    "SealedField",
    "blind_index",
    "sealed_fields",
    "tail_of",
]
