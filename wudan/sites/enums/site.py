"""Words of sites."""

from wudan.areas.enums import UnitKind
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


HOSTS: dict[str, tuple[str, ...]] = {
    UnitKind.INSTITUTE: ("综合文化站", "党群服务中心"),
    UnitKind.STATION: ("村党群服务中心", "社区党群服务中心"),
}
"""Where institutes (R031) and stations (R032) are housed; other kinds say it in their own words."""
VENUE_KINDS = (UnitKind.BASE, UnitKind.STREET, UnitKind.HALL, UnitKind.OUTPOST)
"""Sites that accept no orders and have no posts of their own (R016, R017, R019)."""
