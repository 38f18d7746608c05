"""Words of exports. GLOSSARY.md decides them."""

from django.db.models import TextChoices


class ExportKind(TextChoices):
    """What is exported."""

    ORDERS = "orders", "服务单明细"
    ROSTER = "roster", "群众名册"


class FileForm(TextChoices):
    """In which form."""

    XLSX = "xlsx", "Excel 表格"
    CSV = "csv", "CSV 文本"


class ExportState(TextChoices):
    """How far an export is."""

    ASKED = "asked", "等第二个人批准"
    APPROVED = "approved", "正在生成"
    REFUSED = "refused", "未批准"
    STOPPED = "stopped", "已拦下"
    READY = "ready", "可以取"
    GONE = "gone", "文件已清除"
