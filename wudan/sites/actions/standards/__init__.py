"""采用标准: the county goes by another version from a day on."""

from wudan.sites.actions.standards.adopt import adopt

__all__ = ["adopt"]
