"""重点工作: what the county works on for a time, and what goes with it, from when to when (R103; ADR 96)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from wudan.catalog.models import Service
from wudan.projects.models.project import Project
from wudan.projects.querysets.key_work import JoiningQuerySet, KeyWorkQuerySet


class KeyWork(models.Model):
    """重点工作: one of the county's list, kept by the center's office; it ends, it is never taken out."""

    county = models.CharField("县", max_length=6)
    name = models.CharField("名称", max_length=20)
    source = models.CharField("来自哪份文件", max_length=120, blank=True)
    words = models.JSONField(
        "依据里的说法", default=list, help_text="a project that cites one of them is known by it"
    )
    starts_on = models.DateField("从哪天起")
    ends_on = models.DateField("到哪天为止", null=True)
    added_at = models.DateTimeField("加上的时间")
    added_as = models.CharField("以什么岗位加上", max_length=80)

    objects = KeyWorkQuerySet.as_manager()

    class Meta:
        verbose_name = "重点工作"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(ends_on=None), name="key_work_open_once",
                violation_error_message="名单上已经有这一项。",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="key_work_has_a_name"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="key_work_ends_after_it_starts",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def goes_on(self, day: date) -> bool:
        """Whether it is worked on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def is_cited_in(self, text: str) -> bool:
        """Whether a policy basis of these words speaks of it: by its name, or by what else it is called."""
        return any(word in text for word in (self.name, *self.words))


class Joining(models.Model):
    """结合: from when to when a project, or an item of the menu, went with one key work; past ones stay."""

    work = models.ForeignKey(KeyWork, models.PROTECT, related_name="joinings")
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="joinings")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="joinings")
    since = models.DateTimeField("从什么时候起")
    until = models.DateTimeField("到什么时候为止", null=True)
    is_recognized = models.BooleanField("按写的依据认的", default=False)
    joined_as = models.CharField("以什么岗位挂上", max_length=80)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        verbose_name = "和重点工作结合"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=False, service=None)
                | Q(project=None, service__isnull=False),
                name="joining_is_of_one_of_two",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="joining_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["project"], condition=Q(until=None), name="joining_project_one_present"
            ),
            models.UniqueConstraint(
                fields=["service"], condition=Q(until=None), name="joining_service_one_present"
            ),
        ]
