"""个人信息清单: what the register of exports keeps about those who export."""

from wudan.kit.inventory import Holding, Impersonal, Level

_BASIS = "网络数据安全管理条例第12条：导出记录保存三年"
_SEEN_BY = "审计员；同一单位有导出权限的人"
_KEPT = "3 年后删除；文件只存 24 小时"

HOLDINGS = (
    Holding(
        "经办：申请导出", "exchange.Export", "asked_by",
        ("kind", "form", "unit", "since", "until", "unmasked", "purpose", "persons_count",
         "needs_second", "state", "asked_at", "asked_by", "asked_under", "stopped_words", "made_at",
         "rows_count"),
        Level.INTERNAL, "谁、为什么导出了多少人的资料", _BASIS, _SEEN_BY, _KEPT,
    ),
    Holding(
        "经办：批准导出", "exchange.Export", "decided_by",
        ("decided_at", "decided_by", "decided_under", "decision_words"), Level.INTERNAL,
        "谁同意的", _BASIS, _SEEN_BY, _KEPT,
    ),
    Holding(
        "经办：取走导出", "exchange.Export", "fetched_by",
        ("fetched_at", "fetched_by", "fetched_count"), Level.INTERNAL, "谁取走的", _BASIS, _SEEN_BY,
        _KEPT,
    ),
    Holding(
        "从别的系统导入的您的记录", "exchange.ImportedRow", "person",
        ("person", "origin", "kind", "origin_no", "minutes", "row", "state", "why", "first_at", "changed_at"),
        Level.INTERNAL, "把别处的服务记到您名下", "民政部令第67号第4条", "中心办公室", "注销时内容马上清空",
        secret=("digest",),
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "exchange.ImportedRow": "county",
    "exchange.Export": "taken_at percent sha256 size_bytes file_name gone_at",
}
