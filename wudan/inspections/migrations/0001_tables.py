import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.inspections.migrations import _keep_visits, _one_turn_of_both


class Migration(migrations.Migration):
    replaces = [("inspections", "0001_visits_by_lot_within_a_limit")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("people", "0001_tables"),
        ("sites", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Inspection",
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
                            "aim",
                            models.CharField(
                                choices=[("sites", "阵地"), ("units", "部门和镇街")],
                                default="sites",
                                max_length=6,
                                verbose_name="看什么",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("inspection", "督查"), ("guidance", "指导")],
                                max_length=10,
                                verbose_name="督查还是指导",
                            ),
                        ),
                        (
                            "manner",
                            models.CharField(
                                choices=[("announced", "事先告知"), ("unannounced", "不打招呼")],
                                max_length=12,
                                verbose_name="告知",
                            ),
                        ),
                        (
                            "choosing",
                            models.CharField(
                                choices=[("drawn", "随机抽取"), ("named", "指定")],
                                max_length=6,
                                verbose_name="怎么选",
                            ),
                        ),
                        ("title", models.CharField(max_length=40, verbose_name="名称")),
                        ("why", models.CharField(max_length=200, verbose_name="为什么去")),
                        ("items", models.JSONField(default=list, verbose_name="重点看哪几项")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(verbose_name="止")),
                        ("frame", models.JSONField(verbose_name="从哪些里抽")),
                        ("left_out", models.JSONField(verbose_name="没有列入的，各为什么")),
                        ("seed", models.CharField(max_length=64, verbose_name="种子")),
                        ("wanted", models.PositiveSmallIntegerField(verbose_name="要几处")),
                        ("by_branch", models.BooleanField(verbose_name="每个镇街各抽")),
                        ("made_at", models.DateTimeField(verbose_name="安排时间")),
                        ("made_as", models.CharField(max_length=80, verbose_name="谁安排的")),
                        ("made_by_id", models.BigIntegerField(verbose_name="经办人编号")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "closed_words",
                            models.CharField(blank=True, max_length=300, verbose_name="结束时的话"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="谁组织",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "督查指导安排",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="inspection_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why", ""), _negated=True),
                                    models.Q(("seed", ""), _negated=True),
                                    ("wanted__gte", 1),
                                ),
                                name="inspection_says_how",
                            ),
                        ],
                        "indexes": [
                            models.Index(fields=["county", "-starts_on"], name="inspection_latest")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inspector",
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
                        ("label", models.CharField(max_length=80, verbose_name="以什么岗位去")),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspectors",
                                to="inspections.inspection",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.post",
                                verbose_name="岗位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "督查人",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "post"), name="inspector_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
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
                                choices=[("inspection", "督查"), ("guidance", "指导")],
                                max_length=10,
                                verbose_name="督查还是指导",
                            ),
                        ),
                        ("month", models.DateField(verbose_name="哪个月")),
                        ("turn", models.PositiveSmallIntegerField(verbose_name="这个月第几次")),
                        ("most", models.PositiveSmallIntegerField(verbose_name="一个月最多几次")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "还没去"),
                                    ("made", "去过了"),
                                    ("dropped", "不去了"),
                                ],
                                max_length=8,
                                verbose_name="现在",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=300, verbose_name="指导了什么"),
                        ),
                        ("made_at", models.DateTimeField(null=True, verbose_name="去的时间")),
                        (
                            "made_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁去的"),
                        ),
                        (
                            "made_by_id",
                            models.BigIntegerField(null=True, verbose_name="经办人编号"),
                        ),
                        (
                            "dropped_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不去了"
                            ),
                        ),
                        (
                            "check_made",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visit",
                                to="sites.sitecheck",
                                verbose_name="查到的",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="inspections.inspection",
                            ),
                        ),
                        (
                            "made_under",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="谁组织",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="sites.site",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "到访",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "dropped"), _negated=True),
                                fields=("site", "month", "kind", "turn"),
                                name="visit_one_a_turn",
                            ),
                            models.UniqueConstraint(
                                fields=("inspection", "site"), name="visit_once_an_inspection"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("turn__gte", 1), ("turn__lte", models.F("most"))
                                ),
                                name="visit_within_the_limit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("made_at__isnull", False),
                                        ("state", "made"),
                                        models.Q(
                                            models.Q(
                                                ("check_made__isnull", False),
                                                ("kind", "inspection"),
                                            ),
                                            models.Q(
                                                ("check_made", None),
                                                ("kind", "guidance"),
                                                models.Q(("words", ""), _negated=True),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(("state", "made"), _negated=True),
                                        ("check_made", None),
                                        ("made_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="visit_made_with_findings",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    models.Q(("dropped_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="visit_dropped_with_a_reason",
                            ),
                        ],
                        "indexes": [
                            models.Index(fields=["site", "-made_at"], name="visit_of_site")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitVisit",
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
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="unit_visits",
                                to="inspections.inspection",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits_to_unit",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("inspection", "督查"), ("guidance", "指导")],
                                max_length=10,
                                verbose_name="督查还是指导",
                            ),
                        ),
                        ("month", models.DateField(verbose_name="哪个月")),
                        ("turn", models.PositiveSmallIntegerField(verbose_name="这个月第几次")),
                        ("most", models.PositiveSmallIntegerField(verbose_name="一个月最多几次")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "还没去"),
                                    ("made", "去过了"),
                                    ("dropped", "不去了"),
                                ],
                                default="planned",
                                max_length=8,
                                verbose_name="现在",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="看到什么、帮了什么"
                            ),
                        ),
                        ("made_at", models.DateTimeField(null=True, verbose_name="去的时间")),
                        (
                            "made_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁去的"),
                        ),
                        (
                            "made_by_id",
                            models.BigIntegerField(null=True, verbose_name="经办人编号"),
                        ),
                        (
                            "dropped_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不去了"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "到部门镇街",
                        "indexes": [
                            models.Index(fields=["unit", "-made_at"], name="unit_visit_of_unit")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "dropped"), _negated=True),
                                fields=("unit", "month", "kind", "turn"),
                                name="unit_visit_one_a_turn",
                            ),
                            models.UniqueConstraint(
                                fields=("inspection", "unit"), name="unit_visit_once_an_inspection"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("turn__gte", 1), ("turn__lte", models.F("most"))
                                ),
                                name="unit_visit_within_the_limit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("made_at__isnull", False),
                                        ("state", "made"),
                                        models.Q(("words", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "made"), _negated=True),
                                        ("made_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="unit_visit_made_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    models.Q(("dropped_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="unit_visit_dropped_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitFinding",
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
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="inspections.unitvisit",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几件")),
                        ("words", models.CharField(max_length=200, verbose_name="差在哪里")),
                        ("due_on", models.DateField(verbose_name="哪天前改好")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "要整改"),
                                    ("reported", "说改好了，等看"),
                                    ("closed", "改好了"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="现在",
                            ),
                        ),
                        (
                            "mended_words",
                            models.CharField(blank=True, max_length=300, verbose_name="怎么改的"),
                        ),
                        ("mended_at", models.DateTimeField(null=True, verbose_name="说改好的时间")),
                        (
                            "mended_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁说改好了"),
                        ),
                        (
                            "mended_by_id",
                            models.BigIntegerField(null=True, verbose_name="说改好的人编号"),
                        ),
                        (
                            "looked_words",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="再看一次看到什么"
                            ),
                        ),
                        ("looked_at", models.DateTimeField(null=True, verbose_name="再看的时间")),
                        (
                            "looked_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁再看的"),
                        ),
                    ],
                    options={
                        "verbose_name": "部门镇街要整改的",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("visit", "number"), name="unit_finding_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="unit_finding_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "open"),
                                    models.Q(
                                        ("mended_at__isnull", False),
                                        models.Q(("mended_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="unit_finding_mended_in_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    ("looked_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="unit_finding_closed_after_a_look",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_visits.keep, _keep_visits.release),
        migrations.RunPython(_one_turn_of_both.keep, _one_turn_of_both.release),
    ]
