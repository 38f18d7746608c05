"""How far a control is met, in words that claim nothing more than is so."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far a control is met."""

    DONE = "已做"
    PARTLY = "部分"
    OPEN = "还没做"
    COUNTY = "要县里做"
    NOT_APPLICABLE = "不适用"

    @property
    def badge(self) -> str:
        """The look of its badge."""
        return {"已做": "active", "部分": "following_up", "还没做": "overdue"}.get(self, "referred")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found just now."""

    standing: Standing
    words: str
