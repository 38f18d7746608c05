"""What of a question cannot be meant, in words; and why some visits nobody can make."""

from collections import Counter
from collections.abc import Iterable

from wudan.matching.pairs.shapes import Question, Reason, Sync, Visit


def objections(question: Question) -> list[str]:
    """Empty when the question can be asked. A skill that nobody has is no mistake: it is a reason."""
    size = len(question.ways)
    wrong = _ways(question)
    wrong += _twice("visit", [visit.id for visit in question.visits])
    wrong += _twice("carer", [carer.id for carer in question.carers])
    for carer in question.carers:
        if not 0 <= carer.base < size:
            wrong.append(f"carer {carer.id}: place {carer.base} has no ways")
    for visit in question.visits:
        wrong += [f"visit {visit.id}: {words}" for words in _visit(visit, size)]
    return wrong


def reason_against(visit: Visit, question: Question) -> Reason | None:
    """Why nobody, or no two, can make a visit."""
    able = [
        {n for n, carer in enumerate(question.carers) if need.skill in carer.skills}
        for need in visit.needs
    ]
    if not all(able):
        return Reason.SKILL
    if len(able) == 2 and len(able[0] | able[1]) == 1:
        return Reason.ONE_PERSON
    return None


def _ways(question: Question) -> list[str]:
    size = len(question.ways)
    wrong = []
    for number, row in enumerate(question.ways):
        if len(row) != size:
            wrong.append(f"ways: row {number} is not as long as the table is high")
        if any(way < 0 for way in row):
            wrong.append(f"ways: row {number} has a way below zero")
    return wrong


def _visit(visit: Visit, size: int) -> Iterable[str]:
    if not 0 <= visit.place < size:
        yield f"place {visit.place} has no ways"
    if visit.opens > visit.closes:
        yield "it closes before it opens"
    if any(need.lasts < 0 for need in visit.needs):
        yield "a need lasts less than nothing"
    if len(visit.needs) not in (1, 2):
        yield f"{len(visit.needs)} needs, where one or two can be met"
    if (len(visit.needs) == 2) is not (visit.sync is not None):
        yield "two needs and how they go together are told with each other, or neither"
    if visit.sync is Sync.IN_TURN and not 0 <= visit.least <= visit.most:
        yield f"the gap is from {visit.least} to {visit.most}"


def _twice(kind: str, ids: list[str]) -> list[str]:
    return [f"{kind} {name}: given twice" for name, n in Counter(ids).items() if n > 1]
