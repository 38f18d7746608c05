"""人: who is known to the platform; may have no account and no phone of their own.

Of a resident only a name, a way to reach them and the place of service are kept
(PIPL §6; domain §3.2).
"""

from django.db import models

from wudan.areas.models import Unit
from wudan.people.querysets import PersonQuerySet


class Person(models.Model):
    """人: a resident, volunteer or officer; may have no account and no phone of their own."""

    county = models.CharField("县", max_length=6)
    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("电话", max_length=20, blank=True)
    home = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="residents", verbose_name="所在站"
    )
    address = models.CharField("住址", max_length=120, blank=True)
    born_on = models.DateField("出生日期", null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "人"
        indexes = [
            models.Index(fields=["home", "name"], name="person_of_home"),
            models.Index(fields=["phone"], name="person_phone"),
        ]

    def __str__(self) -> str:
        return self.name
