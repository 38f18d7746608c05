import uuid

import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.honors.migrations import (
    _campaigns_apart_and_unread,
    _households_shown_heard_and_seen,
    _objections_hold_the_notice,
)


class Migration(migrations.Migration):
    replaces = [
        ("honors", "0001_public_notices"),
        ("honors", "0002_objections_hold_the_notice"),
        ("honors", "0003_households"),
        ("honors", "0004_households_shown_heard_and_seen"),
        ("honors", "0005_campaigns"),
        ("honors", "0006_campaigns_apart_and_unread"),
    ]

    initial = True

    dependencies = [
        ("activities", "0001_tables"),
        ("areas", "0001_tables"),
        ("orders", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="PublicNotice",
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
                        ("kind", models.SlugField(max_length=20, verbose_name="公示什么")),
                        ("subject_id", models.BigIntegerField(verbose_name="哪一个")),
                        ("title", models.CharField(max_length=80, verbose_name="题目")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=800, verbose_name="公示的话"),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="截止")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "公示中"),
                                    ("passed", "公示期满"),
                                    ("upset", "有异议成立"),
                                    ("taken_down", "已撤下"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="进展",
                            ),
                        ),
                        ("published_as", models.CharField(max_length=80, verbose_name="谁公示的")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "closed_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁结束的"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="areas.unit",
                                verbose_name="哪里的",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公示",
                        "indexes": [models.Index(fields=["state", "ends_at"], name="notice_due")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("kind", "subject_id"),
                                name="notice_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="notice_gives_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("closed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_closed_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "passed"), _negated=True),
                                    ("closed_at__gte", models.F("ends_at")),
                                    _connector="OR",
                                ),
                                name="notice_passes_after_its_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeParty",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("honored", "被公示的人"),
                                    ("put_forward", "推荐的人"),
                                    ("decided", "作决定的人"),
                                ],
                                max_length=12,
                                verbose_name="什么关系",
                            ),
                        ),
                        (
                            "shows_name",
                            models.BooleanField(default=False, verbose_name="本人同意写全名"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notice_parts",
                                to="people.person",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="honors.publicnotice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公示有关的人",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("notice", "person", "part"), name="party_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("part", "honored"), ("shows_name", False), _connector="OR"
                                ),
                                name="party_shows_only_honored",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeObjection",
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
                            "is_named",
                            models.BooleanField(default=False, verbose_name="可以告诉对方是谁提的"),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[("person", "事迹或这个人"), ("handling", "评选的过程")],
                                max_length=10,
                                verbose_name="对什么有异议",
                            ),
                        ),
                        ("words", models.CharField(max_length=800, verbose_name="为什么")),
                        ("raised_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "taken_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁代记的"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "等答复"),
                                    ("sustained", "异议成立"),
                                    ("dismissed", "异议不成立"),
                                    ("withdrawn", "提出的人收回"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="进展",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=400, verbose_name="答复"),
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
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notice_objections",
                                to="people.person",
                                verbose_name="谁提的",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="honors.publicnotice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "异议",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("notice", "person"),
                                name="objection_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at", None),
                                        ("answered_by_id", None),
                                        ("state", "open"),
                                    ),
                                    models.Q(("answered_by_id", None), ("state", "withdrawn")),
                                    models.Q(
                                        ("state__in", ["sustained", "dismissed"]),
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="objection_answered_with_reasons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdRules",
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
                        ("starts_on", models.DateField(verbose_name="从哪天起")),
                        (
                            "decided_by",
                            models.CharField(
                                choices=[("center", "县中心办公室"), ("institute", "镇街实践所")],
                                max_length=10,
                                verbose_name="由谁决定",
                            ),
                        ),
                        (
                            "neighbours",
                            models.PositiveSmallIntegerField(verbose_name="请几位邻居说话"),
                        ),
                        (
                            "hearing_days",
                            models.PositiveSmallIntegerField(verbose_name="等邻居几天"),
                        ),
                        ("notice_days", models.PositiveSmallIntegerField(verbose_name="公示几天")),
                        (
                            "appeal_days",
                            models.PositiveSmallIntegerField(verbose_name="几天内可以申诉"),
                        ),
                        (
                            "valid_months",
                            models.PositiveSmallIntegerField(verbose_name="几个月复核一次"),
                        ),
                    ],
                    options={
                        "verbose_name": "文明家庭规则",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "version"), name="household_rules_once"
                            ),
                            models.UniqueConstraint(
                                fields=("county", "starts_on"), name="household_rules_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("appeal_days__range", (1, 60)),
                                    ("hearing_days__range", (1, 60)),
                                    ("neighbours__range", (1, 20)),
                                    ("notice_days__range", (5, 60)),
                                    ("valid_months__range", (1, 36)),
                                ),
                                name="household_rules_give_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdHonor",
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
                                    ("asked", "等这户人家点头"),
                                    ("hearing", "听邻居说、上门看"),
                                    ("notice", "公示中"),
                                    ("honored", "已命名"),
                                    ("refused", "这次没有评上"),
                                    ("dropped", "不评了"),
                                    ("revoked", "已摘牌"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="进展",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "source",
                            models.CharField(
                                choices=[("self", "自己"), ("neighbour", "邻居"), ("site", "所站")],
                                max_length=10,
                                verbose_name="谁推荐",
                            ),
                        ),
                        (
                            "nominated_as",
                            models.CharField(max_length=80, verbose_name="以什么身份推荐"),
                        ),
                        ("why", models.CharField(max_length=200, verbose_name="为什么推荐")),
                        ("nominated_at", models.DateTimeField(verbose_name="推荐时间")),
                        ("agreed_at", models.DateTimeField(null=True, verbose_name="点头时间")),
                        (
                            "heard_until",
                            models.DateTimeField(null=True, verbose_name="听到什么时候"),
                        ),
                        ("moved_at", models.DateTimeField(verbose_name="到这一步的时间")),
                        (
                            "picture",
                            models.CharField(blank=True, max_length=32, verbose_name="照片文件"),
                        ),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreed_honors",
                                to="people.person",
                                verbose_name="谁点的头",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="honors",
                                to="people.household",
                                verbose_name="哪一户",
                            ),
                        ),
                        (
                            "nominated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominated_households",
                                to="people.person",
                                verbose_name="推荐人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="household_honors",
                                to="areas.unit",
                                verbose_name="所在站",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="honors",
                                to="honors.householdrules",
                                verbose_name="按哪一版",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "文明家庭（一户）",
                        "indexes": [
                            models.Index(
                                fields=["county", "stage"], name="household_honor_by_stage"
                            ),
                            models.Index(fields=["unit", "stage"], name="household_honor_by_unit"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("stage__in", ["asked", "hearing", "honored", "notice"])
                                ),
                                fields=("household",),
                                name="household_honor_one_live",
                                violation_error_message="这一户已经在评，或已经命名了。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ["asked", "dropped"]),
                                    models.Q(
                                        ("agreed_at__isnull", False), ("agreed_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="household_honor_agreed",
                                violation_error_message="这户人家没有点头，不能往下走。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdDecision",
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
                                    ("publish", "够得上，公示"),
                                    ("refuse", "这次不评"),
                                    ("overturn", "公示有异议，这次不评"),
                                    ("revoke", "摘牌"),
                                ],
                                max_length=10,
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
                        ("appeal_until", models.DateField(null=True, verbose_name="申诉截止")),
                        (
                            "honor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="honors.householdhonor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "对一户的决定",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True),
                                name="household_decision_has_reasons",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("appeal_until", None), ("outcome", "publish")),
                                    models.Q(
                                        models.Q(("outcome", "publish"), _negated=True),
                                        ("appeal_until__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="household_decision_against_has_appeal",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisplayConsent",
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
                                    ("door", "门牌上写名字"),
                                    ("web", "网上写名字"),
                                    ("picture", "网上放照片"),
                                ],
                                max_length=8,
                                verbose_name="展示什么",
                            ),
                        ),
                        ("text_version", models.DateField(verbose_name="文本版本")),
                        ("text_hash", models.CharField(max_length=64, verbose_name="文本摘要")),
                        ("given_at", models.DateTimeField(verbose_name="时间")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质签字"),
                                ],
                                max_length=10,
                                verbose_name="怎么说的",
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="收回时间")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="display_consents",
                                to="people.person",
                                verbose_name="谁同意的",
                            ),
                        ),
                        (
                            "honor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="displays",
                                to="honors.householdhonor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "展示同意",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("honor", "kind"),
                                name="display_one_live",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdCriterion",
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
                        ("meaning", models.CharField(max_length=120, verbose_name="意思")),
                        (
                            "rules",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="honors.householdrules",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "文明家庭的一条标准",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rules", "code"), name="household_criterion_once"
                            ),
                            models.UniqueConstraint(
                                fields=("rules", "position"), name="household_criterion_place"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdVisit",
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
                        ("label", models.CharField(max_length=80, verbose_name="以什么岗位去")),
                        ("named_at", models.DateTimeField(verbose_name="指定时间")),
                        (
                            "relation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "没有关系"),
                                    ("has", "是亲戚、邻居，或有别的关系，我回避"),
                                ],
                                max_length=8,
                                verbose_name="回避声明",
                            ),
                        ),
                        (
                            "relation_words",
                            models.CharField(blank=True, max_length=200, verbose_name="什么关系"),
                        ),
                        ("declared_at", models.DateTimeField(null=True, verbose_name="声明时间")),
                        ("visited_on", models.DateField(null=True, verbose_name="哪天去的")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="看到了什么"),
                        ),
                        (
                            "checked_words",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="意见核下来怎样"
                            ),
                        ),
                        ("given_at", models.DateTimeField(null=True, verbose_name="交的时间")),
                        (
                            "honor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="honors.householdhonor",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="household_visits",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "上门走访",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("honor", "person"), name="household_visitor_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("declared_at", None), ("relation", "")),
                                    models.Q(
                                        models.Q(("relation", ""), _negated=True),
                                        ("declared_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="household_visitor_declared_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("checked_words", ""),
                                        ("given_at", None),
                                        ("visited_on", None),
                                        ("words", ""),
                                    ),
                                    models.Q(
                                        ("given_at__isnull", False),
                                        ("relation", "none"),
                                        ("visited_on__isnull", False),
                                        models.Q(("words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="household_visit_after_declaring",
                                violation_error_message="先声明有没有关系，再上门；回避的人不写。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeighbourWord",
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
                        ("asked_at", models.DateTimeField(verbose_name="请他说的时间")),
                        (
                            "word",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("good", "够得上"),
                                    ("concern", "有意见"),
                                    ("unknown", "不了解"),
                                ],
                                max_length=8,
                                verbose_name="怎么看",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="说了什么"),
                        ),
                        ("said_at", models.DateTimeField(null=True, verbose_name="说的时间")),
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
                                verbose_name="怎么说的",
                            ),
                        ),
                        (
                            "honor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="neighbour_words",
                                to="honors.householdhonor",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="neighbour_words",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "邻居的话",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("honor", "person"), name="neighbour_word_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("channel", ""), ("said_at", None), ("word", "")),
                                    models.Q(
                                        models.Q(("word", ""), _negated=True),
                                        ("said_at__isnull", False),
                                        models.Q(("channel", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="neighbour_word_said_at",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plate",
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
                        ("no", models.PositiveIntegerField(verbose_name="牌号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("live", "有效"),
                                    ("replaced", "已换新牌"),
                                    ("withdrawn", "已摘"),
                                    ("returned", "自己交回"),
                                ],
                                default="live",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("issued_on", models.DateField(verbose_name="发牌日")),
                        ("issued_as", models.CharField(max_length=80, verbose_name="以什么岗位发")),
                        ("look_due_on", models.DateField(verbose_name="下次复核")),
                        ("ended_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "ended_why",
                            models.CharField(blank=True, max_length=400, verbose_name="为什么"),
                        ),
                        (
                            "honor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plates",
                                to="honors.householdhonor",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="honors.plate",
                                verbose_name="换下哪一块",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "门牌",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "no"), name="plate_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "live")),
                                fields=("honor",),
                                name="plate_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on", None), ("ended_why", ""), ("state", "live")
                                    ),
                                    models.Q(
                                        models.Q(("state", "live"), _negated=True),
                                        ("ended_on__isnull", False),
                                        models.Q(("ended_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="plate_ends_with_reasons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlateLook",
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
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("renew", "续一年"),
                                    ("wait", "有的地方要改，三个月后再看"),
                                    ("advise", "建议摘牌，交给作决定的人"),
                                ],
                                max_length=8,
                                verbose_name="结果",
                            ),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="看到了什么")),
                        (
                            "looked_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位看的"),
                        ),
                        (
                            "plate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="looks",
                                to="honors.plate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "复核",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="plate_look_says_what",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitFinding",
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
                            "seen",
                            models.CharField(
                                choices=[
                                    ("yes", "看到了"),
                                    ("no", "没有做到"),
                                    ("unseen", "看不出来"),
                                ],
                                max_length=8,
                                verbose_name="看到没有",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="honors.householdcriterion",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="honors.householdvisit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "走访的一条",
                        "ordering": ["criterion"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("visit", "criterion"), name="visit_finding_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdAppeal",
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
                            models.CharField(max_length=80, verbose_name="以什么身份申诉"),
                        ),
                        ("decider_id", models.BigIntegerField(verbose_name="原决定人编号")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("granted", "支持申诉"), ("upheld", "维持原决定")],
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="household_appeals",
                                to="people.person",
                                verbose_name="谁申诉",
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeal",
                                to="honors.householddecision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "这户人家的申诉",
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
                                name="household_appeal_answered_with_reasons",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by_id", None),
                                    models.Q(
                                        ("answered_by_id", models.F("decider_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="household_appeal_to_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdEvidence",
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
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="事例"),
                        ),
                        ("deed_id", models.BigIntegerField(null=True, verbose_name="善行记录")),
                        ("said_at", models.DateTimeField(verbose_name="写的时间")),
                        ("said_as", models.CharField(max_length=80, verbose_name="以什么身份写的")),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="household_evidence",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="honors.householdcriterion",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="household_evidence",
                                to="orders.order",
                            ),
                        ),
                        (
                            "honor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="honors.householdhonor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "文明家庭的事例",
                        "ordering": ["criterion", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("words", ""), _negated=True),
                                    ("order__isnull", False),
                                    ("activity__isnull", False),
                                    ("deed_id__isnull", False),
                                    _connector="OR",
                                ),
                                name="household_evidence_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
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
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="怎么评"),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "还没开始"),
                                    ("nominating", "推荐中"),
                                    ("clearing", "征求部门意见"),
                                    ("scoring", "评委打分"),
                                    ("voting", "听群众说"),
                                    ("auditing", "核对票"),
                                    ("deciding", "开会决定"),
                                    ("notice", "公示中"),
                                    ("awarded", "已命名"),
                                    ("cancelled", "已取消"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="进展",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="版本")),
                        (
                            "sheet_version",
                            models.PositiveSmallIntegerField(verbose_name="评分表第几版"),
                        ),
                        ("sheet", models.JSONField(default=list, verbose_name="评分表")),
                        ("nominate_until", models.DateField(verbose_name="推荐到")),
                        ("clear_until", models.DateField(verbose_name="部门答复到")),
                        ("score_until", models.DateField(verbose_name="打分到")),
                        ("vote_until", models.DateField(verbose_name="群众投票到")),
                        ("notice_days", models.PositiveSmallIntegerField(verbose_name="公示几天")),
                        (
                            "round",
                            models.PositiveSmallIntegerField(default=1, verbose_name="第几轮投票"),
                        ),
                        ("made_as", models.CharField(max_length=80, verbose_name="谁定的方案")),
                        ("moved_at", models.DateTimeField(verbose_name="到这一步的时间")),
                        ("met_on", models.DateField(null=True, verbose_name="会议日期")),
                        (
                            "meeting_words",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="会议：谁参加、怎么定的"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="campaigns",
                                to="areas.unit",
                                verbose_name="哪里的评选",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "典型评选",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("clear_until__gte", models.F("nominate_until")),
                                    ("score_until__gte", models.F("clear_until")),
                                    ("vote_until__gte", models.F("score_until")),
                                ),
                                name="campaign_days_in_order",
                                violation_error_message="日子要一步比一步晚。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("notice_days__range", (5, 60))),
                                name="campaign_notice_gives_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CampaignClass",
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
                        ("code", models.SlugField(max_length=20, verbose_name="代码")),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("national", "全国五类"), ("color", "七色")],
                                max_length=10,
                                verbose_name="哪一套",
                            ),
                        ),
                        ("quota", models.PositiveSmallIntegerField(verbose_name="最多几名")),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="classes",
                                to="honors.campaign",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评选的一类",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "code"), name="campaign_class_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quota__range", (1, 50))),
                                name="campaign_class_has_limit",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CampaignOffice",
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
                        ("reminded_at", models.DateTimeField(null=True, verbose_name="提醒时间")),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offices",
                                to="honors.campaign",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clearings",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "被征求意见的部门",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "unit"), name="campaign_office_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Candidate",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几号")),
                        (
                            "put_forward_by",
                            models.CharField(
                                choices=[
                                    ("self", "自荐"),
                                    ("neighbour", "邻里推荐"),
                                    ("site", "所站推荐"),
                                ],
                                max_length=10,
                                verbose_name="谁推荐的",
                            ),
                        ),
                        ("nominated_at", models.DateTimeField(verbose_name="推荐时间")),
                        (
                            "nominated_as",
                            models.CharField(max_length=80, verbose_name="以什么身份推荐"),
                        ),
                        ("story", models.CharField(max_length=1000, verbose_name="事迹")),
                        (
                            "blind_story",
                            models.CharField(
                                blank=True, max_length=3000, verbose_name="遮住名字的事迹"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "等本人点头"),
                                    ("standing", "参评"),
                                    ("barred", "部门有意见，不再评"),
                                    ("chosen", "会议决定，公示中"),
                                    ("not_chosen", "这次没有评上"),
                                    ("honored", "已命名"),
                                    ("upset", "公示有异议成立，不命名"),
                                    ("revoked", "已撤销命名"),
                                    ("withdrawn", "本人不参评"),
                                    ("lapsed", "到期没有点头，不参评"),
                                ],
                                default="asked",
                                max_length=12,
                                verbose_name="进展",
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(null=True, verbose_name="本人点头时间")),
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
                                verbose_name="怎么点的头",
                            ),
                        ),
                        (
                            "shows_name",
                            models.BooleanField(default=False, verbose_name="同意写全名"),
                        ),
                        (
                            "shows_picture",
                            models.BooleanField(default=False, verbose_name="同意放照片"),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidates",
                                to="honors.campaign",
                            ),
                        ),
                        (
                            "honor_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidates",
                                to="honors.campaignclass",
                            ),
                        ),
                        (
                            "nominator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominated_candidates",
                                to="people.person",
                                verbose_name="推荐人",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidacies",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidates",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "候选人",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "number"), name="candidate_numbered_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["asked", "chosen", "standing"])),
                                fields=("campaign", "person"),
                                name="candidate_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["asked", "withdrawn", "lapsed"]),
                                    ("agreed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="candidate_agreed_first",
                                violation_error_message="本人还没有点头。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("shows_picture", False), ("shows_name", True), _connector="OR"
                                ),
                                name="candidate_picture_needs_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CampaignDecision",
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
                                choices=[("chosen", "评上"), ("not_chosen", "这次不评")],
                                max_length=10,
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
                        (
                            "candidate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="honors.candidate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议决定",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True),
                                name="campaign_decision_has_reasons",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                                verbose_name="编号",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="第几轮")),
                        ("hour", models.DateTimeField(verbose_name="哪个钟头")),
                        (
                            "network",
                            models.CharField(
                                blank=True, max_length=16, verbose_name="从哪个网络（摘要）"
                            ),
                        ),
                        ("struck_at", models.DateTimeField(null=True, verbose_name="不算的时间")),
                        (
                            "struck_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么不算"),
                        ),
                        (
                            "struck_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁定的"),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="honors.campaign",
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="honors.candidate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一票",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("struck_at", None), ("struck_why", "")),
                                    models.Q(
                                        ("struck_at__isnull", False),
                                        models.Q(("struck_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="ballot_struck_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Award",
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
                        ("no", models.CharField(max_length=20, unique=True, verbose_name="编号")),
                        ("awarded_at", models.DateTimeField(verbose_name="命名时间")),
                        ("awarded_as", models.CharField(max_length=80, verbose_name="谁命名的")),
                        (
                            "state",
                            models.CharField(
                                choices=[("live", "有效"), ("revoked", "已撤销")],
                                default="live",
                                max_length=8,
                                verbose_name="现在",
                            ),
                        ),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                        (
                            "revoked_why",
                            models.CharField(blank=True, max_length=400, verbose_name="为什么撤销"),
                        ),
                        (
                            "revoked_by_id",
                            models.BigIntegerField(null=True, verbose_name="撤销的人编号"),
                        ),
                        (
                            "revoked_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁撤销的"),
                        ),
                        (
                            "candidate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award",
                                to="honors.candidate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "命名",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "live"),
                                    models.Q(
                                        models.Q(("revoked_why", ""), _negated=True),
                                        ("revoked_at__isnull", False),
                                        ("revoked_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="award_revoked_with_reasons",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clearance",
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
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("clear", "没有意见"), ("objection", "有意见")],
                                max_length=10,
                                verbose_name="答复",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=400, verbose_name="理由"),
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
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clearances",
                                to="honors.candidate",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clearances",
                                to="honors.campaignoffice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "部门意见",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("candidate", "office"), name="clearance_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="clearance_answered_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "objection"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="clearance_objects_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scorer",
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
                        ("named_at", models.DateTimeField(verbose_name="请来的时间")),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scorers",
                                to="honors.campaign",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scorerships",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评委",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "person"), name="scorer_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scoring",
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
                            "conflict",
                            models.CharField(
                                blank=True,
                                choices=[("none", "没有利害关系"), ("has", "有利害关系，回避")],
                                max_length=6,
                                verbose_name="声明",
                            ),
                        ),
                        (
                            "conflict_words",
                            models.CharField(blank=True, max_length=200, verbose_name="什么关系"),
                        ),
                        ("declared_at", models.DateTimeField(null=True, verbose_name="声明时间")),
                        ("marks", models.JSONField(default=dict, verbose_name="各项给几分")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="一句话"),
                        ),
                        ("given_at", models.DateTimeField(null=True, verbose_name="交评分时间")),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scorings",
                                to="honors.candidate",
                            ),
                        ),
                        (
                            "scorer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scorings",
                                to="honors.scorer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一份评分",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scorer", "candidate"), name="scoring_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("conflict", "has"), _negated=True),
                                    models.Q(("conflict_words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="scorer_says_which_conflict",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("given_at", None), ("words", "")),
                                    models.Q(("conflict", "none"), ("given_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="scoring_after_declaring",
                                violation_error_message="先声明有没有利害关系，再打分。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Story",
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
                        ("title", models.CharField(max_length=40, verbose_name="题目")),
                        ("words", models.CharField(max_length=2000, verbose_name="事迹")),
                        (
                            "picture",
                            models.CharField(blank=True, max_length=32, verbose_name="照片"),
                        ),
                        (
                            "picture_type",
                            models.CharField(blank=True, max_length=20, verbose_name="照片格式"),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="写的时间")),
                        ("written_as", models.CharField(max_length=80, verbose_name="谁写的")),
                        (
                            "award",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="story",
                                to="honors.award",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事迹",
                    },
                ),
                migrations.CreateModel(
                    name="Turnout",
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
                        ("round", models.PositiveSmallIntegerField(verbose_name="第几轮")),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="turnouts",
                                to="honors.campaign",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="turnouts",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "投过票的人",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "round", "person"), name="one_vote_a_round"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardAppeal",
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
                        ("words", models.CharField(max_length=400, verbose_name="为什么不服")),
                        ("asked_at", models.DateTimeField(verbose_name="时间")),
                        ("decider_id", models.BigIntegerField(verbose_name="撤销的人编号")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("granted", "支持，恢复命名"), ("upheld", "维持撤销")],
                                max_length=8,
                                verbose_name="答复",
                            ),
                        ),
                        (
                            "reasons",
                            models.CharField(blank=True, max_length=400, verbose_name="理由"),
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
                            "award",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="honors.award",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "不服撤销",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "")),
                                fields=("award",),
                                name="award_appeal_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome", ""),
                                    models.Q(
                                        models.Q(("reasons", ""), _negated=True),
                                        ("answered_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="award_appeal_answered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_by_id", None),
                                    models.Q(
                                        ("answered_by_id", models.F("decider_id")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="award_appeal_to_another",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_objections_hold_the_notice.keep, _objections_hold_the_notice.release),
        migrations.RunPython(
            _households_shown_heard_and_seen.keep, _households_shown_heard_and_seen.release
        ),
        migrations.RunPython(_campaigns_apart_and_unread.keep, _campaigns_apart_and_unread.release),
    ]
