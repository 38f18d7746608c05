"""可及 pages: figures and rows, the schematic map with its twin, silent sites, villages' points."""

from wudan.web.console.reach.lists import reach
from wudan.web.console.reach.picture import reach_map
from wudan.web.console.reach.points import village_points, village_points_import
from wudan.web.console.reach.silent import silent

__all__ = ["reach", "reach_map", "silent", "village_points", "village_points_import"]
