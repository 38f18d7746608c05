import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.appraisals.migrations import _keep_results


class Migration(migrations.Migration):
    replaces = [("appraisals", "0001_sheets_rounds_and_results")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("inspections", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Sheet",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("points", "百分制"),
                                    ("deduction", "扣分制"),
                                    ("description", "状态描述"),
                                ],
                                max_length=12,
                                verbose_name="形式",
                            ),
                        ),
                        (
                            "appraises",
                            models.CharField(
                                choices=[
                                    ("institute", "所"),
                                    ("station", "站"),
                                    ("department", "部门"),
                                ],
                                max_length=12,
                                verbose_name="考核哪一类单位",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=120, verbose_name="出处"),
                        ),
                        ("content", models.TextField(verbose_name="内容")),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                    ],
                    options={
                        "verbose_name": "考核表",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "code", "version"), name="sheet_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Round",
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
                            "appraises",
                            models.CharField(
                                choices=[
                                    ("institute", "所"),
                                    ("station", "站"),
                                    ("department", "部门"),
                                ],
                                max_length=12,
                                verbose_name="考核哪一类单位",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="哪一年")),
                        (
                            "half",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "上半年"), (2, "下半年")], verbose_name="哪半年"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("judging", "在评"),
                                    ("preliminary", "初步结果"),
                                    ("final", "定了"),
                                ],
                                default="judging",
                                max_length=12,
                                verbose_name="现在",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="开始时间")),
                        ("opened_as", models.CharField(max_length=80, verbose_name="谁开始的")),
                        (
                            "published_at",
                            models.DateTimeField(null=True, verbose_name="初步结果时间"),
                        ),
                        (
                            "published_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="谁发的初步结果"
                            ),
                        ),
                        (
                            "published_by_id",
                            models.BigIntegerField(null=True, verbose_name="发初步结果的人编号"),
                        ),
                        ("appeal_until", models.DateTimeField(null=True, verbose_name="申诉截止")),
                        ("final_at", models.DateTimeField(null=True, verbose_name="定下时间")),
                        (
                            "final_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁定的"),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="appraisals.sheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一轮考核",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "appraises", "year", "half"),
                                name="round_once_a_half",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("half__in", [1, 2])), name="round_of_a_half"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("final_at", None),
                                        ("published_at", None),
                                        ("state", "judging"),
                                    ),
                                    models.Q(
                                        ("appeal_until__isnull", False),
                                        ("final_at", None),
                                        ("published_at__isnull", False),
                                        ("state", "preliminary"),
                                    ),
                                    models.Q(
                                        ("final_at__isnull", False),
                                        ("published_at__isnull", False),
                                        ("state", "final"),
                                    ),
                                    _connector="OR",
                                ),
                                name="round_step_by_step",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Simulation",
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
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(verbose_name="止")),
                        ("content", models.TextField(verbose_name="算出来的")),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        ("made_at", models.DateTimeField(verbose_name="试算时间")),
                        ("made_as", models.CharField(max_length=80, verbose_name="谁试算的")),
                        ("made_by_id", models.BigIntegerField(verbose_name="经办人编号")),
                        (
                            "beside",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="appraisals.sheet",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="simulations",
                                to="appraisals.sheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "试算",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="simulation_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Adoption",
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
                            "appraises",
                            models.CharField(
                                choices=[
                                    ("institute", "所"),
                                    ("station", "站"),
                                    ("department", "部门"),
                                ],
                                max_length=12,
                                verbose_name="考核哪一类单位",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        ("why", models.CharField(max_length=200, verbose_name="为什么")),
                        ("adopted_as", models.CharField(max_length=80, verbose_name="谁采用的")),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="appraisals.sheet",
                            ),
                        ),
                        (
                            "simulation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="appraisals.simulation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "采用的考核表",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("county", "appraises"),
                                name="sheet_one_present",
                            ),
                            models.UniqueConstraint(
                                fields=("county", "appraises", "starts_on"), name="sheet_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True),
                                name="sheet_adopted_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Result",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几次算")),
                        ("content", models.TextField(verbose_name="内容")),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        ("is_latest", models.BooleanField(verbose_name="是现在算数的")),
                        ("made_at", models.DateTimeField(verbose_name="时间")),
                        ("made_as", models.CharField(max_length=80, verbose_name="谁算的")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="被考核单位",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="appraisals.round",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核结果",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "unit", "number"), name="result_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_latest", True)),
                                fields=("round", "unit"),
                                name="appraisal_one_latest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Judgement",
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
                        ("code", models.CharField(max_length=20, verbose_name="哪一项")),
                        ("value", models.CharField(max_length=8, verbose_name="评成")),
                        ("evidence", models.CharField(max_length=300, verbose_name="凭什么")),
                        ("judged_at", models.DateTimeField(verbose_name="时间")),
                        ("judged_as", models.CharField(max_length=80, verbose_name="谁评的")),
                        ("judge_id", models.BigIntegerField(verbose_name="评的人编号")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="被考核单位",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.visit",
                                verbose_name="哪次到访看到的",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="judgements",
                                to="appraisals.round",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评分",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "unit", "code"), name="judgement_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("evidence", ""), _negated=True),
                                name="judgement_with_evidence",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appeal",
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
                        ("code", models.CharField(max_length=20, verbose_name="哪一项")),
                        ("words", models.CharField(max_length=300, verbose_name="为什么")),
                        ("asked_at", models.DateTimeField(verbose_name="申诉时间")),
                        ("asked_as", models.CharField(max_length=80, verbose_name="谁申诉的")),
                        ("asked_by_id", models.BigIntegerField(verbose_name="申诉人编号")),
                        ("publisher_id", models.BigIntegerField(verbose_name="发初步结果的人编号")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("changed", "改了"), ("kept", "维持")],
                                max_length=8,
                                verbose_name="结果",
                            ),
                        ),
                        ("before", models.CharField(blank=True, max_length=8, verbose_name="原来")),
                        ("after", models.CharField(blank=True, max_length=8, verbose_name="改成")),
                        (
                            "reasons",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "answered_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁答复的"),
                        ),
                        (
                            "answered_by_id",
                            models.BigIntegerField(null=True, verbose_name="答复人编号"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="申诉单位",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="appraisals.round",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核申诉",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "")),
                                fields=("round", "unit", "code"),
                                name="appeal_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_by_id", None), ("outcome", "")),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("reasons", ""), _negated=True),
                                        ("answered_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="appraisal_appeal_answered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by_id", None),
                                    models.Q(
                                        models.Q(
                                            ("answered_by_id", models.F("publisher_id")),
                                            _negated=True,
                                        ),
                                        models.Q(
                                            ("answered_by_id", models.F("asked_by_id")),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="appraisal_appeal_to_another",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_results.keep, _keep_results.release),
    ]
