"""Phones and addresses of persons are sealed and indexed; the way back unseals them."""

from django.conf import settings
from django.db import migrations

BATCH = 1000
FIELDS = ["phone", "phone_index", "phone_tail", "address"]


def seal(apps, editor):
    _rewrite(apps, _sealed)


def unseal(apps, editor):
    _rewrite(apps, _unsealed)


def _sealed(row):
    ring, phone = settings.KEYRING, row.phone
    row.phone_index = ring.blind(phone, "people.phone")
    row.phone_tail = ring.blind(phone[-4:], "people.phone_tail") if len(phone) >= 4 else ""
    row.phone = ring.seal(phone, "people_person.phone")
    row.address = ring.seal(row.address, "people_person.address")


def _unsealed(row):
    row.phone = settings.KEYRING.unseal(row.phone, "people_person.phone")
    row.address = settings.KEYRING.unseal(row.address, "people_person.address")
    row.phone_index = row.phone_tail = ""


def _rewrite(apps, change):
    person, batch = apps.get_model("people", "Person"), []
    for row in person.objects.order_by("pk").iterator(BATCH):
        change(row)
        batch.append(row)
        if len(batch) == BATCH:
            person.objects.bulk_update(batch, FIELDS)
            batch = []
    person.objects.bulk_update(batch, FIELDS)


class Migration(migrations.Migration):
    dependencies = [("people", "0006_room_for_sealed_texts")]
    operations = [migrations.RunPython(seal, unseal)]
