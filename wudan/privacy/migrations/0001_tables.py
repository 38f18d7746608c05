import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [("privacy", "0001_first_tables")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="RetentionRun",
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
                        ("started_at", models.DateTimeField(verbose_name="开始")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="完成")),
                        ("counts", models.JSONField(default=dict, verbose_name="每条规则清了多少")),
                        (
                            "faults",
                            models.JSONField(default=dict, verbose_name="没有做成的规则和缘由"),
                        ),
                    ],
                    options={
                        "verbose_name": "到期清理",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("finished_at", None)),
                                fields=("county",),
                                name="retention_run_one_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PrivacyRequest",
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
                                    ("correct", "更正"),
                                    ("erase", "注销并删除"),
                                    ("copy", "复制一份"),
                                    ("explain", "说明为什么存、怎么用"),
                                    ("relative", "逝者近亲属查阅、更正、删除"),
                                ],
                                max_length=12,
                                verbose_name="要什么",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="怎么说的"),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="提出")),
                        (
                            "opened_under_id",
                            models.BigIntegerField(null=True, verbose_name="代提岗位"),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="最迟答复")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复")),
                        (
                            "answered_under_id",
                            models.BigIntegerField(null=True, verbose_name="答复岗位"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("done", "办了"),
                                    ("partly", "办了一部分"),
                                    ("refused", "没有办，说明了理由"),
                                ],
                                max_length=12,
                                verbose_name="怎么办的",
                            ),
                        ),
                        (
                            "outcome_words",
                            models.CharField(blank=True, max_length=400, verbose_name="答复"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="privacy_requests",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="本人所在站",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "隐私请求",
                        "indexes": [
                            models.Index(fields=["unit", "due_at"], name="privacy_request_queue"),
                            models.Index(
                                fields=["person", "opened_at"], name="privacy_request_own"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("outcome", "")),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="privacy_request_answered_iff_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_at__gt", models.F("opened_at"))),
                                name="privacy_request_due_later",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("answered_at", None)),
                                fields=("person", "kind"),
                                name="privacy_request_one_open",
                                violation_error_message="同样的请求已经在办，请等答复。",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
