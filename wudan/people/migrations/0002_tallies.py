"""次数: tries are counted in rows, so that limits hold over processes and restarts (G19)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
    ]
