import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [("deliveries", "0001_first_tables"), ("deliveries", "0002_plan_rounds")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("catalog", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="RoundPlan",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "起草"),
                                    ("queued", "等着排"),
                                    ("planning", "正在排"),
                                    ("planned", "排好了"),
                                    ("published", "已发出"),
                                    ("cancelled", "已取消"),
                                    ("failed", "没排成"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("title", models.CharField(max_length=30, verbose_name="名称")),
                        ("starts_on", models.DateField(verbose_name="从哪天起")),
                        ("weeks", models.PositiveSmallIntegerField(verbose_name="几周")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("balanced", "两头兼顾"),
                                    ("coverage_first", "先多去几个村"),
                                ],
                                max_length=14,
                                verbose_name="先顾哪头",
                            ),
                        ),
                        (
                            "often",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="每样到每村几次"
                            ),
                        ),
                        ("ageing", models.BooleanField(default=True, verbose_name="等得久的先去")),
                        (
                            "effort",
                            models.CharField(
                                choices=[
                                    ("quick", "快排"),
                                    ("normal", "一般"),
                                    ("thorough", "细排"),
                                ],
                                max_length=8,
                                verbose_name="排多细",
                            ),
                        ),
                        ("seed", models.PositiveIntegerField(verbose_name="随机种子")),
                        ("made_at", models.DateTimeField(verbose_name="起草时间")),
                        (
                            "question",
                            models.JSONField(
                                default=dict,
                                help_text="touring.question; no names",
                                verbose_name="排程时的资料",
                            ),
                        ),
                        (
                            "asked",
                            models.CharField(
                                blank=True,
                                choices=[("", "没有"), ("plan", "排程"), ("amend", "改排")],
                                default="",
                                max_length=5,
                                verbose_name="要后台做什么",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(null=True, verbose_name="何时要的")),
                        (
                            "holder",
                            models.CharField(blank=True, max_length=32, verbose_name="谁在排"),
                        ),
                        ("held_until", models.DateTimeField(null=True, verbose_name="占用到")),
                        (
                            "takes",
                            models.PositiveSmallIntegerField(default=0, verbose_name="第几次接手"),
                        ),
                        ("planned_at", models.DateTimeField(null=True, verbose_name="排好时间")),
                        ("published_at", models.DateTimeField(null=True, verbose_name="发出时间")),
                        ("cancelled_at", models.DateTimeField(null=True, verbose_name="取消时间")),
                        (
                            "failed_words",
                            models.CharField(blank=True, max_length=200, verbose_name="为何没排成"),
                        ),
                        (
                            "services",
                            models.ManyToManyField(
                                related_name="round_plans",
                                to="catalog.service",
                                verbose_name="送什么",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="round_plans",
                                to="areas.unit",
                                verbose_name="谁来组织",
                            ),
                        ),
                        (
                            "villages",
                            models.ManyToManyField(
                                related_name="+", to="areas.unit", verbose_name="送到哪些站"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "巡回方案",
                        "indexes": [
                            models.Index(fields=["county", "stage"], name="round_plan_by_stage"),
                            models.Index(
                                condition=models.Q(("asked", ""), _negated=True),
                                fields=["asked_at"],
                                name="round_plan_waiting",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("holder", ""), _negated=True),
                                fields=("county",),
                                name="round_plan_one_in_work",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("held_until", None), ("holder", "")),
                                    models.Q(
                                        models.Q(("holder", ""), _negated=True),
                                        models.Q(("asked", ""), _negated=True),
                                        ("held_until__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="round_plan_held_for_a_task",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("asked", ""), ("asked_at__isnull", False), _connector="OR"
                                ),
                                name="round_plan_asked_since",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("often__range", (1, 4)), ("weeks__range", (1, 8))
                                ),
                                name="round_plan_has_size",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_at__isnull", False), ("stage", "cancelled")
                                    ),
                                    models.Q(
                                        models.Q(("stage", "cancelled"), _negated=True),
                                        ("cancelled_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="round_plan_cancelled_with_stage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("published_at__isnull", False), ("stage", "published")
                                    ),
                                    models.Q(
                                        models.Q(("stage", "published"), _negated=True),
                                        ("published_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="round_plan_published_with_stage",
                            ),
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
                        ("no", models.CharField(max_length=12, unique=True, verbose_name="编号")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "起草"),
                                    ("published", "已发出"),
                                    ("ended", "已办结"),
                                    ("cancelled", "已取消"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("title", models.CharField(max_length=50, verbose_name="名称")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("voluntary", "志愿（请队伍，可以不接）"),
                                    ("duty", "任务（派给部门）"),
                                ],
                                max_length=10,
                                verbose_name="任务或志愿",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[("site", "到村里"), ("online", "线上")],
                                default="site",
                                max_length=8,
                                verbose_name="线上或线下",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(verbose_name="止")),
                        ("made_at", models.DateTimeField(verbose_name="起草时间")),
                        ("published_at", models.DateTimeField(null=True, verbose_name="发出时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        ("cancelled_at", models.DateTimeField(null=True, verbose_name="取消时间")),
                        (
                            "cancelled_why",
                            models.CharField(blank=True, max_length=200, verbose_name="取消原因"),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="catalog.service",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="areas.unit",
                                verbose_name="谁来组织",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="deliveries.roundplan",
                                verbose_name="出自哪个巡回方案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "配送计划",
                        "indexes": [
                            models.Index(fields=["county", "stage"], name="round_by_stage")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="round_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("published", "ended")), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="round_published_since",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage", "cancelled"), ("cancelled_at", None), _connector="OR"
                                ),
                                name="round_cancelled_with_stage",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("planned", "待派"),
                                    ("offered", "待队伍答复"),
                                    ("accepted", "已接下"),
                                    ("delivered", "已送到，待站上确认"),
                                    ("acknowledged", "站上已确认"),
                                    ("missed", "没送成"),
                                    ("cancelled", "已取消"),
                                ],
                                default="planned",
                                max_length=14,
                                verbose_name="状态",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("day", models.DateField(verbose_name="哪天")),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        ("served", models.PositiveIntegerField(null=True, verbose_name="服务人次")),
                        ("delivered_at", models.DateTimeField(null=True, verbose_name="送到时间")),
                        (
                            "said",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="队伍说了什么"
                            ),
                        ),
                        (
                            "acknowledged_at",
                            models.DateTimeField(null=True, verbose_name="确认时间"),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="没送成或取消的原因"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_deliveries",
                                to="areas.unit",
                                verbose_name="打算请谁去",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="areas.unit",
                                verbose_name="送到哪个站",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="deliveries.round",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一次配送",
                        "indexes": [
                            models.Index(fields=["unit", "day"], name="delivery_to_unit"),
                            models.Index(fields=["party", "day"], name="delivery_by_party"),
                            models.Index(fields=["county", "day"], name="delivery_by_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("stage__in", ("missed", "cancelled")), _negated=True
                                ),
                                fields=("round", "unit", "day"),
                                name="delivery_once_a_day",
                                violation_error_message="这个村这一天已经安排了一次。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="delivery_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("served", None), ("served__lte", 5000), _connector="OR"
                                ),
                                name="delivery_served_so_many",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage__in", ("delivered", "acknowledged")), _negated=True
                                    ),
                                    models.Q(
                                        ("delivered_at__isnull", False),
                                        ("party__isnull", False),
                                        ("served__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="delivery_done_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage", "acknowledged"),
                                    ("acknowledged_at", None),
                                    _connector="OR",
                                ),
                                name="delivery_acknowledged_with_stage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ("missed", "cancelled")), _negated=True),
                                    models.Q(("why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="delivery_over_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeliveryOffer",
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
                                choices=[("offer", "邀约单"), ("duty", "职责单")],
                                max_length=8,
                                verbose_name="邀约或职责",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("offered", "待答复"),
                                    ("accepted", "接下"),
                                    ("refused", "不接"),
                                    ("lapsed", "到期没答复"),
                                    ("recalled", "收回"),
                                ],
                                default="offered",
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="派出时间")),
                        ("due_at", models.DateTimeField(verbose_name="答复期限")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么"),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="deliveries.delivery",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delivery_offers",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "请谁去",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "offered")),
                                fields=["due_at"],
                                name="offer_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("offered", "accepted"))),
                                fields=("delivery",),
                                name="delivery_asks_one",
                                violation_error_message="已经请了别人，先等答复或收回。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "offered")),
                                    models.Q(
                                        models.Q(("state", "offered"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="delivery_offer_answered_since",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanWeek",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几周")),
                        ("is_done", models.BooleanField(default=False, verbose_name="排完了")),
                        ("work", models.PositiveIntegerField(verbose_name="工作量")),
                        ("objective", models.BigIntegerField(verbose_name="目标（秒）")),
                        ("bound", models.BigIntegerField(null=True, verbose_name="下界（秒）")),
                        ("served", models.PositiveIntegerField(verbose_name="排上")),
                        ("wanted", models.PositiveIntegerField(verbose_name="想去")),
                        (
                            "answer",
                            models.JSONField(
                                default=dict,
                                help_text="matching.rounds answer; no names",
                                verbose_name="排法",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="planned_weeks",
                                to="deliveries.roundplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案的一周",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "number"), name="plan_week_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("served__lte", models.F("wanted"))),
                                name="plan_week_serves_what_is_wanted",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanTeam",
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
                            "weekdays",
                            models.PositiveSmallIntegerField(
                                help_text="7 bits, Monday first", verbose_name="每周哪几天"
                            ),
                        ),
                        ("starts", models.TimeField(verbose_name="几点出发")),
                        ("ends", models.TimeField(verbose_name="几点回来")),
                        (
                            "most_a_day",
                            models.PositiveSmallIntegerField(
                                default=4, verbose_name="一天最多几村"
                            ),
                        ),
                        ("left_on", models.DateField(null=True, verbose_name="从哪天起退出")),
                        (
                            "base",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="从哪里出发",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="队伍",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="teams",
                                to="deliveries.roundplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案里的队伍",
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "unit"), name="plan_team_once"),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("starts"))),
                                name="plan_team_comes_home_later",
                                violation_error_message="回来要晚于出发。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("most_a_day__range", (1, 8)), ("weekdays__lt", 128)
                                ),
                                name="plan_team_has_size",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanStep",
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
                        ("week", models.PositiveSmallIntegerField(verbose_name="第几周")),
                        ("position", models.PositiveIntegerField(verbose_name="第几步")),
                        ("work", models.PositiveIntegerField(verbose_name="工作量")),
                        ("objective", models.BigIntegerField(verbose_name="目标（秒）")),
                        ("bound", models.BigIntegerField(null=True, verbose_name="下界（秒）")),
                        ("served", models.PositiveIntegerField(verbose_name="排上")),
                        ("wanted", models.PositiveIntegerField(verbose_name="想去")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="deliveries.roundplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案的一步进展",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "position"), name="plan_step_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAmendment",
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
                                choices=[
                                    ("asked", "正在算"),
                                    ("ready", "算好了，待定"),
                                    ("adopted", "已采用"),
                                    ("dropped", "没采用"),
                                    ("failed", "没算成"),
                                ],
                                default="asked",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="从哪天起")),
                        (
                            "moves_promised",
                            models.BooleanField(default=False, verbose_name="已接下的也可以动"),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="说明"),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="何时要的")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        (
                            "weeks",
                            models.JSONField(
                                default=dict,
                                help_text="week → tours; no names",
                                verbose_name="新排法",
                            ),
                        ),
                        (
                            "changes",
                            models.JSONField(
                                default=list,
                                help_text="every change; no names",
                                verbose_name="改了什么",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="退出的队",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="amendments",
                                to="deliveries.roundplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "改排方案",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("asked", "ready"))),
                                fields=("plan",),
                                name="plan_amended_one_at_a_time",
                                violation_error_message="还有一个改排没定，先定下来。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state__in", ("asked", "ready"))),
                                    models.Q(
                                        models.Q(("state__in", ("asked", "ready")), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_amendment_ended_with_state",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
