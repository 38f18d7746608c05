"""人: who is known to the platform; may have no account and no phone of their own.

Of a resident only a name, a way to reach them and the place of service are kept
(PIPL §6; domain §3.2). Phone, address and ID number are sealed; the name is not, because a
keeper finds an elder by name and village (ADR 16).
"""

from django.db import models

from wudan.areas.models import Unit
from wudan.kit.text import masked_name
from wudan.people.enums import Sex
from wudan.people.personal import (
    AddressField,
    BlindIndexField,
    IdNumberField,
    PhoneField,
    tail_of,
)
from wudan.people.querysets import PersonQuerySet

ERASED_NAME = "已注销"
"""The pseudonym under which the law's records stay (PIPL §47; ADR 18)."""


class Person(models.Model):
    """人: a resident, volunteer or officer; may have no account and no phone of their own."""

    county = models.CharField("县", max_length=6)
    name = models.CharField("姓名", max_length=40)
    phone = PhoneField("电话")
    phone_index = BlindIndexField("电话索引", of="phone")
    phone_tail = BlindIndexField("尾号索引", of="phone", making=tail_of)
    home = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="residents", verbose_name="所在站"
    )
    address = AddressField("住址")
    id_number = IdNumberField("身份证号")
    id_index = BlindIndexField("身份证号索引", of="id_number")
    born_on = models.DateField("出生日期", null=True)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True)
    erased_at = models.DateTimeField("注销时间", null=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged_persons", verbose_name="已并入"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "人"
        indexes = [
            models.Index(fields=["home", "name"], name="person_of_home"),
            models.Index(fields=["phone_index"], name="person_phone"),
            models.Index(fields=["phone_tail", "home"], name="person_phone_tail"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["county", "id_index"],
                condition=~models.Q(id_index=""),
                name="person_id_number_once",
                violation_error_message="这个身份证号已经登记过。",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None)
                | models.Q(
                    name=ERASED_NAME,
                    phone_index="",
                    phone_tail="",
                    id_index="",
                    born_on=None,
                    sex="",
                ),
                name="person_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="person_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return masked_name(self.name)
