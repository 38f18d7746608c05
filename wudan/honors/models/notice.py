"""公示: put up about any subject by its plain kind and id; an open objection holds it (R079)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.honors.enums.notice import NoticeState, ObjectedTo, ObjectionState, PartyPart
from wudan.honors.querysets.notice import (
    NoticeObjectionQuerySet,
    NoticePartyQuerySet,
    PublicNoticeQuerySet,
)
from wudan.people.models import Person


class PublicNotice(models.Model):
    """公示: something is about to be given to somebody; whoever knows better says so in time."""

    county = models.CharField("县", max_length=6)
    kind = models.SlugField("公示什么", max_length=20)
    subject_id = models.BigIntegerField("哪一个")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="notices", verbose_name="哪里的")
    title = models.CharField("题目", max_length=80)
    words = models.CharField("公示的话", max_length=800, blank=True)
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("截止")
    state = models.CharField(
        "进展", max_length=12, choices=NoticeState.choices, default=NoticeState.OPEN
    )
    published_as = models.CharField("谁公示的", max_length=80)
    closed_at = models.DateTimeField("结束时间", null=True)
    closed_as = models.CharField("谁结束的", max_length=80, blank=True)

    objects = PublicNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "公示"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(state=NoticeState.OPEN),
                name="notice_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="notice_gives_time"
            ),
            models.CheckConstraint(
                condition=Q(state=NoticeState.OPEN, closed_at=None)
                | ~Q(state=NoticeState.OPEN) & Q(closed_at__isnull=False),
                name="notice_closed_at",
            ),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.PASSED) | Q(closed_at__gte=F("ends_at")),
                name="notice_passes_after_its_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "ends_at"], name="notice_due")]


class NoticeParty(models.Model):
    """公示有关的人: never answers an objection; the name is shown only with a consent that lasts."""

    notice = models.ForeignKey(PublicNotice, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="notice_parts")
    part = models.CharField("什么关系", max_length=12, choices=PartyPart.choices)
    shows_name = models.BooleanField("本人同意写全名", default=False)

    objects = NoticePartyQuerySet.as_manager()

    class Meta:
        verbose_name = "公示有关的人"
        constraints = [
            models.UniqueConstraint(fields=["notice", "person", "part"], name="party_once"),
            models.CheckConstraint(
                condition=Q(part=PartyPart.HONORED) | Q(shows_name=False),
                name="party_shows_only_honored",
            ),
        ]


class NoticeObjection(models.Model):
    """异议: by anybody, known to who answers, to the target only if wished; answered with reasons."""

    notice = models.ForeignKey(PublicNotice, models.PROTECT, related_name="objections")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="notice_objections", verbose_name="谁提的"
    )
    is_named = models.BooleanField("可以告诉对方是谁提的", default=False)
    about = models.CharField("对什么有异议", max_length=10, choices=ObjectedTo.choices)
    words = models.CharField("为什么", max_length=800)
    raised_at = models.DateTimeField("提出时间")
    taken_as = models.CharField("谁代记的", max_length=80, blank=True)
    state = models.CharField(
        "进展", max_length=10, choices=ObjectionState.choices, default=ObjectionState.OPEN
    )
    answer = models.CharField("答复", max_length=400, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人编号", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)

    objects = NoticeObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = "异议"
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "person"],
                condition=Q(state=ObjectionState.OPEN),
                name="objection_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN, answered_at=None, answered_by_id=None)
                | Q(state=ObjectionState.WITHDRAWN, answered_by_id=None)
                | Q(state__in=[ObjectionState.SUSTAINED, ObjectionState.DISMISSED])
                & ~Q(answer="")
                & Q(answered_at__isnull=False, answered_by_id__isnull=False),
                name="objection_answered_with_reasons",
            ),
        ]
