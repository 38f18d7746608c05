"""支持单: asked for or offered, then a step at a time (R053)."""

from wudan.teams.actions.support.ask import ask
from wudan.teams.actions.support.step import step

__all__ = ["ask", "step"]
