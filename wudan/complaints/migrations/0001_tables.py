import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.complaints.migrations import _never_into_hands_it_is_about


class Migration(migrations.Migration):
    replaces = [
        ("complaints", "0001_complaints_and_whom_they_are_about"),
        ("complaints", "0002_never_into_hands_it_is_about"),
    ]

    initial = True

    dependencies = [
        ("activities", "0001_tables"),
        ("areas", "0001_tables"),
        ("orders", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Complaint",
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
                        ("no", models.CharField(max_length=12, unique=True, verbose_name="编号")),
                        ("slip_code", models.CharField(max_length=6, verbose_name="查询码")),
                        (
                            "slip_misses",
                            models.PositiveSmallIntegerField(default=0, verbose_name="查询码输错"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("complaint", "投诉"), ("suggestion", "建议")],
                                max_length=10,
                                verbose_name="投诉还是建议",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("general", "不针对谁"),
                                    ("unit", "单位或队伍"),
                                    ("post", "岗位上的人"),
                                    ("order", "一张单"),
                                    ("activity", "一次活动"),
                                ],
                                max_length=8,
                                verbose_name="说的是什么",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(blank=True, max_length=24, verbose_name="哪个岗位"),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="说的事")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("page", "网页"), ("phone", "电话"), ("paper", "纸面")],
                                max_length=5,
                                verbose_name="怎么来的",
                            ),
                        ),
                        (
                            "noted_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁代记的"),
                        ),
                        ("is_anonymous", models.BooleanField(verbose_name="不说是谁")),
                        (
                            "informant",
                            models.TextField(blank=True, default="", verbose_name="提出的人"),
                        ),
                        (
                            "desk",
                            models.CharField(
                                choices=[
                                    ("institute", "实践所"),
                                    ("office", "中心办公室"),
                                    ("audit", "审计员"),
                                ],
                                max_length=9,
                                verbose_name="归谁办",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("filed", "等受理"),
                                    ("received", "在办"),
                                    ("answered", "已答复"),
                                    ("merged", "并案答复"),
                                ],
                                default="filed",
                                max_length=8,
                                verbose_name="到哪一步",
                            ),
                        ),
                        ("filed_at", models.DateTimeField(verbose_name="提出时间")),
                        ("receive_by", models.DateTimeField(verbose_name="最迟受理")),
                        ("answer_by", models.DateTimeField(verbose_name="最迟答复")),
                        ("received_at", models.DateTimeField(null=True, verbose_name="受理时间")),
                        (
                            "extended_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么延期"),
                        ),
                        ("raised_at", models.DateTimeField(null=True, verbose_name="超时上交时间")),
                        (
                            "raised_times",
                            models.PositiveSmallIntegerField(default=0, verbose_name="上交过几次"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("upheld", "属实，已改正"),
                                    ("partly", "部分属实，已改正"),
                                    ("unfounded", "查了，不属实"),
                                    ("explained", "作了说明"),
                                    ("elsewhere", "不归这里管，告诉了该找谁"),
                                    ("adopted", "采纳"),
                                    ("kept_by", "记下了，暂不采纳"),
                                ],
                                max_length=9,
                                verbose_name="结果",
                            ),
                        ),
                        ("answer_words", models.TextField(blank=True, verbose_name="答复")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "answered_by_id",
                            models.BigIntegerField(null=True, verbose_name="答复人"),
                        ),
                        (
                            "answered_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位答复"
                            ),
                        ),
                        ("is_satisfied", models.BooleanField(null=True, verbose_name="满意")),
                        ("rated_at", models.DateTimeField(null=True, verbose_name="评价时间")),
                        (
                            "reopened_at",
                            models.DateTimeField(null=True, verbose_name="重新办理时间"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="办理单位",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="complaints.complaint",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="orders.order",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "投诉建议",
                        "indexes": [
                            models.Index(
                                fields=["county", "stage", "answer_by"], name="complaint_waiting"
                            ),
                            models.Index(fields=["county", "filed_at"], name="complaint_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_anonymous", False), ("person", None), _connector="OR"
                                ),
                                name="complaint_nameless_names_nobody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by_id__isnull", False),
                                        ("stage", "answered"),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    models.Q(("stage", "answered"), _negated=True),
                                    _connector="OR",
                                ),
                                name="complaint_answered_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("stage", "merged")),
                                    models.Q(
                                        models.Q(("stage", "merged"), _negated=True),
                                        ("merged_into", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_merged_iff_into",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into", None),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="complaint_not_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("is_satisfied", None), ("rated_at", None)),
                                    models.Q(
                                        ("is_satisfied__isnull", False), ("rated_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_rated_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintNote",
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
                            "side",
                            models.CharField(
                                choices=[("complainant", "提出的人"), ("handler", "办理的人")],
                                max_length=11,
                                verbose_name="谁说的",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="话")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "who",
                            models.CharField(blank=True, max_length=80, verbose_name="以什么岗位"),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="complaints.complaint",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "投诉里的一句话",
                        "indexes": [
                            models.Index(fields=["complaint", "id"], name="complaint_notes")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Involved",
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
                            "path",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="哪个单位和下级"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(blank=True, max_length=24, verbose_name="哪个角色"),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="involved",
                                to="complaints.complaint",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "投诉涉及的一方",
                        "indexes": [
                            models.Index(fields=["complaint", "path"], name="involved_of_complaint")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("path", ""), _negated=True),
                                    ("person__isnull", False),
                                    models.Q(("role", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="involved_somebody",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(
            _never_into_hands_it_is_about.keep, _never_into_hands_it_is_about.release
        ),
    ]
