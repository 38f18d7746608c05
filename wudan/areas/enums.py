"""Words of the two trees."""

from wudan.tables.choices import IntegerChoices, TextChoices


class AreaLevel(IntegerChoices):
    """Levels of the administrative tree (GB/T 2260, GB/T 10114)."""

    PROVINCE = 1, "省"
    CITY = 2, "市"
    COUNTY = 3, "县"
    TOWN = 4, "乡镇"
    VILLAGE = 5, "村"


CODE_LENGTH = {2: AreaLevel.PROVINCE, 4: AreaLevel.CITY, 6: AreaLevel.COUNTY,
               9: AreaLevel.TOWN, 12: AreaLevel.VILLAGE}  # fmt: skip


class UnitKind(TextChoices):
    """What a node of our own tree is (R009, R016, R017, R035)."""

    CENTER = "center", "中心"
    INSTITUTE = "institute", "所"
    STATION = "station", "站"
    DEPARTMENT = "department", "部门"
    TEAM = "team", "队伍"
    BASE = "base", "基地"
    STREET = "street", "文明实践街"
    HALL = "hall", "展示厅"
    OUTPOST = "outpost", "志愿服务站"


SITE_KINDS = frozenset({UnitKind.CENTER, UnitKind.INSTITUTE, UnitKind.STATION})
"""Only these accept orders."""


class DayKind(TextChoices):
    """How a day breaks the weekly rule."""

    HOLIDAY = "holiday", "放假"
    WORKDAY = "workday", "调休上班"
