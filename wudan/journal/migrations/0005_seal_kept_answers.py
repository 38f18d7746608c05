"""Kept answers are sealed from now on; those of the last days are dropped rather than rewritten:
a form sent again after the change is answered afresh."""

from django.db import migrations


def forget(apps, editor):
    apps.get_model("journal", "StoredAnswer").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_keep_heads_and_anchors")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
