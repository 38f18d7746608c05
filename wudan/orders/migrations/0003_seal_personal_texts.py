"""Addresses and coordinates of orders are sealed where they stand; the way back unseals them."""

from django.conf import settings
from django.db import migrations

BATCH = 1000


def _rows(apps):
    return apps.get_model("orders", "Order").objects.order_by("pk").iterator(BATCH)


def seal(apps, editor):
    _rewrite(apps, _sealed)


def unseal(apps, editor):
    _rewrite(apps, _unsealed)


def _sealed(row):
    row.address = settings.KEYRING.seal(row.address, "orders_order.address")
    place = "" if row.lon is None or row.lat is None else f"{row.lon},{row.lat}"
    row.place = settings.KEYRING.seal(place, "orders_order.place")


def _unsealed(row):
    row.address = settings.KEYRING.unseal(row.address, "orders_order.address")
    place = settings.KEYRING.unseal(row.place, "orders_order.place")
    row.lon, row.lat = map(float, place.split(",")) if place else (None, None)
    row.place = ""


def _rewrite(apps, change):
    order, batch = apps.get_model("orders", "Order"), []
    for row in _rows(apps):
        change(row)
        batch.append(row)
        if len(batch) == BATCH:
            order.objects.bulk_update(batch, ["address", "place", "lon", "lat"])
            batch = []
    order.objects.bulk_update(batch, ["address", "place", "lon", "lat"])


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_room_for_sealed_texts")]
    operations = [migrations.RunPython(seal, unseal)]
