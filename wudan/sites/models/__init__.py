"""Sites and what hangs on them: one file a thing."""

from wudan.sites.models.site import Site, SitePeriod

__all__ = ["Site", "SitePeriod"]
