"""Orders and teams from JSON, and their rankings as JSON (docs/howto/engine.md)."""

import math
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar

from wudan.matching.answers import Choice, Ranking, Refusal
from wudan.matching.figures import Figures
from wudan.matching.policy import Policy
from wudan.matching.reading import Unreadable, fields_of, number, rows_of, skills_of, whole
from wudan.matching.slots import COUNTY_TIME, EVERY_SLOT, Opening
from wudan.matching.things import Order, Place, Team

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Instance:
    """A question that `rank` can be asked, an order at a time."""

    orders: tuple[Order, ...]
    teams: tuple[Team, ...]
    policy: Policy
    now: datetime
    holidays: AbstractSet[date]
    top: int


def read_instance(told: Any) -> Instance:
    """Raises Unreadable, naming the item and the field."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    rows = rows_of(told, "orders")
    made = Instance(
        tuple(_order(row, f"orders[{n}]") for n, row in enumerate(rows)),
        tuple(_team(row, f"teams[{n}]") for n, row in enumerate(rows_of(told, "teams"))),
        _policy(told),
        _moment(told.get("now"), "now"),
        frozenset(_day(day, "holidays") for day in _list(told.get("holidays", []), "holidays")),
        whole(told.get("top", 5), "top", least=0, most=1000),
    )
    for name, ids in (
        ("orders", [one.id for one in made.orders]),
        ("teams", [one.id for one in made.teams]),
    ):
        if len(set(ids)) < len(ids):
            raise Unreadable(f"{name}: an id is given twice")
    return made


def spell_rankings(rankings: Mapping[str, Ranking]) -> dict[str, Any]:
    """The answer: choices with their terms, and for each other team the rule that refused it."""
    return {"face": "rank", "orders": {name: _ranking(one) for name, one in rankings.items()}}


def _ranking(ranking: Ranking) -> dict[str, Any]:
    told: dict[str, Any] = {
        "choices": [_choice(choice) for choice in ranking.choices],
        "eligible": list(ranking.eligible),
        "refused": dict(ranking.refused),
        "refusals": {name: _refusal(one) for name, one in ranking.refusals.items()},
    }
    return told | ({"broken": ranking.broken} if ranking.broken else {})


def _choice(choice: Choice) -> dict[str, Any]:
    opening = choice.opening
    return {
        "team": choice.team.id,
        "score": round(choice.score, 4),
        "terms": {name: round(minutes, 4) for name, minutes in choice.terms.items()},
        "opening": [opening[0].isoformat(), opening[1]] if opening else None,
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {"rule": refusal.rule, "code": refusal.code, "facts": dict(refusal.facts)}


def _order(row: Any, where: str) -> Order:
    told = fields_of(row, where, ("id", "category", "area"))
    return _built(where, lambda: Order(
        id=str(told["id"]), category=str(told["category"]), skills=skills_of(told, where),
        licences=_names(told, "licences", where),
        headcount=whole(told.get("headcount", 1), f"{where}.headcount", least=1, most=100_000),
        place=_place(told.get("place"), f"{where}.place"), area_path=str(told["area"]),
        on=_day(told["on"], f"{where}.on") if told.get("on") is not None else None,
        part=told.get("part"), slots=_slots(told.get("slots", []), f"{where}.slots"),
        minutes=whole(told.get("minutes", 60), f"{where}.minutes", least=0),
        risk=str(told.get("risk", "none")), needs_insurance=_flag(told, "needs_insurance", where),
        beneficiary_is_minor=_flag(told, "beneficiary_is_minor", where),
        refused_by=_names(told, "refused_by", where), conflicted=_names(told, "conflicted", where),
    ))  # fmt: skip


def _team(row: Any, where: str) -> Team:
    told = fields_of(row, where, ("id", "categories", "serves", "members", "capacity"))
    insured = told.get("insured_until")
    count = {
        name: whole(told.get(name, 0), f"{where}.{name}", least=0)
        for name in ("members", "capacity", "open_dispatches", "served_30_days", "rating_sum", "rating_count", "pings")
    }  # fmt: skip
    return _built(where, lambda: Team(
        id=str(told["id"]), name=str(told.get("name", told["id"])),
        kind=str(told.get("kind", "volunteer")), categories=_names(told, "categories", where),
        skills=skills_of(told, where), licences=_licences(told.get("licences", {}), where),
        serves=tuple(sorted(_names(told, "serves", where))),
        slots=_slots(told.get("slots", []), f"{where}.slots"),
        has_minors=_flag(told, "has_minors", where),
        insured_until=None if insured is None else _day(insured, f"{where}.insured_until"),
        base=_place(told.get("base"), f"{where}.base"),
        booked_slots=_openings(told.get("booked", []), f"{where}.booked"),
        untrained=_names(told, "untrained", where), **count,
    ))  # fmt: skip


def _policy(told: Mapping[str, Any]) -> Policy:
    weights, figures = told.get("weights", {}), told.get("figures", {})
    if not isinstance(weights, dict) or not isinstance(figures, dict):
        raise Unreadable("weights, figures: not an object")
    policy = Policy.default()
    minutes = {name: number(value, f"weights.{name}") for name, value in weights.items()}
    policy = _built("weights", lambda: policy.weighing(minutes))
    if unknown := sorted(figures.keys() - {figure.name for figure in fields(Figures)}):
        raise Unreadable(f"figures.{unknown[0]}: unknown")
    given = {
        name: whole(value, f"figures.{name}", least=0, most=1_000_000)
        for name, value in figures.items()
    }
    return replace(policy, **given)  # type: ignore[arg-type]


def _built(where: str, make: Callable[[], Made]) -> Made:
    """What the shape itself refuses is told with its place."""
    try:
        return make()
    except Unreadable:
        raise
    except (TypeError, ValueError) as fault:
        raise Unreadable(f"{where}: {fault}") from fault


def _list(told: Any, where: str) -> list[Any]:
    if not isinstance(told, list):
        raise Unreadable(f"{where}: not a list")
    return told


def _names(told: Mapping[str, Any], name: str, where: str) -> frozenset[str]:
    return frozenset(map(str, _list(told.get(name, []), f"{where}.{name}")))


def _flag(told: Mapping[str, Any], name: str, where: str) -> bool:
    value = told.get(name, False)
    if not isinstance(value, bool):
        raise Unreadable(f"{where}.{name}: not true or false")
    return value


def _slots(told: Any, where: str) -> frozenset[int]:
    return frozenset(
        whole(slot, where, least=0, most=len(EVERY_SLOT) - 1) for slot in _list(told, where)
    )


def _openings(told: Any, where: str) -> frozenset[Opening]:
    made = set()
    for row in _list(told, where):
        if not isinstance(row, list) or len(row) != 2:
            raise Unreadable(f"{where}: not [day, slot]")
        made.add((_day(row[0], where), whole(row[1], where, least=0, most=len(EVERY_SLOT) - 1)))
    return frozenset(made)


def _licences(told: Any, where: str) -> dict[str, date]:
    if not isinstance(told, dict):
        raise Unreadable(f"{where}.licences: not an object")
    return {name: _day(until, f"{where}.licences.{name}") for name, until in sorted(told.items())}


def _place(told: Any, where: str) -> Place | None:
    if told is None:
        return None
    if not isinstance(told, list) or len(told) != 2:
        raise Unreadable(f"{where}: not [longitude, latitude]")
    lon, lat = (number(one, where) for one in told)
    if not (math.fabs(lon) <= 180 and math.fabs(lat) <= 90):
        raise Unreadable(f"{where}: not on the earth")
    return Place(lon, lat)


def _day(told: Any, where: str) -> date:
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError) as fault:
        raise Unreadable(f"{where}: not a day like 2026-05-04") from fault


def _moment(told: Any, where: str) -> datetime:
    """A moment; without a zone it is the county's time."""
    try:
        moment = datetime.fromisoformat(told)
    except (TypeError, ValueError) as fault:
        raise Unreadable(f"{where}: not a moment like 2026-05-04T09:00") from fault
    return moment if moment.tzinfo else moment.replace(tzinfo=COUNTY_TIME)
