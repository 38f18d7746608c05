"""Founding and dissolving a team: one module a verb."""

from wudan.teams.actions.founding.answer import accept, refuse
from wudan.teams.actions.founding.dissolve import dissolve
from wudan.teams.actions.founding.drop import drop
from wudan.teams.actions.founding.lapse import lapse_foundings
from wudan.teams.actions.founding.make import make_team
from wudan.teams.actions.founding.propose import propose

__all__ = ["accept", "dissolve", "drop", "lapse_foundings", "make_team", "propose", "refuse"]
