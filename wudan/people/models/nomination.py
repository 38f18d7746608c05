"""提名: a security administrator is chosen by two others, never by one."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.enums import PostRole
from wudan.people.models.person import Person
from wudan.people.models.post import Post


class Nomination(models.Model):
    """提名: one security administrator proposes a person, another agrees or not (A13)."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="nominations")
    role = models.CharField("角色", max_length=24, choices=PostRole.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField("职务", max_length=40, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提名人")
    proposed_under = models.ForeignKey(
        Post, models.PROTECT, related_name="+", verbose_name="提名岗位"
    )
    proposed_at = models.DateTimeField("提名时间")
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="第二人"
    )
    decided_at = models.DateTimeField("决定时间", null=True)
    post = models.OneToOneField(
        Post, models.PROTECT, null=True, related_name="nomination", verbose_name="成立的岗位"
    )

    class Meta:
        verbose_name = "提名"
        constraints = [
            models.CheckConstraint(
                condition=~Q(proposed_by=F("decided_by")) & ~Q(person=F("proposed_by")),
                name="nomination_by_two_others",
                violation_error_message="提名要由另外两个人作出。",
            ),
            models.CheckConstraint(
                condition=Q(post=None) | ~Q(person=F("decided_by")),
                name="nomination_not_agreed_by_oneself",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(decided_at=None),
                name="nomination_one_open",
            ),
        ]
