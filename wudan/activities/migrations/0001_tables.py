import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import wudan.tables.creating
from wudan.areas.migrations._on_standing_units import ITS_TEAMS, standing


class Migration(migrations.Migration):
    replaces = [
        ("activities", "0001_first_tables"),
        ("activities", "0002_attendance_hand"),
        ("activities", "0003_presence_by_two_and_rosters"),
        ("activities", "0004_sign_ups_told_and_offered"),
        ("activities", "0005_part_of_a_plan"),
        ("activities", "0006_calendar_feeds"),
        ("activities", "0007_find_offered_places"),
        ("activities", "0008_at_a_resource_or_where_people_are"),
        ("activities", "0009_have_a_room"),
        ("activities", "0010_name_the_project"),
        ("activities", "0011_invite_to_shifts"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("catalog", "0001_tables"),
        ("orders", "0001_tables"),
        ("people", "0001_tables"),
        ("projects", "0001_tables"),
        ("sites", "0001_tables"),
        ("teams", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Activity",
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
                                    ("draft", "起草中"),
                                    ("open", "招募中"),
                                    ("closed", "招募截止"),
                                    ("ended", "已结束"),
                                    ("cancelled", "已取消"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("title", models.CharField(max_length=50, verbose_name="名称")),
                        ("words", models.TextField(blank=True, verbose_name="做什么")),
                        (
                            "series",
                            models.CharField(blank=True, max_length=32, verbose_name="系列"),
                        ),
                        (
                            "is_template",
                            models.BooleanField(default=False, verbose_name="常用模板"),
                        ),
                        (
                            "aim",
                            models.CharField(
                                choices=[
                                    ("organize", "组织群众"),
                                    ("publicize", "宣传群众"),
                                    ("educate", "教育群众"),
                                    ("serve", "服务群众"),
                                ],
                                default="serve",
                                max_length=10,
                                verbose_name="四个动词",
                            ),
                        ),
                        (
                            "color",
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
                            "mode",
                            models.CharField(
                                choices=[("voluntary", "志愿"), ("task", "任务")],
                                default="voluntary",
                                max_length=10,
                                verbose_name="性质",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everybody", "所有志愿者"),
                                    ("team", "本队队员"),
                                    ("backfill", "补录"),
                                ],
                                default="everybody",
                                max_length=10,
                                verbose_name="招募范围",
                            ),
                        ),
                        (
                            "venue",
                            models.CharField(
                                choices=[
                                    ("site", "在阵地"),
                                    ("outside", "在现场"),
                                    ("popup", "流动点"),
                                    ("home", "上门"),
                                    ("online", "线上"),
                                ],
                                default="site",
                                max_length=8,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=120, verbose_name="地点"),
                        ),
                        ("lon", models.FloatField(null=True, verbose_name="经度")),
                        ("lat", models.FloatField(null=True, verbose_name="纬度")),
                        (
                            "risks",
                            models.JSONField(
                                default=list, help_text="codes of catalog.Risk", verbose_name="风险"
                            ),
                        ),
                        ("is_risky", models.BooleanField(default=False, verbose_name="有人身风险")),
                        (
                            "risk_words",
                            models.CharField(blank=True, max_length=400, verbose_name="风险说明"),
                        ),
                        (
                            "conditions",
                            models.CharField(blank=True, max_length=400, verbose_name="条件和保障"),
                        ),
                        (
                            "min_age",
                            models.PositiveSmallIntegerField(default=0, verbose_name="最低年龄"),
                        ),
                        (
                            "with_companion",
                            models.BooleanField(default=True, verbose_name="未成年人要大人陪同"),
                        ),
                        (
                            "insurer",
                            models.CharField(blank=True, max_length=40, verbose_name="保险公司"),
                        ),
                        (
                            "insurance_no",
                            models.CharField(blank=True, max_length=40, verbose_name="保单号"),
                        ),
                        ("insured_until", models.DateField(null=True, verbose_name="保险到期")),
                        ("made_at", models.DateTimeField(verbose_name="起草时间")),
                        ("opened_at", models.DateTimeField(null=True, verbose_name="开放报名")),
                        ("closes_at", models.DateTimeField(null=True, verbose_name="报名截止")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束")),
                        (
                            "residents_came",
                            models.PositiveSmallIntegerField(
                                help_text="as many as who ended it says; None: not counted",
                                null=True,
                                verbose_name="到场群众",
                            ),
                        ),
                        (
                            "summary",
                            models.CharField(blank=True, max_length=100, verbose_name="一句小结"),
                        ),
                        ("cancelled_at", models.DateTimeField(null=True, verbose_name="取消")),
                        (
                            "cancelled_why",
                            models.CharField(blank=True, max_length=200, verbose_name="取消原因"),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="areas.area",
                                verbose_name="在哪个村",
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_activities",
                                to="people.person",
                                verbose_name="活动负责人",
                            ),
                        ),
                        (
                            "model",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="activities.activity",
                                verbose_name="照着哪一次",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="orders.order",
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="catalog.platform",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="catalog.service",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="areas.unit",
                                verbose_name="组织单位",
                            ),
                        ),
                        (
                            "plan_item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="teams.planitem",
                                verbose_name="方案里的哪一条",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="sites.resource",
                                verbose_name="用哪处资源",
                            ),
                        ),
                        (
                            "key_work",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="projects.keywork",
                                verbose_name="和哪项重点工作",
                            ),
                        ),
                        (
                            "booking",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activity",
                                to="sites.booking",
                                verbose_name="订的场地",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="projects.project",
                                verbose_name="哪个项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿活动",
                        "indexes": [
                            models.Index(fields=["county", "stage"], name="activity_by_stage"),
                            models.Index(fields=["unit", "stage"], name="activity_by_unit"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage__in", ("open", "closed", "ended")), _negated=True
                                    ),
                                    ("opened_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="activity_open_since_opened",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage", "cancelled"), ("cancelled_at", None), _connector="OR"
                                ),
                                name="activity_cancelled_with_stage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("residents_came", None),
                                    models.Q(("residents_came__lte", 5000), ("stage", "ended")),
                                    _connector="OR",
                                ),
                                name="activity_so_many_came",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("is_risky", True),
                                        ("stage__in", ("open", "closed", "ended")),
                                        _negated=True,
                                    ),
                                    models.Q(("insurance_no", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="activity_risky_is_insured",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "cancelled"), _negated=True),
                                fields=("order",),
                                name="activity_one_an_order",
                                violation_error_message="这一单已经有一个活动了。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Position",
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
                        ("name", models.CharField(max_length=30, verbose_name="岗位")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="做什么"),
                        ),
                        ("skill", models.CharField(blank=True, max_length=24, verbose_name="要会")),
                        (
                            "licence",
                            models.CharField(blank=True, max_length=20, verbose_name="要有证"),
                        ),
                        (
                            "min_age",
                            models.PositiveSmallIntegerField(default=0, verbose_name="最低年龄"),
                        ),
                        ("is_risky", models.BooleanField(default=False, verbose_name="有风险")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="positions",
                                to="activities.activity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿岗位",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "name"), name="position_named_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Shift",
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
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        ("day", models.DateField(verbose_name="日期")),
                        (
                            "slots",
                            models.PositiveIntegerField(
                                default=0, help_text="24 bits, kit.slots", verbose_name="所占时段"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shifts",
                                to="activities.activity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "班次",
                        "indexes": [models.Index(fields=["day"], name="shift_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="shift_ends_later",
                            ),
                            models.UniqueConstraint(
                                fields=("activity", "starts_at"), name="shift_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opening",
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
                        ("quota", models.PositiveSmallIntegerField(verbose_name="名额")),
                        ("taken", models.PositiveSmallIntegerField(default=0, verbose_name="已报")),
                        ("waiting", models.PositiveIntegerField(default=0, verbose_name="候补")),
                        (
                            "last_turn",
                            models.PositiveIntegerField(default=0, verbose_name="候补排到"),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="activities.position",
                            ),
                        ),
                        (
                            "shift",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="activities.shift",
                            ),
                        ),
                        (
                            "held",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="留给受邀的人"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名额",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("shift", "position"), name="opening_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "quota__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("taken"), "+", models.F("held")
                                        ),
                                    )
                                ),
                                name="opening_not_oversold",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignUp",
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
                                    ("placed", "已报上"),
                                    ("waiting", "候补"),
                                    ("withdrawn", "来不了"),
                                    ("replaced", "有人顶替"),
                                    ("released", "不用去了"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="报名时间")),
                        (
                            "turn",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="order of the waiting list",
                                verbose_name="先后",
                            ),
                        ),
                        ("by_post_id", models.BigIntegerField(null=True, verbose_name="代报岗位")),
                        (
                            "accompanied_by",
                            models.CharField(blank=True, max_length=40, verbose_name="陪同的大人"),
                        ),
                        ("placed_at", models.DateTimeField(null=True, verbose_name="报上时间")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="退出时间")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("reminded_at", models.DateTimeField(null=True, verbose_name="提醒时间")),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_ups",
                                to="activities.opening",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_ups",
                                to="people.person",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="activities.signup",
                                verbose_name="顶替谁",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质签字"),
                                ],
                                default="web",
                                max_length=10,
                                verbose_name="怎么报的",
                            ),
                        ),
                        ("offered_at", models.DateTimeField(null=True, verbose_name="找人顶替")),
                        (
                            "offered_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offered_sign_ups",
                                to="people.person",
                                verbose_name="想请谁顶替",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报名",
                        "indexes": [
                            models.Index(
                                fields=["opening", "state", "turn"], name="sign_up_in_turn"
                            ),
                            models.Index(fields=["person", "state"], name="sign_up_of_person"),
                            models.Index(
                                condition=models.Q(("offered_at__isnull", False)),
                                fields=["offered_at"],
                                name="sign_up_offered",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("placed", "waiting"))),
                                fields=("opening", "person"),
                                name="sign_up_once",
                                violation_error_message="已经报过这一班了。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "placed"), _negated=True),
                                    ("placed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sign_up_placed_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("placed", "waiting")),
                                    ("ended_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sign_up_ended_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("offered_to", None),
                                    ("offered_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sign_up_offered_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                                    ("present", "在场"),
                                    ("left", "待确认"),
                                    ("confirmed", "已确认"),
                                    ("struck", "不算"),
                                ],
                                default="present",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("came_at", models.DateTimeField(verbose_name="到场")),
                        (
                            "came_by",
                            models.CharField(
                                choices=[
                                    ("code", "扫码或输码"),
                                    ("roster", "队长点名"),
                                    ("paper", "纸质名册"),
                                    ("offline", "离线名册"),
                                    ("clock", "忘记签退，按计划结束"),
                                ],
                                max_length=8,
                                verbose_name="怎么记的",
                            ),
                        ),
                        ("left_at", models.DateTimeField(null=True, verbose_name="离开")),
                        (
                            "left_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("code", "扫码或输码"),
                                    ("roster", "队长点名"),
                                    ("paper", "纸质名册"),
                                    ("offline", "离线名册"),
                                    ("clock", "忘记签退，按计划结束"),
                                ],
                                max_length=8,
                                verbose_name="怎么记的",
                            ),
                        ),
                        ("vouched_at", models.DateTimeField(null=True, verbose_name="组织方确认")),
                        ("vouched_by_id", models.BigIntegerField(null=True, verbose_name="确认人")),
                        (
                            "vouched_post_id",
                            models.BigIntegerField(null=True, verbose_name="确认岗位"),
                        ),
                        (
                            "witnessed_at",
                            models.DateTimeField(null=True, verbose_name="服务对象确认"),
                        ),
                        (
                            "witness",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("code", "群众的回执码"),
                                    ("word", "群众口头确认"),
                                    ("site", "所在站确认"),
                                ],
                                max_length=8,
                                verbose_name="怎么确认的",
                            ),
                        ),
                        (
                            "witnessed_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁记下的"),
                        ),
                        (
                            "in_range",
                            models.BooleanField(
                                help_text="a hint, never a proof", null=True, verbose_name="在附近"
                            ),
                        ),
                        (
                            "flags",
                            models.JSONField(
                                default=list,
                                help_text="reasons a human should look",
                                verbose_name="要看一眼",
                            ),
                        ),
                        ("corrected_at", models.DateTimeField(null=True, verbose_name="更正时间")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="people.person",
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="activities.opening",
                            ),
                        ),
                        (
                            "sign_up",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="activities.signup",
                            ),
                        ),
                        (
                            "hand",
                            models.CharField(
                                blank=True,
                                help_text="the same device within one shift; cannot be followed to another",
                                max_length=16,
                                verbose_name="同一台设备的记号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "到场登记",
                        "indexes": [
                            models.Index(fields=["person", "came_at"], name="attendance_of_person"),
                            models.Index(fields=["opening", "state"], name="attendance_in_opening"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_at", None)),
                                fields=("person",),
                                name="attendance_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_at", None),
                                    ("left_at__gt", models.F("came_at")),
                                    _connector="OR",
                                ),
                                name="attendance_left_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "confirmed"), _negated=True),
                                    models.Q(
                                        ("left_at__isnull", False),
                                        ("vouched_at__isnull", False),
                                        ("witnessed_at__isnull", False),
                                        ("vouched_by_id__isnull", False),
                                        ("witnessed_by_id__isnull", False),
                                        models.Q(("witness", ""), _negated=True),
                                        models.Q(
                                            ("vouched_by_id", models.F("witnessed_by_id")),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="attendance_confirmed_by_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vouched_by_id", None),
                                    models.Q(
                                        ("vouched_by_id", models.F("person_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="attendance_not_vouched_by_self",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("witnessed_by_id", None),
                                    models.Q(
                                        ("witnessed_by_id", models.F("person_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="attendance_not_witnessed_by_self",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterDevice",
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
                            "key",
                            models.CharField(
                                help_text="P-256, uncompressed, base64url",
                                max_length=100,
                                verbose_name="验签公钥",
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="带走时间")),
                        (
                            "last_counter",
                            models.PositiveIntegerField(default=0, verbose_name="记到第几条"),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rosters",
                                to="people.person",
                                verbose_name="谁带走的",
                            ),
                        ),
                        (
                            "shift",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="devices",
                                to="activities.shift",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "带走的名册",
                        "constraints": [
                            models.UniqueConstraint(fields=("key",), name="roster_device_key_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterMark",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[("came", "来了"), ("left", "走了")],
                                max_length=8,
                                verbose_name="哪一样",
                            ),
                        ),
                        ("said_at", models.DateTimeField(verbose_name="手机时间")),
                        ("at", models.DateTimeField(verbose_name="算作的时间")),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                        ("flags", models.JSONField(default=list, verbose_name="要看一眼")),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="没有算的原因"
                            ),
                        ),
                        (
                            "device",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="activities.rosterdevice",
                            ),
                        ),
                        (
                            "sign_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="activities.signup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "离线一笔",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("device", "counter"), name="roster_mark_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("counter__gt", 0)), name="roster_mark_counted"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterSheet",
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
                            "lines",
                            models.JSONField(
                                default=list,
                                help_text="sign-ups in printed order",
                                verbose_name="每一行",
                            ),
                        ),
                        ("printed_at", models.DateTimeField(verbose_name="打印时间")),
                        ("printed_by_id", models.BigIntegerField(null=True, verbose_name="打印人")),
                        ("typed_at", models.DateTimeField(null=True, verbose_name="录入时间")),
                        ("typed_by_id", models.BigIntegerField(null=True, verbose_name="录入人")),
                        (
                            "photo",
                            models.CharField(
                                blank=True,
                                help_text="a sealed file's name",
                                max_length=32,
                                verbose_name="照片",
                            ),
                        ),
                        (
                            "shift",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheets",
                                to="activities.shift",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "纸质名册",
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
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
                            "digest",
                            models.CharField(max_length=64, unique=True, verbose_name="地址摘要"),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="生成时间")),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_feed",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "日历订阅地址",
                    },
                ),
                migrations.CreateModel(
                    name="ShiftInvitation",
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
                                    ("proposed", "拟请"),
                                    ("waiting", "等答复"),
                                    ("accepted", "答应了"),
                                    ("refused", "去不了"),
                                    ("lapsed", "过期没答复"),
                                    ("recalled", "收回了"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("by_hand", models.BooleanField(default=False, verbose_name="负责人加的")),
                        ("proposed_at", models.DateTimeField(verbose_name="列入时间")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="发出时间")),
                        ("sent_by_id", models.BigIntegerField(null=True, verbose_name="谁发的")),
                        ("answer_by", models.DateTimeField(null=True, verbose_name="答复期限")),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质签字"),
                                ],
                                max_length=10,
                                verbose_name="怎么答的",
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="activities.opening",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shift_invitations",
                                to="people.person",
                            ),
                        ),
                        (
                            "sign_up",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitation",
                                to="activities.signup",
                                verbose_name="成了哪个报名",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "班次邀请",
                        "indexes": [
                            models.Index(fields=["person", "state"], name="invited_person"),
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["answer_by"],
                                name="invited_until",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("proposed", "waiting"))),
                                fields=("opening", "person"),
                                name="invited_once",
                                violation_error_message="这一班已经列了这个人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at", None), ("state", "proposed")),
                                    models.Q(
                                        models.Q(("state", "proposed"), _negated=True),
                                        ("answer_by__isnull", False),
                                        ("sent_at__isnull", False),
                                        ("sent_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="invited_when_sent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at", None),
                                        ("state__in", ("proposed", "waiting")),
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        (
                                            "state__in",
                                            ("accepted", "refused", "lapsed", "recalled"),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="invited_answered_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sign_up__isnull", False), ("state", "accepted")),
                                    models.Q(
                                        models.Q(("state", "accepted"), _negated=True),
                                        ("sign_up", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="invited_yes_is_a_sign_up",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffingProposal",
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
                        ("made_at", models.DateTimeField(verbose_name="算的时间")),
                        ("made_by_id", models.BigIntegerField(verbose_name="谁算的")),
                        ("people", models.PositiveIntegerField(verbose_name="看了多少人")),
                        (
                            "objective",
                            models.IntegerField(
                                help_text="seconds, wudan.matching.rosters",
                                verbose_name="这样排的代价",
                            ),
                        ),
                        (
                            "bound",
                            models.IntegerField(
                                help_text="no roster costs less", verbose_name="最低不会低于"
                            ),
                        ),
                        (
                            "empty",
                            models.JSONField(
                                default=dict,
                                help_text="opening → missing, reasons",
                                verbose_name="空着的",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, verbose_name="输入的摘要")),
                        (
                            "activity",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposal",
                                to="activities.activity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "排班建议",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("objective__gte", models.F("bound"))),
                                name="proposal_not_below_bound",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Willingness",
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
                            "shifts",
                            models.JSONField(
                                default=dict, help_text="shift → Wish", verbose_name="哪几班"
                            ),
                        ),
                        ("most", models.PositiveSmallIntegerField(verbose_name="最多几班")),
                        ("told_at", models.DateTimeField(verbose_name="说的时间")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="willing",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="willing",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "愿意去",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "person"), name="willing_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("most__gte", 1)),
                                name="willing_for_one_at_least",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(*standing("activities_activity", "NEW.unit_id", ITS_TEAMS)),
    ]
