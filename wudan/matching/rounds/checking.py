"""An independent look at a plan: is every tour possible, is the objective what it says?

Shares nothing with the planner but the shapes: it walks the tours with its own clock.
"""

from collections import Counter
from collections.abc import Sequence

from wudan.matching.rounds.shapes import PRIZE_TIMES, Mode, Plan, TeamDay, Tour, Visit
from wudan.matching.travel import Travel


def check(
    plan: Plan, visits: Sequence[Visit], days: Sequence[TeamDay], *, travel: Travel,
    mode: Mode = Mode.BALANCED,
) -> list[str]:  # fmt: skip
    """What is wrong with a plan, in words; empty when nothing is."""
    wanted = {visit.id: visit for visit in visits}
    duty = {day.key: day for day in days}
    wrong = [f"{key}: two tours" for key, n in Counter(t.key for t in plan.tours).items() if n > 1]
    seconds = 0
    starts: dict[str, list[int]] = {}
    for tour in plan.tours:
        if tour.key not in duty:
            wrong.append(f"{tour.key}: not on duty")
            continue
        found, driven = _walk(tour, duty[tour.key], wanted, travel)
        wrong += found
        seconds += driven
        for name, begins in zip(tour.visits, tour.begins, strict=True):
            starts.setdefault(name, []).append(begins + 86_400 * tour.day)
    for name, moments in starts.items():
        needed = wanted[name].teams if name in wanted else 0
        if len(moments) != needed or len(set(moments)) > 1:
            wrong.append(f"{name}: {len(moments)} teams come, {needed} wanted at one time")
    lost = sum(
        visit.prize * PRIZE_TIMES[mode] for visit in wanted.values() if visit.id not in starts
    )
    if seconds + lost != plan.objective:
        wrong.append(f"objective {plan.objective}, reckoned {seconds + lost}")
    wrong += [f"{name}: served and unserved" for name in starts.keys() & plan.unserved.keys()]
    silent = wanted.keys() - starts.keys() - plan.unserved.keys()
    return wrong + [f"{name}: no reason" for name in sorted(silent)]


def _walk(
    tour: Tour, day: TeamDay, wanted: dict[str, Visit], travel: Travel
) -> tuple[list[str], int]:
    wrong: list[str] = []
    if len(tour.visits) > day.most_visits:
        wrong.append(f"{tour.key}: {len(tour.visits)} visits")
    at, now, driven, rested = day.base, day.starts, 0, not day.rest
    for name, begins in zip(tour.visits, tour.begins, strict=True):
        visit = wanted.get(name)
        if visit is None or not visit.skills <= day.skills:
            wrong.append(f"{tour.key}: {name} is not for them")
            continue
        way = travel.seconds(at, visit.place)
        spare = begins - now - way
        if spare < 0:
            wrong.append(f"{tour.key}: {name} begins before they come")
        if not rested and spare >= day.rest and now + way <= day.rest_by:
            rested = True
        if not any(w.day == day.day and w.opens <= begins <= w.closes for w in visit.windows):
            wrong.append(f"{tour.key}: {name} outside its windows")
        driven += way
        at, now = visit.place, begins + visit.seconds
    way = travel.seconds(at, day.base) if tour.visits else 0
    home = now + way + (0 if rested or now + way <= day.rest_by else day.rest)
    if home > day.ends:
        wrong.append(f"{tour.key}: home at {home}, ends {day.ends}")
    if driven + way != tour.travel:
        wrong.append(f"{tour.key}: travel {tour.travel}, reckoned {driven + way}")
    return wrong, driven + way
