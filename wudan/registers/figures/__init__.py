"""Figures of the county's acts, each with its rows: for registers, packs, dashboards, appraisals.

One module a block; each has `figures(scope, window)`, and `TALLIES` that `measuring` reads for
one scope or for all units at once.
"""

from wudan.registers.figures.measuring import figures_by_unit, figures_of, parts_of
from wudan.registers.figures.scope import Scope, Window

__all__ = ["Scope", "Window", "figures_by_unit", "figures_of", "parts_of"]
