"""An independent look at a roster: may everybody be where they are, and what does it cost?"""

from collections.abc import Sequence
from itertools import combinations

from wudan.matching.rosters.shapes import Roster, Shift, Volunteer


def check(made: Roster, shifts: Sequence[Shift], volunteers: Sequence[Volunteer]) -> list[str]:
    """What is wrong, in words; empty when nothing is."""
    posts = {shift.id: shift for shift in shifts}
    wrong, cost = [], 0
    for person in volunteers:
        mine = [posts[name] for name, names in sorted(made.places.items()) if person.id in names]
        wrong += [
            f"{person.id}: {why} in {post.id}" for post in mine if (why := person.refusal(post))
        ]
        wrong += [
            f"{person.id}: {one.id} and {other.id} overlap"
            for one, other in combinations(mine, 2)
            if one.begins < other.ends and other.begins < one.ends
        ]
        if len(mine) > person.most:
            wrong.append(f"{person.id}: {len(mine)} shifts")
        cost += sum(person.wishes.get(post.id, 0) for post in mine)
        cost += sum(person.step(nth) for nth in range(1, len(mine) + 1))
    for shift in shifts:
        missing = max(0, shift.need) - len(made.places[shift.id])
        cost += missing * shift.penalty
        if missing != made.empty.get(shift.id, (0, None))[0]:
            wrong.append(f"{shift.id}: {missing} missing, told otherwise")
    if cost != made.objective:
        wrong.append(f"objective {made.objective}, reckoned {cost}")
    if made.bound > made.objective:
        wrong.append(f"bound {made.bound} above the objective")
    return wrong
