"""孵化到哪一步、得了什么支持: each step of the nursery with who went along, what was learned, what was paid (R071)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from wudan.areas.models import Unit
from wudan.funds.tracing import Held, Traced
from wudan.projects.enums import NurseryStep
from wudan.projects.models import NurseryNote, Project
from wudan.teams.models import TrainingSession

T = TypeVar("T", Unit, TrainingSession)


@dataclass(frozen=True, slots=True)
class Support:
    """One step that was reached; `held` is None for who does not read the fund. Amounts in fen."""

    label: str
    notes: list[NurseryNote]
    companions: list[Unit]
    sessions: list[TrainingSession]
    held: list[Held] | None

    @property
    def spent_fen(self) -> int:
        """What was paid of what was set aside in this step."""
        return sum(one.spent_fen for one in self.held or [])


def supports_of(project: Project, money: Traced | None) -> list[Support]:
    """The steps that were reached, in their order: one statement.

    Money stands with the step in which it was set aside; what was set aside before, with the first one.
    """
    rows = project.nursery_notes.select_related("companion", "session")
    by_step: dict[str, list[NurseryNote]] = {}
    for note in rows.order_by("noted_at", "pk"):
        by_step.setdefault(note.step, []).append(note)
    begun = [notes[0].noted_at for notes in by_step.values()]
    told = []
    for place, (step, notes) in enumerate(by_step.items()):
        since = begun[place] if place else None
        until = begun[place + 1] if place + 1 < len(begun) else None
        told.append(
            Support(
                NurseryStep(step).label, notes, _once(note.companion for note in notes),
                _once(note.session for note in notes),
                None if money is None else _within(money.held, since, until),
            )
        )  # fmt: skip
    return told


def _within(held: list[Held], since: datetime | None, until: datetime | None) -> list[Held]:
    """What was set aside from one moment on, before another."""
    later = (one for one in held if since is None or one.made_at >= since)
    return [one for one in later if until is None or one.made_at < until]


def _once(found: Iterable[T | None]) -> list[T]:
    return list({one.pk: one for one in found if one is not None}.values())
