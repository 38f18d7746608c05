import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.areas.migrations._on_standing_units import standing
from wudan.sites.migrations import (
    _keep_bookings_apart,
    _keep_times_apart,
    _keep_versions_and_results,
)


class Migration(migrations.Migration):
    replaces = [
        ("sites", "0001_first_tables"),
        ("sites", "0002_standards_and_checks"),
        ("sites", "0003_keep_versions_and_results"),
        ("sites", "0004_know_resources_and_loans"),
        ("sites", "0005_keep_times_apart"),
        ("sites", "0006_know_rooms_and_bookings"),
        ("sites", "0007_keep_bookings_apart"),
        ("sites", "0008_find_own_bookings_in_order"),
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
                    name="Site",
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
                            "host",
                            models.CharField(blank=True, max_length=40, verbose_name="依托单位"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="电话")),
                        (
                            "opening",
                            models.CharField(
                                blank=True,
                                help_text="as kit.open_hours reads it",
                                max_length=200,
                                verbose_name="开放时间",
                            ),
                        ),
                        (
                            "directions",
                            models.CharField(blank=True, max_length=120, verbose_name="怎么走"),
                        ),
                        (
                            "base_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("patriotism", "爱国主义"),
                                    ("tradition", "传统文化"),
                                    ("rural_ways", "乡风文明"),
                                    ("tourism", "文明旅游"),
                                ],
                                max_length=12,
                                verbose_name="实践基地类别",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="site",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "阵地",
                    },
                ),
                migrations.CreateModel(
                    name="SitePeriod",
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
                            "state",
                            models.CharField(
                                choices=[("open", "开放"), ("closed", "关闭")],
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=120, verbose_name="地址"),
                        ),
                        ("lon", models.FloatField(null=True, verbose_name="经度")),
                        ("lat", models.FloatField(null=True, verbose_name="纬度")),
                        (
                            "source_system",
                            models.CharField(
                                choices=[
                                    ("CGCS2000", "CGCS2000"),
                                    ("GCJ-02", "GCJ-02（高德、腾讯）"),
                                    ("BD-09", "BD-09（百度）"),
                                ],
                                default="CGCS2000",
                                max_length=8,
                                verbose_name="坐标来源",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="sites.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "阵地沿革",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("site",),
                                name="site_one_present",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="site_period_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat", None), ("lon", None)),
                                    models.Q(("lat__range", (3, 54)), ("lon__range", (73, 136))),
                                    _connector="OR",
                                ),
                                name="site_lies_in_china",
                                violation_error_message="经纬度不在中国境内，请检查是否填反。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Demonstration",
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
                        ("granted_on", models.DateField(verbose_name="认定日期")),
                        (
                            "granted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位认定"),
                        ),
                        ("why", models.CharField(max_length=300, verbose_name="凭什么")),
                        ("review_on", models.DateField(verbose_name="复核日期")),
                        ("expires_on", models.DateField(verbose_name="到期")),
                        ("ended_on", models.DateField(null=True, verbose_name="结束日期")),
                        (
                            "end",
                            models.CharField(
                                blank=True,
                                choices=[("lapsed", "到期"), ("withdrawn", "撤销")],
                                max_length=10,
                                verbose_name="怎么结束",
                            ),
                        ),
                        (
                            "ended_why",
                            models.CharField(blank=True, max_length=300, verbose_name="为什么撤销"),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demonstrations",
                                to="sites.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "示范所站",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("site",),
                                name="demonstration_one_present",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_on__gte", models.F("review_on")),
                                    ("review_on__gt", models.F("granted_on")),
                                ),
                                name="demonstration_is_reviewed_in_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end", ""), ("ended_on", None)),
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        models.Q(("end", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="demonstration_ends_somehow",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end", "withdrawn"), _negated=True),
                                    models.Q(("ended_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="demonstration_withdrawn_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemonstrationReview",
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
                        ("on", models.DateField(verbose_name="日期")),
                        ("words", models.CharField(max_length=300, verbose_name="看到的")),
                        (
                            "reviewed_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位复核"),
                        ),
                        ("review_on", models.DateField(verbose_name="下次复核")),
                        ("expires_on", models.DateField(verbose_name="到期")),
                        (
                            "demonstration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="sites.demonstration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "示范复核",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("demonstration", "on"), name="demonstration_review_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pairing",
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
                        ("goal", models.CharField(max_length=300, verbose_name="目标")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("until", models.DateField(verbose_name="计划到")),
                        (
                            "paired_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位结对"),
                        ),
                        ("ended_on", models.DateField(null=True, verbose_name="结束日期")),
                        (
                            "outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="帮成了什么"),
                        ),
                        (
                            "demonstration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pairings",
                                to="sites.demonstration",
                            ),
                        ),
                        (
                            "helped",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pairings",
                                to="sites.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "帮带",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("demonstration", "helped"),
                                name="pairing_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("starts_on"))),
                                name="pairing_lasts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    models.Q(("outcome", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pairing_ends_in_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PairingVisit",
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
                        ("day", models.DateField(verbose_name="日期")),
                        ("words", models.CharField(max_length=300, verbose_name="一起做了什么")),
                        ("noted_as", models.CharField(max_length=80, verbose_name="以什么岗位记")),
                        ("noted_at", models.DateTimeField(verbose_name="记下时间")),
                        (
                            "pairing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="sites.pairing",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "帮带走访",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pairing", "day"), name="visit_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteStaff",
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
                            "time",
                            models.CharField(
                                choices=[("full", "专职"), ("part", "兼职")],
                                max_length=4,
                                verbose_name="专职还是兼职",
                            ),
                        ),
                        ("duty", models.CharField(max_length=40, verbose_name="管什么")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="site_staff",
                                to="people.person",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staff",
                                to="sites.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "阵地工作人员",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("site", "person"),
                                name="site_staff_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="site_staff_lasts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Standard",
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
                        ("code", models.CharField(max_length=20, verbose_name="编号")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="第几版")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=120, verbose_name="出处"),
                        ),
                        ("kinds", models.JSONField(verbose_name="管哪几类阵地")),
                        (
                            "rectify_days",
                            models.PositiveSmallIntegerField(verbose_name="整改几个工作日"),
                        ),
                    ],
                    options={
                        "verbose_name": "所站标准",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "code", "version"), name="standard_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rectify_days__range", (1, 60))),
                                name="standard_gives_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardPaper",
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
                            "title",
                            models.CharField(max_length=80, verbose_name="文件名称和文号"),
                        ),
                        ("file_name", models.CharField(max_length=32, verbose_name="文件")),
                        ("laid_at", models.DateTimeField(verbose_name="附上时间")),
                        (
                            "laid_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位附上"),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="sites.standard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "标准的正式文件",
                        "ordering": ["-laid_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SiteCheck",
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
                                choices=[
                                    ("own", "自查"),
                                    ("above", "上级检查"),
                                    ("again", "整改复查"),
                                ],
                                max_length=8,
                                verbose_name="谁查的",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=300, verbose_name="总的一句话"),
                        ),
                        (
                            "checked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位查"),
                        ),
                        ("by_id", models.BigIntegerField(verbose_name="经办人编号")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位编号")),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="sites.site",
                            ),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="sites.standard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "对标检查",
                        "indexes": [models.Index(fields=["site", "-at"], name="check_of_site")],
                    },
                ),
                migrations.CreateModel(
                    name="StandardItem",
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
                        ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                        ("code", models.CharField(max_length=20, verbose_name="编号")),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        ("meaning", models.CharField(max_length=120, verbose_name="意思")),
                        ("evidence", models.JSONField(verbose_name="凭什么看出来")),
                        ("known", models.JSONField(verbose_name="系统里已有什么")),
                        ("weight", models.PositiveSmallIntegerField(verbose_name="权重")),
                        ("months", models.PositiveSmallIntegerField(verbose_name="几个月内作数")),
                        (
                            "standard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="sites.standard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "标准的一项",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("standard", "code"), name="standard_item_once"
                            ),
                            models.UniqueConstraint(
                                fields=("standard", "position"), name="standard_item_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("months__range", (1, 60)), ("weight__range", (1, 100))
                                ),
                                name="standard_item_counts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CheckResult",
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
                            "found",
                            models.CharField(
                                choices=[
                                    ("met", "达到"),
                                    ("partly", "部分达到"),
                                    ("lacking", "没达到"),
                                    ("exempt", "不适用"),
                                ],
                                max_length=8,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=300, verbose_name="看到的"),
                        ),
                        (
                            "picture",
                            models.CharField(blank=True, max_length=32, verbose_name="照片"),
                        ),
                        ("known", models.JSONField(verbose_name="当时系统里有的")),
                        ("lapses_on", models.DateField(verbose_name="作数到")),
                        ("is_latest", models.BooleanField(verbose_name="是这一项最近的结果")),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="sites.site",
                            ),
                        ),
                        (
                            "check_made",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="sites.sitecheck",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="sites.standarditem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "查一项的结果",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("is_latest", True)),
                                fields=["item", "found"],
                                name="result_latest_by_item",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("check_made", "item"), name="result_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_latest", True)),
                                fields=("site", "item"),
                                name="result_one_latest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("found__in", ["partly", "lacking"]), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="result_says_what_is_lacking",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rectification",
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
                        ("opened_at", models.DateTimeField(verbose_name="提出时间")),
                        ("due_at", models.DateTimeField(verbose_name="期限")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="改好时间")),
                        (
                            "done_words",
                            models.CharField(blank=True, max_length=300, verbose_name="怎么改的"),
                        ),
                        (
                            "done_picture",
                            models.CharField(blank=True, max_length=32, verbose_name="改后照片"),
                        ),
                        (
                            "done_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位改"
                            ),
                        ),
                        (
                            "done_by_id",
                            models.BigIntegerField(null=True, verbose_name="经办人编号"),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="复查时间")),
                        (
                            "closing",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closes",
                                to="sites.checkresult",
                            ),
                        ),
                        (
                            "result",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rectification",
                                to="sites.checkresult",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rectifications",
                                to="sites.site",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rectifications",
                                to="sites.standarditem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "整改",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at", None)),
                                fields=["due_at"],
                                name="rectification_open_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at", None)),
                                fields=("site", "item"),
                                name="rectification_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("closing", None)),
                                    models.Q(
                                        ("closed_at__isnull", False), ("closing__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="rectification_closed_by_a_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("done_words", "")),
                                    models.Q(
                                        ("done_at__isnull", False),
                                        models.Q(("done_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="rectification_done_in_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardPeriod",
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
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么"),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="sites.standard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "采用的标准",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("county",),
                                name="standard_one_present",
                            ),
                            models.UniqueConstraint(
                                fields=("county", "starts_on"), name="standard_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="standard_period_lasts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resource",
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
                        ("key", models.CharField(max_length=24, verbose_name="编号")),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patriotic_base", "爱国主义教育基地"),
                                    ("revolution_site", "红色革命旧址"),
                                    ("village_museum", "村史馆"),
                                    ("culture_venue", "文化场馆"),
                                    ("science_base", "科教基地"),
                                    ("school", "中小学校"),
                                    ("sports_ground", "体育场地"),
                                    ("spare_room", "闲置用房"),
                                    ("other_place", "其他场所"),
                                    ("channel", "网络发布平台"),
                                    ("equipment", "设备物资"),
                                    ("expert", "专业人员"),
                                ],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "base_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("patriotism", "爱国主义"),
                                    ("tradition", "传统文化"),
                                    ("rural_ways", "乡风文明"),
                                    ("tourism", "文明旅游"),
                                ],
                                max_length=12,
                                verbose_name="实践基地类别",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wechat", "公众号"),
                                    ("website", "网站"),
                                    ("douyin", "抖音号"),
                                    ("group", "村民群"),
                                    ("broadcast", "广播"),
                                ],
                                max_length=12,
                                verbose_name="渠道",
                            ),
                        ),
                        (
                            "link",
                            models.CharField(blank=True, max_length=200, verbose_name="账号或网址"),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("idle", "闲置"),
                                    ("closed", "封闭"),
                                    ("social", "社会"),
                                    ("public", "公共"),
                                ],
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "owner",
                            models.CharField(blank=True, max_length=60, verbose_name="产权单位"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=120, verbose_name="地址"),
                        ),
                        ("lon", models.FloatField(null=True, verbose_name="经度")),
                        ("lat", models.FloatField(null=True, verbose_name="纬度")),
                        (
                            "source_system",
                            models.CharField(
                                choices=[
                                    ("CGCS2000", "CGCS2000"),
                                    ("GCJ-02", "GCJ-02（高德、腾讯）"),
                                    ("BD-09", "BD-09（百度）"),
                                ],
                                default="CGCS2000",
                                max_length=8,
                                verbose_name="坐标来源",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="有什么"),
                        ),
                        (
                            "entry_words",
                            models.CharField(blank=True, max_length=200, verbose_name="怎么进"),
                        ),
                        (
                            "lendable",
                            models.BooleanField(default=False, verbose_name="可以借给别的单位"),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("listed", "已登记"),
                                    ("talking", "在谈"),
                                    ("surveyed", "看过现场"),
                                    ("agreed", "签了协议"),
                                    ("open", "已开放"),
                                    ("ended", "协议到期"),
                                    ("dropped", "不能用"),
                                ],
                                default="listed",
                                max_length=10,
                                verbose_name="进展",
                            ),
                        ),
                        ("until", models.DateField(null=True, verbose_name="协议到")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("listed_at", models.DateTimeField(verbose_name="登记时间")),
                        ("moved_at", models.DateTimeField(verbose_name="到这一步的时间")),
                        ("used_on", models.DateField(null=True, verbose_name="最近使用")),
                        (
                            "area",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resources",
                                to="areas.area",
                                verbose_name="在哪里",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hosted_resources",
                                to="areas.unit",
                                verbose_name="依托",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resources",
                                to="areas.unit",
                                verbose_name="保管单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "资源",
                        "indexes": [
                            models.Index(fields=["county", "stage"], name="resource_by_stage"),
                            models.Index(fields=["until"], name="resource_until"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "key"), name="resource_key_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage__in", ["agreed", "open"]), ("until__isnull", False)
                                    ),
                                    models.Q(("stage__in", ["agreed", "open"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="resource_open_until_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "channel"),
                                        models.Q(("channel", ""), _negated=True),
                                        models.Q(("link", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("kind", "channel"), _negated=True),
                                        ("channel", ""),
                                        ("link", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="resource_channel_is_named",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat", None), ("lon", None)),
                                    models.Q(("lat__range", (3, 54)), ("lon__range", (73, 136))),
                                    _connector="OR",
                                ),
                                name="resource_lies_in_china",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Loan",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等答复"),
                                    ("agreed", "同意借"),
                                    ("refused", "没有借"),
                                    ("withdrawn", "收回了"),
                                    ("lapsed", "没有答复"),
                                    ("out", "借出"),
                                    ("returned", "已归还"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("purpose", models.CharField(max_length=200, verbose_name="做什么用")),
                        ("starts_at", models.DateTimeField(verbose_name="从")),
                        ("ends_at", models.DateTimeField(verbose_name="到")),
                        ("asked_at", models.DateTimeField(verbose_name="请借时间")),
                        (
                            "asked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位请借"),
                        ),
                        ("answer_by", models.DateTimeField(verbose_name="最晚答复")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "answered_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位答复"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=200, verbose_name="答复"),
                        ),
                        ("handed_at", models.DateTimeField(null=True, verbose_name="交出时间")),
                        ("returned_at", models.DateTimeField(null=True, verbose_name="归还时间")),
                        (
                            "condition",
                            models.CharField(
                                blank=True,
                                choices=[("good", "完好"), ("damaged", "有损坏"), ("lost", "丢了")],
                                max_length=8,
                                verbose_name="归还时",
                            ),
                        ),
                        (
                            "condition_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="归还时的情况"
                            ),
                        ),
                        (
                            "borrower",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="borrowed",
                                to="areas.unit",
                                verbose_name="借用单位",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="loans",
                                to="sites.resource",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "借用",
                        "indexes": [
                            models.Index(fields=["county", "state"], name="loan_by_state"),
                            models.Index(
                                condition=models.Q(("state", "asked")),
                                fields=["answer_by"],
                                name="loan_to_answer",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="loan_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["agreed", "refused", "out", "returned"]),
                                        _negated=True,
                                    ),
                                    ("answered_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="loan_answered_before",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="loan_refused_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("returned_at__isnull", False),
                                        ("state", "returned"),
                                        models.Q(("condition", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "returned"), _negated=True),
                                        ("condition", ""),
                                        ("returned_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="loan_returned_in_a_condition",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("condition__in", ["", "good"]),
                                    models.Q(("condition_words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="loan_damage_in_words",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "out")),
                                fields=("resource",),
                                name="loan_out_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
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
                        ("partner", models.CharField(max_length=60, verbose_name="和谁签")),
                        ("responsible", models.CharField(max_length=40, verbose_name="负责岗位")),
                        (
                            "liability",
                            models.CharField(blank=True, max_length=400, verbose_name="责任怎么分"),
                        ),
                        (
                            "insurance",
                            models.CharField(blank=True, max_length=120, verbose_name="保险"),
                        ),
                        ("starts_on", models.DateField(verbose_name="从哪天")),
                        ("last_day", models.DateField(verbose_name="到哪天（含）")),
                        ("made_at", models.DateTimeField(verbose_name="登记时间")),
                        ("made_as", models.CharField(max_length=80, verbose_name="以什么岗位登记")),
                        ("ended_on", models.DateField(null=True, verbose_name="提前结束")),
                        (
                            "ended_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么结束"),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="sites.resource",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "开放协议",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("starts_on"))),
                                name="agreement_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on", None), ("ended_why", "")),
                                    models.Q(
                                        ("ended_on__gte", models.F("starts_on")),
                                        ("ended_on__lte", models.F("last_day")),
                                        models.Q(("ended_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_ended_with_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResourceUse",
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
                            "source",
                            models.CharField(
                                choices=[
                                    ("note", "保管人记的"),
                                    ("activity", "活动"),
                                    ("loan", "借用"),
                                ],
                                max_length=10,
                                verbose_name="怎么知道的",
                            ),
                        ),
                        ("ref", models.CharField(max_length=24, verbose_name="哪一次")),
                        ("day", models.DateField(verbose_name="哪天")),
                        (
                            "people_count",
                            models.PositiveIntegerField(null=True, verbose_name="多少人"),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="做了什么"),
                        ),
                        ("noted_at", models.DateTimeField(verbose_name="记下时间")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位记的"),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uses",
                                to="sites.resource",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "实际使用",
                        "indexes": [models.Index(fields=["resource", "day"], name="use_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("resource", "source", "ref"), name="use_counted_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreedHours",
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
                            models.PositiveSmallIntegerField(
                                help_text="kit.open_hours.KINDS", verbose_name="哪种日子"
                            ),
                        ),
                        (
                            "opens",
                            models.PositiveSmallIntegerField(
                                help_text="minute of the day", verbose_name="开"
                            ),
                        ),
                        (
                            "closes",
                            models.PositiveSmallIntegerField(
                                help_text="minute of the day", verbose_name="关"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hours",
                                to="sites.agreement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "开放时段",
                        "ordering": ["kind", "opens"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closes__gt", models.F("opens")),
                                    ("closes__lte", 1440),
                                    ("kind__lte", 8),
                                ),
                                name="agreed_hours_close_later",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Room",
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
                        ("name", models.CharField(max_length=30, verbose_name="名称")),
                        (
                            "where",
                            models.CharField(blank=True, max_length=60, verbose_name="怎么找"),
                        ),
                        (
                            "is_outdoors",
                            models.BooleanField(default=False, verbose_name="露天场地"),
                        ),
                        ("capacity", models.PositiveSmallIntegerField(verbose_name="容纳人数")),
                        (
                            "equipment",
                            models.CharField(blank=True, max_length=200, verbose_name="设备"),
                        ),
                        (
                            "themes",
                            models.JSONField(
                                default=list, help_text="codes of the pack", verbose_name="主题"
                            ),
                        ),
                        (
                            "uses",
                            models.JSONField(
                                default=list, help_text="codes of the pack", verbose_name="用途"
                            ),
                        ),
                        (
                            "for_residents",
                            models.BooleanField(default=True, verbose_name="群众可以订"),
                        ),
                        (
                            "needs_approval",
                            models.BooleanField(default=False, verbose_name="要先同意"),
                        ),
                        (
                            "reconfirm_days",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="0: not asked",
                                verbose_name="重复预订提前几天再确认",
                            ),
                        ),
                        ("given_up_on", models.DateField(null=True, verbose_name="不再作场地")),
                        (
                            "given_up_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不再作场地"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rooms",
                                to="sites.site",
                                verbose_name="在哪处阵地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rooms",
                                to="areas.unit",
                                verbose_name="谁管",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场地",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("capacity__gte", 1)), name="room_holds_somebody"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reconfirm_days__lte", 14)),
                                name="room_reconfirm_near",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("given_up_on", None)),
                                fields=("site", "name"),
                                name="room_named_once",
                                violation_error_message="这处阵地已经有一个同名的场地。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BookingSeries",
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
                            "every",
                            models.CharField(
                                choices=[
                                    ("week", "每周"),
                                    ("fortnight", "每两周"),
                                    ("month", "每月同一个星期几"),
                                ],
                                max_length=10,
                                verbose_name="怎么重复",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="第一次开始")),
                        ("ends_at", models.DateTimeField(verbose_name="第一次结束")),
                        ("until", models.DateField(verbose_name="到哪天")),
                        ("made_at", models.DateTimeField(verbose_name="预订时间")),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series",
                                to="sites.room",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "重复预订",
                    },
                ),
                migrations.CreateModel(
                    name="Booking",
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
                        ("no", models.CharField(max_length=12, unique=True, verbose_name="编号")),
                        ("theme", models.CharField(max_length=24, verbose_name="主题")),
                        ("use", models.CharField(max_length=24, verbose_name="用途")),
                        ("party", models.PositiveSmallIntegerField(verbose_name="大约几个人")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=100, verbose_name="做什么"),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等同意"),
                                    ("booked", "已订"),
                                    ("waiting", "候补"),
                                    ("refused", "没有同意"),
                                    ("cancelled", "已取消"),
                                    ("released", "没再确认，已让出"),
                                    ("lapsed", "没有答复"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="预订时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="取消或让出")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("answer_by", models.DateTimeField(null=True, verbose_name="最晚答复")),
                        ("confirm_by", models.DateTimeField(null=True, verbose_name="最晚再确认")),
                        ("confirmed_at", models.DateTimeField(null=True, verbose_name="再确认")),
                        (
                            "seen",
                            models.CharField(
                                blank=True,
                                choices=[("used", "用了"), ("unused", "没用")],
                                max_length=8,
                                verbose_name="用了没有",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="sites.bookingseries",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="sites.room",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场地预订",
                        "indexes": [
                            models.Index(fields=["room", "day"], name="booking_by_room_day"),
                            models.Index(fields=["unit", "day"], name="booking_by_unit_day"),
                            models.Index(
                                condition=models.Q(("confirmed_at", None), ("state", "booked")),
                                fields=["confirm_by"],
                                name="booking_to_confirm",
                            ),
                            models.Index(
                                condition=models.Q(("state", "asked")),
                                fields=["answer_by"],
                                name="booking_to_answer",
                            ),
                            models.Index(
                                condition=models.Q(("unit", None)),
                                fields=["person", "day", "starts_at"],
                                name="booking_own_in_order",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="booking_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("seen", ""), ("state", "booked"), _connector="OR"
                                ),
                                name="booking_seen_was_booked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "asked"), _negated=True),
                                    ("answer_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="booking_asked_until",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoomClosure",
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
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        ("why", models.CharField(max_length=100, verbose_name="为什么")),
                        ("made_at", models.DateTimeField(verbose_name="登记时间")),
                        ("lifted_at", models.DateTimeField(null=True, verbose_name="取消停用")),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closures",
                                to="sites.room",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场地停用",
                        "indexes": [
                            models.Index(fields=["room", "ends_at"], name="room_closure_by_end")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="room_closure_ends_later",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoomHours",
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
                        ("kind", models.PositiveSmallIntegerField(verbose_name="哪种日子")),
                        (
                            "opens",
                            models.PositiveSmallIntegerField(
                                help_text="minute of the day", verbose_name="几点开"
                            ),
                        ),
                        (
                            "closes",
                            models.PositiveSmallIntegerField(
                                help_text="minute of the day", verbose_name="几点关"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hours",
                                to="sites.room",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场地开放时间",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closes__gt", models.F("opens")),
                                    ("closes__lte", 1440),
                                    ("kind__lte", 8),
                                ),
                                name="room_hours_are_hours",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_versions_and_results.keep, _keep_versions_and_results.release),
        migrations.RunPython(_keep_times_apart.keep, _keep_times_apart.release),
        migrations.RunPython(_keep_bookings_apart.keep, _keep_bookings_apart.release),
        migrations.RunPython(*standing("sites_booking", "NEW.unit_id")),
        migrations.RunPython(*standing("sites_loan", "NEW.borrower_id")),
    ]
