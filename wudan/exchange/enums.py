"""Words of exports. GLOSSARY.md decides them."""

from wudan.tables.choices import TextChoices


class ExportKind(TextChoices):
    """What is exported."""

    ORDERS = "orders", "服务单明细"
    ROSTER = "roster", "群众名册"
    NATIONAL = "national", "全国系统交换包"
    ARCHIVE = "archive", "年度档案"
    TARGETS = "targets", "考核结果：目标绩效考核"
    MERIT = "merit", "考核结果：实绩考核"
    IDEOLOGY = "ideology", "考核结果：意识形态责任制"
    CIVILITY = "civility", "考核结果：精神文明建设"
    CITY = "city", "考核结果：创文"


APPRAISED = frozenset(
    {
        ExportKind.TARGETS,
        ExportKind.MERIT,
        ExportKind.IDEOLOGY,
        ExportKind.CIVILITY,
        ExportKind.CITY,
    }
)
"""What the outer systems are handed (R098, R100): final results, in the order of the tree."""


class FileForm(TextChoices):
    """In which form."""

    XLSX = "xlsx", "Excel 表格"
    CSV = "csv", "CSV 文本"
    ZIP = "zip", "交换包、档案（ZIP）"


class ExportState(TextChoices):
    """How far an export is."""

    ASKED = "asked", "等第二个人批准"
    APPROVED = "approved", "正在生成"
    REFUSED = "refused", "未批准"
    STOPPED = "stopped", "已拦下"
    READY = "ready", "可以取"
    GONE = "gone", "文件已清除"


class ImportState(TextChoices):
    """What became of a row that was brought in."""

    APPLIED = "applied", "已入账"
    WAITING = "waiting", "等本人登记"
    KEPT = "kept", "存档备查"
    REFUSED = "refused", "没有入账"
