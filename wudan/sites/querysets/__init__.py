"""Which sites and what hangs on them: one file a thing."""

from wudan.sites.querysets.site import SitePeriodQuerySet, SiteQuerySet

__all__ = ["SitePeriodQuerySet", "SiteQuerySet"]
