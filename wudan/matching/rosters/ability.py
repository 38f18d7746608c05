"""Who could take which shift, all at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wudan.matching.rosters.shapes import Shift, Volunteer


def able_for(people: Sequence[Volunteer], shifts: Sequence[Shift]) -> NDArray[np.bool_]:
    """Who could take which shift, people by shifts: whomever `Volunteer.refusal` does not refuse."""
    begins = np.array([shift.begins for shift in shifts])
    ends = np.array([shift.ends for shift in shifts])
    able = np.zeros((len(people), len(shifts)), bool)
    owner = [row for row, person in enumerate(people) for _ in person.spans]
    spans = np.array([span for person in people for span in person.spans]).reshape(-1, 2)
    inside = (spans[:, :1] <= begins) & (ends <= spans[:, 1:]) & (begins < ends)
    np.logical_or.at(able, owner, inside)
    for wanted in {shift.skills for shift in shifts} - {frozenset()}:
        asking = [at for at, shift in enumerate(shifts) if shift.skills == wanted]
        without = [row for row, person in enumerate(people) if not wanted <= person.skills]
        able[np.ix_(without, asking)] = False
    return able
