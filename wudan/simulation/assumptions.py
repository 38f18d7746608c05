"""What a simulated year assumes: every number in one list, each changeable on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from wudan.kit.pack import Deadlines
from wudan.kit.working_time import Term

_RULE = "rule."
_POINTS = ("spend", "honor")


class BadSetting(ValueError):
    """A setting is unknown or out of range; the message says which and what is allowed."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Shares in percent, times in the unit of their name. The defaults are ours, not measured."""

    orders: int = 20_000
    """Orders placed in the year."""
    leave_days: int = 10
    """Working days a keeper, an institute, a department is away."""
    outage_days: int = 3
    """Working days a station is without network or power."""
    dropped_teams: int = 5
    """Teams that stop in the course of the year."""
    keeper_share: int = 30
    """Of the working time, for orders; the rest is other work."""
    keeper_minutes: int = 15
    look_minutes: int = 90
    """Until a keeper next looks, on average; working time."""
    dispatch_share: int = 30
    dispatch_minutes: int = 6
    teams_share: int = 100
    """Of the pack's teams, so many are there."""
    capacity_share: int = 100
    refuse_share: int = 12
    silent_share: int = 8
    """Of the offers, so many nobody answers."""
    answer_hours: int = 8
    postpone_share: int = 5
    unclear_share: int = 4
    """Sent back to the resident for a word more."""
    declined_share: int = 2
    referred_share: int = 4
    patience_days: int = 30
    """After so long on average somebody who still waits gives up."""
    wanted_day_share: int = 30
    urgent_share: int = 5
    review_share: int = 45
    low_share: int = 4
    tries: int = 4
    """How often a team is looked for before the department does it, or it is referred."""
    duty_share: int = 60
    """Of those no team takes, the department does so many itself."""
    redeem_share: int = 20
    """Of what somebody has, redeemed a month."""
    shelf_yuan: int = 60_000
    """Goods and money behind the points, a year."""
    terms: Mapping[str, Term] = field(default_factory=dict)
    """Deadlines other than the pack's."""
    points: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Points of a rule other than the pack's: (rule, spend | honor)."""

    def changed(self, settings: Mapping[str, str]) -> "Assumptions":
        """With some settings: `leave_days=20`, `accept=2wd`, `accept_days=2`, `rule.hours.spend=1`.

        Raises BadSetting.
        """
        found = self
        for name, text in settings.items():
            found = found._with(name.strip(), text.strip())
        return found

    def deadlines(self, told: Deadlines) -> Deadlines:
        """The pack's, but for those changed."""
        return replace(told, **self.terms)

    def spelled(self) -> dict[str, object]:
        """As plain data, in the order of the names."""
        told: dict[str, object] = {name: getattr(self, name) for name in _NUMBERS}
        told |= {name: f"{term.amount}{term.unit}" for name, term in sorted(self.terms.items())}
        told |= {f"{_RULE}{code}.{kind}": n for (code, kind), n in sorted(self.points.items())}
        return told

    def _with(self, name: str, text: str) -> "Assumptions":
        if name.startswith(_RULE):
            _rule, code, kind = (*name.split("."), "", "")[:3]
            if not code or kind not in _POINTS:
                raise BadSetting(f"{name}：写成 rule.hours.spend=1 或 rule.hours.honor=1")
            return replace(self, points={**self.points, (code, kind): _whole(name, text, 1000)})
        plain = name.removesuffix("_days")
        if name in Deadlines.__slots__ or (plain in Deadlines.__slots__ and name not in _NUMBERS):
            return replace(self, terms={**self.terms, plain: _term(name, plain, text)})
        if name not in _NUMBERS:
            raise BadSetting(
                f"没有“{name}”这一项。有：{'、'.join([*_NUMBERS, *Deadlines.__slots__])}"
            )
        most = 100 if name.endswith("_share") and name not in _ABOVE else 1_000_000
        value = _whole(name, text, most)
        if value == 0 and name in _ABOVE_NONE:
            raise BadSetting(f"{name}：要大于 0")
        number: dict[str, Any] = {name: value}
        return replace(self, **number)


_NUMBERS = tuple(one.name for one in fields(Assumptions) if one.type is int)
_ABOVE = frozenset({"capacity_share"})
"""Shares that may be more than the whole."""
_ABOVE_NONE = frozenset({
    "orders", "keeper_share", "keeper_minutes", "dispatch_share", "dispatch_minutes", "teams_share",
    "capacity_share", "answer_hours", "patience_days", "tries",
})  # fmt: skip


def _whole(name: str, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7 and int(text) <= most):
        raise BadSetting(f"{name}：写 0 到 {most} 的整数，不是“{text}”")
    return int(text)


def _term(name: str, plain: str, text: str) -> Term:
    """`accept_days=2` counts working days, as the pack's own terms mostly do."""
    try:
        found = Term.parse(f"{text}wd" if name != plain else text)
    except ValueError as fault:
        raise BadSetting(str(fault)) from fault
    if not found.amount:
        raise BadSetting(f"{name}：要大于 0")
    return found
