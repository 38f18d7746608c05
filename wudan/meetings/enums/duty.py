"""Words of the matrix of duties (R084–R094)."""

from wudan.tables.choices import TextChoices


class SeatLevel(TextChoices):
    """三级书记: at which of the three levels a seat is (R084)."""

    COUNTY = "county", "县级"
    TOWN = "town", "镇级"
    VILLAGE = "village", "村级"


class GroupPlace(TextChoices):
    """领导小组: as what a seat belongs to the leading group (R085)."""

    HEAD = "head", "组长"
    DEPUTY = "deputy", "副组长"
    MEMBER = "member", "成员"
