from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_findings")]
    operations = [
        migrations.AddField(
            "transfer",
            "record_hash",
            models.CharField("记录的哈希", max_length=64, default=""),
        ),
    ]
