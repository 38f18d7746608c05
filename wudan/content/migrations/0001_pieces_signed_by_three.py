"""Pieces, their revisions, sign-offs, proof marks, showings, uses (R060, R082, R083)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("activities", "0011_invite_to_shifts"),
        ("areas", "0003_know_points_of_villages"),
        ("honors", "0006_campaigns_apart_and_unread"),
        ("people", "0013_households"),
        ("projects", "0001_tables"),
        ("sites", "0008_find_own_bookings_in_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("county", models.CharField(max_length=6, verbose_name="县")),
                ("no", models.CharField(max_length=12, unique=True, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "文章"),
                            ("announcement", "通知公告"),
                            ("song", "歌曲"),
                            ("film", "短片"),
                            ("reader", "读本"),
                            ("talk", "宣讲稿"),
                            ("story", "身边榜样"),
                            ("case", "项目案例"),
                            ("sheet", "上墙制度"),
                        ],
                        max_length=12,
                        verbose_name="哪一种",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="题目")),
                (
                    "latest",
                    models.PositiveSmallIntegerField(default=0, verbose_name="最新是第几稿"),
                ),
                ("starts_at", models.DateTimeField(null=True, verbose_name="从什么时候公开")),
                ("ends_at", models.DateTimeField(null=True, verbose_name="到什么时候撤下")),
                ("made_at", models.DateTimeField(verbose_name="开始写的时间")),
                ("changed_at", models.DateTimeField(verbose_name="最近一次改动")),
                (
                    "award",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="honors.award",
                        verbose_name="写的是哪个荣誉",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="projects.project",
                        verbose_name="写的是哪个项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="areas.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "稿件",
                "indexes": [
                    models.Index(fields=["county", "-changed_at"], name="article_by_change"),
                    models.Index(fields=["unit", "-changed_at"], name="article_of_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at", None),
                            ("starts_at", None),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="article_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="content.article",
                    ),
                ),
                ("pairs", models.TextField(blank=True, verbose_name="相邻的两个字")),
            ],
            options={
                "verbose_name": "稿件的检索",
            },
        ),
        migrations.CreateModel(
            name="Medium",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("picture", "照片"), ("film", "短片文件"), ("sound", "录音")],
                        max_length=8,
                        verbose_name="哪一种",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=32, verbose_name="文件")),
                ("middle", models.CharField(blank=True, max_length=32, verbose_name="中图")),
                ("small", models.CharField(blank=True, max_length=32, verbose_name="小图")),
                ("media_type", models.CharField(blank=True, max_length=20, verbose_name="格式")),
                ("size", models.BigIntegerField(default=0, verbose_name="大小")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="文件摘要")),
                ("width", models.PositiveIntegerField(null=True, verbose_name="宽")),
                ("height", models.PositiveIntegerField(null=True, verbose_name="高")),
                ("link", models.CharField(blank=True, max_length=300, verbose_name="网址")),
                ("added_at", models.DateTimeField(verbose_name="时间")),
                ("added_as", models.CharField(max_length=80, verbose_name="谁传的")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="media",
                        to="content.article",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sites.resource",
                        verbose_name="在哪个网络阵地上",
                    ),
                ),
            ],
            options={
                "verbose_name": "稿件的文件",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link", ""), models.Q(("name", ""), _negated=True)),
                            models.Q(
                                models.Q(("link", ""), _negated=True),
                                ("channel__isnull", False),
                                ("name", ""),
                            ),
                            _connector="OR",
                        ),
                        name="medium_file_or_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("link", models.CharField(blank=True, max_length=300, verbose_name="网址")),
                ("on", models.DateField(verbose_name="哪天")),
                ("noted_at", models.DateTimeField(verbose_name="记下时间")),
                ("noted_as", models.CharField(max_length=80, verbose_name="谁记的")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="content.article",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="sites.resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "发到网络阵地",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "channel"), name="posting_once_a_channel"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="第几稿")),
                ("title", models.CharField(max_length=60, verbose_name="题目")),
                ("body", models.TextField(blank=True, verbose_name="正文")),
                ("rights", models.CharField(max_length=12, verbose_name="权利")),
                ("source", models.CharField(max_length=200, verbose_name="来源")),
                ("credit", models.CharField(blank=True, max_length=120, verbose_name="作者")),
                (
                    "people_words",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="别的出镜的人怎么同意的"
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="改了什么")),
                ("hash", models.CharField(max_length=64, verbose_name="摘要")),
                ("written_at", models.DateTimeField(verbose_name="写的时间")),
                ("written_by_id", models.BigIntegerField(verbose_name="谁写的")),
                ("written_as", models.CharField(max_length=80, verbose_name="以什么岗位写的")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="content.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "一稿",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"), name="revision_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="revision_says_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProofMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wording", "字词"),
                            ("points", "标点格式"),
                            ("fact", "事实数字"),
                            ("name", "人名职务"),
                            ("stance", "表述口径"),
                        ],
                        max_length=8,
                        verbose_name="哪一类",
                    ),
                ),
                ("excerpt", models.CharField(max_length=60, verbose_name="哪几个字")),
                ("words", models.CharField(max_length=200, verbose_name="怎么改")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("person_id", models.BigIntegerField(verbose_name="谁校的")),
                ("marked_as", models.CharField(max_length=80, verbose_name="谁校的（岗位）")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="处理时间")),
                (
                    "settled_as",
                    models.CharField(blank=True, max_length=80, verbose_name="谁处理的"),
                ),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="不改的理由")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="content.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "校对记号",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("settled_at", None)),
                            models.Q(
                                ("settled_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proof_mark_settled_with_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="第几个")),
                ("alt", models.CharField(blank=True, max_length=120, verbose_name="图里有什么")),
                ("captions", models.TextField(blank=True, verbose_name="字幕")),
                ("transcript", models.TextField(blank=True, verbose_name="文字稿")),
                (
                    "medium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="content.medium",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="content.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "稿里的文件",
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "medium"), name="placement_once"),
                    models.UniqueConstraint(
                        fields=("revision", "position"), name="placement_position_once"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="approved",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="content.revision",
                verbose_name="等着公开的一稿",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="proposed",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="content.revision",
                verbose_name="送审的一稿",
            ),
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="people.person",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="content.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "写到的人",
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "person"), name="appearance_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SendBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(verbose_name="第几审")),
                ("words", models.CharField(max_length=400, verbose_name="为什么退回")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("sent_as", models.CharField(max_length=80, verbose_name="谁退回的")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="send_backs",
                        to="content.article",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="send_backs",
                        to="content.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "退回",
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="从什么时候")),
                ("until", models.DateTimeField(null=True, verbose_name="到什么时候")),
                ("shown_as", models.CharField(max_length=80, verbose_name="谁公开的")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "换成更正后的一稿"),
                            ("ended", "到了撤下的日子"),
                            ("consent", "有人收回了公开的同意"),
                            ("award", "荣誉撤销了"),
                            ("erased", "写到的人注销了"),
                            ("staff", "经办人撤下"),
                        ],
                        max_length=8,
                        verbose_name="为什么撤下",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="撤下的理由")),
                ("ended_as", models.CharField(blank=True, max_length=80, verbose_name="谁撤下的")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="content.article",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="content.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开",
                "indexes": [models.Index(fields=["-since"], name="showing_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("article",),
                        name="showing_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("until", None)),
                            models.Q(
                                ("until__isnull", False), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="showing_ended_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "staff"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="showing_taken_down_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(verbose_name="第几审")),
                ("hash", models.CharField(max_length=64, verbose_name="签的是哪一个摘要")),
                ("person_id", models.BigIntegerField(verbose_name="谁签的")),
                ("signed_as", models.CharField(max_length=80, verbose_name="以什么岗位签的")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="content.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "签发",
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "step"), name="sign_off_step_once"),
                    models.UniqueConstraint(
                        fields=("revision", "person_id"), name="sign_off_person_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__range", (1, 3))), name="sign_off_of_three"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("played", "放了"),
                            ("lent", "借出去了"),
                            ("read_aloud", "读了、讲了"),
                            ("hung", "贴上墙了"),
                        ],
                        max_length=10,
                        verbose_name="怎么用的",
                    ),
                ),
                ("on", models.DateField(verbose_name="哪天")),
                ("people_count", models.PositiveIntegerField(null=True, verbose_name="在场多少人")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                ("noted_at", models.DateTimeField(verbose_name="记下时间")),
                ("noted_as", models.CharField(max_length=80, verbose_name="谁记的")),
                ("struck_at", models.DateTimeField(null=True, verbose_name="划掉的时间")),
                (
                    "struck_why",
                    models.CharField(blank=True, max_length=120, verbose_name="为什么划掉"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="content.article",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="content.revision",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.unit",
                        verbose_name="在哪个单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "使用记录",
                "indexes": [models.Index(fields=["article", "-on"], name="content_use_by_day")],
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
                        name="content_use_struck_with_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.BigIntegerField(verbose_name="谁")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="content.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "写稿人",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "person_id"), name="author_of_article_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed", None), ("approved", None), _connector="OR"),
                name="article_signing_or_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "case"), ("project__isnull", False)),
                    models.Q(models.Q(("kind", "case"), _negated=True), ("project", None)),
                    _connector="OR",
                ),
                name="article_case_is_of_a_project",
                violation_error_message="案例是一个项目的案例。",
            ),
        ),
    ]
