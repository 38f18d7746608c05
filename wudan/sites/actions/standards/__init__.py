"""采用标准, 改出新的一版, 附上文件: by which words sites are checked from a day on (R012, R013)."""

from wudan.sites.actions.standards.adopt import adopt
from wudan.sites.actions.standards.lay_beside import lay_beside
from wudan.sites.actions.standards.revise import WantedItem, WantedVersion, revise

__all__ = ["WantedItem", "WantedVersion", "adopt", "lay_beside", "revise"]
