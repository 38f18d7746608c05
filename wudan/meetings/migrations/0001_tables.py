import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.meetings.migrations import _adopted_minutes_stay


class Migration(migrations.Migration):
    replaces = [("meetings", "0001_duties_and_meetings"), ("meetings", "0002_adopted_minutes_stay")]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("catalog", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="DutyMatrix",
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
                        ("starts_on", models.DateField(verbose_name="从哪天起")),
                        (
                            "standing",
                            models.JSONField(
                                default=dict,
                                help_text="kind of unit → its standing in words (R089)",
                                verbose_name="建制",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "职责分工",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "version"), name="duty_matrix_once"
                            ),
                            models.UniqueConstraint(
                                fields=("county", "starts_on"), name="duty_matrix_one_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                                choices=[("joint", "联席会议"), ("platform", "平台会商")],
                                max_length=10,
                                verbose_name="哪种会",
                            ),
                        ),
                        (
                            "month",
                            models.DateField(help_text="那个月的第一天", verbose_name="看哪个月"),
                        ),
                        ("day", models.DateField(verbose_name="哪天开")),
                        ("starts_at", models.TimeField(verbose_name="几点开")),
                        ("place", models.CharField(max_length=60, verbose_name="在哪里开")),
                        (
                            "convener",
                            models.CharField(
                                help_text="职务，不是姓名", max_length=60, verbose_name="召集人"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafted", "拟定中"),
                                    ("called", "已通知开会"),
                                    ("held", "开过了，整理纪要"),
                                    ("adopted", "纪要已定"),
                                    ("dropped", "没有开成"),
                                ],
                                default="drafted",
                                max_length=8,
                                verbose_name="到哪一步",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, verbose_name="第几次改动"),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="拟定时间")),
                        (
                            "drafted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位拟定"),
                        ),
                        ("called_at", models.DateTimeField(null=True, verbose_name="通知时间")),
                        ("held_at", models.DateTimeField(null=True, verbose_name="登记到会的时间")),
                        (
                            "adopted_at",
                            models.DateTimeField(null=True, verbose_name="纪要定下的时间"),
                        ),
                        (
                            "adopted_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位定下纪要"
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么改期、没有开成"
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="catalog.platform",
                                verbose_name="哪个平台",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="areas.unit",
                                verbose_name="召集单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议",
                        "indexes": [models.Index(fields=["county", "-day"], name="meeting_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True), ("kind", "joint")
                                ),
                                fields=("county", "month"),
                                name="meeting_joint_once_a_month",
                                violation_error_message="这个月的联席会议已经有了。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    ("kind", "platform"),
                                ),
                                fields=("platform", "month"),
                                name="meeting_platform_once_a_month",
                                violation_error_message="这个平台这个月的会商已经有了。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "joint"), ("platform", None)),
                                    models.Q(("kind", "platform"), ("platform__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meeting_of_a_platform_or_of_all",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("month__day", 1), ("day__gt", models.F("month"))
                                ),
                                name="meeting_after_its_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("adopted_at__isnull", False), ("state", "adopted")),
                                    models.Q(
                                        models.Q(("state", "adopted"), _negated=True),
                                        ("adopted_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_adopted_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Motion",
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
                        ("title", models.CharField(max_length=60, verbose_name="什么事")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等着上会"),
                                    ("listed", "上会了"),
                                    ("withdrawn", "提出单位收回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="到哪一步",
                            ),
                        ),
                        ("raised_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "raised_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位提出"),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motions",
                                to="catalog.platform",
                                verbose_name="归哪个平台的会",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motions",
                                to="areas.unit",
                                verbose_name="提出单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提请研究的事",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="motion_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几项")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("overdue", "到期没有办完的"),
                                    ("running", "上次定下、正在办的"),
                                    ("platforms", "各平台运行情况"),
                                    ("sites", "各所站开展情况"),
                                    ("word", "群众的反响"),
                                    ("motion", "提请研究"),
                                    ("extra", "临时议题"),
                                ],
                                max_length=10,
                                verbose_name="哪一部分",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="议题")),
                        (
                            "minutes",
                            models.CharField(blank=True, max_length=1000, verbose_name="说了什么"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "motion",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="meetings.motion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议题",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="agenda_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("motion__isnull", False), ("part", "motion")),
                                    models.Q(
                                        models.Q(("part", "motion"), _negated=True),
                                        ("motion", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="agenda_item_of_a_motion",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitee",
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
                            "seat_title",
                            models.CharField(max_length=30, verbose_name="哪个职务到会"),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("unsaid", "没有登记"),
                                    ("head", "负责人到会"),
                                    ("deputy", "派人到会"),
                                    ("absent", "没有到"),
                                ],
                                default="unsaid",
                                max_length=8,
                                verbose_name="谁来了",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations_to_meet",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitees",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "is_added",
                            models.BooleanField(default=False, verbose_name="通知以后加请的"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guests",
                                to="meetings.agendaitem",
                                verbose_name="为哪一项来",
                            ),
                        ),
                        ("off_at", models.DateTimeField(null=True, verbose_name="不请了的时间")),
                        (
                            "off_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不请了"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "到会单位",
                        "ordering": ["unit__path"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "unit"), name="invitee_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("off_at", None), ("off_why", "")),
                                    models.Q(
                                        ("off_at__isnull", False),
                                        ("presence", "unsaid"),
                                        models.Q(("off_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="invitee_taken_off_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pack",
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
                            "content",
                            models.JSONField(
                                help_text="parts, lines, keys of figures; no names",
                                verbose_name="内容",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        ("frozen_at", models.DateTimeField(verbose_name="存下的时间")),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pack",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议材料",
                    },
                ),
                migrations.CreateModel(
                    name="FrozenFigure",
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
                        ("key", models.CharField(max_length=60, verbose_name="编号")),
                        ("label", models.CharField(max_length=60, verbose_name="名称")),
                        ("value", models.BigIntegerField(verbose_name="数")),
                        ("unit_word", models.CharField(max_length=10, verbose_name="单位")),
                        (
                            "rows",
                            models.JSONField(
                                help_text="kind, pk, label, amount", verbose_name="由哪些记录得来"
                            ),
                        ),
                        (
                            "pack",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="meetings.pack",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "材料里的数",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pack", "key"), name="frozen_figure_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
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
                        ("code", models.CharField(max_length=24, verbose_name="编号")),
                        (
                            "level",
                            models.CharField(
                                choices=[("county", "县级"), ("town", "镇级"), ("village", "村级")],
                                max_length=8,
                                verbose_name="哪一级",
                            ),
                        ),
                        (
                            "unit_kind",
                            models.CharField(
                                choices=[
                                    ("center", "中心"),
                                    ("institute", "所"),
                                    ("station", "站"),
                                    ("department", "部门"),
                                    ("team", "队伍"),
                                    ("base", "基地"),
                                    ("street", "文明实践街"),
                                    ("hall", "展示厅"),
                                    ("outpost", "志愿服务站"),
                                ],
                                max_length=12,
                                verbose_name="在哪类单位",
                            ),
                        ),
                        ("title", models.CharField(max_length=30, verbose_name="职务")),
                        (
                            "office",
                            models.CharField(blank=True, max_length=40, verbose_name="由谁担任"),
                        ),
                        (
                            "answers_for_all",
                            models.BooleanField(default=False, verbose_name="负总责"),
                        ),
                        (
                            "group",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("head", "组长"),
                                    ("deputy", "副组长"),
                                    ("member", "成员"),
                                ],
                                max_length=8,
                                verbose_name="领导小组里是",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("team_leader", "队长"),
                                    ("station_keeper", "站长"),
                                    ("institute_staff", "实践所工作人员"),
                                    ("center_office", "中心办公室"),
                                    ("department_officer", "部门专干"),
                                    ("leader", "领导"),
                                    ("auditor", "审计员"),
                                    ("system_administrator", "系统管理员"),
                                    ("security_administrator", "安全管理员"),
                                ],
                                max_length=24,
                                verbose_name="对应哪种岗位",
                            ),
                        ),
                        (
                            "post_title",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="岗位的职务叫什么"
                            ),
                        ),
                        (
                            "matrix",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="meetings.dutymatrix",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "职务",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("matrix", "code"), name="seat_code_once"
                            ),
                            models.UniqueConstraint(
                                fields=("matrix", "position"), name="seat_place_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Charge",
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
                        ("words", models.CharField(max_length=120, verbose_name="负责什么")),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="charges",
                                to="meetings.seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "职责",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("seat", "position"), name="charge_place_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="charge_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几件")),
                        ("words", models.CharField(max_length=200, verbose_name="定了什么")),
                        ("due_on", models.DateField(verbose_name="哪天前办完")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "纪要里，还没定"),
                                    ("open", "交办中"),
                                    ("reported", "报了办完，等验收"),
                                    ("accepted", "验收办结"),
                                    ("dropped", "不再办"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="到哪一步",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, verbose_name="第几次改动"),
                        ),
                        (
                            "reported_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁报的"),
                        ),
                        (
                            "told_ahead_of",
                            models.DateField(null=True, verbose_name="提醒过快到的那天"),
                        ),
                        (
                            "told_past",
                            models.DateField(null=True, verbose_name="提醒过已到的那天"),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="areas.unit",
                                verbose_name="承办单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议交办",
                        "ordering": ["meeting_id", "number"],
                        "indexes": [
                            models.Index(fields=["unit", "state", "due_on"], name="task_of_unit")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="task_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="task_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("state__in", ["accepted", "dropped"]),
                                    ),
                                    models.Q(
                                        ("closed_at", None),
                                        ("state__in", ["draft", "open", "reported"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="task_closed_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskNote",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("adopt", "定下"),
                                    ("report", "报办完"),
                                    ("accept", "验收"),
                                    ("send_back", "退回再办"),
                                    ("extend", "延期"),
                                    ("reassign", "换单位办"),
                                    ("drop", "不再办了"),
                                ],
                                max_length=10,
                                verbose_name="哪一步",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="一句话"),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("written_as", models.CharField(max_length=80, verbose_name="以什么岗位")),
                        ("was_due_on", models.DateField(null=True, verbose_name="原来哪天前")),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="meetings.task",
                            ),
                        ),
                        (
                            "was_unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="原来谁承办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办理记录",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Tenure",
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
                        ("seat_code", models.CharField(max_length=24, verbose_name="哪个职务")),
                        ("name", models.CharField(max_length=20, verbose_name="姓名")),
                        ("is_acting", models.BooleanField(default=False, verbose_name="代理")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        (
                            "ends_on",
                            models.DateField(
                                help_text="第一个不再任职的日子", null=True, verbose_name="止"
                            ),
                        ),
                        (
                            "why_ended",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不再担任"
                            ),
                        ),
                        ("named_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "named_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tenures",
                                to="areas.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任职",
                        "indexes": [
                            models.Index(fields=["unit", "starts_on"], name="tenure_of_unit")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="tenure_names_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="tenure_ends_not_before_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("unit", "seat_code"),
                                name="tenure_one_at_a_time",
                                violation_error_message="这个职务现在有人担任，请先交接。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
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
                        ("words", models.CharField(max_length=1000, verbose_name="应为")),
                        ("why", models.CharField(max_length=200, verbose_name="为什么更正")),
                        ("corrected_at", models.DateTimeField(verbose_name="更正时间")),
                        (
                            "corrected_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位更正"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="meetings.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "纪要更正",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("words", ""), _negated=True),
                                    models.Q(("why", ""), _negated=True),
                                ),
                                name="correction_says_what_and_why",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_adopted_minutes_stay.keep, _adopted_minutes_stay.release),
    ]
