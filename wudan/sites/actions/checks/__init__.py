"""对标检查和整改: one module a verb (R013)."""

from wudan.sites.actions.checks.check import check
from wudan.sites.actions.checks.lines import Line
from wudan.sites.actions.checks.mend import mend
from wudan.sites.actions.checks.recheck import recheck
from wudan.sites.actions.checks.sweeping import sweep_pictures

__all__ = ["Line", "check", "mend", "recheck", "sweep_pictures"]
