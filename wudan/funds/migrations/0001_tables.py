import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import wudan.tables.creating
from wudan.funds.migrations import _keep_the_fund


class Migration(migrations.Migration):
    replaces = [("funds", "0001_years_commitments_spending"), ("funds", "0002_keep_the_fund")]

    initial = True

    dependencies = [
        ("activities", "0001_tables"),
        ("areas", "0001_tables"),
        ("projects", "0001_tables"),
        ("sites", "0001_tables"),
        ("teams", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="FundYear",
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
                        ("document_no", models.CharField(max_length=40, verbose_name="下达文号")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="说明"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "在用"), ("closed", "已关账")],
                                default="open",
                                max_length=6,
                                verbose_name="状态",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="登记时间")),
                        ("opened_by_id", models.BigIntegerField(verbose_name="登记人")),
                        (
                            "opened_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="关账时间")),
                        ("closed_by_id", models.BigIntegerField(null=True, verbose_name="关账人")),
                        (
                            "closed_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位关账"
                            ),
                        ),
                        (
                            "closed_words",
                            models.CharField(blank=True, max_length=200, verbose_name="关账说明"),
                        ),
                    ],
                    options={
                        "verbose_name": "年度专项资金",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "year"), name="fund_year_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2018, 2100))),
                                name="fund_year_is_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("state", "open")),
                                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                                    _connector="OR",
                                ),
                                name="fund_year_closed_iff_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundLine",
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
                            "use",
                            models.CharField(
                                choices=[
                                    ("running", "日常运营"),
                                    ("bases", "基地建设"),
                                    ("training", "队伍培训"),
                                    ("incubation", "项目扶持培育孵化"),
                                    ("events", "大型活动"),
                                ],
                                max_length=10,
                                verbose_name="用途",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                        (
                            "granted_fen",
                            models.PositiveBigIntegerField(default=0, verbose_name="下达（分）"),
                        ),
                        (
                            "reserved_fen",
                            models.PositiveBigIntegerField(
                                default=0, verbose_name="已安排未支出（分）"
                            ),
                        ),
                        (
                            "spent_fen",
                            models.PositiveBigIntegerField(default=0, verbose_name="已支出（分）"),
                        ),
                        (
                            "fund",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="funds.fundyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一项用途的钱",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("fund", "use"), name="fund_line_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "use__in",
                                        ["running", "bases", "training", "incubation", "events"],
                                    )
                                ),
                                name="fund_line_of_five_uses",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "granted_fen__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("reserved_fen"), "+", models.F("spent_fen")
                                        ),
                                    )
                                ),
                                name="fund_line_not_overdrawn",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_fen__gte", 0),
                                    ("reserved_fen__gte", 0),
                                    ("spent_fen__gte", 0),
                                ),
                                name="fund_line_not_below_nothing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
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
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("running", "日常运营"),
                                    ("bases", "基地建设"),
                                    ("training", "队伍培训"),
                                    ("incubation", "项目扶持培育孵化"),
                                    ("events", "大型活动"),
                                ],
                                max_length=10,
                                verbose_name="用途",
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="办什么")),
                        (
                            "amount_fen",
                            models.PositiveBigIntegerField(verbose_name="安排多少（分）"),
                        ),
                        (
                            "spent_fen",
                            models.PositiveBigIntegerField(default=0, verbose_name="已支出（分）"),
                        ),
                        (
                            "released_fen",
                            models.PositiveBigIntegerField(
                                default=0, verbose_name="放回或结转（分）"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等第二个人"),
                                    ("live", "已安排"),
                                    ("done", "办完了"),
                                    ("refused", "没有同意"),
                                ],
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="安排时间")),
                        ("made_by_id", models.BigIntegerField(verbose_name="经办人")),
                        ("made_post_id", models.BigIntegerField(verbose_name="岗位")),
                        ("made_as", models.CharField(max_length=80, verbose_name="以什么岗位安排")),
                        (
                            "decided_at",
                            models.DateTimeField(null=True, verbose_name="第二个人的时间"),
                        ),
                        (
                            "decided_by_id",
                            models.BigIntegerField(null=True, verbose_name="第二个人"),
                        ),
                        (
                            "decided_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位同意"
                            ),
                        ),
                        (
                            "decision_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="第二个人的话"
                            ),
                        ),
                        (
                            "carried_times",
                            models.PositiveSmallIntegerField(default=0, verbose_name="结转过几次"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "carried_from",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="funds.commitment",
                                verbose_name="由哪一笔结转",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="projects.project",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="sites.resource",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="teams.trainingsession",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="sites.site",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="funds.fundline",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "资金安排",
                        "indexes": [models.Index(fields=["line", "-id"], name="commitment_newest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pk__in", []),
                                    models.Q(
                                        ("use", "running"),
                                        ("activity__isnull", True),
                                        ("project__isnull", True),
                                        ("resource__isnull", True),
                                        ("session__isnull", True),
                                        ("site__isnull", True),
                                        ("unit__isnull", False),
                                    ),
                                    models.Q(
                                        ("use", "bases"),
                                        ("activity__isnull", True),
                                        ("project__isnull", True),
                                        ("resource__isnull", True),
                                        ("session__isnull", True),
                                        ("site__isnull", False),
                                        ("unit__isnull", True),
                                    ),
                                    models.Q(
                                        ("use", "bases"),
                                        ("activity__isnull", True),
                                        ("project__isnull", True),
                                        ("resource__isnull", False),
                                        ("session__isnull", True),
                                        ("site__isnull", True),
                                        ("unit__isnull", True),
                                    ),
                                    models.Q(
                                        ("use", "training"),
                                        ("activity__isnull", True),
                                        ("project__isnull", True),
                                        ("resource__isnull", True),
                                        ("session__isnull", False),
                                        ("site__isnull", True),
                                        ("unit__isnull", True),
                                    ),
                                    models.Q(
                                        ("use", "incubation"),
                                        ("activity__isnull", True),
                                        ("project__isnull", False),
                                        ("resource__isnull", True),
                                        ("session__isnull", True),
                                        ("site__isnull", True),
                                        ("unit__isnull", True),
                                    ),
                                    models.Q(
                                        ("use", "events"),
                                        ("activity__isnull", False),
                                        ("project__isnull", True),
                                        ("resource__isnull", True),
                                        ("session__isnull", True),
                                        ("site__isnull", True),
                                        ("unit__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_linked_as_its_use",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount_fen__gt", 0)),
                                name="commitment_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "amount_fen__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("spent_fen"), "+", models.F("released_fen")
                                        ),
                                    ),
                                    ("released_fen__gte", 0),
                                    ("spent_fen__gte", 0),
                                ),
                                name="commitment_not_overspent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by_id", None),
                                    models.Q(
                                        ("decided_by_id", models.F("made_by_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_second_is_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("released_fen", 0), ("spent_fen", 0), ("state", "asked")
                                    ),
                                    models.Q(
                                        (
                                            "amount_fen__gt",
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("spent_fen"), "+", models.F("released_fen")
                                            ),
                                        ),
                                        ("state", "live"),
                                    ),
                                    models.Q(
                                        (
                                            "amount_fen",
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("spent_fen"), "+", models.F("released_fen")
                                            ),
                                        ),
                                        ("state", "done"),
                                    ),
                                    models.Q(
                                        ("released_fen", models.F("amount_fen")),
                                        ("spent_fen", 0),
                                        ("state", "refused"),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_state_as_money",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Spending",
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
                            "amount_fen",
                            models.PositiveBigIntegerField(verbose_name="支出多少（分）"),
                        ),
                        ("document_no", models.CharField(max_length=40, verbose_name="凭证号")),
                        (
                            "document_key",
                            models.CharField(max_length=40, verbose_name="凭证号（比较用）"),
                        ),
                        ("payee", models.CharField(max_length=60, verbose_name="付给哪个单位")),
                        ("paid_on", models.DateField(verbose_name="付款日期")),
                        ("is_final", models.BooleanField(default=False, verbose_name="最后一笔")),
                        ("noted_at", models.DateTimeField(verbose_name="登记时间")),
                        ("noted_by_id", models.BigIntegerField(verbose_name="登记人")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        ("reversed_at", models.DateTimeField(null=True, verbose_name="冲回时间")),
                        (
                            "reversed_by_id",
                            models.BigIntegerField(null=True, verbose_name="冲回人"),
                        ),
                        (
                            "reversed_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位冲回"
                            ),
                        ),
                        (
                            "reversed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么冲回"),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spendings",
                                to="funds.commitment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "资金支出",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reversed_at", None)),
                                fields=("county", "document_key"),
                                name="spending_document_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount_fen__gt", 0),
                                    models.Q(("document_key", ""), _negated=True),
                                    models.Q(("payee", ""), _negated=True),
                                ),
                                name="spending_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reversed_at", None), ("reversed_why", "")),
                                    models.Q(
                                        ("reversed_at__isnull", False),
                                        models.Q(("reversed_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="spending_reversed_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundMovement",
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
                                    ("granted", "下达"),
                                    ("added", "追加拨款"),
                                    ("shifted", "用途间调剂"),
                                    ("reserved", "安排"),
                                    ("spent", "支出"),
                                    ("released", "放回"),
                                    ("reversed", "冲回支出"),
                                    ("carried", "结转"),
                                ],
                                max_length=10,
                                verbose_name="什么",
                            ),
                        ),
                        (
                            "granted_by",
                            models.BigIntegerField(default=0, verbose_name="下达变动（分）"),
                        ),
                        (
                            "reserved_by",
                            models.BigIntegerField(default=0, verbose_name="安排变动（分）"),
                        ),
                        (
                            "spent_by",
                            models.BigIntegerField(default=0, verbose_name="支出变动（分）"),
                        ),
                        (
                            "document_no",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="文号或凭证号"
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        ("who", models.CharField(max_length=80, verbose_name="以什么岗位")),
                        (
                            "commitment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="funds.commitment",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="funds.fundline",
                            ),
                        ),
                        (
                            "spending",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="funds.spending",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "资金变动",
                        "indexes": [
                            models.Index(fields=["line", "-id"], name="fund_movement_newest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_by", 0),
                                    ("reserved_by", 0),
                                    ("spent_by", 0),
                                    _negated=True,
                                ),
                                name="fund_movement_moves",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_the_fund.keep, _keep_the_fund.release),
    ]
