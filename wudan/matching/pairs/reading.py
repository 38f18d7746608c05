"""Visits by two as JSON: what is read, what is answered (docs/howto/engine.md)."""

from collections.abc import Mapping
from typing import Any

from wudan.matching.pairs.objecting import objections
from wudan.matching.pairs.shapes import Answer, Carer, Need, Question, Sync, Visit, Ways
from wudan.matching.reading import Unreadable, fields_of, rows_of, skills_of, whole


def read_instance(told: Any) -> Question:
    """Raises Unreadable, naming the item and the field, or what contradicts itself."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    ways = _ways(rows_of(told, "ways"))
    visits = tuple(_visit(row, f"visits[{n}]") for n, row in enumerate(rows_of(told, "visits")))
    carers = tuple(_carer(row, f"carers[{n}]") for n, row in enumerate(rows_of(told, "carers")))
    question = Question(visits, carers, ways)
    wrong = objections(question)
    if wrong:
        raise Unreadable("; ".join(wrong))
    _known_skills(told, question)
    return question


def spell_answer(answer: Answer, *, seed: int) -> dict[str, Any]:
    """The answer."""
    return {
        "face": "pairs",
        "seed": seed,
        "work": answer.work,
        "objective": answer.objective,
        "travel": answer.travel,
        "late": answer.late,
        "latest": answer.latest,
        "bound": None,
        "tours": [
            {
                "carer": tour.carer,
                "stops": [
                    {"visit": stop.visit, "need": stop.need, "begins": stop.begins}
                    for stop in tour.stops
                ],
            }
            for tour in answer.tours
        ],
        "unserved": {name: str(reason) for name, reason in sorted(answer.unserved.items())},
    }


def _ways(rows: list[Any]) -> Ways:
    table = []
    for n, row in enumerate(rows):
        if not isinstance(row, list):
            raise Unreadable(f"ways[{n}]: not a list")
        table.append(tuple(whole(way, f"ways[{n}][{m}]", least=0) for m, way in enumerate(row)))
    return tuple(table)


def _visit(row: Any, where: str) -> Visit:
    fields = fields_of(row, where, ("id", "place", "opens", "closes", "needs"))
    needs = tuple(
        _need(one, f"{where}.needs[{n}]") for n, one in enumerate(rows_of(fields, "needs"))
    )
    sync, gap = fields.get("sync"), fields.get("gap", [0, 0])
    if sync is not None and sync not in list(Sync):
        raise Unreadable(f"{where}.sync: {sync} is none of {', '.join(Sync)}")
    if not isinstance(gap, list) or len(gap) != 2:
        raise Unreadable(f"{where}.gap: not two numbers")
    return Visit(
        str(fields["id"]),
        whole(fields["place"], f"{where}.place", least=0),
        whole(fields["opens"], f"{where}.opens"),
        whole(fields["closes"], f"{where}.closes"),
        needs,
        None if sync is None else Sync(sync),
        whole(gap[0], f"{where}.gap", least=0),
        whole(gap[1], f"{where}.gap", least=0),
    )


def _need(row: Any, where: str) -> Need:
    fields = fields_of(row, where, ("skill", "lasts"))
    return Need(str(fields["skill"]), whole(fields["lasts"], f"{where}.lasts", least=0))


def _carer(row: Any, where: str) -> Carer:
    fields = fields_of(row, where, ("id", "skills"))
    return Carer(
        str(fields["id"]),
        skills_of(fields, where),
        whole(fields.get("base", 0), f"{where}.base", least=0),
        whole(fields.get("starts", 0), f"{where}.starts"),
    )


def _known_skills(told: Mapping[str, Any], question: Question) -> None:
    """Where a file lists the skills there are, no other may be named."""
    if "skills" not in told:
        return
    known = set(map(str, rows_of(told, "skills")))
    named = [(f"carer {one.id}", skill) for one in question.carers for skill in sorted(one.skills)]
    named += [(f"visit {one.id}", need.skill) for one in question.visits for need in one.needs]
    for who, skill in named:
        if skill not in known:
            raise Unreadable(f"{who}: the skill {skill} is not in skills")
