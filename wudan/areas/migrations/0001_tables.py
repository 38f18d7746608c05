import django.db.models.deletion
from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [
        ("areas", "0001_first_tables"),
        ("areas", "0002_outposts"),
        ("areas", "0003_know_points_of_villages"),
    ]

    initial = True

    dependencies = []

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Holiday",
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
                        ("day", models.DateField(unique=True, verbose_name="日期")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("holiday", "放假"), ("workday", "调休上班")],
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                    ],
                    options={
                        "verbose_name": "节假日",
                    },
                ),
                migrations.CreateModel(
                    name="Area",
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
                        ("code", models.CharField(max_length=12, verbose_name="代码")),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "省"), (2, "市"), (3, "县"), (4, "乡镇"), (5, "村")],
                                verbose_name="级别",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="areas.area",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "区划",
                        "indexes": [
                            models.Index(fields=["code", "starts_on"], name="area_code_from")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("code",),
                                name="area_one_live_code",
                                violation_error_message="这个区划代码已有一条现行记录。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="area_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                        ("key", models.CharField(max_length=24, verbose_name="编号")),
                        (
                            "kind",
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
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("short_name", models.CharField(max_length=30, verbose_name="简称")),
                        (
                            "path",
                            models.CharField(
                                db_index=True, default="", max_length=80, verbose_name="路径"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(null=True, verbose_name="止")),
                        (
                            "area",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="areas.area",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="areas.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位",
                        "constraints": [
                            models.UniqueConstraint(fields=("county", "key"), name="unit_key_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None), ("kind", "team")),
                                fields=("county", "name"),
                                name="unit_team_name_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="unit_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AreaPoint",
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
                        ("lon", models.FloatField(verbose_name="经度")),
                        ("lat", models.FloatField(verbose_name="纬度")),
                        (
                            "source_system",
                            models.CharField(
                                choices=[
                                    ("CGCS2000", "CGCS2000"),
                                    ("GCJ-02", "GCJ-02"),
                                    ("BD-09", "BD-09"),
                                ],
                                max_length=8,
                                verbose_name="坐标来源",
                            ),
                        ),
                        (
                            "area",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point",
                                to="areas.area",
                                verbose_name="区划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "村的代表点",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lat__range", (3, 54)), ("lon__range", (73, 136))
                                ),
                                name="area_point_lies_in_china",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitMove",
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
                        ("moved_on", models.DateField(verbose_name="从哪天")),
                        ("old_path", models.CharField(max_length=80, verbose_name="原来的路径")),
                        ("new_path", models.CharField(max_length=80, verbose_name="新的路径")),
                        ("why", models.CharField(max_length=200, verbose_name="原因")),
                        (
                            "joined",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="新的上级",
                            ),
                        ),
                        (
                            "left",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="areas.unit",
                                verbose_name="原来的上级",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="areas.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位改归",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "moved_on"), name="unit_moves_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("left", models.F("joined")), _negated=True),
                                name="unit_moves_elsewhere",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
