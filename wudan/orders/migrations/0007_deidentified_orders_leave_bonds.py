"""An order without its person leads to no bond: that would name ward and guardian (G21)."""

from django.db import migrations, models
from django.db.models import Q

NAME = "order_by_guardian_has_bond"
OLD = Q(bond__isnull=False, consent="bond", placed_under_id=None) | (
    Q(bond=None) & ~Q(consent="bond")
)
NEW = OLD | Q(bond=None, consent="bond", deidentified_on__isnull=False)


def _leave(apps, editor):
    left = apps.get_model("orders", "Order").objects.exclude(deidentified_on=None)
    left.update(bond=None, reviewer=None)


def _nearest(apps, editor):
    """The older rule knows no such order without its bond: kin agreed is the nearest to it."""
    apps.get_model("orders", "Order").objects.filter(bond=None, consent="bond").update(
        consent="family"
    )


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_orders_by_guardians")]

    operations = [
        migrations.RemoveConstraint("order", NAME),
        migrations.AddConstraint("order", models.CheckConstraint(condition=NEW, name=NAME)),
        migrations.RunPython(_leave, _nearest),
    ]
