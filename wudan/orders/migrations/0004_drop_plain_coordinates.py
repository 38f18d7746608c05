"""Where somebody lives is kept sealed alone; going back gives the columns, empty."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_seal_personal_texts")]

    operations = [
        migrations.RemoveField(
            model_name="order",
            name="lat",
        ),
        migrations.RemoveField(
            model_name="order",
            name="lon",
        ),
    ]
