# Rooms and grounds, their hours and closures, bookings and series (R028).

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0002_outposts"),
        ("people", "0012_recruitment_rules"),
        ("sites", "0005_keep_times_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("county", models.CharField(max_length=6, verbose_name="县")),
                ("name", models.CharField(max_length=30, verbose_name="名称")),
                ("where", models.CharField(blank=True, max_length=60, verbose_name="怎么找")),
                ("is_outdoors", models.BooleanField(default=False, verbose_name="露天场地")),
                ("capacity", models.PositiveSmallIntegerField(verbose_name="容纳人数")),
                ("equipment", models.CharField(blank=True, max_length=200, verbose_name="设备")),
                (
                    "themes",
                    models.JSONField(
                        default=list, help_text="codes of the pack", verbose_name="主题"
                    ),
                ),
                (
                    "uses",
                    models.JSONField(
                        default=list, help_text="codes of the pack", verbose_name="用途"
                    ),
                ),
                ("for_residents", models.BooleanField(default=True, verbose_name="群众可以订")),
                ("needs_approval", models.BooleanField(default=False, verbose_name="要先同意")),
                (
                    "reconfirm_days",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="0: not asked", verbose_name="重复预订提前几天再确认"
                    ),
                ),
                ("given_up_on", models.DateField(null=True, verbose_name="不再作场地")),
                (
                    "given_up_why",
                    models.CharField(blank=True, max_length=200, verbose_name="为什么不再作场地"),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="sites.site",
                        verbose_name="在哪处阵地",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="areas.unit",
                        verbose_name="谁管",
                    ),
                ),
            ],
            options={
                "verbose_name": "场地",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)), name="room_holds_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reconfirm_days__lte", 14)), name="room_reconfirm_near"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("given_up_on", None)),
                        fields=("site", "name"),
                        name="room_named_once",
                        violation_error_message="这处阵地已经有一个同名的场地。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("week", "每周"),
                            ("fortnight", "每两周"),
                            ("month", "每月同一个星期几"),
                        ],
                        max_length=10,
                        verbose_name="怎么重复",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="第一次开始")),
                ("ends_at", models.DateTimeField(verbose_name="第一次结束")),
                ("until", models.DateField(verbose_name="到哪天")),
                ("made_at", models.DateTimeField(verbose_name="预订时间")),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="sites.room",
                    ),
                ),
            ],
            options={
                "verbose_name": "重复预订",
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("no", models.CharField(max_length=12, unique=True, verbose_name="编号")),
                ("theme", models.CharField(max_length=24, verbose_name="主题")),
                ("use", models.CharField(max_length=24, verbose_name="用途")),
                ("party", models.PositiveSmallIntegerField(verbose_name="大约几个人")),
                ("words", models.CharField(blank=True, max_length=100, verbose_name="做什么")),
                ("day", models.DateField(verbose_name="日期")),
                ("starts_at", models.DateTimeField(verbose_name="开始")),
                ("ends_at", models.DateTimeField(verbose_name="结束")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "等同意"),
                            ("booked", "已订"),
                            ("waiting", "候补"),
                            ("refused", "没有同意"),
                            ("cancelled", "已取消"),
                            ("released", "没再确认，已让出"),
                        ],
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="预订时间")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="取消或让出")),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                ("confirm_by", models.DateTimeField(null=True, verbose_name="最晚再确认")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="再确认")),
                (
                    "seen",
                    models.CharField(
                        blank=True,
                        choices=[("used", "用了"), ("unused", "没用")],
                        max_length=8,
                        verbose_name="用了没有",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="areas.unit",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="sites.bookingseries",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="sites.room",
                    ),
                ),
            ],
            options={
                "verbose_name": "场地预订",
                "indexes": [
                    models.Index(fields=["room", "day"], name="booking_by_room_day"),
                    models.Index(fields=["unit", "day"], name="booking_by_unit_day"),
                    models.Index(fields=["person", "day"], name="booking_by_person_day"),
                    models.Index(
                        condition=models.Q(("confirmed_at", None), ("state", "booked")),
                        fields=["confirm_by"],
                        name="booking_to_confirm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="booking_ends_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen", ""), ("state", "booked"), _connector="OR"),
                        name="booking_seen_was_booked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomClosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="开始")),
                ("ends_at", models.DateTimeField(verbose_name="结束")),
                ("why", models.CharField(max_length=100, verbose_name="为什么")),
                ("made_at", models.DateTimeField(verbose_name="登记时间")),
                ("lifted_at", models.DateTimeField(null=True, verbose_name="取消停用")),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="sites.room",
                    ),
                ),
            ],
            options={
                "verbose_name": "场地停用",
                "indexes": [models.Index(fields=["room", "ends_at"], name="room_closure_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="room_closure_ends_later",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.PositiveSmallIntegerField(verbose_name="哪种日子")),
                (
                    "opens",
                    models.PositiveSmallIntegerField(
                        help_text="minute of the day", verbose_name="几点开"
                    ),
                ),
                (
                    "closes",
                    models.PositiveSmallIntegerField(
                        help_text="minute of the day", verbose_name="几点关"
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hours",
                        to="sites.room",
                    ),
                ),
            ],
            options={
                "verbose_name": "场地开放时间",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes__gt", models.F("opens")),
                            ("closes__lte", 1440),
                            ("kind__lte", 8),
                        ),
                        name="room_hours_are_hours",
                    )
                ],
            },
        ),
    ]
