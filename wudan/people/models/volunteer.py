"""志愿者: the two of the eight fields that are not a person's already (67号令 §5, domain §2.4)."""

from django.db import models
from django.db.models import Q

from wudan.people.models.person import Person


class Volunteer(models.Model):
    """志愿者: skills and kinds of service; name, sex, birthday, ID number, area, contact are the person's.

    These eight are all that is asked for; a test holds that nothing else is compulsory.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="volunteer")
    skills = models.JSONField("专业技能", default=list, blank=True)
    kinds = models.JSONField("服务类别", default=list, blank=True)
    joined_at = models.DateTimeField("登记时间")
    left_at = models.DateTimeField("退出时间", null=True)

    class Meta:
        verbose_name = "志愿者"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=models.F("joined_at")),
                name="volunteer_leaves_after_joining",
            )
        ]
