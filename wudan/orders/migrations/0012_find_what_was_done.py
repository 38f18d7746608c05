"""The week's register looks for what was done when; three hundred thousand orders are not read for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0011_propose_for_all_open_orders"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="fulfillment",
            index=models.Index(fields=["county", "done_at"], name="fulfillment_done"),
        ),
    ]
