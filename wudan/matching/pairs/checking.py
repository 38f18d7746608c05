"""An independent look at tours: can each be gone, does the pair come as it must, is the sum right?

Shares nothing with the search but the shapes. Times need not be the earliest ones.
"""

from collections import defaultdict

from wudan.matching.pairs.shapes import Answer, Carer, Question, Sync, Tour, Visit


def check(answer: Answer, question: Question) -> list[str]:
    """What is wrong, in words; empty when nothing is."""
    visits = {visit.id: visit for visit in question.visits}
    carers = {carer.id: carer for carer in question.carers}
    wrong: list[str] = []
    came: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    travel = 0
    for tour in answer.tours:
        if tour.carer not in carers:
            wrong.append(f"{tour.carer}: unknown")
            continue
        found, ways = _walk(tour, carers[tour.carer], visits, question)
        wrong += [f"{tour.carer}: {words}" for words in found]
        travel += ways
        for stop in tour.stops:
            came[stop.visit, stop.need].append((tour.carer, stop.begins))
    names = [tour.carer for tour in answer.tours]
    wrong += [f"{name}: two tours" for name in sorted(set(names)) if names.count(name) > 1]
    lateness = [0]
    for visit in question.visits:
        times = [came.get((visit.id, need), []) for need in range(len(visit.needs))]
        told = visit.id in answer.unserved
        wrong += [f"{visit.id}: {words}" for words in _met(visit, times, told=told)]
        lateness += [max(0, begins - visit.closes) for one in times for _, begins in one]
    reckoned = (travel, sum(lateness), max(lateness))
    if reckoned != (answer.travel, answer.late, answer.latest):
        wrong.append(f"told {(answer.travel, answer.late, answer.latest)}, reckoned {reckoned}")
    return wrong


def _walk(
    tour: Tour, carer: Carer, visits: dict[str, Visit], question: Question
) -> tuple[list[str], int]:
    wrong: list[str] = []
    at, free, ways = carer.base, carer.starts, 0
    for stop in tour.stops:
        visit = visits.get(stop.visit)
        if visit is None or not 0 <= stop.need < len(visit.needs):
            wrong.append(f"{stop.visit} {stop.need} is unknown")
            continue
        need = visit.needs[stop.need]
        if need.skill not in carer.skills:
            wrong.append(f"{visit.id} needs {need.skill}")
        way = question.ways[at][visit.place]
        if stop.begins < free + way:
            wrong.append(f"{visit.id} begins before one can be there")
        if stop.begins < visit.opens:
            wrong.append(f"{visit.id} begins before it opens")
        ways += way
        at, free = visit.place, stop.begins + need.lasts
    return wrong, ways + question.ways[at][carer.base]


def _met(visit: Visit, times: list[list[tuple[str, int]]], *, told: bool) -> list[str]:
    counts = [len(one) for one in times]
    if not any(counts):
        return [] if told else ["in no tour, and no reason"]
    if told:
        return ["visited and unserved"]
    if any(count != 1 for count in counts):
        return [f"its needs are met {counts} times"]
    if len(times) == 1:
        return []
    (first, begins), (second, then) = times[0][0], times[1][0]
    if first == second:
        return [f"{first} alone"]
    gap = then - begins
    if visit.sync is Sync.TOGETHER and gap != 0:
        return [f"not together: {gap} apart"]
    if visit.sync is Sync.IN_TURN and not visit.least <= gap <= visit.most:
        return [f"{gap} apart"]
    return []
