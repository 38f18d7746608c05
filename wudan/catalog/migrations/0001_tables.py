import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.catalog.migrations import _one_capacity_a_day, _one_lead_a_day, _versions_stay


class Migration(migrations.Migration):
    replaces = [
        ("catalog", "0001_first_tables"),
        ("catalog", "0002_one_lead_a_day"),
        ("catalog", "0003_capacity"),
        ("catalog", "0004_one_capacity_a_day"),
        ("catalog", "0005_versions_and_months"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Platform",
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
                        ("code", models.CharField(max_length=20, verbose_name="代码")),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        (
                            "summary",
                            models.CharField(blank=True, max_length=120, verbose_name="说明"),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                    ],
                    options={
                        "verbose_name": "平台",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "code"), name="platform_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlatformDuty",
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
                            "kind",
                            models.CharField(
                                choices=[("lead", "牵头"), ("cooperating", "配合")],
                                max_length=12,
                                verbose_name="分工",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="catalog.platform",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="platform_duties",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "平台分工",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="platform_duty_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
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
                        ("code", models.CharField(max_length=40, verbose_name="代码")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        ("summary", models.CharField(max_length=80, verbose_name="一句话")),
                        ("description", models.TextField(verbose_name="说明")),
                        (
                            "duration_minutes",
                            models.PositiveSmallIntegerField(verbose_name="时长（分钟）"),
                        ),
                        ("headcount", models.PositiveSmallIntegerField(verbose_name="人数")),
                        ("lead_days", models.PositiveSmallIntegerField(verbose_name="提前天数")),
                        (
                            "complete_days",
                            models.PositiveSmallIntegerField(verbose_name="办结天数"),
                        ),
                        ("skills", models.JSONField(default=list, verbose_name="技能")),
                        ("licences", models.JSONField(default=list, verbose_name="证照")),
                        ("months", models.JSONField(default=list, verbose_name="月份")),
                        ("places", models.JSONField(default=list, verbose_name="方式")),
                        ("words", models.JSONField(default=list, verbose_name="常用说法")),
                        (
                            "serves",
                            models.JSONField(
                                default=list,
                                help_text="unit paths; none: the whole county",
                                verbose_name="服务范围",
                            ),
                        ),
                        (
                            "risk",
                            models.CharField(
                                choices=[
                                    ("none", "无特别风险"),
                                    ("bodily", "有人身风险"),
                                    ("medical", "涉及医疗"),
                                    ("legal", "涉及法律"),
                                    ("minors", "面向未成年人"),
                                ],
                                max_length=8,
                                verbose_name="风险",
                            ),
                        ),
                        ("needs_insurance", models.BooleanField(verbose_name="须有保险")),
                        ("open_claim", models.BooleanField(verbose_name="可抢单")),
                        ("once_a_day", models.BooleanField(verbose_name="同日不重复")),
                        ("is_offered", models.BooleanField(default=True, verbose_name="在菜单上")),
                        (
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="catalog.platform",
                            ),
                        ),
                        ("is_limited", models.BooleanField(default=False, verbose_name="有限量")),
                        (
                            "provider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="provided_services",
                                to="areas.unit",
                                verbose_name="由谁来做",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                    ],
                    options={
                        "verbose_name": "服务项目",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "code"), name="service_code_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("duration_minutes__gte", 5), ("headcount__gte", 1)
                                ),
                                name="service_has_size",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CapacityPeriod",
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
                            "period",
                            models.CharField(
                                choices=[("week", "每周"), ("month", "每月")],
                                max_length=5,
                                verbose_name="周期",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(verbose_name="止")),
                        (
                            "places",
                            models.PositiveSmallIntegerField(null=True, verbose_name="名额"),
                        ),
                        ("taken", models.PositiveSmallIntegerField(default=0, verbose_name="已约")),
                        (
                            "waiting",
                            models.PositiveSmallIntegerField(default=0, verbose_name="在排队"),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="catalog.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一期名额",
                        "indexes": [
                            models.Index(fields=["service", "ends_on"], name="period_coming")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("service", "starts_on"), name="period_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("places", None),
                                    ("taken__lte", models.F("places")),
                                    _connector="OR",
                                ),
                                name="period_never_overbooked",
                                violation_error_message="名额不能少于已经约出去的。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="period_has_days",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceCapacity",
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
                            "period",
                            models.CharField(
                                choices=[("week", "每周"), ("month", "每月")],
                                max_length=5,
                                verbose_name="周期",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="每期名额")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="capacities",
                                to="catalog.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "限量",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("places__gte", 1)), name="capacity_has_places"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="capacity_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnmatchedSearch",
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
                        ("words", models.CharField(max_length=16, verbose_name="说法")),
                        ("count", models.PositiveIntegerField(default=1, verbose_name="次数")),
                    ],
                    options={
                        "verbose_name": "没有找到的说法",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "month", "words"), name="unmatched_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MenuEdition",
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
                        ("month", models.DateField(verbose_name="哪个月")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("entries", models.JSONField(default=list, verbose_name="各项")),
                        ("published_at", models.DateTimeField(verbose_name="发布时间")),
                        ("person_id", models.BigIntegerField(verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        ("opened_at", models.DateTimeField(null=True, verbose_name="生效时间")),
                        (
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="catalog.platform",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一月菜单",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("platform", "month"), name="menu_once_a_month"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceVersion",
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
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("content", models.JSONField(default=dict, verbose_name="内容")),
                        ("until", models.DateTimeField(verbose_name="到何时")),
                        (
                            "why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么改"),
                        ),
                        ("person_id", models.BigIntegerField(verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        (
                            "changed_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位改的"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="catalog.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "菜单项旧版本",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("service", "number"), name="service_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceChange",
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
                        ("content", models.JSONField(default=dict, verbose_name="要改成")),
                        ("changed", models.JSONField(default=list, verbose_name="改了哪些")),
                        (
                            "from_version",
                            models.PositiveIntegerField(verbose_name="从第几版改起"),
                        ),
                        ("why", models.CharField(max_length=200, verbose_name="为什么改")),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        ("person_id", models.BigIntegerField(verbose_name="提出人")),
                        ("post_id", models.BigIntegerField(verbose_name="提出岗位")),
                        (
                            "asked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位提出"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("admitted", "准了"), ("refused", "不准")],
                                default="",
                                max_length=8,
                                verbose_name="决定",
                            ),
                        ),
                        (
                            "reasons",
                            models.CharField(blank=True, max_length=400, verbose_name="理由"),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                        (
                            "decided_by_id",
                            models.BigIntegerField(null=True, verbose_name="决定人"),
                        ),
                        (
                            "decided_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位决定"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="catalog.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "待复准的改动",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "")),
                                fields=("service",),
                                name="change_one_waits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by_id", None),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("reasons", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="change_decided_with_reasons",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by_id", None),
                                    models.Q(
                                        ("decided_by_id", models.F("person_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="change_decided_by_another",
                                violation_error_message="提出改动的人不能自己批。",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_one_lead_a_day.keep, _one_lead_a_day.release),
        migrations.RunPython(_one_capacity_a_day.keep, _one_capacity_a_day.release),
        migrations.RunPython(_versions_stay.keep, _versions_stay.release),
    ]
