import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [("lessons", "0001_burden_and_what_is_learned")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="BurdenWeek",
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
                        ("week", models.DateField(verbose_name="星期一")),
                        ("role", models.CharField(max_length=24, verbose_name="角色")),
                        ("page", models.CharField(max_length=80, verbose_name="页面")),
                        ("sent", models.PositiveIntegerField(verbose_name="提交次数")),
                        ("fields", models.PositiveIntegerField(verbose_name="填了几格")),
                    ],
                    options={
                        "verbose_name": "一周的负担",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "week", "role", "page"), name="burden_once_a_week"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sent__gt", 0)), name="burden_of_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormSent",
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
                        ("week", models.DateField(verbose_name="星期一")),
                        ("role", models.CharField(max_length=24, verbose_name="角色")),
                        ("page", models.CharField(max_length=80, verbose_name="页面")),
                        ("fields", models.PositiveSmallIntegerField(verbose_name="填了几格")),
                    ],
                    options={
                        "verbose_name": "一次提交",
                        "indexes": [models.Index(fields=["county", "week"], name="form_of_week")],
                    },
                ),
                migrations.CreateModel(
                    name="Summary",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "state",
                            models.CharField(
                                choices=[("signed", "已签发"), ("withdrawn", "已撤下")],
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="做法和体会"
                            ),
                        ),
                        ("figures", models.JSONField(verbose_name="数字")),
                        ("digest", models.CharField(max_length=64, verbose_name="内容摘要")),
                        ("signed_at", models.DateTimeField(verbose_name="签发时间")),
                        ("signed_by_id", models.BigIntegerField(verbose_name="签发人")),
                        (
                            "signed_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位签发"),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤下时间")),
                        (
                            "withdrawn_why",
                            models.CharField(blank=True, max_length=120, verbose_name="为什么撤下"),
                        ),
                    ],
                    options={
                        "verbose_name": "我们的经验",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "signed")),
                                fields=("county", "year"),
                                name="summary_one_signed_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), ("withdrawn_at", None)),
                                    models.Q(
                                        ("state", "withdrawn"), ("withdrawn_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="summary_withdrawn_iff_said",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Learned",
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
                                    ("visit", "学习考察"),
                                    ("told", "经验介绍"),
                                    ("training", "培训学习"),
                                ],
                                max_length=8,
                                verbose_name="哪一种",
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="题目")),
                        ("place", models.CharField(max_length=60, verbose_name="在哪里")),
                        ("starts_on", models.DateField(verbose_name="从")),
                        ("ends_on", models.DateField(verbose_name="到")),
                        ("posts", models.CharField(max_length=120, verbose_name="哪些岗位去的")),
                        ("people_count", models.PositiveSmallIntegerField(verbose_name="几个人")),
                        ("words", models.TextField(max_length=1000, verbose_name="学到什么")),
                        (
                            "link",
                            models.CharField(blank=True, max_length=200, verbose_name="材料在哪里"),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="记的时间")),
                        ("written_by_id", models.BigIntegerField(verbose_name="记的人")),
                        (
                            "written_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位记"),
                        ),
                        ("struck_at", models.DateTimeField(null=True, verbose_name="划掉的时间")),
                        (
                            "struck_why",
                            models.CharField(blank=True, max_length=120, verbose_name="为什么划掉"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="哪个单位记的",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "学习记录",
                        "indexes": [
                            models.Index(fields=["county", "starts_on"], name="learned_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="learned_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("struck_at", None), ("struck_why", "")),
                                    models.Q(
                                        ("struck_at__isnull", False),
                                        models.Q(("struck_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="learned_struck_with_a_reason",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
