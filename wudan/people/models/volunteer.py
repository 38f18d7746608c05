"""志愿者: what is theirs beside a person's own; the legal minimum and what is told freely.

Two of the eight fields (67号令 §5, domain §2.4) are here: skills and kinds; the others are the
person's already. When, where and whence somebody serves is told freely or not at all.
"""

from django.db import models
from django.db.models import F, Q

from wudan.people.enums import SourceKind
from wudan.people.models.person import Person
from wudan.people.querysets import VolunteerLicenceQuerySet, VolunteerQuerySet

ALL_SLOTS = 1 << 24
"""One more than all twenty-four slots of a week (kit.slots)."""


class Volunteer(models.Model):
    """志愿者: skills and kinds of service; name, sex, birthday, ID number, area, contact are the person's.

    These eight are all that is asked for; a test holds that nothing else is compulsory.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="volunteer")
    skills = models.JSONField("专业技能", default=list, blank=True)
    kinds = models.JSONField("服务类别", default=list, blank=True)
    slots = models.PositiveIntegerField(
        "每周有空的时段", default=0, help_text="24 bits; 0: not told"
    )
    serves = models.JSONField(
        "愿意去的地方", default=list, blank=True, help_text="unit paths; empty: the own town"
    )
    source = models.CharField("哪类人员", max_length=12, choices=SourceKind.choices, blank=True)
    joined_at = models.DateTimeField("登记时间")
    left_at = models.DateTimeField("退出时间", null=True)

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = "志愿者"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")),
                name="volunteer_leaves_after_joining",
            ),
            models.CheckConstraint(
                condition=Q(slots__lt=ALL_SLOTS), name="volunteer_slots_of_one_week"
            ),
        ]


class VolunteerLicence(models.Model):
    """志愿者证照: told by the volunteer, checked by the site; counts while checked and not over."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="licences")
    code = models.CharField("证照", max_length=20)
    valid_until = models.DateField("有效至")
    told_at = models.DateTimeField("登记时间")
    checked_at = models.DateTimeField("看过原件的时间", null=True)
    checked_by_id = models.BigIntegerField("看原件的人", null=True)
    checked_under_id = models.BigIntegerField("看原件的岗位", null=True)
    removed_at = models.DateTimeField("不再作数的时间", null=True)
    removed_why = models.CharField("为什么不作数", max_length=200, blank=True)

    objects = VolunteerLicenceQuerySet.as_manager()

    class Meta:
        verbose_name = "志愿者证照"
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer", "code"],
                condition=Q(removed_at=None),
                name="volunteer_licence_once",
                violation_error_message="这个证照已经登记过。",
            ),
            models.CheckConstraint(
                condition=Q(checked_at=None, checked_by_id=None, checked_under_id=None)
                | Q(
                    checked_at__isnull=False,
                    checked_by_id__isnull=False,
                    checked_under_id__isnull=False,
                ),
                name="volunteer_licence_checked_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["valid_until"],
                condition=Q(removed_at=None),
                name="volunteer_licence_running",
            )
        ]
