import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.registers.migrations import _keep_months


class Migration(migrations.Migration):
    replaces = [
        ("registers", "0001_know_how_far_it_is"),
        ("registers", "0002_keep_reports"),
        ("registers", "0003_months_with_their_rows"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("catalog", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="ReachCount",
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
                        ("county", models.CharField(max_length=6, unique=True, verbose_name="县")),
                        ("at", models.DateTimeField(verbose_name="核算时间")),
                        ("villages", models.PositiveIntegerField(verbose_name="核算了多少村")),
                        ("without", models.PositiveIntegerField(verbose_name="还没有点的村")),
                    ],
                    options={
                        "verbose_name": "可及核算",
                    },
                ),
                migrations.CreateModel(
                    name="ReachLine",
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
                            "metres",
                            models.PositiveIntegerField(null=True, verbose_name="直线距离（米）"),
                        ),
                        ("comes", models.BooleanField(verbose_name="有人上门")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reach",
                                to="areas.area",
                                verbose_name="村",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="最近的一处",
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="catalog.platform",
                                verbose_name="平台",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="由哪处阵地管",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "出户可及",
                        "indexes": [
                            models.Index(
                                fields=["county", "platform", "metres"], name="reach_by_metres"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("area", "platform"), name="reach_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("metres", None), ("place", None)),
                                    models.Q(("metres__isnull", False), ("place__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reach_place_and_metres_together",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpreadReport",
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
                        ("until", models.DateField(verbose_name="算到哪天之前")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等着算"),
                                    ("done", "算好了"),
                                    ("stopped", "没有算成"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="何时要算")),
                        ("asked_by_id", models.BigIntegerField(null=True, verbose_name="谁要算")),
                        ("taken_at", models.DateTimeField(null=True, verbose_name="开始算")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="算好时间")),
                        (
                            "figures",
                            models.JSONField(
                                default=dict,
                                help_text="villages, teams, waits, hindsight",
                                verbose_name="数字",
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="输入的摘要"),
                        ),
                    ],
                    options={
                        "verbose_name": "分布报告",
                        "indexes": [
                            models.Index(fields=["county", "-until"], name="spread_report_latest")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("county",),
                                name="spread_report_one_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("state", "waiting")),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("done_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="spread_report_done_with_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportMonth",
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
                        ("month", models.DateField(verbose_name="哪个月")),
                        ("drafted_at", models.DateTimeField(verbose_name="起草时间")),
                    ],
                    options={
                        "verbose_name": "月份",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "month"), name="report_month_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthSummary",
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
                        (
                            "values",
                            models.JSONField(
                                default=dict, help_text="key → whole number", verbose_name="数"
                            ),
                        ),
                        (
                            "changes",
                            models.JSONField(
                                default=list,
                                help_text="what changed since, row by row",
                                verbose_name="变动",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="问题和请求"
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="起草时间")),
                        ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                        (
                            "confirmed_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁确认的"),
                        ),
                        (
                            "confirmed_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位确认"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="month_summaries",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "month",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summaries",
                                to="registers.reportmonth",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "月小结",
                        "constraints": [
                            models.UniqueConstraint(fields=("month", "unit"), name="summary_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_as", ""),
                                        ("confirmed_at", None),
                                        ("confirmed_by_id", None),
                                    ),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("confirmed_by_id__isnull", False),
                                        models.Q(("confirmed_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="summary_confirmed_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthClosing",
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
                        ("at", models.DateTimeField(verbose_name="关账时间")),
                        ("closed_by_id", models.BigIntegerField(verbose_name="谁关的")),
                        ("closed_as", models.CharField(max_length=80, verbose_name="以什么岗位关")),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        ("reopened_at", models.DateTimeField(null=True, verbose_name="重开时间")),
                        (
                            "reopened_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁重开的"),
                        ),
                        (
                            "reopened_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位重开"
                            ),
                        ),
                        (
                            "why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么重开"),
                        ),
                        (
                            "month",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closings",
                                to="registers.reportmonth",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "关账",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reopened_at", None)),
                                fields=("month",),
                                name="month_closed_once",
                                violation_error_message="这个月已经关账了。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reopened_at", None), ("reopened_by_id", None), ("why", "")
                                    ),
                                    models.Q(
                                        ("reopened_at__isnull", False),
                                        ("reopened_by_id__isnull", False),
                                        models.Q(("why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="month_reopened_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LateFact",
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
                        ("key", models.CharField(max_length=40, verbose_name="哪个数")),
                        ("kind", models.CharField(max_length=20, verbose_name="是什么")),
                        ("row", models.BigIntegerField(verbose_name="行")),
                        ("label", models.CharField(max_length=200, verbose_name="名称")),
                        ("amount", models.IntegerField(verbose_name="多了或少了")),
                        (
                            "summary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="late",
                                to="registers.monthsummary",
                            ),
                        ),
                        (
                            "of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="late",
                                to="registers.reportmonth",
                                verbose_name="哪个月的",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补记与更正",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("summary", "of", "key", "kind", "row"),
                                name="late_fact_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="late_fact_changes_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SummaryFigure",
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
                        ("key", models.CharField(max_length=40, verbose_name="哪个数")),
                        ("value", models.IntegerField(verbose_name="数")),
                        (
                            "rows",
                            models.JSONField(
                                default=list,
                                help_text="kind, key, amount, label",
                                verbose_name="行",
                            ),
                        ),
                        (
                            "summary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="registers.monthsummary",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "小结里的一个数",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("summary", "key"), name="summary_figure_once"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_months.keep, _keep_months.release),
    ]
