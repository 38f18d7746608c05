import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wudan.tables.creating
from wudan.people.migrations import _guard_posts, _keep_rules


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_first_tables"),
        ("people", "0002_tallies"),
        ("people", "0003_hand_over_posts"),
        ("people", "0004_guard_posts"),
        ("people", "0005_one_time_codes"),
        ("people", "0006_room_for_sealed_texts"),
        ("people", "0007_seal_personal_texts"),
        ("people", "0008_phone_codes"),
        ("people", "0009_keep_erased_persons_empty"),
        ("people", "0010_bonds_and_consents"),
        ("people", "0011_volunteers_whole"),
        ("people", "0012_recruitment_rules"),
        ("people", "0013_households"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Person",
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
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("phone", models.TextField(blank=True, default="", verbose_name="电话")),
                        ("address", models.TextField(blank=True, default="", verbose_name="住址")),
                        ("born_on", models.DateField(null=True, verbose_name="出生日期")),
                        (
                            "home",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="residents",
                                to="areas.unit",
                                verbose_name="所在站",
                            ),
                        ),
                        (
                            "id_index",
                            models.CharField(
                                blank=True,
                                default="",
                                editable=False,
                                max_length=32,
                                verbose_name="身份证号索引",
                            ),
                        ),
                        (
                            "id_number",
                            models.TextField(blank=True, default="", verbose_name="身份证号"),
                        ),
                        (
                            "phone_index",
                            models.CharField(
                                blank=True,
                                default="",
                                editable=False,
                                max_length=32,
                                verbose_name="电话索引",
                            ),
                        ),
                        (
                            "phone_tail",
                            models.CharField(
                                blank=True,
                                default="",
                                editable=False,
                                max_length=32,
                                verbose_name="尾号索引",
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("female", "女"), ("male", "男")],
                                max_length=6,
                                verbose_name="性别",
                            ),
                        ),
                        ("erased_at", models.DateTimeField(null=True, verbose_name="注销时间")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_persons",
                                to="people.person",
                                verbose_name="已并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人",
                        "indexes": [
                            models.Index(fields=["home", "name"], name="person_of_home"),
                            models.Index(fields=["phone_index"], name="person_phone"),
                            models.Index(fields=["phone_tail", "home"], name="person_phone_tail"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("id_index", ""), _negated=True),
                                fields=("county", "id_index"),
                                name="person_id_number_once",
                                violation_error_message="这个身份证号已经登记过。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("erased_at", None),
                                    models.Q(
                                        ("born_on", None),
                                        ("id_index", ""),
                                        ("name", "已注销"),
                                        ("phone_index", ""),
                                        ("phone_tail", ""),
                                        ("sex", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="person_erased_is_empty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="person_not_merged_into_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Account",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "account",
                            models.CharField(max_length=60, unique=True, verbose_name="账号"),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="可用")),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="account",
                                to="people.person",
                            ),
                        ),
                        (
                            "epoch",
                            models.PositiveIntegerField(
                                db_default=0, default=0, verbose_name="会话代"
                            ),
                        ),
                        (
                            "large_type",
                            models.BooleanField(null=True, verbose_name="长辈版"),
                        ),
                    ],
                    options={
                        "verbose_name": "账号",
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                            "role",
                            models.CharField(
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
                                verbose_name="角色",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职务")),
                        ("heads", models.BooleanField(default=False, verbose_name="是负责人")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        (
                            "ends_on",
                            models.DateField(
                                help_text="第一个不再任职的日子", null=True, verbose_name="止"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="areas.unit",
                            ),
                        ),
                        (
                            "confirmed_until",
                            models.DateField(
                                help_text="最后一个有效的日子", null=True, verbose_name="确认至"
                            ),
                        ),
                        (
                            "granted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="granted_posts",
                                to="people.person",
                                verbose_name="任命人",
                            ),
                        ),
                        (
                            "granted_under",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="granted_posts",
                                to="people.post",
                                verbose_name="任命岗位",
                            ),
                        ),
                        ("is_acting", models.BooleanField(default=False, verbose_name="代理")),
                        (
                            "through",
                            models.ForeignKey(
                                help_text="一把手任队长：换人时随之交接（R046）",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_through",
                                to="people.post",
                                verbose_name="随任岗位",
                            ),
                        ),
                        (
                            "warned_until",
                            models.DateField(null=True, verbose_name="已提醒的确认期"),
                        ),
                    ],
                    options={
                        "verbose_name": "岗位",
                        "indexes": [
                            models.Index(fields=["person", "ends_on"], name="post_of_person"),
                            models.Index(fields=["confirmed_until"], name="post_confirmed_until"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="post_ends_not_before_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_acting", False),
                                    models.Q(("ends_on__isnull", False), ("heads", False)),
                                    _connector="OR",
                                ),
                                name="post_acting_ends_and_heads_not",
                                violation_error_message="代理要有期限，也不占负责人的位置。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tally",
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
                        ("kind", models.CharField(max_length=24, verbose_name="类别")),
                        ("key", models.CharField(max_length=64, verbose_name="对象的密钥摘要")),
                        ("limit", models.PositiveSmallIntegerField(verbose_name="第几条限额")),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="次数")),
                        ("opened_at", models.DateTimeField(verbose_name="起算")),
                        ("shut_until", models.DateTimeField(null=True, verbose_name="关到")),
                        ("stale_at", models.DateTimeField(verbose_name="失效")),
                    ],
                    options={
                        "verbose_name": "次数",
                        "indexes": [models.Index(fields=["stale_at"], name="tally_stale")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "key", "limit"), name="tally_one_a_limit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
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
                        ("at", models.DateTimeField(verbose_name="交接时间")),
                        (
                            "items",
                            models.JSONField(
                                default=list,
                                help_text="kind, no, words, due; no names",
                                verbose_name="未办事项",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(blank=True, max_length=200, verbose_name="为什么"),
                        ),
                        (
                            "acknowledged_at",
                            models.DateTimeField(null=True, verbose_name="接手人确认"),
                        ),
                        (
                            "from_post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handed_over",
                                to="people.post",
                                verbose_name="交出",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="经办人",
                            ),
                        ),
                        (
                            "to_post",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received",
                                to="people.post",
                                verbose_name="接手",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "交接单",
                        "indexes": [models.Index(fields=["unit", "at"], name="handover_of_unit")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_post", models.F("to_post")), _negated=True
                                ),
                                name="handover_between_two_posts",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Nomination",
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
                            "role",
                            models.CharField(
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
                                verbose_name="角色",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职务")),
                        ("proposed_at", models.DateTimeField(verbose_name="提名时间")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="第二人",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="people.person",
                            ),
                        ),
                        (
                            "post",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nomination",
                                to="people.post",
                                verbose_name="成立的岗位",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                                verbose_name="提名人",
                            ),
                        ),
                        (
                            "proposed_under",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.post",
                                verbose_name="提名岗位",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提名",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("proposed_by", models.F("decided_by")), _negated=True
                                    ),
                                    models.Q(("person", models.F("proposed_by")), _negated=True),
                                ),
                                name="nomination_by_two_others",
                                violation_error_message="提名要由另外两个人作出。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("post", None),
                                    models.Q(("person", models.F("decided_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="nomination_not_agreed_by_oneself",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decided_at", None)),
                                fields=("person", "role"),
                                name="nomination_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OneTimeCode",
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
                        ("digest", models.CharField(max_length=64, verbose_name="密文")),
                        ("expires_at", models.DateTimeField(verbose_name="有效到")),
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="one_time_code",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "一次性登录码",
                    },
                ),
                migrations.CreateModel(
                    name="PhoneCode",
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
                        ("phone", models.TextField(blank=True, default="", verbose_name="电话")),
                        (
                            "phone_index",
                            models.CharField(
                                blank=True,
                                default="",
                                editable=False,
                                max_length=32,
                                verbose_name="电话索引",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, verbose_name="密文")),
                        ("sent_at", models.DateTimeField(verbose_name="发出")),
                        ("proven_at", models.DateTimeField(null=True, verbose_name="验过")),
                        ("void", models.BooleanField(default=False, verbose_name="作废")),
                    ],
                    options={
                        "verbose_name": "验证码",
                        "indexes": [
                            models.Index(
                                fields=["phone_index", "sent_at"], name="phone_code_of_phone"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "session_key",
                            models.CharField(
                                max_length=40,
                                primary_key=True,
                                serialize=False,
                                verbose_name="登录状态的号",
                            ),
                        ),
                        ("session_data", models.TextField(verbose_name="登录状态的内容")),
                        (
                            "expire_date",
                            models.DateTimeField(db_index=True, verbose_name="到期时间"),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "登录状态",
                    },
                ),
                migrations.CreateModel(
                    name="Tombstone",
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
                        ("index", models.CharField(max_length=32, verbose_name="身份证号索引")),
                        ("erased_on", models.DateField(verbose_name="注销日期")),
                    ],
                    options={
                        "verbose_name": "注销标记",
                        "indexes": [models.Index(fields=["erased_on"], name="tombstone_age")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "index"), name="tombstone_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bond",
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
                                    ("family", "家人"),
                                    ("helper", "帮办"),
                                    ("legal", "监护人"),
                                ],
                                max_length=8,
                                verbose_name="是什么人",
                            ),
                        ),
                        ("reviews", models.BooleanField(default=False, verbose_name="也能代评")),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        ("proposed_by_id", models.BigIntegerField(verbose_name="提出的人")),
                        (
                            "proposed_under_id",
                            models.BigIntegerField(null=True, verbose_name="提出的岗位"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(null=True, verbose_name="本人点头时间"),
                        ),
                        (
                            "confirmed_how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("account", "本人账号"),
                                    ("telephone", "本人电话"),
                                    ("face", "本人当面"),
                                    ("paper", "凭证件登记"),
                                ],
                                max_length=10,
                                verbose_name="怎么点的头",
                            ),
                        ),
                        (
                            "confirmed_by_id",
                            models.BigIntegerField(null=True, verbose_name="经办人"),
                        ),
                        (
                            "confirmed_under_id",
                            models.BigIntegerField(null=True, verbose_name="经办岗位"),
                        ),
                        ("text_version", models.DateField(null=True, verbose_name="约定版本")),
                        (
                            "text_hash",
                            models.CharField(blank=True, max_length=64, verbose_name="约定摘要"),
                        ),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=32, verbose_name="凭据文件"),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "ended_how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("refused", "本人没有答应"),
                                    ("withdrawn", "本人收回"),
                                    ("given_up", "守护人不再担任"),
                                    ("post_ended", "帮办岗位结束"),
                                    ("station", "站上按本人意思结束"),
                                ],
                                max_length=10,
                                verbose_name="怎么结束的",
                            ),
                        ),
                        ("ended_by_id", models.BigIntegerField(null=True, verbose_name="结束的人")),
                        (
                            "guardian",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wards",
                                to="people.person",
                                verbose_name="守护人",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bonds",
                                to="people.post",
                                verbose_name="帮办岗位",
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guardians",
                                to="people.person",
                                verbose_name="被守护的人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "守护",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("guardian", models.F("ward")), _negated=True),
                                name="bond_not_with_oneself",
                                violation_error_message="自己不用当自己的守护人。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("guardian", "ward"),
                                name="bond_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_at", None),
                                        ("confirmed_by_id", None),
                                        ("confirmed_how", ""),
                                    ),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("confirmed_by_id__isnull", False),
                                        models.Q(("confirmed_how", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="bond_confirmed_somehow",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by_id", None),
                                    models.Q(
                                        ("confirmed_by_id", models.F("guardian")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="bond_not_confirmed_by_guardian",
                                violation_error_message="守护人不能替本人点头。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("ended_how", "")),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        models.Q(("ended_how", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="bond_ended_somehow",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "helper"), ("post__isnull", False)),
                                    models.Q(
                                        models.Q(("kind", "helper"), _negated=True), ("post", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="bond_helper_iff_post",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviews", False),
                                    ("confirmed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="bond_reviews_only_confirmed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
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
                                    ("notice", "看过个人信息告知"),
                                    ("publish", "公开姓名和照片"),
                                    ("export_unmasked", "名册里写全名和电话"),
                                    ("volunteer", "登记为志愿者"),
                                    ("minor", "孩子参加和使用账号"),
                                ],
                                max_length=16,
                                verbose_name="同意什么",
                            ),
                        ),
                        ("text_code", models.CharField(max_length=24, verbose_name="文本")),
                        ("text_version", models.DateField(verbose_name="版本")),
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
                        (
                            "given_by",
                            models.CharField(
                                choices=[
                                    ("self", "本人"),
                                    ("guardian", "监护人"),
                                    ("company", "监护人陪同"),
                                ],
                                max_length=10,
                                verbose_name="谁点的头",
                            ),
                        ),
                        ("taken_by_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("taken_under_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=32, verbose_name="凭据文件"),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                        (
                            "withdrawn_channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("web", "网上"),
                                    ("telephone", "电话"),
                                    ("counter", "到站当面"),
                                    ("paper", "纸质签字"),
                                ],
                                max_length=10,
                                verbose_name="怎么撤回的",
                            ),
                        ),
                        (
                            "withdrawn_by_id",
                            models.BigIntegerField(null=True, verbose_name="撤回的人"),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents_for_wards",
                                to="people.person",
                                verbose_name="监护人",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "同意",
                        "indexes": [
                            models.Index(fields=["kind", "person"], name="consent_of_kind")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("person", "kind"),
                                name="consent_one_live",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_at", None), ("withdrawn_channel", "")),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        models.Q(("withdrawn_channel", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="consent_withdrawn_somehow",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("given_by", "self"), ("guardian", None)),
                                    models.Q(
                                        models.Q(("given_by", "self"), _negated=True),
                                        ("guardian__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="consent_guardian_iff_not_self",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "minor"), _negated=True),
                                    models.Q(("given_by", "self"), _negated=True),
                                    _connector="OR",
                                ),
                                name="consent_minor_by_guardian",
                                violation_error_message="孩子的事由监护人同意。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("channel", "web"), ("taken_under_id", None)),
                                    models.Q(
                                        models.Q(("channel", "web"), _negated=True),
                                        ("taken_under_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="consent_taken_under_post_iff_not_web",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Distinction",
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
                        ("by_id", models.BigIntegerField(verbose_name="决定的人")),
                        ("under_id", models.BigIntegerField(verbose_name="决定的岗位")),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "不是同一个人",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))),
                                name="distinction_in_order",
                            ),
                            models.UniqueConstraint(
                                fields=("one", "other"), name="distinction_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Merger",
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
                        ("by_id", models.BigIntegerField(verbose_name="决定的人")),
                        ("under_id", models.BigIntegerField(verbose_name="决定的岗位")),
                        (
                            "moved",
                            models.JSONField(
                                default=dict,
                                help_text="model label → pk → fields",
                                verbose_name="移动了什么",
                            ),
                        ),
                        ("separated_at", models.DateTimeField(null=True, verbose_name="分开时间")),
                        (
                            "separated_by_id",
                            models.BigIntegerField(null=True, verbose_name="分开的人"),
                        ),
                        (
                            "separated_under_id",
                            models.BigIntegerField(null=True, verbose_name="分开的岗位"),
                        ),
                        (
                            "dropped",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers",
                                to="people.person",
                                verbose_name="并入的",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers_into",
                                to="people.person",
                                verbose_name="留下的",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "同一个人的合并",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("dropped")), _negated=True),
                                name="merger_of_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("separated_at", None)),
                                fields=("dropped",),
                                name="merger_one_live",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Volunteer",
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
                            "skills",
                            models.JSONField(blank=True, default=list, verbose_name="专业技能"),
                        ),
                        (
                            "kinds",
                            models.JSONField(blank=True, default=list, verbose_name="服务类别"),
                        ),
                        ("joined_at", models.DateTimeField(verbose_name="登记时间")),
                        ("left_at", models.DateTimeField(null=True, verbose_name="退出时间")),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="volunteer",
                                to="people.person",
                            ),
                        ),
                        (
                            "serves",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="unit paths; empty: the own town",
                                verbose_name="愿意去的地方",
                            ),
                        ),
                        (
                            "slots",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="24 bits; 0: not told",
                                verbose_name="每周有空的时段",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("official", "党政干部"),
                                    ("teacher", "教师"),
                                    ("notable", "乡贤"),
                                    ("retired", "退休人员"),
                                    ("technician", "科技能人"),
                                    ("advanced", "先进人物"),
                                    ("exemplar", "道德模范典型"),
                                    ("other", "其他群众"),
                                ],
                                max_length=12,
                                verbose_name="哪类人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿者",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_at", None),
                                    ("left_at__gte", models.F("joined_at")),
                                    _connector="OR",
                                ),
                                name="volunteer_leaves_after_joining",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("slots__lt", 16777216)),
                                name="volunteer_slots_of_one_week",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationList",
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
                        ("digest", models.CharField(max_length=64, verbose_name="文件摘要")),
                        (
                            "name",
                            models.CharField(blank=True, max_length=120, verbose_name="文件名"),
                        ),
                        ("rows_count", models.PositiveIntegerField(verbose_name="行数")),
                        ("faults_count", models.PositiveIntegerField(verbose_name="有问题的行数")),
                        ("rows", models.TextField(blank=True, default="", verbose_name="读到的行")),
                        (
                            "faults",
                            models.JSONField(
                                default=list,
                                help_text="line, column, fault, advice; no values",
                                verbose_name="问题",
                            ),
                        ),
                        ("read_at", models.DateTimeField(verbose_name="上传时间")),
                        ("read_by_id", models.BigIntegerField(verbose_name="上传的人")),
                        ("read_under_id", models.BigIntegerField(verbose_name="上传的岗位")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="发出时间")),
                        (
                            "invited_count",
                            models.PositiveIntegerField(default=0, verbose_name="发出的邀请"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitation_lists",
                                to="areas.unit",
                                verbose_name="哪个单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "邀请名单",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("sent_at__isnull", False)),
                                fields=("county", "digest"),
                                name="invitation_list_sent_once",
                                violation_error_message="这份名单已经发过邀请。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_at", None),
                                    models.Q(("faults_count", 0), ("rows", "")),
                                    _connector="OR",
                                ),
                                name="invitation_list_sent_without_faults",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "who",
                            models.CharField(
                                help_text="keyed hash of name and phone",
                                max_length=32,
                                verbose_name="是谁的索引",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=40, verbose_name="姓名")),
                        ("phone", models.TextField(blank=True, default="", verbose_name="电话")),
                        (
                            "phone_index",
                            models.CharField(
                                blank=True,
                                default="",
                                editable=False,
                                max_length=32,
                                verbose_name="电话索引",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("official", "党政干部"),
                                    ("teacher", "教师"),
                                    ("notable", "乡贤"),
                                    ("retired", "退休人员"),
                                    ("technician", "科技能人"),
                                    ("advanced", "先进人物"),
                                    ("exemplar", "道德模范典型"),
                                    ("other", "其他群众"),
                                ],
                                max_length=12,
                                verbose_name="哪类人员",
                            ),
                        ),
                        (
                            "skills",
                            models.JSONField(blank=True, default=list, verbose_name="专业技能"),
                        ),
                        (
                            "kinds",
                            models.JSONField(blank=True, default=list, verbose_name="服务类别"),
                        ),
                        ("invited_at", models.DateTimeField(verbose_name="邀请时间")),
                        ("invited_by_id", models.BigIntegerField(verbose_name="邀请的人")),
                        ("invited_under_id", models.BigIntegerField(verbose_name="邀请的岗位")),
                        ("expires_at", models.DateTimeField(verbose_name="到期时间")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("waiting", "等本人答复"),
                                    ("yes", "本人答应了"),
                                    ("no", "本人没答应"),
                                    ("never", "本人不让再邀请"),
                                    ("over", "过期没答复"),
                                    ("recalled", "邀请方收回"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="答复",
                            ),
                        ),
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
                            "home",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="所在站",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="people.person",
                                verbose_name="谁答的",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="areas.unit",
                                verbose_name="哪个单位邀请",
                            ),
                        ),
                        (
                            "listed",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="people.invitationlist",
                                verbose_name="名单",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "邀请",
                        "indexes": [
                            models.Index(
                                fields=["phone_index", "answer"], name="invitation_of_phone"
                            ),
                            models.Index(
                                fields=["answer", "expires_at"], name="invitation_running"
                            ),
                            models.Index(fields=["unit", "invited_at"], name="invitation_of_unit"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answer__in", ["waiting", "never"])),
                                fields=("county", "who"),
                                name="invitation_one_live",
                                violation_error_message="这个人已经邀请过，或说过不要再邀请。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "waiting"), ("answered_at", None)),
                                    models.Q(
                                        models.Q(("answer", "waiting"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_answered_at_some_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "yes"), _negated=True),
                                    ("person__isnull", False),
                                    _connector="OR",
                                ),
                                name="invitation_yes_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer", "waiting"),
                                    models.Q(("name", ""), ("phone_index", "")),
                                    _connector="OR",
                                ),
                                name="invitation_answered_is_empty",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VolunteerLicence",
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
                        ("told_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "checked_at",
                            models.DateTimeField(null=True, verbose_name="看过原件的时间"),
                        ),
                        (
                            "checked_by_id",
                            models.BigIntegerField(null=True, verbose_name="看原件的人"),
                        ),
                        (
                            "checked_under_id",
                            models.BigIntegerField(null=True, verbose_name="看原件的岗位"),
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
                            "volunteer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="licences",
                                to="people.volunteer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿者证照",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("removed_at", None)),
                                fields=["valid_until"],
                                name="volunteer_licence_running",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_at", None)),
                                fields=("volunteer", "code"),
                                name="volunteer_licence_once",
                                violation_error_message="这个证照已经登记过。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("checked_at", None),
                                        ("checked_by_id", None),
                                        ("checked_under_id", None),
                                    ),
                                    models.Q(
                                        ("checked_at__isnull", False),
                                        ("checked_by_id__isnull", False),
                                        ("checked_under_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="volunteer_licence_checked_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecruitmentRules",
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
                        ("effective_on", models.DateField(verbose_name="从哪天起")),
                        ("title", models.CharField(max_length=40, verbose_name="标题")),
                        ("body", models.TextField(max_length=6000, verbose_name="正文")),
                        ("hash", models.CharField(max_length=64, verbose_name="摘要")),
                        ("adopted_at", models.DateTimeField(verbose_name="通过时间")),
                        (
                            "adopted_as",
                            models.CharField(max_length=80, verbose_name="以什么岗位通过"),
                        ),
                    ],
                    options={
                        "verbose_name": "招募管理制度",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "effective_on"), name="recruitment_one_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Household",
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
                        ("no", models.CharField(max_length=14, unique=True, verbose_name="户号")),
                        ("title", models.CharField(max_length=30, verbose_name="户名")),
                        (
                            "state",
                            models.CharField(
                                choices=[("live", "在册"), ("ended", "已并户")],
                                default="live",
                                max_length=6,
                                verbose_name="状态",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(null=True, verbose_name="止")),
                        (
                            "heir",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forebears",
                                to="people.household",
                                verbose_name="并到哪一户",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="households",
                                to="areas.unit",
                                verbose_name="所在站",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "户",
                        "indexes": [
                            models.Index(fields=["unit", "title"], name="household_of_unit")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("heir", None), ("state", "live"), ("until", None)),
                                    models.Q(
                                        ("heir__isnull", False),
                                        ("state", "ended"),
                                        ("until__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="household_live_or_has_an_heir",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("heir", models.F("id")), _negated=True),
                                name="household_not_its_own_heir",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdMember",
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
                            "role",
                            models.CharField(
                                choices=[("head", "户主"), ("member", "家里人")],
                                max_length=6,
                                verbose_name="是谁",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(null=True, verbose_name="止")),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="people.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships_of_household",
                                to="people.person",
                                verbose_name="人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "家里人",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("person",),
                                name="household_one_a_person",
                                violation_error_message="这个人已经在一个户里了。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("role", "head"), ("until", None)),
                                fields=("household",),
                                name="household_one_head",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="household_member_in_order",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_guard_posts.guard, _guard_posts.release),
        migrations.RunPython(_keep_rules.keep, _keep_rules.release),
    ]
