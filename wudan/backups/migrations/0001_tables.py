"""Which copies were made, and which of them were restored and proved."""

from django.db import migrations, models

from wudan.tables.creating import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name="KeptCopy",
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
                            "name",
                            models.CharField(max_length=20, unique=True, verbose_name="名字"),
                        ),
                        ("at", models.DateTimeField(verbose_name="备份时间")),
                        ("size", models.BigIntegerField(verbose_name="打开后多大（字节）")),
                        ("written", models.BigIntegerField(verbose_name="新写了多少（字节）")),
                        ("seconds", models.FloatField(verbose_name="用时（秒）")),
                        (
                            "reached",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="送到了几处异地"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "备份",
                        "indexes": [models.Index(fields=["-at"], name="kept_copy_newest")],
                    },
                ),
                migrations.CreateModel(
                    name="Drill",
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
                        ("name", models.CharField(max_length=20, verbose_name="哪一份备份")),
                        ("copied_at", models.DateTimeField(verbose_name="备份时间")),
                        ("at", models.DateTimeField(verbose_name="演练时间")),
                        ("seconds", models.FloatField(verbose_name="用时（秒）")),
                        ("is_proven", models.BooleanField(verbose_name="证明完好")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="哪里不对"),
                        ),
                    ],
                    options={
                        "verbose_name": "恢复演练",
                        "indexes": [
                            models.Index(fields=["is_proven", "-at"], name="drill_last_proven")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(is_proven=True, words="")
                                | (models.Q(is_proven=False) & ~models.Q(words="")),
                                name="drill_says_what_is_wrong",
                            )
                        ],
                    },
                ),
            ]
        ),
    ]
