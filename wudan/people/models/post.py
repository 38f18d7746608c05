"""岗位: who does what, where, from when to when. History stays when the holder changes.

Triggers (migration `guard_posts`) hold on both databases: 三员 are three persons without other
posts, a unit has one head at a time, an acting holder stays 90 days at most.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
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
    is_acting = models.BooleanField("代理", default=False)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, help_text="第一个不再任职的日子")
    confirmed_until = models.DateField("确认至", null=True, help_text="最后一个有效的日子")
    warned_until = models.DateField("已提醒的确认期", null=True)
    granted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="granted_posts", verbose_name="任命人"
    )
    granted_under = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="granted_posts", verbose_name="任命岗位"
    )
    through = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="held_through", verbose_name="随任岗位",
        help_text="一把手任队长：换人时随之交接（R046）",
    )  # fmt: skip

    never_from_copy = True
    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="post_ends_not_before_start",
            ),
            models.CheckConstraint(
                condition=Q(is_acting=False) | Q(ends_on__isnull=False, heads=False),
                name="post_acting_ends_and_heads_not",
                violation_error_message="代理要有期限，也不占负责人的位置。",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "ends_on"], name="post_of_person"),
            models.Index(fields=["confirmed_until"], name="post_confirmed_until"),
        ]

    @property
    def named(self) -> str:
        """What the post is called on its holder's card: 代理站长."""
        name = self.title or self.get_role_display()
        return Phrase("代理{name}", name=name) if self.is_acting else name
