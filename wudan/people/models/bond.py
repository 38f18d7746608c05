"""守护: somebody may place orders for somebody, since that one agreed (A32)."""

from django.db import models
from django.db.models import F, Q

from wudan.people.enums import BondEnd, BondKind, Confirmation
from wudan.people.models.person import Person
from wudan.people.models.post import Post
from wudan.people.querysets import BondQuerySet


class Bond(models.Model):
    """守护: guardian and ward, confirmed by the ward, until either no longer wants it.

    A helper's bond hangs on the post under which he helps and ends with it.
    """

    county = models.CharField("县", max_length=6)
    guardian = models.ForeignKey(
        Person, models.PROTECT, related_name="wards", verbose_name="守护人"
    )
    ward = models.ForeignKey(
        Person, models.PROTECT, related_name="guardians", verbose_name="被守护的人"
    )
    kind = models.CharField("是什么人", max_length=8, choices=BondKind.choices)
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, related_name="bonds", verbose_name="帮办岗位"
    )
    reviews = models.BooleanField("也能代评", default=False)
    proposed_at = models.DateTimeField("提出时间")
    proposed_by_id = models.BigIntegerField("提出的人")
    proposed_under_id = models.BigIntegerField("提出的岗位", null=True)
    confirmed_at = models.DateTimeField("本人点头时间", null=True)
    confirmed_how = models.CharField(
        "怎么点的头", max_length=10, choices=Confirmation.choices, blank=True
    )
    confirmed_by_id = models.BigIntegerField("经办人", null=True)
    confirmed_under_id = models.BigIntegerField("经办岗位", null=True)
    text_version = models.DateField("约定版本", null=True)
    text_hash = models.CharField("约定摘要", max_length=64, blank=True)
    evidence = models.CharField("凭据文件", max_length=32, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    ended_how = models.CharField("怎么结束的", max_length=10, choices=BondEnd.choices, blank=True)
    ended_by_id = models.BigIntegerField("结束的人", null=True)

    objects = BondQuerySet.as_manager()

    class Meta:
        verbose_name = "守护"
        constraints = [
            models.CheckConstraint(
                condition=~Q(guardian=F("ward")),
                name="bond_not_with_oneself",
                violation_error_message="自己不用当自己的守护人。",
            ),
            models.UniqueConstraint(
                fields=["guardian", "ward"], condition=Q(ended_at=None), name="bond_one_live"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_how="", confirmed_by_id=None)
                | (
                    Q(confirmed_at__isnull=False, confirmed_by_id__isnull=False)
                    & ~Q(confirmed_how="")
                ),
                name="bond_confirmed_somehow",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by_id=None) | ~Q(confirmed_by_id=F("guardian")),
                name="bond_not_confirmed_by_guardian",
                violation_error_message="守护人不能替本人点头。",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
                name="bond_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(kind=BondKind.HELPER, post__isnull=False)
                | (~Q(kind=BondKind.HELPER) & Q(post=None)),
                name="bond_helper_iff_post",
            ),
            models.CheckConstraint(
                condition=Q(reviews=False) | Q(confirmed_at__isnull=False),
                name="bond_reviews_only_confirmed",
            ),
        ]
