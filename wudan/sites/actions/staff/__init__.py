"""工作人员: who works at a site, named and ended (R014)."""

from wudan.sites.actions.staff.leave import end_staff, leave_sites
from wudan.sites.actions.staff.name import name_staff

__all__ = ["end_staff", "leave_sites", "name_staff"]
