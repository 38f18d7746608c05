"""An independent look at a roster: may everybody be where they are, and what does it cost?"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from wudan.matching.rosters.patterns import Pattern, breaks, day_of
from wudan.matching.rosters.shapes import Roster, Shift, Volunteer


def check(
    made: Roster, shifts: Sequence[Shift], volunteers: Sequence[Volunteer],
    patterns: Mapping[str, Pattern] | None = None, *, monday: int = 0,
) -> list[str]:  # fmt: skip
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
        if patterns is not None and posts:
            pattern = patterns.get(person.id, Pattern())
            days = [day_of(shift) for shift in shifts]
            broken = breaks(pattern, mine, first=min(days), last=max(days), monday=monday)
            wrong += [f"{person.id}: {words}" for words in broken]
        cost += sum(person.wishes.get(post.id, 0) for post in mine)
        cost += sum(person.step(nth) for nth in range(1, len(mine) + 1))
    for shift in shifts:
        surplus = len(made.places[shift.id]) - max(0, shift.need)
        missing = max(0, -surplus)
        cost += missing * shift.penalty + max(0, surplus) * (shift.surplus or 0)
        if surplus > 0 and shift.surplus is None:
            wrong.append(f"{shift.id}: {surplus} too many")
        if missing != made.empty.get(shift.id, (0, None))[0]:
            wrong.append(f"{shift.id}: {missing} missing, told otherwise")
    if cost != made.objective:
        wrong.append(f"objective {made.objective}, reckoned {cost}")
    if made.bound > made.objective:
        wrong.append(f"bound {made.bound} above the objective")
    return wrong
