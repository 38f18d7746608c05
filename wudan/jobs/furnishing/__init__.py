"""Furnish a county from its pack: divisions, units, sites, platforms, menu, teams, days off.

Safe to run again: what is there is left as it is, what is missing is added.
"""

from wudan.jobs.furnishing.county import furnish

__all__ = ["furnish"]
