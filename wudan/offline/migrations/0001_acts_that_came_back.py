"""What a telephone brings back: who took it along, each act once under its key, waiting ones with a reason."""

import django.db.models.deletion
from django.db import migrations, models

from wudan.tables.creating import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_tables"),
        ("orders", "0001_tables"),
        ("people", "0001_tables"),
        ("sites", "0001_tables"),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name="OfflineDevice",
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
                        ("post_id", models.BigIntegerField(verbose_name="岗位")),
                        ("label", models.CharField(max_length=80, verbose_name="以什么岗位")),
                        ("taken_at", models.DateTimeField(verbose_name="带走时间")),
                        ("put_away_at", models.DateTimeField(null=True, verbose_name="清掉时间")),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline_devices",
                                to="people.person",
                                verbose_name="谁带走的",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline_devices",
                                to="areas.unit",
                                verbose_name="哪个单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "离线手机",
                        "indexes": [
                            models.Index(
                                fields=["holder", "-taken_at"], name="offline_device_of_holder"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfflineAct",
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
                            "key",
                            models.CharField(
                                help_text="a UUID the telephone made",
                                max_length=32,
                                unique=True,
                                verbose_name="编号",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, verbose_name="内容的摘要")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("order", "代点单"), ("booking", "订场地")],
                                max_length=8,
                                verbose_name="哪一样",
                            ),
                        ),
                        ("body", models.TextField(blank=True, default="", verbose_name="记下的")),
                        ("said_at", models.DateTimeField(verbose_name="手机时间")),
                        ("happened_at", models.DateTimeField(verbose_name="算作的时间")),
                        ("received_at", models.DateTimeField(verbose_name="收到时间")),
                        ("flags", models.JSONField(default=list, verbose_name="要看一眼")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等人定"),
                                    ("done", "办好了"),
                                    ("dropped", "不办了"),
                                ],
                                max_length=8,
                                verbose_name="现在",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=24, verbose_name="为什么没办成"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="没办成的话"),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("again", "照这样办"),
                                    ("next", "约到最早有名额的日子"),
                                    ("wait", "排队等着"),
                                    ("drop", "不办了"),
                                ],
                                max_length=6,
                                verbose_name="怎么定的",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="定的时间")),
                        ("decided_by_id", models.BigIntegerField(null=True, verbose_name="谁定的")),
                        (
                            "decided_as",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="以什么岗位定的"
                            ),
                        ),
                        (
                            "decided_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="定的时候的话"
                            ),
                        ),
                        ("looked_at", models.DateTimeField(null=True, verbose_name="看过的时间")),
                        (
                            "looked_as",
                            models.CharField(blank=True, max_length=80, verbose_name="谁看过"),
                        ),
                        (
                            "booking",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="offline_acts",
                                to="sites.booking",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline_acts",
                                to="orders.order",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline_acts",
                                to="people.person",
                                verbose_name="给谁办",
                            ),
                        ),
                        (
                            "device",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acts",
                                to="offline.offlinedevice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "离线办的一件",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "waiting"), _negated=True),
                                    models.Q(
                                        models.Q(("words", ""), _negated=True), ("decided_at", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="offline_act_waits_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    models.Q(
                                        models.Q(("decided_words", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="offline_act_dropped_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("order", None), ("booking", None), _connector="OR"
                                ),
                                name="offline_act_is_one_thing",
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                fields=["state", "received_at"], name="offline_act_waiting"
                            )
                        ],
                    },
                ),
            ]
        ),
    ]
