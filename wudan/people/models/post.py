"""岗位: who does what, where, from when to when."""

from django.db import models

from wudan.areas.models import Unit
from wudan.people.enums import PostRole
from wudan.people.models.person import Person
from wudan.people.querysets import PostQuerySet


class Post(models.Model):
    """岗位: person + role + unit + period. History stays when the holder changes."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=24, choices=PostRole.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField("职务", max_length=40, blank=True)
    heads = models.BooleanField("是负责人", default=False)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=models.Q(heads=True, ends_on=None),
                name="post_one_head",
                violation_error_message="这个单位已有现任负责人。",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="post_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["person", "ends_on"], name="post_of_person")]
