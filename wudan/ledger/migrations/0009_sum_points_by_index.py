from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_keep_the_points")]
    operations = [
        migrations.RemoveIndex("pointentry", "points_of_account"),
        migrations.AddIndex(
            "pointentry",
            models.Index(fields=["account", "transfer", "points"], name="points_of_account"),
        ),
    ]
