"""培训: the year's plan, its sessions, who came, and what each may do from then on.

志愿服务条例 §16: whoever is given a task that takes special skill is trained for it first. The
record of a session has the five facts of 67号令 §8: name, content, length, unit, date.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.models import Person
from wudan.teams.enums import TrainingKind, TrainingMode
from wudan.teams.querysets import (
    CompetenceQuerySet,
    TrainingAttendanceQuerySet,
    TrainingPlanQuerySet,
    TrainingSessionQuerySet,
)


class TrainingPlan(models.Model):
    """年度培训计划: how many sessions of each kind a unit means to hold in a year, and what for."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_plans")
    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版次", default=1)
    words = models.TextField("培训什么，为什么")
    general_count = models.PositiveSmallIntegerField("通用培训几次", default=0)
    position_count = models.PositiveSmallIntegerField("岗位培训几次", default=0)
    professional_count = models.PositiveSmallIntegerField("专业培训几次", default=0)
    written_at = models.DateTimeField("写定时间")
    adopted_at = models.DateTimeField("通过时间", null=True)
    adopted_as = models.CharField("以什么岗位通过", max_length=80, blank=True)

    objects = TrainingPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "年度培训计划"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="training_plan_one_a_year"),
            models.CheckConstraint(
                condition=Q(adopted_at=None, adopted_as="")
                | (Q(adopted_at__isnull=False) & ~Q(adopted_as="")),
                name="training_plan_adopted_by_somebody",
            ),
        ]


class TrainingSession(models.Model):
    """一次培训: on one day, in one place, for a number of people that is never exceeded.

    Begin and end are times of one day: a session across midnight cannot be written down.
    """

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_sessions")
    plan = models.ForeignKey(TrainingPlan, models.PROTECT, null=True, related_name="sessions")
    name = models.CharField("名称", max_length=50)
    content = models.TextField("主要内容")
    kind = models.CharField("类型", max_length=12, choices=TrainingKind.choices)
    mode = models.CharField("形式", max_length=8, choices=TrainingMode.choices)
    skill = models.CharField("学会什么", max_length=24, blank=True)
    is_assessed = models.BooleanField("要考核", default=False)
    day = models.DateField("日期")
    begins = models.TimeField("开始")
    ends = models.TimeField("结束")
    minutes = models.PositiveSmallIntegerField("学习时长（分钟）")
    place = models.CharField("地点", max_length=120)
    trainer = models.CharField("谁来讲", max_length=60, blank=True)
    capacity = models.PositiveSmallIntegerField("名额")
    taken = models.PositiveSmallIntegerField("已报", default=0)
    opened_at = models.DateTimeField("发布时间")
    reminded_at = models.DateTimeField("提醒时间", null=True)
    held_at = models.DateTimeField("名册登记时间", null=True)
    cancelled_at = models.DateTimeField("取消时间", null=True)
    cancelled_why = models.CharField("取消原因", max_length=200, blank=True)

    objects = TrainingSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "培训场次"
        indexes = [
            models.Index(fields=["county", "day"], name="training_session_by_day"),
            models.Index(fields=["unit", "day"], name="training_session_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")), name="training_session_not_oversold",
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="training_session_ends_later",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, capacity__gt=0), name="training_session_has_length",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(cancelled_at=None),
                name="training_session_held_or_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_why="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_why="")),
                name="training_session_cancelled_for_a_reason",
            ),
        ]  # fmt: skip


class TrainingAttendance(models.Model):
    """一个人参加一次培训: signed up, perhaps taken back, and what the roster says."""

    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="trainings")
    signed_at = models.DateTimeField("报名时间")
    by_staff = models.BooleanField("由工作人员登记", default=False)
    withdrawn_at = models.DateTimeField("退出时间", null=True)
    present = models.BooleanField("到了", null=True)
    passed = models.BooleanField("考核通过", null=True)
    marked_at = models.DateTimeField("登记时间", null=True)
    corrected_why = models.CharField("更正原因", max_length=200, blank=True)

    objects = TrainingAttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "培训记录"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(withdrawn_at=None),
                name="training_signed_up_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(present=None),
                name="training_withdrawn_was_not_there",
            ),
            models.CheckConstraint(
                condition=Q(passed=None) | Q(present=True), name="training_assessed_was_there",
            ),
            models.CheckConstraint(
                condition=Q(present=None, marked_at=None)
                | Q(present__isnull=False, marked_at__isnull=False),
                name="training_marked_when_marked",
            ),
        ]  # fmt: skip


class Competence(models.Model):
    """受训记录: somebody was trained for a skill, and until when that counts.

    Comes from a session, or from training elsewhere that an organiser saw proof of (`proof`).
    Never deleted: what was wrong is revoked, with a reason that stays.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="competences")
    skill = models.CharField("技能", max_length=24)
    since = models.DateField("起")
    valid_until = models.DateField("有效至")
    session = models.ForeignKey(
        TrainingSession, models.PROTECT, null=True, related_name="competences"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="issued_competences", verbose_name="认定单位"
    )
    proof = models.CharField("外面培训的凭据", max_length=120, blank=True)
    issued_at = models.DateTimeField("认定时间")
    revoked_at = models.DateTimeField("撤销时间", null=True)
    revoked_why = models.CharField("撤销原因", max_length=200, blank=True)

    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = "受训记录"
        indexes = [
            models.Index(fields=["person", "skill"], name="competence_of_person"),
            models.Index(fields=["valid_until"], name="competence_by_end"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(revoked_at=None),
                name="competence_once_a_session",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("since")), name="competence_lasts",
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False) | ~Q(proof=""), name="competence_has_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_why="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_why="")),
                name="competence_revoked_for_a_reason",
            ),
        ]  # fmt: skip
