import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [
        ("exchange", "0001_register_exports"),
        ("exchange", "0002_national_bundle"),
        ("exchange", "0003_yearly_archive"),
        ("exchange", "0004_hand_results_to_outer_systems"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Export",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("county", models.CharField(max_length=6, verbose_name="县")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("orders", "服务单明细"),
                                    ("roster", "群众名册"),
                                    ("national", "全国系统交换包"),
                                    ("archive", "年度档案"),
                                    ("targets", "考核结果：目标绩效考核"),
                                    ("merit", "考核结果：实绩考核"),
                                    ("ideology", "考核结果：意识形态责任制"),
                                    ("civility", "考核结果：精神文明建设"),
                                    ("city", "考核结果：创文"),
                                ],
                                max_length=8,
                                verbose_name="内容",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("xlsx", "Excel 表格"),
                                    ("csv", "CSV 文本"),
                                    ("zip", "交换包、档案（ZIP）"),
                                ],
                                max_length=4,
                                verbose_name="格式",
                            ),
                        ),
                        ("since", models.DateField(null=True, verbose_name="自")),
                        ("until", models.DateField(null=True, verbose_name="至")),
                        (
                            "unmasked",
                            models.BooleanField(
                                default=False, verbose_name="不遮姓名电话（仅限单独同意的人）"
                            ),
                        ),
                        ("purpose", models.CharField(max_length=200, verbose_name="用途")),
                        ("persons_count", models.PositiveIntegerField(verbose_name="涉及人数")),
                        ("needs_second", models.BooleanField(verbose_name="须第二个人批准")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等第二个人批准"),
                                    ("approved", "正在生成"),
                                    ("refused", "未批准"),
                                    ("stopped", "已拦下"),
                                    ("ready", "可以取"),
                                    ("gone", "文件已清除"),
                                ],
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                        (
                            "decision_words",
                            models.CharField(blank=True, max_length=200, verbose_name="审批意见"),
                        ),
                        ("taken_at", models.DateTimeField(null=True, verbose_name="开始生成")),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(default=0, verbose_name="进度"),
                        ),
                        (
                            "stopped_words",
                            models.CharField(blank=True, max_length=200, verbose_name="为何拦下"),
                        ),
                        ("made_at", models.DateTimeField(null=True, verbose_name="生成时间")),
                        ("rows_count", models.PositiveIntegerField(null=True, verbose_name="行数")),
                        (
                            "sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="文件摘要"),
                        ),
                        (
                            "size_bytes",
                            models.PositiveIntegerField(null=True, verbose_name="文件大小（字节）"),
                        ),
                        (
                            "file_name",
                            models.CharField(blank=True, max_length=32, verbose_name="存放名"),
                        ),
                        ("fetched_at", models.DateTimeField(null=True, verbose_name="最近取走")),
                        (
                            "fetched_count",
                            models.PositiveSmallIntegerField(default=0, verbose_name="取走次数"),
                        ),
                        ("gone_at", models.DateTimeField(null=True, verbose_name="文件清除时间")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "asked_under",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.post",
                                verbose_name="申请岗位",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="审批人",
                            ),
                        ),
                        (
                            "decided_under",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.post",
                                verbose_name="审批岗位",
                            ),
                        ),
                        (
                            "fetched_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="取走的人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="范围",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导出",
                        "indexes": [
                            models.Index(fields=["asked_by", "asked_at"], name="export_of_person"),
                            models.Index(fields=["state", "asked_at"], name="export_waiting"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="export_second_person_is_another",
                                violation_error_message="自己申请的导出不能自己批准。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("persons_count__lte", 100),
                                    ("needs_second", True),
                                    _connector="OR",
                                ),
                                name="export_many_need_a_second",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("needs_second", False),
                                    ("state__in", ["asked", "stopped"]),
                                    models.Q(
                                        ("decided_at__isnull", False), ("decided_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="export_many_were_decided",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("made_at", None),
                                        ("sha256", ""),
                                        ("state__in", ["asked", "approved", "refused", "stopped"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "state__in",
                                                ["asked", "approved", "refused", "stopped"],
                                            ),
                                            _negated=True,
                                        ),
                                        ("made_at__isnull", False),
                                        models.Q(("sha256", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="export_made_iff_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("file_name", ""),
                                        ("gone_at__isnull", False),
                                        ("state", "gone"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "gone"), _negated=True),
                                        ("gone_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="export_gone_iff_gone_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fetched_by", None),
                                    ("fetched_by", models.F("asked_by")),
                                    _connector="OR",
                                ),
                                name="export_fetched_by_who_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose", ""), _negated=True),
                                name="export_has_purpose",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since", None),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="export_period_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("county", models.CharField(max_length=6, verbose_name="县")),
                        ("origin", models.CharField(max_length=40, verbose_name="来自哪个系统")),
                        ("kind", models.CharField(max_length=16, verbose_name="哪张表")),
                        ("origin_no", models.CharField(max_length=64, verbose_name="那边的编号")),
                        ("digest", models.CharField(max_length=64, verbose_name="内容摘要")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(default=0, verbose_name="分钟"),
                        ),
                        ("row", models.TextField(blank=True, default="", verbose_name="内容")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("applied", "已入账"),
                                    ("waiting", "等本人登记"),
                                    ("kept", "存档备查"),
                                    ("refused", "没有入账"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么没有入账"
                            ),
                        ),
                        ("first_at", models.DateTimeField(verbose_name="第一次导入")),
                        ("changed_at", models.DateTimeField(verbose_name="最近变动")),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="认出是谁",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导入的一行",
                        "indexes": [
                            models.Index(fields=["state", "kind"], name="imported_in_state")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "origin", "kind", "origin_no"),
                                name="imported_once",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
