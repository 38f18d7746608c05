"""三审三校 as pack data: who signs at which step, and by what right a piece is shown (R082)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

STEPS = 3
"""Never fewer: political content needs three (domain §3; 三审制)."""


@dataclass(frozen=True, slots=True)
class SigningStep:
    """一审、二审 or 三审: what it is called and whose post may sign it."""

    name: str
    roles: frozenset[str]
    county: bool
    """Whether only a post at the county's center may."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """The three steps in order, and the rights by name."""

    steps: tuple[SigningStep, ...]
    rights: Mapping[str, str]

    def step(self, number: int) -> SigningStep:
        """The first is 1."""
        return self.steps[number - 1]


def publishing(told: Mapping[str, Any]) -> Publishing:
    """Steps and rights as a county writes them. Raises KeyError, ValueError."""
    steps = tuple(
        SigningStep(one["name"], frozenset(one["roles"]), bool(one["county"]))
        for one in told["steps"]
    )
    if len(steps) != STEPS or not all(one.roles for one in steps):
        message = "content.toml：审稿要正好三步，每一步至少一种岗位"
        raise ValueError(message)
    if not told["rights"]:
        message = "content.toml：至少写一种权利"
        raise ValueError(message)
    return Publishing(steps, dict(told["rights"]))
