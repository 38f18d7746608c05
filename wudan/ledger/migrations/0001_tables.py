import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.ledger.migrations import _keep_the_book, _keep_the_points


class Migration(migrations.Migration):
    replaces = [
        ("ledger", "0001_first_tables"),
        ("ledger", "0002_findings"),
        ("ledger", "0003_seal_the_record"),
        ("ledger", "0004_keep_the_book"),
        ("ledger", "0005_certificates"),
        ("ledger", "0006_ask_dispute_star"),
        ("ledger", "0007_points_book"),
        ("ledger", "0008_keep_the_points"),
        ("ledger", "0009_sum_points_by_index"),
    ]

    initial = True

    dependencies = [
        ("activities", "0001_tables"),
        ("areas", "0001_tables"),
        ("people", "0001_tables"),
        ("teams", "0001_tables"),
    ]

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
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
                        ("county", models.CharField(max_length=6, verbose_name="县")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("person", "个人"), ("source", "记录单位")],
                                max_length=8,
                                verbose_name="谁的",
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[("credit", "信用时长"), ("honor", "荣誉时长")],
                                max_length=8,
                                verbose_name="哪种时长",
                            ),
                        ),
                        ("balance", models.BigIntegerField(default=0, verbose_name="余额（分钟）")),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hour_accounts",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hour_accounts",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "时长账户",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "person")),
                                fields=("person", "grade"),
                                name="account_of_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "source")),
                                fields=("unit", "grade"),
                                name="account_of_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("balance__gte", 0),
                                        ("kind", "person"),
                                        ("person__isnull", False),
                                        ("unit", None),
                                    ),
                                    models.Q(
                                        ("balance__lte", 0),
                                        ("kind", "source"),
                                        ("person", None),
                                        ("unit__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="account_owned_and_signed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceRecord",
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
                        ("title", models.CharField(max_length=50, verbose_name="名称")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=120, verbose_name="地点"),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="服务内容"),
                        ),
                        (
                            "leader_name",
                            models.CharField(blank=True, max_length=40, verbose_name="活动负责人"),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="分钟")),
                        (
                            "grade",
                            models.CharField(
                                choices=[("credit", "信用时长"), ("honor", "荣誉时长")],
                                max_length=8,
                                verbose_name="哪种时长",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                choices=[
                                    ("scanned", "扫码签到签退"),
                                    ("countersigned", "名册加服务对象确认"),
                                    ("backfilled", "补录"),
                                    ("imported", "从别处导入"),
                                ],
                                max_length=14,
                                verbose_name="凭什么",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("recorded", "已记录"), ("reversed", "已冲正")],
                                default="recorded",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
                        (
                            "late_days",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="迟了几个工作日"
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="来自哪个系统"
                            ),
                        ),
                        (
                            "origin_no",
                            models.CharField(blank=True, max_length=64, verbose_name="那边的编号"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_records",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "attendance",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_records",
                                to="activities.attendance",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_records",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_records",
                                to="areas.unit",
                                verbose_name="记录单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务记录",
                        "indexes": [
                            models.Index(fields=["person", "day"], name="record_of_person_by_day"),
                            models.Index(fields=["unit", "day"], name="record_of_unit_by_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "recorded")),
                                fields=("attendance",),
                                name="record_one_of_attendance",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("origin", ""), _negated=True),
                                fields=("origin", "origin_no"),
                                name="record_imported_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__gt", models.F("starts_at")),
                                    ("minutes__gt", 0),
                                    ("minutes__lte", 960),
                                ),
                                name="record_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("evidence__in", ("scanned", "countersigned")),
                                        ("grade", "credit"),
                                    ),
                                    models.Q(
                                        ("evidence__in", ("backfilled", "imported")),
                                        ("grade", "honor"),
                                    ),
                                    _connector="OR",
                                ),
                                name="record_graded_by_evidence",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Transfer",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("record", "记录"),
                                    ("backfill", "补录"),
                                    ("import", "导入"),
                                    ("reverse", "冲正"),
                                ],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("chain", models.CharField(max_length=40, verbose_name="链")),
                        ("seq", models.PositiveIntegerField(verbose_name="序号")),
                        (
                            "previous",
                            models.CharField(blank=True, max_length=64, verbose_name="前一条"),
                        ),
                        ("hash", models.CharField(max_length=64, verbose_name="哈希")),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="ledger.servicerecord",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="ledger.transfer",
                            ),
                        ),
                        (
                            "record_hash",
                            models.CharField(default="", max_length=64, verbose_name="记录的哈希"),
                        ),
                    ],
                    options={
                        "verbose_name": "时长划转",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain", "seq"), name="transfer_in_chain"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
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
                        ("minutes", models.IntegerField(verbose_name="分钟")),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.account",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.transfer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "时长分录",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("transfer", "account"), name="entry_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes", 0), _negated=True),
                                name="entry_moves_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
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
                        ("kind", models.CharField(max_length=16, verbose_name="类别")),
                        ("key", models.CharField(max_length=80, verbose_name="对象")),
                        ("words", models.CharField(max_length=200, verbose_name="看到了什么")),
                        (
                            "records",
                            models.JSONField(
                                default=list,
                                help_text="ids of service records",
                                verbose_name="哪些记录",
                            ),
                        ),
                        ("found_at", models.DateTimeField(verbose_name="发现时间")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fine", "没有问题"),
                                    ("explained", "问过了，说得通"),
                                    ("to_correct", "要更正"),
                                ],
                                max_length=12,
                                verbose_name="怎么看",
                            ),
                        ),
                        (
                            "decided_words",
                            models.CharField(blank=True, max_length=400, verbose_name="研判意见"),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="研判时间")),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="areas.unit",
                                verbose_name="记录单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "时长线索",
                        "indexes": [
                            models.Index(
                                fields=["county", "outcome", "found_at"], name="finding_to_decide"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("county", "key"), name="finding_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("outcome", "")),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_decided_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
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
                            "no",
                            models.CharField(max_length=11, unique=True, verbose_name="证明编号"),
                        ),
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(verbose_name="至")),
                        (
                            "naming",
                            models.CharField(
                                choices=[
                                    ("masked", "姓名遮住"),
                                    ("named", "写全名，证件号遮住"),
                                    ("full", "写全名和完整证件号"),
                                ],
                                max_length=8,
                                verbose_name="姓名证件怎么写",
                            ),
                        ),
                        (
                            "credit_minutes",
                            models.PositiveIntegerField(default=0, verbose_name="信用时长（分钟）"),
                        ),
                        (
                            "honor_minutes",
                            models.PositiveIntegerField(default=0, verbose_name="荣誉时长（分钟）"),
                        ),
                        (
                            "records_count",
                            models.PositiveSmallIntegerField(verbose_name="几条记录"),
                        ),
                        (
                            "is_reported",
                            models.BooleanField(default=False, verbose_name="已录入全国系统"),
                        ),
                        ("words", models.TextField(blank=True, default="", verbose_name="内容")),
                        ("sha256", models.CharField(max_length=64, verbose_name="内容摘要")),
                        ("made_at", models.DateTimeField(verbose_name="出具时间")),
                        ("made_by_id", models.BigIntegerField(verbose_name="经办人")),
                        (
                            "made_post_id",
                            models.BigIntegerField(null=True, verbose_name="经办岗位"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("valid", "有效"),
                                    ("withdrawn", "本人收回"),
                                    ("revoked", "已撤销"),
                                ],
                                default="valid",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="何时失效")),
                        ("ended_by_id", models.BigIntegerField(null=True, verbose_name="谁撤的")),
                        (
                            "ended_post_id",
                            models.BigIntegerField(null=True, verbose_name="撤销岗位"),
                        ),
                        (
                            "ended_why",
                            models.CharField(blank=True, max_length=200, verbose_name="为何失效"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="areas.unit",
                                verbose_name="记录单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务记录证明",
                        "indexes": [
                            models.Index(
                                fields=["person", "made_at"], name="certificate_of_person"
                            ),
                            models.Index(fields=["unit", "state"], name="certificate_of_unit"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="certificate_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state", "valid")),
                                    models.Q(
                                        models.Q(("state", "valid"), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="certificate_ended_iff_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "revoked"), _negated=True),
                                    models.Q(("ended_why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="certificate_revoked_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CertifiedRecord",
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
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="ledger.certificate",
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certified",
                                to="ledger.servicerecord",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "证明里的一条",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("certificate", "record"), name="certified_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reported",
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
                                    ("volunteer", "新志愿者"),
                                    ("team", "新团队"),
                                    ("project", "新项目"),
                                    ("record", "服务记录"),
                                    ("award", "表彰奖励"),
                                    ("correction", "记录的更正"),
                                    ("closure", "停用的团队"),
                                    ("revocation", "撤销的表彰"),
                                ],
                                max_length=10,
                                verbose_name="什么",
                            ),
                        ),
                        ("subject_id", models.BigIntegerField(verbose_name="哪一个")),
                        ("on", models.DateField(verbose_name="上传日期")),
                        ("at", models.DateTimeField(verbose_name="勾选时间")),
                        ("by_id", models.BigIntegerField(verbose_name="谁勾的")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                    ],
                    options={
                        "verbose_name": "送报",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "subject_id"), name="reported_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Backfill",
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
                        ("title", models.CharField(max_length=50, verbose_name="名称")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=120, verbose_name="地点"),
                        ),
                        ("words", models.CharField(max_length=400, verbose_name="服务内容")),
                        ("reason", models.CharField(max_length=200, verbose_name="为什么要补录")),
                        (
                            "leader_name",
                            models.CharField(blank=True, max_length=40, verbose_name="活动负责人"),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="开始")),
                        ("ends_at", models.DateTimeField(verbose_name="结束")),
                        (
                            "no_meeting",
                            models.BooleanField(default=False, verbose_name="不是会议、参观、培训"),
                        ),
                        (
                            "file_name",
                            models.CharField(blank=True, max_length=32, verbose_name="存放名"),
                        ),
                        (
                            "file_type",
                            models.CharField(max_length=20, verbose_name="证明材料的格式"),
                        ),
                        (
                            "file_hash",
                            models.CharField(max_length=64, verbose_name="证明材料的摘要"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "待审批"),
                                    ("approved", "已补录"),
                                    ("refused", "不予补录"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                        ("asked_by_id", models.BigIntegerField(verbose_name="申请人")),
                        ("asked_post_id", models.BigIntegerField(verbose_name="申请岗位")),
                        ("asked_unit_id", models.BigIntegerField(verbose_name="申请单位")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                        ("decided_by_id", models.BigIntegerField(null=True, verbose_name="审批人")),
                        (
                            "decided_post_id",
                            models.BigIntegerField(null=True, verbose_name="审批岗位"),
                        ),
                        (
                            "decided_unit_id",
                            models.BigIntegerField(null=True, verbose_name="审批单位"),
                        ),
                        (
                            "decision_words",
                            models.CharField(blank=True, max_length=200, verbose_name="审批意见"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="backfills",
                                to="people.person",
                            ),
                        ),
                        (
                            "record",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="backfill",
                                to="ledger.servicerecord",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="backfills",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="backfills",
                                to="areas.unit",
                                verbose_name="记录单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补录申请",
                        "indexes": [
                            models.Index(
                                fields=["county", "state", "asked_at"], name="backfill_waiting"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="backfill_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("no_meeting", True)), name="backfill_no_meeting"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("asked_by_id", models.F("person_id")), _negated=True
                                ),
                                name="backfill_not_for_oneself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by_id", None),
                                    models.Q(
                                        models.Q(
                                            ("decided_by_id", models.F("asked_by_id")),
                                            _negated=True,
                                        ),
                                        models.Q(
                                            ("decided_by_id", models.F("person_id")), _negated=True
                                        ),
                                        models.Q(
                                            ("decided_unit_id", models.F("asked_unit_id")),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="backfill_second_of_another_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("record__isnull", False), ("state", "approved")),
                                    models.Q(
                                        models.Q(("state", "approved"), _negated=True),
                                        ("record", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="backfill_approved_iff_recorded",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_by_id", None), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True),
                                        ("decided_by_id__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="backfill_decided_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dispute",
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
                                choices=[("wrong", "记错了"), ("missing", "少记了")],
                                max_length=8,
                                verbose_name="哪里不对",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="哪一天")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="怎么不对"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待答复"),
                                    ("corrected", "已更正"),
                                    ("upheld", "维持原记录"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="提出时间")),
                        ("due_at", models.DateTimeField(verbose_name="最迟答复")),
                        ("escalated_at", models.DateTimeField(null=True, verbose_name="上交时间")),
                        (
                            "overdue_at",
                            models.DateTimeField(null=True, verbose_name="到中心办公室后又超时"),
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
                            models.CharField(blank=True, max_length=400, verbose_name="答复"),
                        ),
                        (
                            "attendance",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="activities.attendance",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="谁来答复",
                            ),
                        ),
                        (
                            "outcome_record",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.servicerecord",
                                verbose_name="更正后的记录",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hour_disputes",
                                to="people.person",
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="ledger.servicerecord",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="记录单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "时长异议",
                        "indexes": [
                            models.Index(fields=["state", "due_at"], name="dispute_waiting")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("record",),
                                name="dispute_one_open_of_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "wrong"), ("record__isnull", False)),
                                    models.Q(("kind", "missing"), ("record", None)),
                                    _connector="OR",
                                ),
                                name="dispute_wrong_names_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="dispute_answered_iff_closed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LongDay",
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
                        ("day", models.DateField(verbose_name="日期")),
                        ("why", models.CharField(max_length=200, verbose_name="原因")),
                        ("at", models.DateTimeField(verbose_name="批准时间")),
                        ("person_id", models.BigIntegerField(verbose_name="批准人")),
                        ("post_id", models.BigIntegerField(verbose_name="批准岗位")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="long_days",
                                to="activities.activity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "长时间服务",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "day"), name="long_day_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Star",
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
                        ("level", models.PositiveSmallIntegerField(verbose_name="几星")),
                        ("minutes", models.PositiveIntegerField(verbose_name="当时的分钟")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stars",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿者星级",
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "level"), name="star_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointAccount",
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
                                    ("person", "个人"),
                                    ("household", "家庭"),
                                    ("team", "队伍"),
                                    ("source", "发分单位"),
                                    ("shop", "兑换点"),
                                    ("held", "已预留"),
                                    ("owed", "待抵扣"),
                                ],
                                max_length=9,
                                verbose_name="谁的",
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[("honor", "荣誉分"), ("spend", "兑换分")],
                                max_length=5,
                                verbose_name="哪种积分",
                            ),
                        ),
                        (
                            "shop_id",
                            models.BigIntegerField(
                                help_text="rewards.Shop, a package above",
                                null=True,
                                verbose_name="兑换点",
                            ),
                        ),
                        ("balance", models.BigIntegerField(default=0, verbose_name="余额（分）")),
                        (
                            "household",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_accounts",
                                to="people.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_accounts",
                                to="people.person",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_accounts",
                                to="teams.team",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_accounts",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "积分账户",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind__in", ("person", "household", "team", "held", "owed"))
                                ),
                                fields=("person", "kind", "grade"),
                                name="points_of_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind__in", ("person", "household", "team", "held", "owed"))
                                ),
                                fields=("household", "kind", "grade"),
                                name="points_of_household",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind__in", ("person", "household", "team", "held", "owed"))
                                ),
                                fields=("team", "kind", "grade"),
                                name="points_of_team",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ("source",))),
                                fields=("unit", "kind", "grade"),
                                name="points_of_source",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ("shop",))),
                                fields=("shop_id", "kind", "grade"),
                                name="points_of_shop",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("balance__gte", 0),
                                        ("household", None),
                                        ("kind", "person"),
                                        ("person__isnull", False),
                                        ("shop_id", None),
                                        ("team", None),
                                        ("unit", None),
                                    ),
                                    models.Q(
                                        ("balance__gte", 0),
                                        ("household__isnull", False),
                                        ("kind", "household"),
                                        ("person", None),
                                        ("shop_id", None),
                                        ("team", None),
                                        ("unit", None),
                                    ),
                                    models.Q(
                                        ("balance__gte", 0),
                                        ("household", None),
                                        ("kind", "team"),
                                        ("person", None),
                                        ("shop_id", None),
                                        ("team__isnull", False),
                                        ("unit", None),
                                    ),
                                    models.Q(
                                        ("household", None),
                                        ("kind", "source"),
                                        ("person", None),
                                        ("shop_id", None),
                                        ("team", None),
                                        ("unit__isnull", False),
                                    ),
                                    models.Q(
                                        ("balance__gte", 0),
                                        ("grade", "spend"),
                                        ("household", None),
                                        ("kind", "shop"),
                                        ("person", None),
                                        ("shop_id__isnull", False),
                                        ("team", None),
                                        ("unit", None),
                                    ),
                                    models.Q(
                                        ("balance__gte", 0),
                                        ("grade", "spend"),
                                        ("kind", "held"),
                                        models.Q(
                                            models.Q(
                                                ("household", None),
                                                ("person__isnull", False),
                                                ("team", None),
                                            ),
                                            models.Q(
                                                ("household__isnull", False),
                                                ("person", None),
                                                ("team", None),
                                            ),
                                            models.Q(
                                                ("household", None),
                                                ("person", None),
                                                ("team__isnull", False),
                                            ),
                                            _connector="OR",
                                        ),
                                        ("shop_id", None),
                                        ("unit", None),
                                    ),
                                    models.Q(
                                        ("balance__lte", 0),
                                        ("kind", "owed"),
                                        models.Q(
                                            models.Q(
                                                ("household", None),
                                                ("person__isnull", False),
                                                ("team", None),
                                            ),
                                            models.Q(
                                                ("household__isnull", False),
                                                ("person", None),
                                                ("team", None),
                                            ),
                                            models.Q(
                                                ("household", None),
                                                ("person", None),
                                                ("team__isnull", False),
                                            ),
                                            _connector="OR",
                                        ),
                                        ("shop_id", None),
                                        ("unit", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="points_owned_and_signed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointTransfer",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("earn", "得分"),
                                    ("deduct", "扣分"),
                                    ("hold", "预留"),
                                    ("collect", "兑换"),
                                    ("cancel", "取消退回"),
                                    ("expire", "过期退回"),
                                    ("reverse", "冲正"),
                                    ("pool", "家庭内转分"),
                                    ("carry", "随人随户转"),
                                ],
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(blank=True, max_length=20, verbose_name="来自哪类事"),
                        ),
                        (
                            "origin_no",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="那件事的编号"
                            ),
                        ),
                        ("act", models.CharField(blank=True, max_length=60, verbose_name="什么事")),
                        (
                            "rule",
                            models.CharField(
                                blank=True,
                                help_text="code@version",
                                max_length=60,
                                verbose_name="按哪条规则",
                            ),
                        ),
                        (
                            "colour",
                            models.CharField(blank=True, max_length=10, verbose_name="七色"),
                        ),
                        ("day", models.DateField(verbose_name="哪天的事")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="经办人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("content", models.CharField(max_length=64, verbose_name="请求的摘要")),
                        ("lines", models.PositiveSmallIntegerField(verbose_name="几条分录")),
                        ("chain", models.CharField(max_length=40, verbose_name="链")),
                        ("seq", models.PositiveIntegerField(verbose_name="序号")),
                        (
                            "previous",
                            models.CharField(blank=True, max_length=64, verbose_name="前一条"),
                        ),
                        ("hash", models.CharField(max_length=64, verbose_name="哈希")),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="ledger.pointtransfer",
                            ),
                        ),
                        (
                            "settles",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settled_by",
                                to="ledger.pointtransfer",
                                verbose_name="了结哪笔预留",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_transfers",
                                to="areas.unit",
                                verbose_name="记账单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "积分划转",
                        "indexes": [
                            models.Index(fields=["unit", "day"], name="points_of_unit_by_day"),
                            models.Index(fields=["origin", "origin_no"], name="points_by_origin"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain", "seq"), name="points_in_chain"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "reverse"), ("reverses__isnull", False)),
                                    models.Q(
                                        models.Q(("kind", "reverse"), _negated=True),
                                        ("reverses", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="points_reverse_iff_reversal",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ("collect", "cancel", "expire")),
                                        ("settles__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("kind__in", ("collect", "cancel", "expire")),
                                            _negated=True,
                                        ),
                                        ("settles", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="points_settle_iff_phase_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lines__gte", 2), ("lines__lte", 12)),
                                    models.Q(
                                        ("kind__in", ("deduct", "reverse", "carry")), ("lines", 0)
                                    ),
                                    _connector="OR",
                                ),
                                name="points_move_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointEntry",
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
                        ("points", models.IntegerField(verbose_name="分")),
                        (
                            "account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.pointaccount",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.pointtransfer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "积分分录",
                        "indexes": [
                            models.Index(
                                fields=["account", "transfer", "points"], name="points_of_account"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("transfer", "account"), name="points_entry_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points", 0), _negated=True),
                                name="points_entry_moves",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_the_book.keep, _keep_the_book.release),
        migrations.RunPython(_keep_the_points.keep, _keep_the_points.release),
    ]
