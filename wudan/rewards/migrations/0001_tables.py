import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import wudan.tables.creating
from wudan.rewards.migrations import _keep_deeds_and_earnings, _keep_rules, _keep_stock


class Migration(migrations.Migration):
    replaces = [
        ("rewards", "0001_earning_rules"),
        ("rewards", "0002_keep_rules"),
        ("rewards", "0003_give_out_cards"),
        ("rewards", "0004_deeds_villages_earnings"),
        ("rewards", "0005_keep_deeds_and_earnings"),
        ("rewards", "0006_shops_and_redemptions"),
        ("rewards", "0007_keep_stock"),
        ("rewards", "0008_counters_taken_along"),
        ("rewards", "0009_provisions_and_counts"),
    ]

    initial = True

    dependencies = [
        ("activities", "0001_tables"),
        ("areas", "0001_tables"),
        ("ledger", "0001_tables"),
        ("orders", "0001_tables"),
        ("people", "0001_tables"),
        ("projects", "0001_tables"),
        ("teams", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="PointRules",
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
                        ("version", models.PositiveSmallIntegerField(verbose_name="第几版")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=120, verbose_name="出处"),
                        ),
                        (
                            "worth_fen",
                            models.PositiveSmallIntegerField(
                                verbose_name="一个兑换分大约换多少分钱的东西"
                            ),
                        ),
                        (
                            "owner_day",
                            models.PositiveIntegerField(verbose_name="每人每天最多多少兑换分"),
                        ),
                        (
                            "owner_month",
                            models.PositiveIntegerField(verbose_name="每人每月最多多少兑换分"),
                        ),
                        (
                            "unit_day",
                            models.PositiveIntegerField(
                                verbose_name="每个单位每天最多记多少兑换分"
                            ),
                        ),
                        (
                            "unit_month",
                            models.PositiveIntegerField(
                                verbose_name="每个单位每月最多记多少兑换分"
                            ),
                        ),
                        (
                            "village_most",
                            models.PositiveSmallIntegerField(verbose_name="村规一次最多记多少分"),
                        ),
                        (
                            "village_month",
                            models.PositiveSmallIntegerField(verbose_name="村规每人每月最多几次"),
                        ),
                    ],
                    options={
                        "verbose_name": "积分规则",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "version"), name="point_rules_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("owner_day__gte", 1),
                                    ("owner_month__gte", models.F("owner_day")),
                                    ("unit_day__gte", 1),
                                    ("unit_month__gte", models.F("unit_day")),
                                    ("village_month__gte", 1),
                                    ("village_most__gte", 1),
                                ),
                                name="point_rules_are_capped",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointRule",
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
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("meaning", models.CharField(max_length=160, verbose_name="意思")),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("person", "本人"),
                                    ("household", "整户"),
                                    ("team", "队伍"),
                                ],
                                max_length=10,
                                verbose_name="给谁记",
                            ),
                        ),
                        (
                            "counts",
                            models.CharField(
                                choices=[("hours", "按时长"), ("act", "按次")],
                                max_length=8,
                                verbose_name="按什么记",
                            ),
                        ),
                        ("grades", models.JSONField(default=list, verbose_name="哪种时长")),
                        ("kinds", models.JSONField(default=list, verbose_name="哪些平台的服务")),
                        ("proofs", models.JSONField(default=list, verbose_name="凭什么记")),
                        (
                            "colour",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("thought", "思想"),
                                    ("morality", "道德"),
                                    ("culture", "文化"),
                                    ("science", "科技"),
                                    ("new_ways", "新风"),
                                    ("clean", "净美"),
                                    ("peace", "平安"),
                                ],
                                max_length=10,
                                verbose_name="七色",
                            ),
                        ),
                        ("honor", models.PositiveSmallIntegerField(verbose_name="荣誉分")),
                        ("spend", models.PositiveSmallIntegerField(verbose_name="兑换分")),
                        (
                            "owner_day",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="每人每天最多"
                            ),
                        ),
                        (
                            "owner_month",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="每人每月最多"
                            ),
                        ),
                        (
                            "unit_day",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="每个单位每天最多"
                            ),
                        ),
                        (
                            "unit_month",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="每个单位每月最多"
                            ),
                        ),
                        (
                            "excess",
                            models.CharField(
                                choices=[("cut", "只记到上限"), ("refuse", "超过就不记")],
                                max_length=6,
                                verbose_name="超过怎么办",
                            ),
                        ),
                        ("second", models.BooleanField(verbose_name="要第二个人核实")),
                        (
                            "back_days",
                            models.PositiveSmallIntegerField(verbose_name="几天以内的事才记"),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="rewards.pointrules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "积分规则的一条",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rules", "code"), name="point_rule_once"
                            ),
                            models.UniqueConstraint(
                                fields=("rules", "position"), name="point_rule_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("honor__gt", 0), ("spend__gt", 0), _connector="OR"
                                ),
                                name="point_rule_gives_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("back_days__range", (1, 90))),
                                name="point_rule_not_of_old",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("owner_month__isnull", False), ("unit_month__isnull", False)
                                ),
                                name="point_rule_is_capped",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("counts", "hours"), ("subject", "team"), _negated=True
                                ),
                                name="point_rule_hours_are_of_people",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointRulesPeriod",
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
                        ("decided_on", models.DateField(verbose_name="哪天定的")),
                        (
                            "why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么"),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="rewards.pointrules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "施行的积分规则",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("county",),
                                name="point_rules_one_present",
                            ),
                            models.UniqueConstraint(
                                fields=("county", "starts_on"), name="point_rules_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="point_rules_period_lasts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__gte", models.F("decided_on"))),
                                name="point_rules_not_backwards",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointVeto",
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
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("meaning", models.CharField(max_length=120, verbose_name="意思")),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vetoes",
                                to="rewards.pointrules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "否决情形",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rules", "code"), name="point_veto_once"
                            ),
                            models.UniqueConstraint(
                                fields=("rules", "position"), name="point_veto_place"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Card",
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
                        ("no", models.CharField(max_length=11, unique=True, verbose_name="卡号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("live", "在用"),
                                    ("lost", "已挂失"),
                                    ("replaced", "已换新卡"),
                                    ("returned", "已收回"),
                                ],
                                default="live",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "pin",
                            models.TextField(
                                blank=True,
                                default="",
                                help_text="the accounts' hash of it, sealed",
                                verbose_name="密码",
                            ),
                        ),
                        ("pin_set_at", models.DateTimeField(verbose_name="密码设于")),
                        (
                            "misses",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="连着输错几次"
                            ),
                        ),
                        ("issued_at", models.DateTimeField(verbose_name="发卡时间")),
                        (
                            "issued_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位发的"),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="停用时间")),
                        (
                            "ended_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁停的"),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_cards",
                                to="people.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_cards",
                                to="people.person",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successor",
                                to="rewards.card",
                                verbose_name="换下哪张卡",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_cards",
                                to="areas.unit",
                                verbose_name="哪个站发的",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "积分卡",
                        "indexes": [models.Index(fields=["unit", "state"], name="card_of_unit")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("household__isnull", False), ("person", None)),
                                    models.Q(("household", None), ("person__isnull", False)),
                                    _connector="OR",
                                ),
                                name="card_of_one_owner",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "live")),
                                fields=("person",),
                                name="card_one_a_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "live")),
                                fields=("household",),
                                name="card_one_a_household",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state", "live")),
                                    models.Q(
                                        models.Q(("state", "live"), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="card_ended_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("misses__lte", 5)), name="card_tries_counted"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("replaces", models.F("id")), _negated=True),
                                name="card_not_after_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointTally",
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
                            "key",
                            models.CharField(max_length=80, unique=True, verbose_name="哪个上限"),
                        ),
                        ("used", models.PositiveIntegerField(default=0, verbose_name="用了")),
                        ("most", models.PositiveIntegerField(verbose_name="最多")),
                    ],
                    options={
                        "verbose_name": "上限用量",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("used__lte", models.F("most"))),
                                name="point_tally_within_its_cap",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VillageRules",
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
                        ("version", models.PositiveSmallIntegerField(verbose_name="第几版")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "等村委会定"),
                                    ("decided", "村委会定了"),
                                    ("dropped", "没有定下来"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        ("proposed_by_id", models.BigIntegerField(verbose_name="提出人")),
                        (
                            "proposed_post_id",
                            models.BigIntegerField(null=True, verbose_name="提出岗位"),
                        ),
                        ("decided_on", models.DateField(null=True, verbose_name="哪天开的会")),
                        (
                            "minutes_no",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="会议记录编号"
                            ),
                        ),
                        (
                            "signers",
                            models.CharField(blank=True, max_length=120, verbose_name="谁签字"),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(null=True, verbose_name="登记结果的时间"),
                        ),
                        (
                            "closed_by_id",
                            models.BigIntegerField(null=True, verbose_name="登记结果的人"),
                        ),
                        (
                            "closed_post_id",
                            models.BigIntegerField(null=True, verbose_name="登记结果的岗位"),
                        ),
                        (
                            "closed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么没定"),
                        ),
                        ("starts_on", models.DateField(null=True, verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="village_rules",
                                to="areas.unit",
                                verbose_name="站",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "村规",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "version"), name="village_rules_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "proposed")),
                                fields=("unit",),
                                name="village_rules_one_proposed",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None), ("state", "decided")),
                                fields=("unit",),
                                name="village_rules_one_present",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_on__isnull", False),
                                        ("starts_on__isnull", False),
                                        ("state", "decided"),
                                        models.Q(("minutes_no", ""), _negated=True),
                                        models.Q(("signers", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "decided"), _negated=True),
                                        ("decided_on", None),
                                        ("ends_on", None),
                                        ("starts_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="village_rules_decided_with_minutes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_by_id", None),
                                    models.Q(
                                        ("closed_by_id", models.F("proposed_by_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="village_rules_second_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("state", "proposed")),
                                    models.Q(
                                        models.Q(("state", "proposed"), _negated=True),
                                        ("closed_at__isnull", False),
                                        ("closed_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="village_rules_closed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="village_rules_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VillageItem",
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
                        (
                            "sign",
                            models.CharField(
                                choices=[("plus", "加分"), ("minus", "减分")],
                                max_length=5,
                                verbose_name="加分还是减分",
                            ),
                        ),
                        ("words", models.CharField(max_length=60, verbose_name="什么事")),
                        ("honor", models.PositiveSmallIntegerField(verbose_name="荣誉分")),
                        ("spend", models.PositiveSmallIntegerField(verbose_name="兑换分")),
                        (
                            "colour",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("thought", "思想"),
                                    ("morality", "道德"),
                                    ("culture", "文化"),
                                    ("science", "科技"),
                                    ("new_ways", "新风"),
                                    ("clean", "净美"),
                                    ("peace", "平安"),
                                ],
                                max_length=10,
                                verbose_name="七色",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="rewards.villagerules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "村规的一条",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rules", "position"), name="village_item_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("honor__gt", 0), ("spend__gt", 0), _connector="OR"
                                ),
                                name="village_item_is_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deed",
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
                        ("no", models.CharField(max_length=11, unique=True, verbose_name="编号")),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("person", "本人"),
                                    ("household", "整户"),
                                    ("team", "队伍"),
                                ],
                                max_length=10,
                                verbose_name="谁的",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="哪一天")),
                        ("words", models.CharField(max_length=200, verbose_name="经过")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等第二个人核实"),
                                    ("kept", "记上了"),
                                    ("refused", "核实没有通过"),
                                    ("reversed", "已冲正"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("needs_second", models.BooleanField(verbose_name="要第二个人核实")),
                        ("kept_at", models.DateTimeField(verbose_name="登记时间")),
                        ("kept_by_id", models.BigIntegerField(verbose_name="登记人")),
                        ("kept_post_id", models.BigIntegerField(verbose_name="登记岗位")),
                        ("seconded_at", models.DateTimeField(null=True, verbose_name="核实时间")),
                        (
                            "seconded_by_id",
                            models.BigIntegerField(null=True, verbose_name="核实人"),
                        ),
                        (
                            "seconded_post_id",
                            models.BigIntegerField(null=True, verbose_name="核实岗位"),
                        ),
                        (
                            "second_words",
                            models.CharField(blank=True, max_length=200, verbose_name="核实意见"),
                        ),
                        (
                            "objected_at",
                            models.DateTimeField(null=True, verbose_name="本人提出异议"),
                        ),
                        (
                            "objection_words",
                            models.CharField(blank=True, max_length=200, verbose_name="异议"),
                        ),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "answered_by_id",
                            models.BigIntegerField(null=True, verbose_name="答复人"),
                        ),
                        (
                            "answered_post_id",
                            models.BigIntegerField(null=True, verbose_name="答复岗位"),
                        ),
                        (
                            "answer_words",
                            models.CharField(blank=True, max_length=200, verbose_name="答复"),
                        ),
                        ("reversed_at", models.DateTimeField(null=True, verbose_name="冲正时间")),
                        (
                            "reversed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么冲正"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="people.household",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="orders.order",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="people.person",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="projects.project",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="rewards.pointrule",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="areas.unit",
                                verbose_name="哪里记的",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="rewards.villageitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "好事登记",
                        "indexes": [
                            models.Index(fields=["unit", "kept_at"], name="deed_of_unit"),
                            models.Index(fields=["person", "kept_at"], name="deed_of_person"),
                            models.Index(fields=["household", "kept_at"], name="deed_of_household"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("household", None),
                                        ("person__isnull", False),
                                        ("subject", "person"),
                                        ("team", None),
                                    ),
                                    models.Q(
                                        ("household__isnull", False),
                                        ("person", None),
                                        ("subject", "household"),
                                        ("team", None),
                                    ),
                                    models.Q(
                                        ("household", None),
                                        ("person", None),
                                        ("subject", "team"),
                                        ("team__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deed_of_one_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("item", None), ("rule__isnull", False)),
                                    models.Q(("item__isnull", False), ("rule", None)),
                                    _connector="OR",
                                ),
                                name="deed_under_one_rule",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person", None),
                                    models.Q(
                                        models.Q(
                                            ("kept_by_id", models.F("person_id")), _negated=True
                                        ),
                                        models.Q(
                                            ("seconded_by_id", None),
                                            models.Q(
                                                ("seconded_by_id", models.F("person_id")),
                                                _negated=True,
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="deed_not_of_oneself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("seconded_by_id", None),
                                    models.Q(
                                        ("seconded_by_id", models.F("kept_by_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="deed_second_is_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "kept"), _negated=True),
                                    ("needs_second", False),
                                    ("seconded_by_id__isnull", False),
                                    _connector="OR",
                                ),
                                name="deed_kept_with_a_second",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reversed_at__isnull", False),
                                        ("state", "reversed"),
                                        models.Q(("reversed_why", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "reversed"), _negated=True),
                                        ("reversed_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="deed_reversed_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trial",
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
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(verbose_name="至")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "在算"),
                                    ("done", "算好了"),
                                    ("stopped", "没有算成"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="何时要算")),
                        ("asked_by_id", models.BigIntegerField(verbose_name="谁要算")),
                        ("asked_post_id", models.BigIntegerField(verbose_name="以什么岗位")),
                        ("taken_at", models.DateTimeField(null=True, verbose_name="开始算")),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(default=0, verbose_name="进度"),
                        ),
                        (
                            "months",
                            models.JSONField(
                                default=dict,
                                help_text="month → old and new sums; no names",
                                verbose_name="各月",
                            ),
                        ),
                        ("done_at", models.DateTimeField(null=True, verbose_name="算好时间")),
                        (
                            "stopped_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为何没有算成"
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trials",
                                to="rewards.pointrules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "试算",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("county",),
                                name="trial_one_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("since"))),
                                name="trial_period_in_order",
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
                                name="trial_done_with_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Earning",
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
                            "ref",
                            models.CharField(max_length=64, unique=True, verbose_name="凭据号"),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("person", "本人"),
                                    ("household", "整户"),
                                    ("team", "队伍"),
                                ],
                                max_length=10,
                                verbose_name="谁的",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="哪天的事")),
                        ("written_on", models.DateField(verbose_name="哪天记的")),
                        ("quantity", models.PositiveIntegerField(verbose_name="算数的分钟或次数")),
                        ("honor", models.PositiveIntegerField(verbose_name="荣誉分")),
                        ("spend", models.PositiveIntegerField(verbose_name="兑换分")),
                        ("uses", models.JSONField(verbose_name="用了哪些上限")),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="到了哪些上限"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("by_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        ("reversed_at", models.DateTimeField(null=True, verbose_name="冲正时间")),
                        (
                            "reversed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么冲正"),
                        ),
                        (
                            "deed",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earning",
                                to="rewards.deed",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="people.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="people.person",
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="ledger.servicerecord",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="rewards.pointrule",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="teams.team",
                            ),
                        ),
                        (
                            "transfer",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earning",
                                to="ledger.pointtransfer",
                                verbose_name="积分划转",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="areas.unit",
                                verbose_name="记账单位",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="earnings",
                                to="rewards.villageitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "得分",
                        "indexes": [
                            models.Index(fields=["county", "written_on"], name="earning_by_day"),
                            models.Index(fields=["unit", "written_on"], name="earning_of_unit"),
                            models.Index(fields=["person", "day"], name="earning_of_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("record", "rule"), name="earning_once_a_record"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("household", None),
                                        ("person__isnull", False),
                                        ("subject", "person"),
                                        ("team", None),
                                    ),
                                    models.Q(
                                        ("household__isnull", False),
                                        ("person", None),
                                        ("subject", "household"),
                                        ("team", None),
                                    ),
                                    models.Q(
                                        ("household", None),
                                        ("person", None),
                                        ("subject", "team"),
                                        ("team__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="earning_of_one_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("item", None), ("rule__isnull", False)),
                                    models.Q(("item__isnull", False), ("rule", None)),
                                    _connector="OR",
                                ),
                                name="earning_under_one_rule",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("deed", None), ("record__isnull", False)),
                                    models.Q(("deed__isnull", False), ("record", None)),
                                    _connector="OR",
                                ),
                                name="earning_for_one_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("transfer__isnull", False),
                                    models.Q(("honor", 0), ("spend", 0)),
                                    _connector="OR",
                                ),
                                name="earning_is_in_the_book",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Good",
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
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("thing", "东西"), ("service", "服务")],
                                max_length=8,
                                verbose_name="种类",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        (
                            "measure",
                            models.CharField(default="份", max_length=8, verbose_name="按什么数"),
                        ),
                        ("price", models.PositiveIntegerField(verbose_name="要多少兑换分")),
                        (
                            "cost_fen",
                            models.PositiveIntegerField(default=0, verbose_name="单位成本（分）"),
                        ),
                        (
                            "per_month",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="每户每月最多"
                            ),
                        ),
                        (
                            "meant_for",
                            models.CharField(
                                choices=[
                                    ("everyone", "都能换"),
                                    ("elders", "60 岁以上老人"),
                                    ("volunteers", "注册志愿者"),
                                ],
                                default="everyone",
                                max_length=12,
                                verbose_name="谁能换",
                            ),
                        ),
                        ("is_offered", models.BooleanField(default=True, verbose_name="现在能换")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("listed_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goods",
                                to="areas.unit",
                                verbose_name="登记单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "可换的",
                        "constraints": [
                            models.UniqueConstraint(fields=("county", "key"), name="good_key_once"),
                            models.CheckConstraint(
                                condition=models.Q(("price__gte", 1)), name="good_takes_points"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("per_month", None), ("per_month__gte", 1), _connector="OR"
                                ),
                                name="good_limit_lets_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Shop",
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
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("station", "站上的兑换点"), ("partner", "合作的小店")],
                                max_length=8,
                                verbose_name="谁开的",
                            ),
                        ),
                        (
                            "partner",
                            models.CharField(blank=True, max_length=60, verbose_name="合作商户"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=120, verbose_name="地址"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="电话")),
                        ("opening", models.CharField(max_length=200, verbose_name="开放时间")),
                        ("lon", models.FloatField(null=True, verbose_name="经度")),
                        ("lat", models.FloatField(null=True, verbose_name="纬度")),
                        (
                            "hold_days",
                            models.PositiveSmallIntegerField(default=7, verbose_name="留几天"),
                        ),
                        ("is_open", models.BooleanField(default=True, verbose_name="开着")),
                        (
                            "closed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么停"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("opened_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shops",
                                to="areas.unit",
                                verbose_name="管理单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "兑换点",
                        "constraints": [
                            models.UniqueConstraint(fields=("county", "key"), name="shop_key_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "partner"),
                                        models.Q(("partner", ""), _negated=True),
                                    ),
                                    models.Q(("kind", "station"), ("partner", "")),
                                    _connector="OR",
                                ),
                                name="shop_partner_is_named",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_why", ""), ("is_open", True)),
                                    models.Q(
                                        ("is_open", False),
                                        models.Q(("closed_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="shop_closed_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hold_days__gte", 1), ("hold_days__lte", 60)),
                                name="shop_holds_for_days",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat", None), ("lon", None)),
                                    models.Q(("lat__range", (3, 54)), ("lon__range", (73, 136))),
                                    _connector="OR",
                                ),
                                name="shop_lies_in_china",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Redemption",
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
                        ("no", models.CharField(max_length=14, unique=True, verbose_name="编号")),
                        (
                            "ref",
                            models.CharField(max_length=64, unique=True, verbose_name="凭据号"),
                        ),
                        (
                            "payer",
                            models.CharField(
                                choices=[("person", "本人的积分"), ("household", "家里的积分")],
                                max_length=10,
                                verbose_name="用谁的积分",
                            ),
                        ),
                        (
                            "quantity",
                            models.PositiveSmallIntegerField(default=1, verbose_name="几份"),
                        ),
                        ("price", models.PositiveIntegerField(verbose_name="一份多少兑换分")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "等着领"),
                                    ("collected", "已领走"),
                                    ("cancelled", "取消了"),
                                    ("expired", "过期没领"),
                                    ("returned", "退回了"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("code", models.CharField(max_length=6, verbose_name="领取码")),
                        ("asked_at", models.DateTimeField(verbose_name="什么时候换的")),
                        ("asked_by_id", models.BigIntegerField(verbose_name="谁办的")),
                        (
                            "asked_as",
                            models.CharField(max_length=80, verbose_name="以什么身份办的"),
                        ),
                        ("collect_by", models.DateTimeField(verbose_name="最迟什么时候领")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "ended_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么身份办的结束"
                            ),
                        ),
                        (
                            "proof",
                            models.CharField(
                                blank=True,
                                choices=[("code", "领取码"), ("card", "积分卡和密码")],
                                max_length=6,
                                verbose_name="凭什么领",
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        (
                            "collector",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="collections",
                                to="people.person",
                                verbose_name="谁来领的",
                            ),
                        ),
                        (
                            "good",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redemptions",
                                to="rewards.good",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redemptions",
                                to="people.household",
                                verbose_name="哪一户",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redemptions",
                                to="people.person",
                                verbose_name="给谁换",
                            ),
                        ),
                        (
                            "shop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redemptions",
                                to="rewards.shop",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "兑换",
                        "indexes": [
                            models.Index(
                                fields=["person", "asked_at"], name="redemption_of_person"
                            ),
                            models.Index(
                                fields=["household", "asked_at"], name="redemption_of_household"
                            ),
                            models.Index(
                                fields=["shop", "state", "asked_at"], name="redemption_of_shop"
                            ),
                            models.Index(
                                condition=models.Q(("state", "pending")),
                                fields=["collect_by"],
                                name="redemption_due",
                            ),
                            models.Index(
                                fields=["collector", "ended_at"], name="redemption_of_collector"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "pending")),
                                fields=("shop", "code"),
                                name="redemption_code_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("price__gte", 1), ("quantity__gte", 1)),
                                name="redemption_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("payer", "person"),
                                    models.Q(("household__isnull", False), ("payer", "household")),
                                    _connector="OR",
                                ),
                                name="redemption_payer_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state", "pending")),
                                    models.Q(
                                        models.Q(("state", "pending"), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="redemption_ended_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("collector__isnull", False),
                                        ("state__in", ["collected", "returned"]),
                                        models.Q(("proof", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["collected", "returned"]), _negated=True
                                        ),
                                        ("collector", None),
                                        ("proof", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="redemption_collected_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("collect_by__gt", models.F("asked_at"))),
                                name="redemption_kept_a_while",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sponsor",
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
                                    ("unit", "单位"),
                                    ("company", "企业商户"),
                                    ("person", "个人"),
                                ],
                                max_length=8,
                                verbose_name="谁",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "is_named",
                            models.BooleanField(default=False, verbose_name="同意写出名字"),
                        ),
                        ("agreed_on", models.DateField(null=True, verbose_name="哪天同意")),
                        ("noted_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sponsorships",
                                to="people.person",
                                verbose_name="本人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sponsors",
                                to="areas.unit",
                                verbose_name="登记单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "捐赠方",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_on__isnull", False), ("is_named", True)),
                                    models.Q(("agreed_on", None), ("is_named", False)),
                                    _connector="OR",
                                ),
                                name="sponsor_named_with_consent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "person"), ("person", None), _connector="OR"
                                ),
                                name="sponsor_person_is_a_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Stock",
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
                        ("count", models.PositiveIntegerField(default=0, verbose_name="有多少")),
                        (
                            "reserved",
                            models.PositiveIntegerField(default=0, verbose_name="留出多少"),
                        ),
                        (
                            "good",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stocks",
                                to="rewards.good",
                            ),
                        ),
                        (
                            "shop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stocks",
                                to="rewards.shop",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "库存",
                        "constraints": [
                            models.UniqueConstraint(fields=("shop", "good"), name="stock_once"),
                            models.CheckConstraint(
                                condition=models.Q(("count__gte", 0), ("reserved__gte", 0)),
                                name="stock_never_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reserved__lte", models.F("count"))),
                                name="stock_promises_what_is_there",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Batch",
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
                        ("quantity", models.PositiveIntegerField(verbose_name="进了多少")),
                        ("left", models.PositiveIntegerField(verbose_name="还剩多少")),
                        ("received_on", models.DateField(verbose_name="哪天到的")),
                        ("expires_on", models.DateField(null=True, verbose_name="保质到")),
                        ("noted_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        (
                            "sponsor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="batches",
                                to="rewards.sponsor",
                                verbose_name="捐赠方",
                            ),
                        ),
                        (
                            "stock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="batches",
                                to="rewards.stock",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "批次",
                        "indexes": [
                            models.Index(fields=["stock", "expires_on"], name="batch_soonest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="batch_of_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("left__gte", 0)), name="batch_left_not_negative"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_on", None),
                                    ("expires_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="batch_good_when_received",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Amendment",
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
                                    ("return", "退回"),
                                    ("write_off", "报损"),
                                    ("count", "盘点差额"),
                                ],
                                max_length=10,
                                verbose_name="什么事",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等第二个人"),
                                    ("done", "已办"),
                                    ("refused", "没有同意"),
                                ],
                                default="asked",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("count_by", models.IntegerField(default=0, verbose_name="库存变多少")),
                        (
                            "is_usable",
                            models.BooleanField(default=True, verbose_name="东西还能再换"),
                        ),
                        ("why", models.CharField(max_length=200, verbose_name="原因")),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        ("asked_by_id", models.BigIntegerField(verbose_name="谁提的")),
                        ("asked_post_id", models.BigIntegerField(verbose_name="以什么岗位提的")),
                        ("asked_as", models.CharField(max_length=80, verbose_name="提出岗位")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        ("decided_by_id", models.BigIntegerField(null=True, verbose_name="谁办的")),
                        (
                            "decided_as",
                            models.CharField(blank=True, max_length=80, verbose_name="办结岗位"),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=200, verbose_name="答复"),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="rewards.batch",
                                verbose_name="哪一批",
                            ),
                        ),
                        (
                            "redemption",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="rewards.redemption",
                                verbose_name="哪一笔",
                            ),
                        ),
                        (
                            "stock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="rewards.stock",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "更正单",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("redemption",),
                                name="amendment_one_open_of_redemption",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("batch", None),
                                        ("kind", "return"),
                                        ("redemption__isnull", False),
                                    ),
                                    models.Q(
                                        ("count_by__lt", 0),
                                        ("kind", "write_off"),
                                        ("redemption", None),
                                    ),
                                    models.Q(
                                        ("kind", "count"),
                                        ("redemption", None),
                                        models.Q(("count_by", 0), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="amendment_says_of_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True),
                                        ("decided_at__isnull", False),
                                        models.Q(
                                            ("decided_by_id", models.F("asked_by_id")),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="amendment_by_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True),
                                name="amendment_with_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StockMovement",
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
                                    ("received", "进货"),
                                    ("reserved", "留出"),
                                    ("released", "放回"),
                                    ("collected", "领走"),
                                    ("returned", "退回"),
                                    ("written_off", "报损"),
                                    ("counted", "盘点"),
                                ],
                                max_length=12,
                                verbose_name="为什么",
                            ),
                        ),
                        ("count_by", models.IntegerField(default=0, verbose_name="库存变了多少")),
                        (
                            "reserved_by",
                            models.IntegerField(default=0, verbose_name="留出变了多少"),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        (
                            "second_person_id",
                            models.BigIntegerField(null=True, verbose_name="第二个人"),
                        ),
                        (
                            "second_post_id",
                            models.BigIntegerField(null=True, verbose_name="第二个岗位"),
                        ),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        (
                            "batch",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="rewards.batch",
                            ),
                        ),
                        (
                            "redemption",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="rewards.redemption",
                            ),
                        ),
                        (
                            "stock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="rewards.stock",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "库存变动",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("count_by__gt", 0),
                                        ("kind", "received"),
                                        ("reserved_by", 0),
                                    ),
                                    models.Q(
                                        ("count_by", 0),
                                        ("kind", "reserved"),
                                        ("reserved_by__gt", 0),
                                    ),
                                    models.Q(
                                        ("count_by", 0),
                                        ("kind", "released"),
                                        ("reserved_by__lt", 0),
                                    ),
                                    models.Q(("count_by__lt", 0), ("kind", "collected")),
                                    models.Q(
                                        ("count_by__gt", 0),
                                        ("kind", "returned"),
                                        ("reserved_by", 0),
                                    ),
                                    models.Q(
                                        ("count_by__lt", 0),
                                        ("kind", "written_off"),
                                        ("reserved_by", 0),
                                    ),
                                    models.Q(
                                        ("kind", "counted"),
                                        ("reserved_by", 0),
                                        models.Q(("count_by", 0), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="movement_goes_its_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ["written_off", "returned", "counted"]),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        ("second_person_id__isnull", False),
                                        models.Q(("why", ""), _negated=True),
                                        models.Q(
                                            ("second_person_id", models.F("person_id")),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="movement_second_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CounterDevice",
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
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        (
                            "holder_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位带走"),
                        ),
                        (
                            "key",
                            models.CharField(
                                help_text="P-256, uncompressed, base64url",
                                max_length=100,
                                verbose_name="验签公钥",
                            ),
                        ),
                        (
                            "caps",
                            models.JSONField(
                                default=dict,
                                help_text="card key to points",
                                verbose_name="每张卡最多用几分",
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="带走时间")),
                        (
                            "last_counter",
                            models.PositiveIntegerField(default=0, verbose_name="记到第几条"),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="收柜时间")),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counters",
                                to="people.person",
                                verbose_name="谁带走的",
                            ),
                        ),
                        (
                            "shop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="devices",
                                to="rewards.shop",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "带走的柜台",
                        "constraints": [
                            models.UniqueConstraint(fields=("key",), name="counter_key_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CounterShare",
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
                        ("price", models.PositiveIntegerField(verbose_name="带走时要多少兑换分")),
                        ("taken", models.PositiveIntegerField(verbose_name="带走几份")),
                        ("used", models.PositiveIntegerField(default=0, verbose_name="给出几份")),
                        (
                            "given_back",
                            models.PositiveIntegerField(default=0, verbose_name="放回几份"),
                        ),
                        (
                            "device",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shares",
                                to="rewards.counterdevice",
                            ),
                        ),
                        (
                            "stock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shares",
                                to="rewards.stock",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "带走的份",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("device", "stock"), name="counter_share_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("taken__gte", 1),
                                    (
                                        "taken__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("used"), "+", models.F("given_back")
                                        ),
                                    ),
                                ),
                                name="counter_share_not_exceeded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfflineRedemption",
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
                        ("counter", models.PositiveIntegerField(verbose_name="第几条")),
                        (
                            "client_id",
                            models.CharField(max_length=36, unique=True, verbose_name="笔号"),
                        ),
                        ("quantity", models.PositiveSmallIntegerField(verbose_name="几份")),
                        ("price", models.PositiveIntegerField(verbose_name="一份多少兑换分")),
                        ("said_at", models.DateTimeField(verbose_name="手机时间")),
                        ("at", models.DateTimeField(verbose_name="算作的时间")),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                        ("flags", models.JSONField(default=list, verbose_name="要看一眼")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("booked", "已记账"),
                                    ("waiting", "等人看"),
                                    ("settled", "看过了"),
                                ],
                                max_length=8,
                                verbose_name="怎么样了",
                            ),
                        ),
                        (
                            "trouble",
                            models.CharField(
                                blank=True, max_length=24, verbose_name="为什么等人看"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="原因"),
                        ),
                        (
                            "is_set_aside",
                            models.BooleanField(default=False, verbose_name="库存还给它留着"),
                        ),
                        (
                            "settlement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("charge", "问过本人，补记积分"),
                                    ("back", "东西拿回来了"),
                                    ("loss", "不扣积分，东西算损耗"),
                                ],
                                max_length=8,
                                verbose_name="怎么定的",
                            ),
                        ),
                        ("settled_at", models.DateTimeField(null=True, verbose_name="定的时间")),
                        ("settled_by_id", models.BigIntegerField(null=True, verbose_name="谁定的")),
                        (
                            "settled_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位定的"
                            ),
                        ),
                        (
                            "settled_words",
                            models.CharField(blank=True, max_length=200, verbose_name="怎么问的"),
                        ),
                        ("holder_id", models.BigIntegerField(verbose_name="谁带走的")),
                        (
                            "card",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline_redemptions",
                                to="rewards.card",
                            ),
                        ),
                        (
                            "device",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sales",
                                to="rewards.counterdevice",
                            ),
                        ),
                        (
                            "redemption",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline",
                                to="rewards.redemption",
                            ),
                        ),
                        (
                            "stock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline_redemptions",
                                to="rewards.stock",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "离线兑换",
                        "indexes": [
                            models.Index(fields=["state", "device"], name="offline_waiting")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("device", "counter"), name="offline_line_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("counter__gt", 0), ("price__gt", 0), ("quantity__gt", 0)
                                ),
                                name="offline_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("redemption__isnull", False),
                                        ("settlement", ""),
                                        ("state", "booked"),
                                        ("trouble", ""),
                                    ),
                                    models.Q(
                                        ("redemption", None),
                                        ("settlement", ""),
                                        ("state", "waiting"),
                                        models.Q(("trouble", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("is_set_aside", False),
                                        ("settled_at__isnull", False),
                                        ("state", "settled"),
                                        models.Q(("settlement", ""), _negated=True),
                                        models.Q(("settled_words", ""), _negated=True),
                                        models.Q(
                                            ("settled_by_id", models.F("holder_id")), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="offline_booked_or_decided_by_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Provision",
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
                        ("amount_fen", models.PositiveBigIntegerField(verbose_name="多少钱（分）")),
                        ("words", models.CharField(max_length=200, verbose_name="钱从哪里来")),
                        ("noted_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        ("noted_by_id", models.BigIntegerField(verbose_name="登记人")),
                    ],
                    options={
                        "verbose_name": "兑付预算",
                        "indexes": [
                            models.Index(fields=["county", "-noted_at"], name="provision_newest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="provision_with_words",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StockCount",
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
                        ("taken_at", models.DateTimeField(verbose_name="盘点时间")),
                        ("taken_by_id", models.BigIntegerField(verbose_name="谁盘的")),
                        (
                            "taken_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位盘的"),
                        ),
                        (
                            "shop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counts",
                                to="rewards.shop",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "盘点单",
                        "indexes": [
                            models.Index(fields=["shop", "-taken_at"], name="count_newest")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StockCountLine",
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
                        ("booked", models.PositiveIntegerField(verbose_name="账上有多少")),
                        ("counted", models.PositiveIntegerField(verbose_name="数到多少")),
                        (
                            "why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么差"),
                        ),
                        (
                            "amendment",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="count_line",
                                to="rewards.amendment",
                                verbose_name="更正单",
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="count_lines",
                                to="rewards.batch",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="rewards.stockcount",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "盘点的一行",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "batch"), name="count_line_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amendment", None), ("counted", models.F("booked"))),
                                    models.Q(
                                        models.Q(("counted", models.F("booked")), _negated=True),
                                        models.Q(("why", ""), _negated=True),
                                        ("amendment__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="count_difference_explained",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_rules.keep, _keep_rules.release),
        migrations.RunPython(_keep_deeds_and_earnings.keep, _keep_deeds_and_earnings.release),
        migrations.RunPython(_keep_stock.keep, _keep_stock.release),
    ]
