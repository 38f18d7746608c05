import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import wudan.tables.creating
from wudan.teams.migrations import _keep_adopted_plans, _under_a_higher_tier


class Migration(migrations.Migration):
    replaces = [
        ("teams", "0001_first_tables"),
        ("teams", "0002_keep_training"),
        ("teams", "0003_join_plan_support"),
        ("teams", "0004_keep_adopted_plans"),
        ("teams", "0005_tiers_are_the_packs"),
        ("teams", "0006_schedule_and_confirm_support"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Team",
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
                            "category",
                            models.CharField(db_index=True, max_length=20, verbose_name="类别"),
                        ),
                        (
                            "tier",
                            models.PositiveSmallIntegerField(
                                help_text="1 is the top; names are the pack's", verbose_name="层级"
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=20, verbose_name="联系电话"),
                        ),
                        ("skills", models.JSONField(default=list, verbose_name="技能")),
                        (
                            "serves",
                            models.JSONField(
                                default=list, help_text="unit paths", verbose_name="服务范围"
                            ),
                        ),
                        (
                            "slots",
                            models.PositiveIntegerField(
                                default=0, help_text="24 bits", verbose_name="每周可服务时段"
                            ),
                        ),
                        ("members_count", models.PositiveSmallIntegerField(verbose_name="人数")),
                        (
                            "capacity_per_week",
                            models.PositiveSmallIntegerField(verbose_name="每周可接"),
                        ),
                        (
                            "has_minors",
                            models.BooleanField(default=False, verbose_name="有未成年人"),
                        ),
                        ("insured_until", models.DateField(null=True, verbose_name="保险到期")),
                        (
                            "rating_sum",
                            models.PositiveIntegerField(default=0, verbose_name="评分合计"),
                        ),
                        (
                            "rating_count",
                            models.PositiveIntegerField(default=0, verbose_name="评价次数"),
                        ),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="team",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "minors_told",
                            models.BooleanField(default=False, verbose_name="队伍自报有未成年人"),
                        ),
                        (
                            "under",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="below",
                                to="teams.team",
                                verbose_name="归哪支队",
                            ),
                        ),
                        (
                            "dissolved_at",
                            models.DateTimeField(null=True, verbose_name="解散时间"),
                        ),
                        (
                            "dissolved_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么解散"),
                        ),
                        (
                            "dissolved_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位解散"
                            ),
                        ),
                        (
                            "dissolved_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁解散的"),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿服务队",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating_sum__gte", models.F("rating_count")),
                                    (
                                        "rating_sum__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("rating_count"), "*", models.Value(5)
                                        ),
                                    ),
                                ),
                                name="team_rating_between_one_and_five",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tier__gte", 1)), name="team_tier_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("under", None), ("tier__gt", 1), _connector="OR"
                                ),
                                name="team_of_the_first_tier_under_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dissolved_as", ""),
                                        ("dissolved_at", None),
                                        ("dissolved_by_id", None),
                                        ("dissolved_why", ""),
                                    ),
                                    models.Q(
                                        ("dissolved_at__isnull", False),
                                        ("dissolved_by_id__isnull", False),
                                        models.Q(("dissolved_why", ""), _negated=True),
                                        models.Q(("dissolved_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="team_dissolved_by_somebody_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                        ("joined_on", models.DateField(verbose_name="加入")),
                        ("left_on", models.DateField(null=True, verbose_name="退出")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="people.person",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="teams.team",
                            ),
                        ),
                        (
                            "ended_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位请其退出"
                            ),
                        ),
                        (
                            "ended_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁请其退出"),
                        ),
                        (
                            "ended_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么请其退出"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "队员",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on", None)),
                                fields=("team", "person"),
                                name="membership_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_as", ""), ("ended_why", "")),
                                    models.Q(
                                        ("left_on__isnull", False),
                                        models.Q(("ended_why", ""), _negated=True),
                                        models.Q(("ended_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="membership_ended_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamLicence",
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
                        ("code", models.CharField(max_length=20, verbose_name="证照")),
                        ("valid_until", models.DateField(verbose_name="有效至")),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="licences",
                                to="teams.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "队伍资质",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("team", "code"), name="team_licence_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamPaper",
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
                        ("code", models.CharField(max_length=20, verbose_name="保险或证照")),
                        ("valid_until", models.DateField(verbose_name="有效至")),
                        (
                            "insurer",
                            models.CharField(blank=True, max_length=60, verbose_name="承保公司"),
                        ),
                        (
                            "policy_number",
                            models.CharField(blank=True, max_length=40, verbose_name="保单号"),
                        ),
                        ("told_at", models.DateTimeField(verbose_name="登记时间")),
                        ("told_as", models.CharField(max_length=80, verbose_name="以什么岗位登记")),
                        (
                            "checked_at",
                            models.DateTimeField(null=True, verbose_name="看过原件的时间"),
                        ),
                        (
                            "checked_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位看的原件"
                            ),
                        ),
                        (
                            "checked_by_id",
                            models.BigIntegerField(
                                null=True, help_text="空：县资料包带来的", verbose_name="看原件的人"
                            ),
                        ),
                        (
                            "removed_at",
                            models.DateTimeField(null=True, verbose_name="不再作数的时间"),
                        ),
                        (
                            "removed_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不作数"
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="teams.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "队伍登记的保险或证照",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("checked_at", None), ("removed_at", None)),
                                fields=("team", "code"),
                                name="team_paper_one_waits",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("checked_at__isnull", False), ("removed_at", None)
                                ),
                                fields=("team", "code"),
                                name="team_paper_one_counts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("checked_as", ""),
                                        ("checked_at", None),
                                        ("checked_by_id", None),
                                    ),
                                    models.Q(
                                        ("checked_at__isnull", False),
                                        models.Q(("checked_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="team_paper_checked_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("removed_at", None), ("removed_why", "")),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        models.Q(("removed_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="team_paper_removed_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingPlan",
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
                        (
                            "version",
                            models.PositiveSmallIntegerField(default=1, verbose_name="版次"),
                        ),
                        ("words", models.TextField(verbose_name="培训什么，为什么")),
                        (
                            "general_count",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="通用培训几次"
                            ),
                        ),
                        (
                            "position_count",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="岗位培训几次"
                            ),
                        ),
                        (
                            "professional_count",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="专业培训几次"
                            ),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="写定时间")),
                        ("adopted_at", models.DateTimeField(null=True, verbose_name="通过时间")),
                        (
                            "adopted_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位通过"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="training_plans",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度培训计划",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "year"), name="training_plan_one_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("adopted_as", ""), ("adopted_at", None)),
                                    models.Q(
                                        ("adopted_at__isnull", False),
                                        models.Q(("adopted_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="training_plan_adopted_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingSession",
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
                        ("name", models.CharField(max_length=50, verbose_name="名称")),
                        ("content", models.TextField(verbose_name="主要内容")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("general", "通用培训"),
                                    ("position", "岗位培训"),
                                    ("professional", "专业培训"),
                                ],
                                max_length=12,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("face", "当面"), ("remote", "远程")],
                                max_length=8,
                                verbose_name="形式",
                            ),
                        ),
                        (
                            "skill",
                            models.CharField(blank=True, max_length=24, verbose_name="学会什么"),
                        ),
                        ("is_assessed", models.BooleanField(default=False, verbose_name="要考核")),
                        ("day", models.DateField(verbose_name="日期")),
                        ("begins", models.TimeField(verbose_name="开始")),
                        ("ends", models.TimeField(verbose_name="结束")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(verbose_name="学习时长（分钟）"),
                        ),
                        ("place", models.CharField(max_length=120, verbose_name="地点")),
                        (
                            "trainer",
                            models.CharField(blank=True, max_length=60, verbose_name="谁来讲"),
                        ),
                        ("capacity", models.PositiveSmallIntegerField(verbose_name="名额")),
                        ("taken", models.PositiveSmallIntegerField(default=0, verbose_name="已报")),
                        ("opened_at", models.DateTimeField(verbose_name="发布时间")),
                        ("reminded_at", models.DateTimeField(null=True, verbose_name="提醒时间")),
                        ("held_at", models.DateTimeField(null=True, verbose_name="名册登记时间")),
                        ("cancelled_at", models.DateTimeField(null=True, verbose_name="取消时间")),
                        (
                            "cancelled_why",
                            models.CharField(blank=True, max_length=200, verbose_name="取消原因"),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="teams.trainingplan",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="training_sessions",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "培训场次",
                        "indexes": [
                            models.Index(fields=["county", "day"], name="training_session_by_day"),
                            models.Index(fields=["unit", "day"], name="training_session_of_unit"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("taken__lte", models.F("capacity"))),
                                name="training_session_not_oversold",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("begins"))),
                                name="training_session_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity__gt", 0), ("minutes__gt", 0)),
                                name="training_session_has_length",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("held_at", None), ("cancelled_at", None), _connector="OR"
                                ),
                                name="training_session_held_or_cancelled",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cancelled_at", None), ("cancelled_why", "")),
                                    models.Q(
                                        ("cancelled_at__isnull", False),
                                        models.Q(("cancelled_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="training_session_cancelled_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingAttendance",
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
                        ("signed_at", models.DateTimeField(verbose_name="报名时间")),
                        (
                            "by_staff",
                            models.BooleanField(default=False, verbose_name="由工作人员登记"),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="退出时间")),
                        ("present", models.BooleanField(null=True, verbose_name="到了")),
                        ("passed", models.BooleanField(null=True, verbose_name="考核通过")),
                        ("marked_at", models.DateTimeField(null=True, verbose_name="登记时间")),
                        (
                            "corrected_why",
                            models.CharField(blank=True, max_length=200, verbose_name="更正原因"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainings",
                                to="people.person",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="teams.trainingsession",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "培训记录",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("session", "person"),
                                name="training_signed_up_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None), ("present", None), _connector="OR"
                                ),
                                name="training_withdrawn_was_not_there",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("passed", None), ("present", True), _connector="OR"
                                ),
                                name="training_assessed_was_there",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("marked_at", None), ("present", None)),
                                    models.Q(
                                        ("marked_at__isnull", False), ("present__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="training_marked_when_marked",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Competence",
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
                        ("skill", models.CharField(max_length=24, verbose_name="技能")),
                        ("since", models.DateField(verbose_name="起")),
                        ("valid_until", models.DateField(verbose_name="有效至")),
                        (
                            "proof",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="外面培训的凭据"
                            ),
                        ),
                        ("issued_at", models.DateTimeField(verbose_name="认定时间")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                        (
                            "revoked_why",
                            models.CharField(blank=True, max_length=200, verbose_name="撤销原因"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="competences",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issued_competences",
                                to="areas.unit",
                                verbose_name="认定单位",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="competences",
                                to="teams.trainingsession",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "受训记录",
                        "indexes": [
                            models.Index(fields=["person", "skill"], name="competence_of_person"),
                            models.Index(fields=["valid_until"], name="competence_by_end"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at", None)),
                                fields=("session", "person"),
                                name="competence_once_a_session",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid_until__gt", models.F("since"))),
                                name="competence_lasts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("session__isnull", False),
                                    models.Q(("proof", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="competence_has_a_ground",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_at", None), ("revoked_why", "")),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        models.Q(("revoked_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="competence_revoked_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
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
                                    ("introduced", "等本人点头"),
                                    ("asked", "等队长答复"),
                                    ("approved", "已入队"),
                                    ("refused", "没有同意"),
                                    ("withdrawn", "本人不申请了"),
                                    ("disowned", "本人说没有申请过"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="说明"),
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
                                verbose_name="怎么说的",
                            ),
                        ),
                        (
                            "taken_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位记下"
                            ),
                        ),
                        (
                            "taken_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁记下的"),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "answered_at",
                            models.DateTimeField(null=True, verbose_name="有结果的时间"),
                        ),
                        (
                            "decided_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位决定"
                            ),
                        ),
                        (
                            "decided_by_id",
                            models.BigIntegerField(null=True, verbose_name="谁决定的"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="理由"),
                        ),
                        (
                            "introduced_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="introductions",
                                to="people.person",
                                verbose_name="介绍人",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="people.person",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="teams.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "入队申请",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["introduced", "asked"])),
                                fields=("team", "person"),
                                name="application_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at", None),
                                        ("state__in", ["introduced", "asked"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["introduced", "asked"]), _negated=True
                                        ),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="application_answered_when_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["approved", "refused"]), _negated=True),
                                    models.Q(("decided_as", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="application_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="application_refused_for_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("introduced_by", None),
                                    models.Q(("introduced_by", models.F("person")), _negated=True),
                                    _connector="OR",
                                ),
                                name="application_introduced_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("channel", "web"), ("taken_as", ""), ("taken_by_id", None)
                                    ),
                                    models.Q(
                                        models.Q(("channel", "web"), _negated=True),
                                        ("taken_by_id__isnull", False),
                                        models.Q(("taken_as", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="application_taken_under_post_iff_not_web",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "disowned"), _negated=True),
                                    models.Q(("channel", "web"), _negated=True),
                                    _connector="OR",
                                ),
                                name="application_disowned_only_if_taken",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等上级答复"),
                                    ("granted", "支持申诉"),
                                    ("upheld", "维持原来的决定"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="为什么不服")),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        ("due_on", models.DateField(verbose_name="最晚哪天答复")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                        (
                            "decided_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位决定"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=400, verbose_name="理由"),
                        ),
                        (
                            "membership",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeal",
                                to="teams.membership",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="people.person",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals_held",
                                to="areas.unit",
                                verbose_name="由谁来定",
                            ),
                        ),
                        (
                            "application",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeal",
                                to="teams.application",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "申诉",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("application__isnull", False), ("membership", None)),
                                    models.Q(("application", None), ("membership__isnull", False)),
                                    _connector="OR",
                                ),
                                name="appeal_against_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_as", ""),
                                        ("decided_at", None),
                                        ("reason", ""),
                                        ("state", "waiting"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("decided_at__isnull", False),
                                        models.Q(("decided_as", ""), _negated=True),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="appeal_decided_with_reasons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
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
                        ("starts_on", models.DateField(verbose_name="从哪天")),
                        ("ends_on", models.DateField(verbose_name="到哪天")),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="teams.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "文明实践方案",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("team", "starts_on", "ends_on"), name="plan_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="plan_lasts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersion",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几版")),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("consult", "协商"),
                                    ("adjust", "调整"),
                                    ("adopted", "已通过"),
                                    ("superseded", "有了新版"),
                                ],
                                max_length=12,
                                verbose_name="到哪一步",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(max_length=1000, verbose_name="要做什么，为什么"),
                        ),
                        (
                            "consulted",
                            models.CharField(blank=True, max_length=300, verbose_name="问过谁"),
                        ),
                        (
                            "minutes",
                            models.TextField(blank=True, max_length=2000, verbose_name="协商纪要"),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="写定时间")),
                        (
                            "written_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位写"),
                        ),
                        ("adopted_at", models.DateTimeField(null=True, verbose_name="通过时间")),
                        (
                            "adopted_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位通过"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="teams.plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案的一版",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "number"), name="plan_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("step", "adopted")),
                                fields=("plan",),
                                name="plan_one_adopted",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("step__in", ["adopted", "superseded"]), _negated=True
                                ),
                                fields=("plan",),
                                name="plan_one_in_writing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(
                                            ("step__in", ["adopted", "superseded"]), _negated=True
                                        ),
                                        ("adopted_as", ""),
                                        ("adopted_at", None),
                                    ),
                                    models.Q(
                                        ("adopted_at__isnull", False),
                                        ("step__in", ["adopted", "superseded"]),
                                        models.Q(("adopted_as", ""), _negated=True),
                                        models.Q(("minutes", ""), _negated=True),
                                        models.Q(("consulted", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_adopted_after_consulting",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanItem",
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
                        ("line", models.PositiveSmallIntegerField(verbose_name="第几条")),
                        ("title", models.CharField(max_length=60, verbose_name="做什么")),
                        ("category", models.CharField(max_length=20, verbose_name="类别")),
                        ("target", models.PositiveSmallIntegerField(verbose_name="几次")),
                        ("places", models.CharField(max_length=200, verbose_name="在哪")),
                        ("times", models.CharField(max_length=60, verbose_name="什么时候")),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="teams.planversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案的一条",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "line"), name="plan_item_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("target__gt", 0)), name="plan_item_counts"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportOrder",
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
                                    ("guidance", "专业指导"),
                                    ("cultivation", "队伍培育"),
                                    ("incubation", "活动孵化"),
                                ],
                                max_length=12,
                                verbose_name="哪一种",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等答复"),
                                    ("accepted", "已答应"),
                                    ("scheduled", "约好了"),
                                    ("done", "做完了"),
                                    ("confirmed", "站上确认了"),
                                    ("refused", "没有答应"),
                                    ("withdrawn", "提出方收回"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "is_offer",
                            models.BooleanField(default=False, verbose_name="总队主动提出"),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="要什么")),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "asked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位提出"),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="最迟答复")),
                        (
                            "overdue_at",
                            models.DateTimeField(
                                null=True, verbose_name="到期没有答复，告诉中心办公室的时间"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "answered_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位答复"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=200, verbose_name="答复"),
                        ),
                        ("done_at", models.DateTimeField(null=True, verbose_name="做完时间")),
                        (
                            "report",
                            models.CharField(blank=True, max_length=400, verbose_name="做了什么"),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support_orders",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support_orders",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "arrangement",
                            models.CharField(blank=True, max_length=200, verbose_name="怎么约的"),
                        ),
                        (
                            "confirmed_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位确认"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(null=True, verbose_name="站上确认时间"),
                        ),
                        ("planned_on", models.DateField(null=True, verbose_name="约在哪天")),
                        (
                            "verdict",
                            models.CharField(blank=True, max_length=400, verbose_name="站上怎么说"),
                        ),
                    ],
                    options={
                        "verbose_name": "支持单",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "asked")),
                                fields=["due_at"],
                                name="support_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_at__gt", models.F("asked_at"))),
                                name="support_due_after_it_was_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state__in",
                                            [
                                                "accepted",
                                                "scheduled",
                                                "done",
                                                "confirmed",
                                                "refused",
                                            ],
                                        ),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        models.Q(("answered_as", ""), _negated=True),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="support_answered_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "scheduled"), _negated=True),
                                    ("planned_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="support_scheduled_for_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("done_at__isnull", False),
                                        ("state__in", ["done", "confirmed"]),
                                        models.Q(("report", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["done", "confirmed"]), _negated=True
                                        ),
                                        ("done_at", None),
                                        ("report", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="support_done_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("state", "confirmed"),
                                        models.Q(("confirmed_as", ""), _negated=True),
                                        models.Q(("verdict", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "confirmed"), _negated=True),
                                        ("confirmed_as", ""),
                                        ("confirmed_at", None),
                                        ("verdict", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="support_confirmed_with_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Founding",
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
                        ("name", models.CharField(max_length=60, verbose_name="队名")),
                        ("category", models.CharField(max_length=20, verbose_name="类别")),
                        (
                            "skills",
                            models.JSONField(blank=True, default=list, verbose_name="技能"),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "asked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位提出"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等本人点头"),
                                    ("founded", "建起来了"),
                                    ("refused", "本人没有答应"),
                                    ("dropped", "站上收回了"),
                                    ("lapsed", "停了，没有等到答复"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(null=True, verbose_name="有结果的时间"),
                        ),
                        (
                            "asked_under",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="foundings",
                                to="people.post",
                                verbose_name="提出的岗位",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="foundings",
                                to="people.person",
                                verbose_name="请谁当队长",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="foundings",
                                to="areas.unit",
                                verbose_name="哪个站、所",
                            ),
                        ),
                        (
                            "team",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="founding",
                                to="teams.team",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "组建队伍",
                        "indexes": [
                            models.Index(fields=["site", "state"], name="founding_at_site")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("county", "name"),
                                name="founding_name_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "waiting")),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="founding_answered_when_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "founded"), ("team__isnull", False)),
                                    models.Q(
                                        models.Q(("state", "founded"), _negated=True),
                                        ("team", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="founding_makes_a_team_by_a_yes",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_adopted_plans.keep, _keep_adopted_plans.release),
        migrations.RunPython(_under_a_higher_tier.keep, _under_a_higher_tier.release),
    ]
