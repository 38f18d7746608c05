import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.areas.migrations._on_standing_units import standing
from wudan.orders.migrations import _heard_by_others, _running_deadlines_known


class Migration(migrations.Migration):
    replaces = [
        ("orders", "0001_first_tables"),
        ("orders", "0002_room_for_sealed_texts"),
        ("orders", "0003_seal_personal_texts"),
        ("orders", "0004_drop_plain_coordinates"),
        ("orders", "0005_mark_deidentified_orders"),
        ("orders", "0006_orders_by_guardians"),
        ("orders", "0007_deidentified_orders_leave_bonds"),
        ("orders", "0008_orders_wait_for_a_place"),
        ("orders", "0009_cooperation"),
        ("orders", "0010_places_in_the_village"),
        ("orders", "0011_propose_for_all_open_orders"),
        ("orders", "0012_find_what_was_done"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("catalog", "0001_tables"),
        ("people", "0001_tables"),
        ("teams", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Decision",
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
                        ("kind", models.CharField(max_length=24, verbose_name="类别")),
                        ("key", models.CharField(max_length=60, verbose_name="对象")),
                        ("words", models.CharField(max_length=400, verbose_name="研判意见")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                    ],
                    options={
                        "verbose_name": "研判",
                        "constraints": [
                            models.UniqueConstraint(fields=("kind", "key"), name="decision_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
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
                            "cause",
                            models.CharField(
                                choices=[
                                    ("asked", "派单人要的"),
                                    ("refused", "有队伍没有接，重新提的"),
                                ],
                                max_length=10,
                                verbose_name="为什么提出",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "进行中"),
                                    ("settled", "都有了着落"),
                                    ("superseded", "已有新的一份"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="提出时间")),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        ("policy", models.CharField(max_length=12, verbose_name="派单规则的版本")),
                        ("seed", models.PositiveIntegerField(default=0, verbose_name="种子")),
                        ("work", models.JSONField(default=dict, verbose_name="算了多少")),
                        ("objective", models.BigIntegerField(verbose_name="总代价（秒）")),
                        ("bound", models.BigIntegerField(verbose_name="已证明的下界（秒）")),
                        ("prices", models.JSONField(default=dict, verbose_name="证明用的价格")),
                        (
                            "longest_wait_hours",
                            models.PositiveIntegerField(
                                default=0, verbose_name="最久的一单等了几小时"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispatch_proposals",
                                to="areas.unit",
                                verbose_name="派单单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "派单方案",
                        "indexes": [
                            models.Index(fields=["unit", "state"], name="proposal_of_unit")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("unit",),
                                name="proposal_one_open",
                                violation_error_message="这个单位已有一份进行中的方案。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_ended_iff_ended_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("bound__lte", models.F("objective"))),
                                name="proposal_bound_below",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cause", "asked"), ("post_id__isnull", False)),
                                    models.Q(
                                        models.Q(("cause", "asked"), _negated=True),
                                        ("post_id", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_asked_by_a_post",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dispatch",
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
                                choices=[("offer", "邀约单"), ("duty", "职责单")],
                                max_length=8,
                                verbose_name="性质",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("offered", "待答复"),
                                    ("confirmed", "已接下"),
                                    ("refused", "已谢绝"),
                                    ("expired", "超时收回"),
                                    ("recalled", "已收回"),
                                ],
                                default="offered",
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        ("claimed", models.BooleanField(default=False, verbose_name="抢单")),
                        ("at", models.DateTimeField(verbose_name="派出时间")),
                        ("person_id", models.BigIntegerField(verbose_name="派单人")),
                        ("post_id", models.BigIntegerField(verbose_name="派单岗位")),
                        (
                            "note",
                            models.CharField(blank=True, max_length=400, verbose_name="派单说明"),
                        ),
                        ("proposal", models.JSONField(default=dict, verbose_name="推荐依据")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=24, verbose_name="理由"),
                        ),
                        (
                            "reason_words",
                            models.CharField(blank=True, max_length=400, verbose_name="理由说明"),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispatches",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispatches",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispatches",
                                to="orders.order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "派单",
                        "indexes": [
                            models.Index(fields=["unit", "state"], name="dispatch_of_unit"),
                            models.Index(fields=["county", "at"], name="dispatch_time"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["offered", "confirmed"])),
                                fields=("order",),
                                name="dispatch_one_live",
                                violation_error_message="这一单已经派出，请先收回。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "offer"), ("team__isnull", False)),
                                    models.Q(("kind", "duty"), ("team", None)),
                                    _connector="OR",
                                ),
                                name="dispatch_offer_xor_duty",
                                violation_error_message="邀约单给志愿队伍，职责单给部门，不能混用。",
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
                                name="dispatch_answered_iff_answered_at",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Order",
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
                        ("no", models.CharField(max_length=11, unique=True, verbose_name="单号")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("placed", "待接单"),
                                    ("waiting", "排队中"),
                                    ("returned", "退回补充"),
                                    ("accepted", "待派单"),
                                    ("offered", "已派单·待买单"),
                                    ("scheduled", "已买单·已排期"),
                                    ("started", "服务中"),
                                    ("done", "待确认"),
                                    ("acknowledged", "待评单"),
                                    ("lapsed", "已办结·未评"),
                                    ("reviewed", "已评单"),
                                    ("following_up", "差评整改中"),
                                    ("settled", "已办结"),
                                    ("declined", "不予受理"),
                                    ("referred", "已转办"),
                                    ("withdrawn", "已撤单"),
                                    ("merged", "已合并"),
                                    ("void", "已作废"),
                                ],
                                default="placed",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("words", models.TextField(verbose_name="需要什么")),
                        (
                            "place_mode",
                            models.CharField(
                                choices=[
                                    ("home", "上门"),
                                    ("site", "到站"),
                                    ("online", "线上"),
                                    ("popup", "村里找个地方"),
                                ],
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        ("address", models.TextField(blank=True, default="", verbose_name="地点")),
                        ("wanted_on", models.DateField(null=True, verbose_name="希望日期")),
                        (
                            "wanted_part",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "都行"),
                                    ("am", "上午"),
                                    ("pm", "下午"),
                                    ("eve", "晚上"),
                                ],
                                max_length=4,
                                verbose_name="希望时段",
                            ),
                        ),
                        (
                            "headcount",
                            models.PositiveSmallIntegerField(default=1, verbose_name="需要人数"),
                        ),
                        ("urgent", models.BooleanField(default=False, verbose_name="急")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质点单卡"),
                                    ("proxy", "帮办代点"),
                                ],
                                max_length=12,
                                verbose_name="渠道",
                            ),
                        ),
                        ("placed_at", models.DateTimeField(verbose_name="点单时间")),
                        (
                            "placed_under_id",
                            models.BigIntegerField(null=True, verbose_name="代点岗位"),
                        ),
                        (
                            "consent",
                            models.CharField(
                                choices=[
                                    ("self", "本人点单"),
                                    ("spoken_phone", "本人电话同意"),
                                    ("spoken_face", "本人当面同意"),
                                    ("signed", "本人签字"),
                                    ("family", "家属代为同意"),
                                    ("bond", "本人认可的守护人"),
                                ],
                                max_length=16,
                                verbose_name="同意方式",
                            ),
                        ),
                        (
                            "consent_words",
                            models.CharField(blank=True, max_length=200, verbose_name="同意说明"),
                        ),
                        ("slip_code", models.CharField(max_length=6, verbose_name="回执码")),
                        (
                            "slip_misses",
                            models.PositiveSmallIntegerField(default=0, verbose_name="回执码输错"),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        (
                            "closed_code",
                            models.CharField(blank=True, max_length=24, verbose_name="原因"),
                        ),
                        (
                            "closed_words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        (
                            "next_place",
                            models.CharField(blank=True, max_length=200, verbose_name="可以去哪里"),
                        ),
                        (
                            "dispatch",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="orders.dispatch",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_orders",
                                to="orders.order",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="areas.unit",
                                verbose_name="来自",
                            ),
                        ),
                        (
                            "placed_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placed_orders",
                                to="people.person",
                            ),
                        ),
                        (
                            "placed_for",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="people.person",
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="catalog.platform",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders_to_review",
                                to="people.person",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="catalog.service",
                            ),
                        ),
                        (
                            "service_version",
                            models.PositiveIntegerField(null=True, verbose_name="项目的第几版"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_orders",
                                to="areas.unit",
                                verbose_name="受理单位",
                            ),
                        ),
                        ("place", models.TextField(blank=True, default="", verbose_name="坐标")),
                        ("deidentified_on", models.DateField(null=True, verbose_name="去标识日期")),
                        (
                            "bond",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="people.bond",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="orders",
                                to="catalog.capacityperiod",
                                verbose_name="名额所在的一期",
                            ),
                        ),
                        (
                            "waiting_since",
                            models.DateTimeField(null=True, verbose_name="从何时起排队"),
                        ),
                    ],
                    options={
                        "verbose_name": "单",
                        "indexes": [
                            models.Index(fields=["unit", "stage"], name="order_queue"),
                            models.Index(fields=["origin", "stage"], name="order_origin"),
                            models.Index(fields=["platform", "stage"], name="order_platform"),
                            models.Index(
                                fields=["placed_for", "placed_at"], name="order_beneficiary"
                            ),
                            models.Index(fields=["placed_by", "placed_at"], name="order_placer"),
                            models.Index(fields=["county", "placed_at"], name="order_county_time"),
                            models.Index(fields=["county", "stage"], name="order_stage"),
                            models.Index(
                                fields=["period", "stage", "waiting_since"], name="order_turn"
                            ),
                            models.Index(
                                condition=models.Q(("reviewer__isnull", False)),
                                fields=["reviewer"],
                                name="order_reviewer",
                            ),
                            models.Index(
                                condition=models.Q(("bond__isnull", False)),
                                fields=["bond"],
                                name="order_bond",
                            ),
                            models.Index(
                                condition=models.Q(("merged_into__isnull", False)),
                                fields=["merged_into"],
                                name="order_merged",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dispatch__isnull", False),
                                        (
                                            "stage__in",
                                            [
                                                "acknowledged",
                                                "done",
                                                "following_up",
                                                "lapsed",
                                                "offered",
                                                "reviewed",
                                                "scheduled",
                                                "settled",
                                                "started",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "stage__in",
                                                [
                                                    "acknowledged",
                                                    "done",
                                                    "following_up",
                                                    "lapsed",
                                                    "offered",
                                                    "reviewed",
                                                    "scheduled",
                                                    "settled",
                                                    "started",
                                                ],
                                            ),
                                            _negated=True,
                                        ),
                                        ("dispatch", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="order_dispatched_iff_dispatch",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage__in", ["declined", "referred", "void"]),
                                        _negated=True,
                                    ),
                                    models.Q(("closed_code", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="order_exit_has_reason",
                                violation_error_message="请说明原因。",
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
                                name="order_merged_iff_into",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("consent", "self"), ("placed_by", models.F("placed_for"))
                                    ),
                                    models.Q(("consent", "self"), _negated=True),
                                    _connector="OR",
                                ),
                                name="order_by_another_has_consent",
                                violation_error_message="替别人点单，请写明本人如何同意。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("deidentified_on", None),
                                    models.Q(("closed_at__isnull", False), ("consent_words", "")),
                                    _connector="OR",
                                ),
                                name="order_deidentified_is_empty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("bond__isnull", False),
                                        ("consent", "bond"),
                                        ("placed_under_id", None),
                                    ),
                                    models.Q(
                                        ("bond", None), models.Q(("consent", "bond"), _negated=True)
                                    ),
                                    models.Q(
                                        ("bond", None),
                                        ("consent", "bond"),
                                        ("deidentified_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="order_by_guardian_has_bond",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        (
                                            "stage__in",
                                            [
                                                "declined",
                                                "lapsed",
                                                "merged",
                                                "referred",
                                                "reviewed",
                                                "settled",
                                                "void",
                                                "withdrawn",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("closed_at", None),
                                        (
                                            "stage__in",
                                            [
                                                "accepted",
                                                "acknowledged",
                                                "done",
                                                "following_up",
                                                "offered",
                                                "placed",
                                                "returned",
                                                "scheduled",
                                                "started",
                                                "waiting",
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="order_closed_iff_closed_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "declined",
                                            "merged",
                                            "placed",
                                            "referred",
                                            "returned",
                                            "void",
                                            "waiting",
                                            "withdrawn",
                                        ],
                                    ),
                                    ("platform__isnull", False),
                                    _connector="OR",
                                ),
                                name="order_accepted_has_platform",
                                violation_error_message="接单前请选定服务类别。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "waiting"), _negated=True),
                                    models.Q(
                                        ("period__isnull", False), ("waiting_since__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="order_waits_for_a_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fulfillment",
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
                                    ("scheduled", "已排期"),
                                    ("started", "服务中"),
                                    ("done", "已完成"),
                                    ("acknowledged", "群众已确认"),
                                    ("cancelled", "已取消"),
                                ],
                                default="scheduled",
                                max_length=12,
                                verbose_name="进度",
                            ),
                        ),
                        ("contact", models.CharField(max_length=40, verbose_name="联系人")),
                        (
                            "people_count",
                            models.PositiveSmallIntegerField(default=1, verbose_name="去几个人"),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="约定时间")),
                        ("started_at", models.DateTimeField(null=True, verbose_name="开始")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="完成")),
                        (
                            "done_words",
                            models.CharField(blank=True, max_length=400, verbose_name="做了什么"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="用时（分钟）"
                            ),
                        ),
                        (
                            "acknowledged_at",
                            models.DateTimeField(null=True, verbose_name="群众确认"),
                        ),
                        ("cancelled_at", models.DateTimeField(null=True, verbose_name="取消")),
                        (
                            "dispatch",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fulfillment",
                                to="orders.dispatch",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fulfillments",
                                to="orders.order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "买单",
                        "indexes": [
                            models.Index(fields=["county", "starts_at"], name="fulfillment_time"),
                            models.Index(fields=["county", "done_at"], name="fulfillment_done"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "cancelled"), _negated=True),
                                fields=("order",),
                                name="fulfillment_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("done_at__isnull", False),
                                        ("state__in", ["done", "acknowledged"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["done", "acknowledged"]), _negated=True
                                        ),
                                        ("done_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="fulfillment_done_iff_done_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minutes", None),
                                    models.Q(("minutes__gte", 1), ("minutes__lte", 960)),
                                    _connector="OR",
                                ),
                                name="fulfillment_minutes_of_a_day",
                                violation_error_message="一次服务的用时在 1 分钟到 16 小时之间。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deadline",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("accept", "接单"),
                                    ("supplement", "补充"),
                                    ("dispatch", "派单"),
                                    ("confirm", "买单"),
                                    ("complete", "完成服务"),
                                    ("review", "评单"),
                                    ("follow_up", "整改回访"),
                                    ("wait", "等名额"),
                                ],
                                max_length=12,
                                verbose_name="步骤",
                            ),
                        ),
                        ("set_at", models.DateTimeField(verbose_name="设定")),
                        ("due_at", models.DateTimeField(verbose_name="到期")),
                        ("missed_at", models.DateTimeField(null=True, verbose_name="超时处理")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="责任单位",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="orders.order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "期限",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at", None), ("missed_at", None)),
                                fields=["due_at"],
                                name="deadline_due",
                            ),
                            models.Index(
                                condition=models.Q(("ended_at", None)),
                                fields=["due_at"],
                                name="deadline_running_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("order",),
                                name="deadline_one_running",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Callback",
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
                        ("drawn_at", models.DateTimeField(verbose_name="抽中")),
                        ("drawn_for", models.CharField(max_length=40, verbose_name="抽样对象")),
                        ("called_at", models.DateTimeField(null=True, verbose_name="回访")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("confirmed", "属实"),
                                    ("not_served", "没有来过"),
                                    ("disowned", "不是我点的"),
                                    ("unreachable", "没联系上"),
                                ],
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="callback",
                                to="orders.order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "回访",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("called_at", None), ("outcome", "")),
                                    models.Q(
                                        ("called_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="callback_called_iff_outcome",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Acceptance",
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
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acceptances",
                                to="orders.order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "接单",
                        "constraints": [
                            models.UniqueConstraint(fields=("order",), name="acceptance_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Saying",
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
                            "verb",
                            models.CharField(
                                choices=[
                                    ("supplement", "补充"),
                                    ("withdraw", "撤单"),
                                    ("disown", "声明非本人所点"),
                                    ("review", "评单"),
                                ],
                                max_length=12,
                                verbose_name="说了什么",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("telephone", "电话里说的"),
                                    ("counter", "当面说的"),
                                    ("paper", "纸上写的"),
                                ],
                                max_length=10,
                                verbose_name="怎么说的",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(verbose_name="记下的人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        (
                            "taken_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位记下"),
                        ),
                        (
                            "unsaid_at",
                            models.DateTimeField(null=True, verbose_name="声明没有这样说"),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sayings",
                                to="orders.order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "口述",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["telephone", "counter", "paper"]),
                                    ("verb__in", ["supplement", "withdraw", "disown", "review"]),
                                    models.Q(("taken_as", ""), _negated=True),
                                ),
                                name="saying_how_and_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("unsaid_at", None),
                                    ("unsaid_at__gte", models.F("at")),
                                    _connector="OR",
                                ),
                                name="saying_unsaid_after",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
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
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("score", models.PositiveSmallIntegerField(verbose_name="分数")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="评语"),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="orders.order",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="people.person",
                            ),
                        ),
                        (
                            "saying",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="orders.saying",
                                verbose_name="口述",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评单",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("score__gte", 1), ("score__lte", 5)),
                                name="review_one_to_five",
                                violation_error_message="评分是 1 到 5。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
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
                        ("opened_at", models.DateTimeField(verbose_name="开始")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结束")),
                        (
                            "resolution",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("redone", "已重新服务"),
                                    ("explained", "已解释，群众理解"),
                                    ("apologized", "已道歉并改进"),
                                    ("unresolved", "尽力未能解决，已说明去处"),
                                ],
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        (
                            "review",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_up",
                                to="orders.review",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "差评整改",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("resolution", "")),
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        models.Q(("resolution", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="follow_up_closed_iff_resolved",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cooperation",
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
                        ("words", models.CharField(max_length=400, verbose_name="请做什么")),
                        ("wanted_by", models.DateField(verbose_name="最迟哪天")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等答复"),
                                    ("accepted", "在办"),
                                    ("refused", "没有答应"),
                                    ("escalated", "等中心裁定"),
                                    ("released", "裁定不用办"),
                                    ("done", "办好了"),
                                    ("taken_back", "已收回"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="进展",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("asked_at", models.DateTimeField(verbose_name="请求时间")),
                        ("person_id", models.BigIntegerField(verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        ("due_at", models.DateTimeField(null=True, verbose_name="这一步的期限")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=400, verbose_name="答复"),
                        ),
                        (
                            "ruling",
                            models.CharField(blank=True, max_length=400, verbose_name="裁定"),
                        ),
                        (
                            "result",
                            models.CharField(blank=True, max_length=400, verbose_name="办得怎样"),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束")),
                        (
                            "asked_of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="谁请",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cooperations",
                                to="orders.order",
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cooperations",
                                to="catalog.platform",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cooperations",
                                to="catalog.service",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cooperations",
                                to="areas.unit",
                                verbose_name="请谁",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协作单",
                        "indexes": [
                            models.Index(fields=["unit", "state"], name="cooperation_unit"),
                            models.Index(fields=["platform", "state"], name="cooperation_platform"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("order__isnull", False), ("service", None)),
                                    models.Q(("order", None), ("service__isnull", False)),
                                    _connector="OR",
                                ),
                                name="cooperation_of_order_or_menu",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("state__in", ["done", "released", "taken_back"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["done", "released", "taken_back"]),
                                            _negated=True,
                                        ),
                                        ("ended_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="cooperation_ended_iff_ended_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cooperation_refused_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalLine",
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
                        ("order_version", models.PositiveIntegerField(verbose_name="单的版本")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "等您送出"),
                                    ("overridden", "您改了队伍，等送出"),
                                    ("sent", "已邀请，等答复"),
                                    ("accepted", "队伍接下了"),
                                    ("declined", "队伍没有接"),
                                    ("dropped", "这次不送"),
                                    ("unserved", "没有队伍可请"),
                                ],
                                default="proposed",
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "change",
                            models.CharField(
                                choices=[("new", "新"), ("moved", "换了"), ("same", "不变")],
                                max_length=8,
                                verbose_name="和上一份比",
                            ),
                        ),
                        ("on", models.DateField(null=True, verbose_name="哪天")),
                        (
                            "part",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "都行"),
                                    ("am", "上午"),
                                    ("pm", "下午"),
                                    ("eve", "晚上"),
                                ],
                                max_length=4,
                                verbose_name="时段",
                            ),
                        ),
                        (
                            "minutes",
                            models.JSONField(default=dict, verbose_name="各项理由（分钟）"),
                        ),
                        ("reasons", models.JSONField(default=list, verbose_name="理由")),
                        (
                            "margin_minutes",
                            models.FloatField(null=True, verbose_name="其次差几分钟"),
                        ),
                        (
                            "rivals",
                            models.JSONField(default=list, verbose_name="还有哪些单想要这支队伍"),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("declined", "能去的都婉拒了或没有回应"),
                                    ("category", "没有队伍做这一类"),
                                    ("area", "没有队伍到这个地方"),
                                    ("skill", "没有队伍会这门手艺"),
                                    ("training", "队里没有人受过训"),
                                    ("licence", "没有有效的资质"),
                                    ("headcount", "队伍人手不够"),
                                    ("minors", "未成年人的队伍不能去"),
                                    ("insurance", "没有有效的保险"),
                                    ("slot", "约不到有空的时间"),
                                    ("capacity", "队伍在手的单都满了"),
                                    ("pings", "这一周邀约太多，让队伍歇歇"),
                                    ("outbid", "名额先给了更急的单"),
                                    ("broken", "派单规则出错，请告诉管理员"),
                                    ("nobody", "县里还没有队伍"),
                                ],
                                max_length=20,
                                verbose_name="没有队伍的主要原因",
                            ),
                        ),
                        (
                            "refused",
                            models.JSONField(default=dict, verbose_name="各规则挡住几支队伍"),
                        ),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        (
                            "before",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="teams.team",
                                verbose_name="上一份提的",
                            ),
                        ),
                        (
                            "dispatch",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal_lines",
                                to="orders.dispatch",
                            ),
                        ),
                        (
                            "instead_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="teams.team",
                                verbose_name="引擎原来提的",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal_lines",
                                to="orders.order",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="orders.proposal",
                            ),
                        ),
                        (
                            "runner_up",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="teams.team",
                                verbose_name="其次",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal_lines",
                                to="teams.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案的一行",
                        "indexes": [
                            models.Index(fields=["order", "state"], name="proposal_line_of_order")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "order"), name="proposal_line_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dispatch", None),
                                        ("state", "unserved"),
                                        ("team", None),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "unserved"), _negated=True),
                                        ("reason", ""),
                                        ("team__isnull", False),
                                    ),
                                    ("state", "dropped"),
                                    _connector="OR",
                                ),
                                name="proposal_line_team_or_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["sent", "accepted", "declined"]),
                                        _negated=True,
                                    ),
                                    ("dispatch__isnull", False),
                                    _connector="OR",
                                ),
                                name="proposal_line_sent_has_dispatch",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "overridden"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="proposal_line_overridden_with_note",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(*standing("orders_dispatch", "NEW.unit_id")),
        migrations.RunPython(*standing("orders_order", "NEW.unit_id", moved="unit_id")),
        migrations.RunPython(_running_deadlines_known.tell, _running_deadlines_known.forget),
        migrations.RunPython(_heard_by_others.keep, _heard_by_others.release),
    ]
