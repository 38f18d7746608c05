"""项目: one thing offered to people, from a candidate to the list and off it again (R065–R069)."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Area, Unit
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Platform, Service
from wudan.orders.models import Order
from wudan.projects.enums.project import AudienceKind, NeedKind, Pole, ProjectStage, ProjectVerb
from wudan.projects.flow import LISTED, LIVE
from wudan.projects.models.forum import Forum, ForumNote
from wudan.projects.querysets.project import ProjectQuerySet

ALL_YEAR = 0b111111111111


class Project(models.Model):
    """项目: what is proposed now, with its two justifications; each change leaves a version behind."""

    county = models.CharField("县", max_length=6)
    key = models.CharField("编号", max_length=12)
    stage = models.CharField(
        "进展", max_length=12, choices=ProjectStage.choices, default=ProjectStage.DRAFT
    )
    version = models.PositiveIntegerField("版本", default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="projects", verbose_name="提出单位")
    forum = models.ForeignKey(
        Forum, models.PROTECT, null=True, related_name="projects", verbose_name="来自座谈会"
    )
    heard = models.ForeignKey(
        ForumNote, models.PROTECT, null=True, related_name="projects", verbose_name="来自哪条发言"
    )
    title = models.CharField("名称", max_length=20)
    summary = models.CharField("一句话", max_length=80)
    description = models.CharField("怎么做", max_length=1000)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="projects")
    pole = models.CharField("重心", max_length=8, choices=Pole.choices)
    audience = models.CharField("为谁", max_length=12, choices=AudienceKind.choices)
    area = models.ForeignKey(Area, models.PROTECT, related_name="projects", verbose_name="在哪里")
    months_mask = models.PositiveSmallIntegerField("哪几个月", default=ALL_YEAR)
    place_mode = models.CharField("方式", max_length=8, choices=PlaceMode.choices)
    minutes = models.PositiveSmallIntegerField("一次多久（分钟）", default=60)
    headcount = models.PositiveSmallIntegerField("一次几个人", default=1)
    lead_days = models.PositiveSmallIntegerField("提前几天", default=3)
    people_words = models.CharField("谁来做、有没有资质", max_length=300)
    cost_words = models.CharField("要多少钱、从哪里来", max_length=200)
    result_words = models.CharField("怎么看出有效果", max_length=200)
    risk = models.CharField("风险", max_length=8, choices=Risk.choices, default=Risk.NONE)
    insurance_words = models.CharField("保险怎么办", max_length=200, blank=True)
    safeguard_words = models.CharField("老人、孩子怎么保护", max_length=200, blank=True)
    policy_source = models.CharField("依据哪份文件", max_length=120)
    policy_words = models.CharField("阶段性重点", max_length=400)
    need_words = models.CharField("群众现实需要", max_length=400)
    brand = models.CharField("品牌", max_length=20, blank=True)
    service = models.OneToOneField(Service, models.PROTECT, null=True, related_name="project")
    proposed_by_id = models.BigIntegerField("提出人编号")
    proposed_as = models.CharField("以什么岗位提出", max_length=80)
    proposed_at = models.DateTimeField("提出时间")
    moved_at = models.DateTimeField("到这一步的时间")
    trial_until = models.DateField("试行到", null=True)
    look_due_on = models.DateField("下次评估", null=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "项目"
        indexes = [
            models.Index(fields=["county", "stage"], name="project_by_stage"),
            models.Index(fields=["look_due_on"], name="project_look_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["county", "key"], name="project_key_once"),
            models.UniqueConstraint(
                fields=["platform", "audience", "area", "months_mask", "title"],
                condition=Q(stage__in=sorted(LIVE)),
                name="project_live_once",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=sorted(LIVE | LISTED))
                | ~Q(policy_source="") & ~Q(policy_words="") & ~Q(need_words=""),
                name="project_justified_twice",
                violation_error_message="阶段性重点和群众现实需要都要写。",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=sorted(LISTED), service__isnull=False)
                | ~Q(stage__in=sorted(LISTED)),
                name="project_listed_is_on_menu",
            ),
            models.CheckConstraint(
                condition=Q(months_mask__range=(1, ALL_YEAR), minutes__gte=5, headcount__gte=1),
                name="project_has_size",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def months(self) -> list[int]:
        """The months it is given in; all twelve means all year."""
        return [month for month in range(1, 13) if self.months_mask >> (month - 1) & 1]


class ProjectVersion(models.Model):
    """项目的一版: how it read from a moment on, and by which step. Never changed (the database says so)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("第几版")
    verb = models.CharField("怎么来的", max_length=20, choices=ProjectVerb.choices)
    decision = models.ForeignKey(
        "projects.Decision", models.PROTECT, null=True, related_name="versions"
    )
    content = models.JSONField("内容")
    at = models.DateTimeField("时间")
    written_as = models.CharField("以什么岗位写的", max_length=80)

    class Meta:
        verbose_name = "项目的一版"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="project_version_once")
        ]


class NeedEvidence(models.Model):
    """需要的证据: one row of the county's own that shows somebody asked for it (R067, R069)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="evidence")
    kind = models.CharField("哪种证据", max_length=8, choices=NeedKind.choices)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="shown_needs")
    note = models.ForeignKey(ForumNote, models.PROTECT, null=True, related_name="shown_needs")
    linked_at = models.DateTimeField("引用时间")
    linked_as = models.CharField("以什么岗位引用", max_length=80)

    class Meta:
        verbose_name = "需要的证据"
        constraints = [
            models.UniqueConstraint(fields=["project", "order"], name="evidence_order_once"),
            models.UniqueConstraint(fields=["project", "note"], name="evidence_note_once"),
            models.CheckConstraint(
                condition=Q(kind=NeedKind.NOTE, note__isnull=False, order=None)
                | Q(kind__in=[NeedKind.ORDER, NeedKind.UNMET], order__isnull=False, note=None),
                name="evidence_is_a_row",
            ),
        ]
