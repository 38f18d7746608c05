# An activity may have a room for its hours (R028).


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_at_a_resource_or_where_people_are"),
        ("sites", "0007_keep_bookings_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="booking",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="activity",
                to="sites.booking",
                verbose_name="订的场地",
            ),
        ),
    ]
