"""The tables of a bundle: their fields, how people call them, and the national codes."""

from dataclasses import dataclass

from wudan.kit.tables import Column, Kind

FORMAT, SCHEMA = "wudan-national", 1
LONGEST = 2000
"""Letters of the longest cell: what an activity says of itself."""
_CELL = 500


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in JSON, its title in a sheet, how it is read back."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    most: int = _CELL


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `no` is the field that names a row for good."""

    kind: str
    title: str
    fields: tuple[Field, ...]

    @property
    def no(self) -> str:
        """The key of the row's own number."""
        return self.fields[0].key

    @property
    def columns(self) -> tuple[Column, ...]:
        """For reading a sheet."""
        return tuple(Column(f.key, (f.title,), f.kind, f.needed) for f in self.fields)


def _table(kind: str, title: str, *fields: Field) -> Table:
    return Table(kind, title, fields)


_D, _N = Kind.DATE, Kind.DIGITS
_ALL = (
    _table(
        "volunteers", "志愿者", Field("volunteer_no", "志愿者编号", needed=True),
        Field("name", "姓名", needed=True), Field("phone", "手机", _N), Field("sex", "性别"),
        Field("area", "居住区域代码"), Field("station", "所在站"), Field("skills", "特长"),
        Field("categories", "服务类别"), Field("slots", "可服务时间"), Field("source", "人员类别"),
        Field("joined_on", "登记日期", _D), Field("left_on", "退出日期", _D),
    ),
    _table(
        "teams", "团队", Field("team_no", "联络编号", needed=True), Field("name", "名称", needed=True),
        Field("under", "联络组织"), Field("area", "服务区域代码"), Field("category", "服务类别"),
        Field("founded_on", "成立日期", _D), Field("phone", "联系电话", _N),
        Field("members", "成员数"), Field("leader", "负责人"), Field("skills", "特长"),
        Field("slots", "可服务时间"), Field("state", "状态"), Field("ended_on", "停用日期", _D),
    ),
    _table(
        "projects", "项目", Field("project_no", "项目编号", needed=True),
        Field("name", "名称", needed=True), Field("unit", "组织单位"), Field("area", "服务区域代码"),
        Field("place", "地址", most=120), Field("category", "服务类别代码"), Field("starts_on", "开始日期", _D),
        Field("ends_on", "结束日期", _D), Field("audience", "招募范围"), Field("state", "状态"),
        Field("insured", "有保险"), Field("team_no", "团队编号"), Field("leader", "负责人"),
        Field("words", "项目介绍", most=LONGEST), Field("safeguards", "志愿者保障"),
        Field("opened_on", "招募开始", _D), Field("closes_on", "招募截止", _D),
        Field("programme", "所属项目"),
    ),
    _table(
        "positions", "岗位", Field("position_no", "岗位编号", needed=True),
        Field("project_no", "项目编号", needed=True), Field("name", "名称", needed=True),
        Field("quota", "计划人数"), Field("words", "描述", most=400), Field("conditions", "条件"),
    ),
    _table(
        "participations", "参与", Field("participation_no", "参与编号", needed=True),
        Field("project_no", "项目编号", needed=True), Field("position_no", "岗位编号"),
        Field("volunteer_no", "志愿者编号", needed=True), Field("day", "日期", _D),
        Field("state", "状态"),
    ),
    _table(
        "hours", "服务时长", Field("record_no", "记录编号", needed=True),
        Field("volunteer_no", "志愿者编号", needed=True), Field("project_no", "项目编号"),
        Field("title", "名称", needed=True, most=50), Field("place", "地点", most=120),
        Field("words", "服务内容", most=400),
        Field("unit", "活动组织单位"), Field("leader", "活动负责人", most=40), Field("day", "日期", _D, needed=True),
        Field("starts", "开始时间", needed=True), Field("ends", "结束时间", needed=True),
        Field("minutes", "分钟", needed=True), Field("grade", "时长类型"), Field("evidence", "凭什么"),
        Field("state", "状态"),
    ),
    _table(
        "training", "培训", Field("training_no", "培训记录编号", needed=True),
        Field("volunteer_no", "志愿者编号", needed=True), Field("name", "名称", needed=True),
        Field("kind", "培训类型"), Field("mode", "培训方式"), Field("unit", "举办单位"),
        Field("day", "日期", _D), Field("state", "结果"),
    ),
    _table(
        "awards", "表彰奖励", Field("award_no", "表彰编号", needed=True),
        Field("name", "名称", needed=True), Field("day", "日期", _D, needed=True),
        Field("unit", "授予单位"), Field("volunteer_no", "志愿者编号"), Field("words", "内容"),
        Field("state", "状态"), Field("revoked_on", "撤销日期", _D),
    ),
    _table(
        "evaluations", "评价", Field("evaluation_no", "评价编号", needed=True),
        Field("team_no", "团队编号"), Field("score", "服务质量评价"), Field("day", "日期", _D),
    ),
    _table(
        "certificates", "服务记录证明", Field("certificate_no", "证明编号", needed=True),
        Field("volunteer_no", "志愿者编号", needed=True), Field("unit", "记录单位"),
        Field("since", "自", _D), Field("until", "至", _D), Field("minutes", "分钟"),
        Field("made_on", "出具日期", _D), Field("state", "状态"),
    ),
)  # fmt: skip
TABLES = {table.kind: table for table in _ALL}
"""By kind, in the order in which they are packed and read: who before what they did."""

CATEGORIES = {
    "lecture": "0010", "culture": "0008", "schooling": "0003", "health": "0004",
    "science": "0007", "law": "0005", "environment": "0006", "relief": "0002",
}  # fmt: skip
"""Platform → 服务类别 of the national list (domain §2.4, our proposal); others are 0099 其他."""
OTHER_CATEGORY = "0099"
ALL_CATEGORIES = frozenset({*(f"{code:04d}" for code in range(1, 21)), OTHER_CATEGORY})
"""服务类别 of the national list: twenty, and 其他 (domain §2.4)."""
GRADES = {"credit": "1", "honor": "2"}
"""1 信用时长, 2 荣誉时长."""


def category_of(platform: str | None) -> str:
    """The national code of a platform's services."""
    return CATEGORIES.get(platform or "", OTHER_CATEGORY)


def area_of(code: str | None) -> str:
    """An area's code in eighteen digits, padded on the right."""
    return code.ljust(18, "0") if code else ""
