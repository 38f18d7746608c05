"""Words of sites: one file a thing."""

from wudan.sites.enums.site import CoordinateSystem, SiteState

__all__ = ["CoordinateSystem", "SiteState"]
