import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.projects.migrations import _need_before_the_gate, _off_the_list_off_the_menu


class Migration(migrations.Migration):
    replaces = [
        ("projects", "0001_forums_projects_and_the_gate"),
        ("projects", "0002_need_before_the_gate"),
        ("projects", "0003_places_in_the_village"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("catalog", "0001_tables"),
        ("orders", "0001_tables"),
        ("people", "0001_tables"),
        ("teams", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Forum",
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
                        ("topic", models.CharField(max_length=60, verbose_name="议题")),
                        ("place", models.CharField(max_length=60, verbose_name="地点")),
                        ("day", models.DateField(verbose_name="哪天")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("called", "已通知"),
                                    ("held", "三方到齐"),
                                    ("incomplete", "三方不齐"),
                                    ("dropped", "没有开"),
                                ],
                                default="called",
                                max_length=10,
                                verbose_name="开没开",
                            ),
                        ),
                        (
                            "departments",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="部门来了几位"
                            ),
                        ),
                        (
                            "residents",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="群众代表来了几位"
                            ),
                        ),
                        (
                            "volunteers",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="志愿服务组织来了几位"
                            ),
                        ),
                        (
                            "summary",
                            models.CharField(blank=True, max_length=400, verbose_name="小结"),
                        ),
                        ("called_at", models.DateTimeField(verbose_name="通知时间")),
                        (
                            "called_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位召集"),
                        ),
                        ("held_at", models.DateTimeField(null=True, verbose_name="记录时间")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forums",
                                to="areas.unit",
                                verbose_name="召集单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "座谈会",
                        "indexes": [models.Index(fields=["county", "-day"], name="forum_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "held"), _negated=True),
                                    models.Q(
                                        ("departments__gte", 1),
                                        ("residents__gte", 1),
                                        ("volunteers__gte", 1),
                                    ),
                                    _connector="OR",
                                ),
                                name="forum_held_by_three",
                                violation_error_message="部门、群众代表、志愿服务组织都要有人到。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("held_at__isnull", False),
                                        ("state__in", ["held", "incomplete"]),
                                    ),
                                    models.Q(
                                        ("held_at", None), ("state__in", ["called", "dropped"])
                                    ),
                                    _connector="OR",
                                ),
                                name="forum_held_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Representative",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="representatives",
                                to="areas.unit",
                                verbose_name="替哪里说话",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats_at_forums",
                                to="people.person",
                            ),
                        ),
                        (
                            "agreed_how",
                            models.CharField(
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质签字"),
                                ],
                                max_length=10,
                                verbose_name="怎么答应的",
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="同意公开姓名"),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("last_day", models.DateField(verbose_name="到哪天")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        ("ended_on", models.DateField(null=True, verbose_name="哪天不当了")),
                        (
                            "ended_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不当了"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "群众代表",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("unit", "person"),
                                name="representative_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("starts_on"))),
                                name="representative_for_a_term",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on", None), ("ended_why", "")),
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        models.Q(("ended_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="representative_ended_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisations",
                                to="areas.unit",
                                verbose_name="谁登记",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("work", models.CharField(max_length=100, verbose_name="做什么")),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisations",
                                to="people.person",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "agreed_how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质签字"),
                                ],
                                max_length=10,
                                verbose_name="联系人怎么答应的",
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="同意公开名称"),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("last_day", models.DateField(verbose_name="约定到哪天")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位登记"),
                        ),
                        ("ended_on", models.DateField(null=True, verbose_name="哪天不再来")),
                        (
                            "ended_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="为什么不再来"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿服务组织",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("county", "name"),
                                name="organisation_once",
                                violation_error_message="这个组织已经登记过。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("work", ""), _negated=True),
                                ),
                                name="organisation_says_what_it_does",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact", None),
                                    models.Q(("agreed_how", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organisation_contact_said_yes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("starts_on"))),
                                name="organisation_until_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on", None), ("ended_why", "")),
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        models.Q(("ended_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="organisation_ended_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumInvitee",
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
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitees",
                                to="projects.forum",
                            ),
                        ),
                        (
                            "representative",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="projects.representative",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="projects.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "座谈会请了的",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("organisation__isnull", False), ("representative", None)
                                    ),
                                    models.Q(
                                        ("organisation", None), ("representative__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="forum_invitee_is_one_of_two",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "representative"), name="forum_invitee_person_once"
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "organisation"),
                                name="forum_invitee_organisation_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumGuest",
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
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guests",
                                to="projects.forum",
                            ),
                        ),
                        (
                            "representative",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forums",
                                to="projects.representative",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forums",
                                to="projects.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "座谈会到会的",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("organisation__isnull", False), ("representative", None)
                                    ),
                                    models.Q(
                                        ("organisation", None), ("representative__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="forum_guest_is_one_of_two",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "representative"), name="forum_guest_person_once"
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "organisation"),
                                name="forum_guest_organisation_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumNote",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几条")),
                        (
                            "speaker",
                            models.CharField(
                                choices=[
                                    ("department", "部门"),
                                    ("resident", "群众代表"),
                                    ("volunteer", "志愿服务组织"),
                                ],
                                max_length=12,
                                verbose_name="谁说的",
                            ),
                        ),
                        (
                            "whence",
                            models.CharField(blank=True, max_length=40, verbose_name="从哪里来"),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="说了什么")),
                        ("noted_at", models.DateTimeField(verbose_name="记下时间")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位记的"),
                        ),
                        (
                            "guest",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="projects.forumguest",
                                verbose_name="名册上的哪一位",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="projects.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "座谈会发言",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "number"), name="forum_note_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="forum_note_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("guest", None),
                                    models.Q(("speaker", "department"), _negated=True),
                                    _connector="OR",
                                ),
                                name="forum_note_department_is_no_guest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
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
                        ("key", models.CharField(max_length=12, verbose_name="编号")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("at_gate", "评审中"),
                                    ("revise", "修改后再审"),
                                    ("incubating", "孵化中"),
                                    ("refused", "不准入"),
                                    ("trial", "试行"),
                                    ("running", "正式实施"),
                                    ("exited", "已退出"),
                                    ("taken_back", "已撤回"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="进展",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("title", models.CharField(max_length=20, verbose_name="名称")),
                        ("summary", models.CharField(max_length=80, verbose_name="一句话")),
                        ("description", models.CharField(max_length=1000, verbose_name="怎么做")),
                        (
                            "pole",
                            models.CharField(
                                choices=[
                                    ("ideas", "宣传教育（上接天线）"),
                                    ("life", "美好生活需要（下接地气）"),
                                ],
                                max_length=8,
                                verbose_name="重心",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everybody", "全体群众"),
                                    ("elders", "老年人"),
                                    ("children", "未成年人"),
                                    ("women", "妇女"),
                                    ("youths", "青年"),
                                    ("disabled", "残疾人"),
                                    ("hardship", "困难家庭"),
                                    ("farmers", "农户"),
                                    ("workers", "新就业群体"),
                                ],
                                max_length=12,
                                verbose_name="为谁",
                            ),
                        ),
                        (
                            "months_mask",
                            models.PositiveSmallIntegerField(default=4095, verbose_name="哪几个月"),
                        ),
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
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=60, verbose_name="一次多久（分钟）"
                            ),
                        ),
                        (
                            "headcount",
                            models.PositiveSmallIntegerField(default=1, verbose_name="一次几个人"),
                        ),
                        (
                            "lead_days",
                            models.PositiveSmallIntegerField(default=3, verbose_name="提前几天"),
                        ),
                        (
                            "people_words",
                            models.CharField(max_length=300, verbose_name="谁来做、有没有资质"),
                        ),
                        (
                            "cost_words",
                            models.CharField(max_length=200, verbose_name="要多少钱、从哪里来"),
                        ),
                        (
                            "result_words",
                            models.CharField(max_length=200, verbose_name="怎么看出有效果"),
                        ),
                        (
                            "risk",
                            models.CharField(
                                choices=[
                                    ("none", "无特别风险"),
                                    ("bodily", "有人身风险"),
                                    ("medical", "涉及医疗"),
                                    ("legal", "涉及法律"),
                                    ("minors", "面向未成年人"),
                                ],
                                default="none",
                                max_length=8,
                                verbose_name="风险",
                            ),
                        ),
                        (
                            "insurance_words",
                            models.CharField(blank=True, max_length=200, verbose_name="保险怎么办"),
                        ),
                        (
                            "safeguard_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="老人、孩子怎么保护"
                            ),
                        ),
                        (
                            "policy_source",
                            models.CharField(max_length=120, verbose_name="依据哪份文件"),
                        ),
                        (
                            "policy_words",
                            models.CharField(max_length=400, verbose_name="阶段性重点"),
                        ),
                        (
                            "need_words",
                            models.CharField(max_length=400, verbose_name="群众现实需要"),
                        ),
                        ("brand", models.CharField(blank=True, max_length=20, verbose_name="品牌")),
                        ("proposed_by_id", models.BigIntegerField(verbose_name="提出人编号")),
                        (
                            "proposed_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位提出"),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        ("moved_at", models.DateTimeField(verbose_name="到这一步的时间")),
                        ("trial_until", models.DateField(null=True, verbose_name="试行到")),
                        ("look_due_on", models.DateField(null=True, verbose_name="下次评估")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="areas.area",
                                verbose_name="在哪里",
                            ),
                        ),
                        (
                            "heard",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="projects.forumnote",
                                verbose_name="来自哪条发言",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="projects.forum",
                                verbose_name="来自座谈会",
                            ),
                        ),
                        (
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="catalog.platform",
                            ),
                        ),
                        (
                            "service",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project",
                                to="catalog.service",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="areas.unit",
                                verbose_name="提出单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "项目",
                        "indexes": [
                            models.Index(fields=["county", "stage"], name="project_by_stage"),
                            models.Index(fields=["look_due_on"], name="project_look_due"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "key"), name="project_key_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        ["at_gate", "incubating", "revise", "running", "trial"],
                                    )
                                ),
                                fields=("platform", "audience", "area", "months_mask", "title"),
                                name="project_live_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "stage__in",
                                            ["at_gate", "incubating", "revise", "running", "trial"],
                                        ),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        models.Q(("policy_source", ""), _negated=True),
                                        models.Q(("policy_words", ""), _negated=True),
                                        models.Q(("need_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="project_justified_twice",
                                violation_error_message="阶段性重点和群众现实需要都要写。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("service__isnull", False),
                                        ("stage__in", ["running", "trial"]),
                                    ),
                                    models.Q(("stage__in", ["running", "trial"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="project_listed_is_on_menu",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("headcount__gte", 1),
                                    ("minutes__gte", 5),
                                    ("months_mask__range", (1, 4095)),
                                ),
                                name="project_has_size",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NurseryNote",
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
                                    ("seeded", "起步"),
                                    ("accompanied", "陪跑"),
                                    ("alone", "独立运行"),
                                ],
                                max_length=12,
                                verbose_name="到哪一步",
                            ),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="做了什么")),
                        ("noted_at", models.DateTimeField(verbose_name="记下时间")),
                        (
                            "noted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位记的"),
                        ),
                        (
                            "companion",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accompanied_projects",
                                to="areas.unit",
                                verbose_name="谁陪跑",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nursery_notes",
                                to="teams.trainingsession",
                                verbose_name="哪场培训",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nursery_notes",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "孵化进展",
                        "ordering": ["noted_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="NeedEvidence",
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
                                    ("order", "点单"),
                                    ("unmet", "没办成的单"),
                                    ("note", "座谈会发言"),
                                ],
                                max_length=8,
                                verbose_name="哪种证据",
                            ),
                        ),
                        ("linked_at", models.DateTimeField(verbose_name="引用时间")),
                        (
                            "linked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位引用"),
                        ),
                        (
                            "note",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shown_needs",
                                to="projects.forumnote",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shown_needs",
                                to="orders.order",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "需要的证据",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "order"), name="evidence_order_once"
                            ),
                            models.UniqueConstraint(
                                fields=("project", "note"), name="evidence_note_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "note"), ("note__isnull", False), ("order", None)
                                    ),
                                    models.Q(
                                        ("kind__in", ["order", "unmet"]),
                                        ("note", None),
                                        ("order__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="evidence_is_a_row",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListEntry",
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
                        ("entered_on", models.DateField(verbose_name="进")),
                        ("left_on", models.DateField(null=True, verbose_name="出")),
                        ("why_in", models.CharField(max_length=400, verbose_name="为什么进")),
                        (
                            "why_out",
                            models.CharField(blank=True, max_length=400, verbose_name="为什么出"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "名单上的一段",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on", None)),
                                fields=("project",),
                                name="list_one_present",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("left_on", None), ("why_out", "")),
                                    models.Q(
                                        ("left_on__gte", models.F("entered_on")),
                                        models.Q(("why_out", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="list_left_with_reasons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HalfYearLook",
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
                        ("on", models.DateField(verbose_name="哪天")),
                        ("figures", models.JSONField(verbose_name="当时的数")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("go_on", "继续"), ("end", "建议退出")],
                                max_length=8,
                                verbose_name="结论",
                            ),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="看到什么")),
                        (
                            "looked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位评估"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="looks",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "半年评估",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "on"), name="look_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="look_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExitProposal",
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
                            "ground",
                            models.CharField(
                                choices=[
                                    ("idle", "三个月没有活动"),
                                    ("reviews", "群众评价的证据不好"),
                                    ("look", "半年评估建议退出"),
                                    ("asked", "实施单位提出"),
                                ],
                                max_length=8,
                                verbose_name="依据",
                            ),
                        ),
                        ("figures", models.JSONField(verbose_name="当时的数")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="说明"),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        ("proposed_as", models.CharField(max_length=80, verbose_name="谁提出")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("exit", "退出"), ("keep", "继续实施")],
                                max_length=8,
                                verbose_name="决定",
                            ),
                        ),
                        (
                            "reasons",
                            models.CharField(blank=True, max_length=400, verbose_name="理由"),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                        (
                            "decided_by_id",
                            models.BigIntegerField(null=True, verbose_name="决定人编号"),
                        ),
                        (
                            "decided_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位决定"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exit_proposals",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "退出建议",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "")),
                                fields=("project",),
                                name="exit_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by_id", None),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("reasons", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="exit_decided_by_a_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleSet",
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
                        ("review_days", models.PositiveSmallIntegerField(verbose_name="评审几天")),
                        (
                            "appeal_days",
                            models.PositiveSmallIntegerField(verbose_name="几天内可以申诉"),
                        ),
                        (
                            "trial_months",
                            models.PositiveSmallIntegerField(verbose_name="试行几个月"),
                        ),
                        (
                            "look_months",
                            models.PositiveSmallIntegerField(verbose_name="几个月评估一次"),
                        ),
                        (
                            "idle_months",
                            models.PositiveSmallIntegerField(verbose_name="几个月没有活动算闲置"),
                        ),
                    ],
                    options={
                        "verbose_name": "准入标准",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "version"), name="gate_rules_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("appeal_days__range", (1, 60)),
                                    ("idle_months__range", (1, 12)),
                                    ("look_months__range", (1, 12)),
                                    ("review_days__range", (1, 60)),
                                    ("trial_months__range", (1, 12)),
                                ),
                                name="gate_rules_give_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
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
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        ("meaning", models.CharField(max_length=160, verbose_name="意思")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("stop", "硬条件"), ("scored", "打分项")],
                                max_length=8,
                                verbose_name="怎么答",
                            ),
                        ),
                        ("answered_by", models.CharField(max_length=8, verbose_name="由谁答")),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(default=0, verbose_name="权重"),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="projects.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "准入标准的一条",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rules", "code"), name="criterion_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "stop"), ("weight", 0)),
                                    models.Q(("kind", "scored"), ("weight__range", (1, 100))),
                                    _connector="OR",
                                ),
                                name="criterion_stops_or_weighs",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answered_by__in", ["all", "named", "system"])),
                                name="criterion_answered_by",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Change",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几次变更")),
                        ("content", models.JSONField(verbose_name="改成什么")),
                        ("why", models.CharField(max_length=400, verbose_name="为什么改")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "评审中"),
                                    ("made", "已经照改"),
                                    ("sent_back", "修改后再提"),
                                    ("refused", "没有同意"),
                                    ("taken_back", "已撤回"),
                                    ("dropped", "项目退出，不再评"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="进展",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        ("proposed_by_id", models.BigIntegerField(verbose_name="提出人编号")),
                        (
                            "proposed_for",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="以哪个单位的岗位提出",
                            ),
                        ),
                        (
                            "proposed_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位提出"),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "变更提议",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="change_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("project",),
                                name="change_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True),
                                name="change_says_why",
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
                                name="change_ended_iff_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GateRound",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几轮")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "评审中"),
                                    ("decided", "已有决定"),
                                    ("stopped", "没有决定就停了"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="进展",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="开始")),
                        ("due_at", models.DateTimeField(verbose_name="评审截止")),
                        (
                            "change",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="projects.change",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="projects.project",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="projects.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一轮评审",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="round_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("project",),
                                name="round_one_open",
                            ),
                        ],
                    },
                ),
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
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("admit", "准入"),
                                    ("revise", "修改后再审"),
                                    ("incubate", "孵化"),
                                    ("refuse", "不准入"),
                                ],
                                max_length=8,
                                verbose_name="决定",
                            ),
                        ),
                        ("reasons", models.CharField(max_length=400, verbose_name="理由")),
                        ("decided_at", models.DateTimeField(verbose_name="决定时间")),
                        ("decided_by_id", models.BigIntegerField(verbose_name="决定人编号")),
                        (
                            "decided_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位决定"),
                        ),
                        ("appeal_until", models.DateField(verbose_name="申诉截止")),
                        (
                            "round",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="projects.gateround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "准入决定",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True),
                                name="decision_has_reasons",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectVersion",
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
                            "verb",
                            models.CharField(
                                choices=[
                                    ("propose", "提出项目"),
                                    ("correct", "修改项目"),
                                    ("link", "引用证据"),
                                    ("unlink", "去掉证据"),
                                    ("submit", "送交评审"),
                                    ("take_back", "撤回项目"),
                                    ("admit", "准入"),
                                    ("send_back", "退回修改"),
                                    ("incubate", "转入孵化"),
                                    ("refuse", "不予准入"),
                                    ("reopen", "申诉后再审"),
                                    ("nurse", "记孵化进展"),
                                    ("confirm", "转为正式"),
                                    ("look_back", "半年评估"),
                                    ("propose_exit", "提出退出"),
                                    ("keep", "继续实施"),
                                    ("exit", "退出"),
                                    ("adjust", "小改"),
                                    ("propose_change", "提出变更"),
                                    ("take_back_change", "撤回变更"),
                                    ("change", "同意变更"),
                                    ("keep_as_is", "不照变更改"),
                                    ("reopen_change", "申诉后再审变更"),
                                    ("hand_over", "转给别的单位"),
                                ],
                                max_length=20,
                                verbose_name="怎么来的",
                            ),
                        ),
                        ("content", models.JSONField(verbose_name="内容")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "written_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位写的"),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="projects.decision",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "项目的一版",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="project_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reviewing",
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
                        ("post_id", models.BigIntegerField(verbose_name="岗位编号")),
                        ("label", models.CharField(max_length=80, verbose_name="以什么岗位评")),
                        (
                            "is_political",
                            models.BooleanField(
                                default=False, verbose_name="负责政治和意识形态审查"
                            ),
                        ),
                        ("named_at", models.DateTimeField(verbose_name="指定时间")),
                        (
                            "conflict",
                            models.CharField(
                                blank=True,
                                choices=[("none", "没有利害关系"), ("has", "有利害关系，回避")],
                                max_length=8,
                                verbose_name="回避声明",
                            ),
                        ),
                        (
                            "conflict_words",
                            models.CharField(blank=True, max_length=200, verbose_name="什么关系"),
                        ),
                        ("declared_at", models.DateTimeField(null=True, verbose_name="声明时间")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="评审意见"),
                        ),
                        (
                            "private_words",
                            models.CharField(blank=True, max_length=400, verbose_name="内部意见"),
                        ),
                        ("given_at", models.DateTimeField(null=True, verbose_name="交评审时间")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviewings",
                                to="people.person",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviewings",
                                to="projects.gateround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评审人",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "person"), name="reviewer_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("is_political", True),
                                    models.Q(("conflict", "has"), _negated=True),
                                ),
                                fields=("round",),
                                name="reviewer_one_political",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("conflict", ""), ("declared_at", None)),
                                    models.Q(
                                        models.Q(("conflict", ""), _negated=True),
                                        ("declared_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviewer_declared_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("conflict", "has"), _negated=True),
                                    models.Q(("conflict_words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reviewer_says_which_conflict",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("given_at", None), ("private_words", ""), ("words", "")
                                    ),
                                    models.Q(("conflict", "none"), ("given_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviewer_gives_after_declaring",
                                violation_error_message="先声明有没有利害关系，再评审；回避的人不评。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mark",
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
                        ("value", models.PositiveSmallIntegerField(verbose_name="给几分")),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="projects.criterion",
                            ),
                        ),
                        (
                            "reviewing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="projects.reviewing",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一条的评审",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("reviewing", "criterion"), name="mark_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__lte", 4)), name="mark_within"
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
                        ("words", models.CharField(max_length=400, verbose_name="为什么申诉")),
                        ("asked_at", models.DateTimeField(verbose_name="申诉时间")),
                        (
                            "asked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位申诉"),
                        ),
                        ("decider_id", models.BigIntegerField(verbose_name="原决定人编号")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("granted", "支持申诉，重新评审"),
                                    ("upheld", "维持原决定"),
                                ],
                                max_length=8,
                                verbose_name="答复",
                            ),
                        ),
                        (
                            "reasons",
                            models.CharField(blank=True, max_length=400, verbose_name="答复理由"),
                        ),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "answered_by_id",
                            models.BigIntegerField(null=True, verbose_name="答复人编号"),
                        ),
                        (
                            "answered_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位答复"
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeal",
                                to="projects.decision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "准入申诉",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at", None),
                                        ("answered_by_id", None),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("reasons", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="gate_appeal_answered_with_reasons",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by_id", None),
                                    models.Q(
                                        ("answered_by_id", models.F("decider_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="gate_appeal_to_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeyWork",
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
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="来自哪份文件"
                            ),
                        ),
                        (
                            "words",
                            models.JSONField(
                                default=list,
                                help_text="a project that cites one of them is known by it",
                                verbose_name="依据里的说法",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="从哪天起")),
                        ("ends_on", models.DateField(null=True, verbose_name="到哪天为止")),
                        ("added_at", models.DateTimeField(verbose_name="加上的时间")),
                        (
                            "added_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位加上"),
                        ),
                    ],
                    options={
                        "verbose_name": "重点工作",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("county", "name"),
                                name="key_work_open_once",
                                violation_error_message="名单上已经有这一项。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="key_work_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="key_work_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Joining",
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
                        ("since", models.DateTimeField(verbose_name="从什么时候起")),
                        ("until", models.DateTimeField(null=True, verbose_name="到什么时候为止")),
                        (
                            "is_recognized",
                            models.BooleanField(default=False, verbose_name="按写的依据认的"),
                        ),
                        (
                            "joined_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位挂上"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joinings",
                                to="projects.project",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joinings",
                                to="catalog.service",
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joinings",
                                to="projects.keywork",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "和重点工作结合",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("project__isnull", False), ("service", None)),
                                    models.Q(("project", None), ("service__isnull", False)),
                                    _connector="OR",
                                ),
                                name="joining_is_of_one_of_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="joining_ends_after_it_begins",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("project",),
                                name="joining_project_one_present",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("service",),
                                name="joining_service_one_present",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_need_before_the_gate.keep, _need_before_the_gate.release),
        migrations.RunPython(_off_the_list_off_the_menu.keep, _off_the_list_off_the_menu.release),
    ]
