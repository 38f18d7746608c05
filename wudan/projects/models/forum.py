"""座谈会: departments, residents and volunteers at one table; what they said, by kind, not by name (R066)."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.projects.enums.forum import ForumState, SpeakerKind
from wudan.projects.querysets.forum import ForumQuerySet

_ALL_THREE = Q(departments__gte=1, residents__gte=1, volunteers__gte=1)


class Forum(models.Model):
    """座谈会: called by a unit for a day; held only when all three parties were there."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="forums", verbose_name="召集单位")
    topic = models.CharField("议题", max_length=60)
    place = models.CharField("地点", max_length=60)
    day = models.DateField("哪天")
    state = models.CharField(
        "开没开", max_length=10, choices=ForumState.choices, default=ForumState.CALLED
    )
    departments = models.PositiveSmallIntegerField("部门来了几位", default=0)
    residents = models.PositiveSmallIntegerField("群众代表来了几位", default=0)
    volunteers = models.PositiveSmallIntegerField("志愿服务组织来了几位", default=0)
    summary = models.CharField("小结", max_length=400, blank=True)
    called_at = models.DateTimeField("通知时间")
    called_as = models.CharField("以什么岗位召集", max_length=80)
    held_at = models.DateTimeField("记录时间", null=True)

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = "座谈会"
        indexes = [models.Index(fields=["county", "-day"], name="forum_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ForumState.HELD) | _ALL_THREE,
                name="forum_held_by_three",
                violation_error_message="部门、群众代表、志愿服务组织都要有人到。",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[ForumState.HELD, ForumState.INCOMPLETE], held_at__isnull=False
                )
                | Q(state__in=[ForumState.CALLED, ForumState.DROPPED], held_at=None),
                name="forum_held_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def missing(self) -> list[str]:
        """The parties of which nobody came."""
        came = {
            SpeakerKind.DEPARTMENT: self.departments,
            SpeakerKind.RESIDENT: self.residents,
            SpeakerKind.VOLUNTEER: self.volunteers,
        }
        return [str(kind.label) for kind, count in came.items() if not count]


class ForumNote(models.Model):
    """发言记录: one thing that was said, and by which party; whence is a village or a unit, no name."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="notes")
    number = models.PositiveSmallIntegerField("第几条")
    speaker = models.CharField("谁说的", max_length=12, choices=SpeakerKind.choices)
    guest = models.ForeignKey(
        "projects.ForumGuest", models.PROTECT, null=True, related_name="notes",
        verbose_name="名册上的哪一位",
    )  # fmt: skip
    whence = models.CharField("从哪里来", max_length=40, blank=True)
    words = models.CharField("说了什么", max_length=400)
    noted_at = models.DateTimeField("记下时间")
    noted_as = models.CharField("以什么岗位记的", max_length=80)

    class Meta:
        verbose_name = "座谈会发言"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "number"], name="forum_note_once"),
            models.CheckConstraint(condition=~Q(words=""), name="forum_note_says_something"),
            models.CheckConstraint(
                condition=Q(guest=None) | ~Q(speaker=SpeakerKind.DEPARTMENT),
                name="forum_note_department_is_no_guest",
            ),
        ]
