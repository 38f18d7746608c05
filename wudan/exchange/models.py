"""导出登记: who asked for what, who agreed, what left, when the file was gone.

The register is kept three years (网络数据安全管理条例 §12); the file itself a day.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.exchange.enums import ExportKind, ExportState, FileForm, ImportState
from wudan.exchange.querysets import ExportQuerySet
from wudan.people.models import Person, Post
from wudan.people.personal import ListedField

_UNMADE = [ExportState.ASKED, ExportState.APPROVED, ExportState.REFUSED, ExportState.STOPPED]
_UNDECIDED = [ExportState.ASKED, ExportState.STOPPED]
MOST_PERSONS_ALONE = 100
"""More than so many persons need a second person (G09)."""


class Export(models.Model):
    """导出: one file that left, or was asked for, and everything the register must tell of it."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("内容", max_length=8, choices=ExportKind.choices)
    form = models.CharField("格式", max_length=4, choices=FileForm.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="范围")
    since = models.DateField("自", null=True)
    until = models.DateField("至", null=True)
    unmasked = models.BooleanField("不遮姓名电话（仅限单独同意的人）", default=False)
    purpose = models.CharField("用途", max_length=200)
    persons_count = models.PositiveIntegerField("涉及人数")
    needs_second = models.BooleanField("须第二个人批准")
    state = models.CharField("状态", max_length=8, choices=ExportState.choices)
    asked_at = models.DateTimeField("申请时间")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_under = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="申请岗位")
    decided_at = models.DateTimeField("审批时间", null=True)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    decided_under = models.ForeignKey(
        Post, models.PROTECT, null=True, related_name="+", verbose_name="审批岗位"
    )
    decision_words = models.CharField("审批意见", max_length=200, blank=True)
    taken_at = models.DateTimeField("开始生成", null=True)
    percent = models.PositiveSmallIntegerField("进度", default=0)
    stopped_words = models.CharField("为何拦下", max_length=200, blank=True)
    made_at = models.DateTimeField("生成时间", null=True)
    rows_count = models.PositiveIntegerField("行数", null=True)
    sha256 = models.CharField("文件摘要", max_length=64, blank=True)
    size_bytes = models.PositiveIntegerField("文件大小（字节）", null=True)
    file_name = models.CharField("存放名", max_length=32, blank=True)
    fetched_at = models.DateTimeField("最近取走", null=True)
    fetched_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="取走的人"
    )
    fetched_count = models.PositiveSmallIntegerField("取走次数", default=0)
    gone_at = models.DateTimeField("文件清除时间", null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "导出"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="export_second_person_is_another",
                violation_error_message="自己申请的导出不能自己批准。",
            ),
            models.CheckConstraint(
                condition=Q(persons_count__lte=MOST_PERSONS_ALONE) | Q(needs_second=True),
                name="export_many_need_a_second",
            ),
            models.CheckConstraint(
                condition=Q(needs_second=False)
                | Q(state__in=_UNDECIDED)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="export_many_were_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_UNMADE, made_at=None, sha256="")
                | (~Q(state__in=_UNMADE) & Q(made_at__isnull=False) & ~Q(sha256="")),
                name="export_made_iff_digest",
            ),
            models.CheckConstraint(
                condition=Q(state=ExportState.GONE, gone_at__isnull=False, file_name="")
                | (~Q(state=ExportState.GONE) & Q(gone_at=None)),
                name="export_gone_iff_gone_at",
            ),
            models.CheckConstraint(
                condition=Q(fetched_by=None) | Q(fetched_by=F("asked_by")),
                name="export_fetched_by_who_asked",
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="export_has_purpose"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until__gte=F("since")), name="export_period_in_order"
            ),
        ]
        indexes = [
            models.Index(fields=["asked_by", "asked_at"], name="export_of_person"),
            models.Index(fields=["state", "asked_at"], name="export_waiting"),
        ]

    @property
    def number(self) -> str:
        """The number of the register, as the watermark carries it."""
        return f"{self.asked_at:%Y%m}-{self.pk:05d}"

    @property
    def title(self) -> str:
        """What it is, for people."""
        return f"{self.get_kind_display()}（{self.unit.short_name}）"


class ImportedRow(models.Model):
    """导入的一行: one row of another system, by its number there; brought in twice, it is the same.

    Hours become records of ours as soon as we know whose they are; all else is kept as it was told.
    """

    county = models.CharField("县", max_length=6)
    origin = models.CharField("来自哪个系统", max_length=40)
    kind = models.CharField("哪张表", max_length=16)
    origin_no = models.CharField("那边的编号", max_length=64)
    digest = models.CharField("内容摘要", max_length=64)
    minutes = models.PositiveSmallIntegerField("分钟", default=0)
    row = ListedField("内容")
    state = models.CharField("状态", max_length=10, choices=ImportState.choices)
    why = models.CharField("为什么没有入账", max_length=200, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="认出是谁"
    )
    first_at = models.DateTimeField("第一次导入")
    changed_at = models.DateTimeField("最近变动")

    class Meta:
        verbose_name = "导入的一行"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "origin", "kind", "origin_no"], name="imported_once"
            )
        ]
        indexes = [models.Index(fields=["state", "kind"], name="imported_in_state")]
