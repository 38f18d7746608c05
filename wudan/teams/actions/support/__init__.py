"""支持单: asked for or offered, then a step at a time; what nobody answers is told to the office (R053)."""

from wudan.teams.actions.support.ask import ask
from wudan.teams.actions.support.overdue import note_overdue
from wudan.teams.actions.support.step import step

__all__ = ["ask", "note_overdue", "step"]
