"""Words of sites."""

from wudan.tables.choices import TextChoices


class SiteState(TextChoices):
    """Whether a site serves."""

    OPEN = "open", "开放"
    CLOSED = "closed", "关闭"


class CoordinateSystem(TextChoices):
    """The system a site's coordinates came in; stored values are always CGCS2000."""

    CGCS2000 = "CGCS2000", "CGCS2000"
    GCJ02 = "GCJ-02", "GCJ-02（高德、腾讯）"
    BD09 = "BD-09", "BD-09（百度）"
