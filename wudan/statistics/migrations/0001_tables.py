import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [("statistics", "0001_keep_the_picture")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Upkeep",
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
                        ("fresh_at", models.DateTimeField(null=True, verbose_name="算到")),
                        (
                            "rebuild_from",
                            models.BigIntegerField(
                                help_text="the next unit", null=True, verbose_name="重建到哪个单位"
                            ),
                        ),
                        ("rebuilt_at", models.DateTimeField(null=True, verbose_name="上次重建")),
                        ("proved_at", models.DateTimeField(null=True, verbose_name="上次核对")),
                        (
                            "faults",
                            models.PositiveIntegerField(default=0, verbose_name="核对出几处不同"),
                        ),
                    ],
                    options={
                        "verbose_name": "统计的维护",
                    },
                ),
                migrations.CreateModel(
                    name="Screen",
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
                        ("place", models.CharField(max_length=40, verbose_name="挂在哪里")),
                        (
                            "digest",
                            models.CharField(max_length=64, unique=True, verbose_name="地址摘要"),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="生成时间")),
                        ("made_by_id", models.BigIntegerField(verbose_name="谁生成的")),
                        ("made_post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="停用时间")),
                    ],
                    options={
                        "verbose_name": "大屏的地址",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("place", ""), _negated=True),
                                name="screen_hangs_somewhere",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cell",
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
                        ("month", models.DateField(verbose_name="月")),
                        (
                            "topic",
                            models.IntegerField(
                                help_text="the platform's number; 0 not yet sorted",
                                verbose_name="平台",
                            ),
                        ),
                        (
                            "counts",
                            models.JSONField(
                                default=dict, help_text="measure → number", verbose_name="数"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "统计格",
                        "indexes": [models.Index(fields=["county", "month"], name="cell_by_month")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "month", "topic"), name="cell_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rollup",
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
                            "span",
                            models.CharField(
                                choices=[("month", "一个月"), ("year", "一年")],
                                max_length=5,
                                verbose_name="多长",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="从哪天")),
                        (
                            "topic",
                            models.IntegerField(
                                help_text="the platform's number; 0 not sorted; -1 all",
                                verbose_name="平台",
                            ),
                        ),
                        (
                            "counts",
                            models.JSONField(
                                default=dict, help_text="measure → number", verbose_name="数"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "统计汇总",
                        "indexes": [
                            models.Index(fields=["county", "span", "start"], name="rollup_by_start")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "span", "start", "topic"), name="rollup_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("topic__gte", -1)), name="rollup_topic_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaleCell",
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
                        ("month", models.DateField(verbose_name="月")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "待重算的统计格",
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "month"), name="stale_once")
                        ],
                    },
                ),
            ],
        ),
    ]
