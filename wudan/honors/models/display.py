"""展示同意: what a household lets be shown; each by itself, taken back at once (PIPL §15, §25)."""

from django.db import models
from django.db.models import Q

from wudan.honors.enums.household import Display
from wudan.honors.models.household import HouseholdHonor
from wudan.honors.querysets.household import DisplayQuerySet
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person


class DisplayConsent(models.Model):
    """展示同意: who of the household agreed to which of the three, by which text, until when."""

    honor = models.ForeignKey(HouseholdHonor, models.PROTECT, related_name="displays")
    kind = models.CharField("展示什么", max_length=8, choices=Display.choices)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="display_consents", verbose_name="谁同意的"
    )
    text_version = models.DateField("文本版本")
    text_hash = models.CharField("文本摘要", max_length=64)
    given_at = models.DateTimeField("时间")
    channel = models.CharField("怎么说的", max_length=10, choices=ConsentChannel.choices)
    withdrawn_at = models.DateTimeField("收回时间", null=True)

    objects = DisplayQuerySet.as_manager()

    class Meta:
        verbose_name = "展示同意"
        constraints = [
            models.UniqueConstraint(
                fields=["honor", "kind"], condition=Q(withdrawn_at=None), name="display_one_live"
            )
        ]
