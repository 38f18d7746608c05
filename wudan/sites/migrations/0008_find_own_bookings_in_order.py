"""A resident's own bookings in their order, whoever booked for a unit in the same name.

They are read in this order from the index, whatever the planner knows of the table (ADR 51).
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sites", "0007_keep_bookings_apart")]

    operations = [
        migrations.RemoveIndex(model_name="booking", name="booking_by_person_day"),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(
                condition=models.Q(unit=None),
                fields=["person", "day", "starts_at"],
                name="booking_own_in_order",
            ),
        ),
    ]
