from django.db import migrations, models

import wudan.tables.creating


class Migration(migrations.Migration):
    replaces = [("notices", "0001_inbox")]

    initial = True

    dependencies = []

    operations = [
        wudan.tables.creating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="InboxMessage",
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
                        ("to", models.CharField(max_length=20, verbose_name="发给")),
                        ("text", models.CharField(max_length=400, verbose_name="内容")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                    ],
                    options={
                        "verbose_name": "收件箱短信",
                    },
                )
            ],
        ),
    ]
