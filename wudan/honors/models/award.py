"""命名: after a meeting's decision and a notice that no objection holds; can be revoked (R079)."""

from django.db import models
from django.db.models import F, Q

from wudan.honors.enums.campaign import AwardAppealOutcome, AwardState, CampaignOutcome
from wudan.honors.models.candidate import Candidate
from wudan.honors.querysets.campaign import AwardQuerySet


class CampaignDecision(models.Model):
    """会议决定: of one candidate, with reasons, by who neither put forward nor scored."""

    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="decision")
    outcome = models.CharField("决定", max_length=10, choices=CampaignOutcome.choices)
    reasons = models.CharField("理由", max_length=400)
    decided_at = models.DateTimeField("决定时间")
    decided_by_id = models.BigIntegerField("决定人编号")
    decided_as = models.CharField("以什么岗位决定", max_length=80)

    class Meta:
        verbose_name = "会议决定"
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="campaign_decision_has_reasons")
        ]


class Award(models.Model):
    """命名: a candidate that was honoured; the page, the plaque and the story hang on it."""

    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="award")
    no = models.CharField("编号", max_length=20, unique=True)
    awarded_at = models.DateTimeField("命名时间")
    awarded_as = models.CharField("谁命名的", max_length=80)
    state = models.CharField(
        "现在", max_length=8, choices=AwardState.choices, default=AwardState.LIVE
    )
    revoked_at = models.DateTimeField("撤销时间", null=True)
    revoked_why = models.CharField("为什么撤销", max_length=400, blank=True)
    revoked_by_id = models.BigIntegerField("撤销的人编号", null=True)
    revoked_as = models.CharField("谁撤销的", max_length=80, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "命名"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AwardState.LIVE)
                | ~Q(revoked_why="") & Q(revoked_at__isnull=False, revoked_by_id__isnull=False),
                name="award_revoked_with_reasons",
            )
        ]


class AwardAppeal(models.Model):
    """不服撤销: by the person, answered by another than who revoked."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="appeals")
    words = models.CharField("为什么不服", max_length=400)
    asked_at = models.DateTimeField("时间")
    decider_id = models.BigIntegerField("撤销的人编号")
    outcome = models.CharField("答复", max_length=8, choices=AwardAppealOutcome.choices, blank=True)
    reasons = models.CharField("理由", max_length=400, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人编号", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)

    class Meta:
        verbose_name = "不服撤销"
        constraints = [
            models.UniqueConstraint(
                fields=["award"], condition=Q(outcome=""), name="award_appeal_one_open"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(reasons="") & Q(answered_by_id__isnull=False),
                name="award_appeal_answered",
            ),
            models.CheckConstraint(
                condition=Q(answered_by_id=None) | ~Q(answered_by_id=F("decider_id")),
                name="award_appeal_to_another",
            ),
        ]


class Story(models.Model):
    """事迹: words and a picture, shown to everybody only while the person's consents last."""

    award = models.OneToOneField(Award, models.PROTECT, related_name="story")
    title = models.CharField("题目", max_length=40)
    words = models.CharField("事迹", max_length=2000)
    picture = models.CharField("照片", max_length=32, blank=True)
    picture_type = models.CharField("照片格式", max_length=20, blank=True)
    written_at = models.DateTimeField("写的时间")
    written_as = models.CharField("谁写的", max_length=80)

    class Meta:
        verbose_name = "事迹"
