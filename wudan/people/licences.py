"""证照: whose licences count on a day: those that staff saw and that are not over (条例 §16)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from wudan.people.models import VolunteerLicence

_CHUNK = 500


def licences_valid(person_ids: Iterable[int], on: date) -> dict[int, frozenset[str]]:
    """Person → codes of the licences that count; a person without any is not in it."""
    wanted, found = list(person_ids), defaultdict[int, set[str]](set)
    valid = VolunteerLicence.objects.valid_on(on).filter(volunteer__left_at=None)
    for start in range(0, len(wanted), _CHUNK):
        piece = valid.filter(volunteer__person__in=wanted[start : start + _CHUNK])
        for person_id, code in piece.values_list("volunteer__person", "code"):
            found[person_id].add(code)
    return {person_id: frozenset(codes) for person_id, codes in found.items()}
