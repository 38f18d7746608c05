"""同意: one purpose, one person, one version of a text; withdrawn as easily as given (PIPL §14–15)."""

from django.db import models
from django.db.models import Q

from wudan.people.enums import ConsentChannel, ConsentKind, GivenBy
from wudan.people.models.person import Person
from wudan.people.querysets import ConsentQuerySet


class Consent(models.Model):
    """同意: who agreed to which version of which text, when and how, and until when."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    kind = models.CharField("同意什么", max_length=16, choices=ConsentKind.choices)
    text_code = models.CharField("文本", max_length=24)
    text_version = models.DateField("版本")
    text_hash = models.CharField("文本摘要", max_length=64)
    given_at = models.DateTimeField("时间")
    channel = models.CharField("怎么说的", max_length=10, choices=ConsentChannel.choices)
    given_by = models.CharField("谁点的头", max_length=10, choices=GivenBy.choices)
    guardian = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="consents_for_wards", verbose_name="监护人"
    )
    taken_by_id = models.BigIntegerField("经办人", null=True)
    taken_under_id = models.BigIntegerField("岗位", null=True)
    evidence = models.CharField("凭据文件", max_length=32, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    withdrawn_channel = models.CharField(
        "怎么撤回的", max_length=10, choices=ConsentChannel.choices, blank=True
    )
    withdrawn_by_id = models.BigIntegerField("撤回的人", null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "同意"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(withdrawn_at=None), name="consent_one_live"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_channel="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_channel="")),
                name="consent_withdrawn_somehow",
            ),
            models.CheckConstraint(
                condition=Q(given_by=GivenBy.SELF, guardian=None)
                | (~Q(given_by=GivenBy.SELF) & Q(guardian__isnull=False)),
                name="consent_guardian_iff_not_self",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ConsentKind.MINOR) | ~Q(given_by=GivenBy.SELF),
                name="consent_minor_by_guardian",
                violation_error_message="孩子的事由监护人同意。",
            ),
            models.CheckConstraint(
                condition=Q(channel=ConsentChannel.WEB, taken_under_id=None)
                | (~Q(channel=ConsentChannel.WEB) & Q(taken_under_id__isnull=False)),
                name="consent_taken_under_post_iff_not_web",
            ),
        ]
        indexes = [models.Index(fields=["kind", "person"], name="consent_of_kind")]
