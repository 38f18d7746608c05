import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating
from wudan.journal.migrations import _keep_heads_and_anchors


class Migration(migrations.Migration):
    replaces = [
        ("journal", "0001_first_tables"),
        ("journal", "0002_keep_events"),
        ("journal", "0003_search_anchor_archive"),
        ("journal", "0004_keep_heads_and_anchors"),
        ("journal", "0005_seal_kept_answers"),
    ]

    initial = True

    dependencies = []

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Chain",
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
                        ("key", models.CharField(max_length=40, unique=True)),
                        ("length", models.PositiveIntegerField(default=0)),
                        ("head", models.CharField(default="", max_length=64)),
                        (
                            "archive",
                            models.CharField(
                                blank=True, default="", max_length=40, verbose_name="存档"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "留痕链",
                    },
                ),
                migrations.CreateModel(
                    name="Event",
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
                        ("chain", models.CharField(max_length=40, verbose_name="链")),
                        ("seq", models.PositiveIntegerField(verbose_name="链上序号")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("verb", models.CharField(max_length=40, verbose_name="动作")),
                        ("subject", models.CharField(max_length=20, verbose_name="对象")),
                        ("subject_id", models.BigIntegerField(verbose_name="对象号")),
                        ("person_id", models.BigIntegerField(null=True, verbose_name="人")),
                        ("post_id", models.BigIntegerField(null=True, verbose_name="岗位")),
                        ("role", models.CharField(max_length=24, verbose_name="角色")),
                        ("who", models.CharField(max_length=80, verbose_name="以何身份")),
                        ("unit_id", models.BigIntegerField(null=True, verbose_name="单位")),
                        ("why", models.CharField(blank=True, max_length=400, verbose_name="理由")),
                        ("facts", models.JSONField(default=dict, verbose_name="事实")),
                        ("previous", models.CharField(max_length=64, verbose_name="前一哈希")),
                        ("hash", models.CharField(max_length=64, verbose_name="哈希")),
                    ],
                    options={
                        "verbose_name": "事件",
                        "indexes": [
                            models.Index(
                                fields=["subject", "subject_id", "id"], name="event_subject"
                            ),
                            models.Index(fields=["at"], name="event_day"),
                            models.Index(fields=["verb", "id"], name="event_verb"),
                            models.Index(fields=["person_id", "id"], name="event_person"),
                            models.Index(fields=["unit_id", "id"], name="event_unit"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain", "seq"), name="event_place_in_chain"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoredAnswer",
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
                        ("owner", models.BigIntegerField()),
                        ("key", models.CharField(max_length=80)),
                        ("digest", models.CharField(max_length=64)),
                        ("status", models.PositiveSmallIntegerField(default=0)),
                        ("answer", models.TextField(default="")),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "已答",
                        "indexes": [models.Index(fields=["at"], name="answer_age")],
                        "constraints": [
                            models.UniqueConstraint(fields=("owner", "key"), name="answer_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outbox",
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
                        ("verb", models.CharField(max_length=40)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("next_try_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(null=True)),
                        ("fault", models.CharField(blank=True, max_length=400)),
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outbox",
                                to="journal.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "待办反应",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["next_try_at"],
                                name="outbox_waiting",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reaction",
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
                        ("name", models.CharField(max_length=60)),
                        ("at", models.DateTimeField()),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="journal.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "反应",
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "name"), name="reaction_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Anchor",
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
                        ("number", models.PositiveIntegerField(unique=True, verbose_name="次")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("chains_count", models.PositiveIntegerField(verbose_name="链数")),
                        ("events_count", models.PositiveBigIntegerField(verbose_name="记录数")),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                    ],
                    options={
                        "verbose_name": "锚定",
                    },
                ),
            ],
        ),
        migrations.RunPython(_keep_heads_and_anchors.keep, _keep_heads_and_anchors.release),
    ]
