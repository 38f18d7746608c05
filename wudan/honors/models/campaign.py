"""评选: a campaign with its classes, its dates, the offices that are asked (R079; domain §2.8)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.honors.enums.campaign import CampaignStage, ClassKind
from wudan.honors.querysets.campaign import CampaignQuerySet, OfficeQuerySet


class Campaign(models.Model):
    """评选: one run of looking for role models; the score sheet is kept as it was adopted."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="campaigns", verbose_name="哪里的评选"
    )
    name = models.CharField("名称", max_length=40)
    words = models.CharField("怎么评", max_length=400, blank=True)
    stage = models.CharField(
        "进展", max_length=12, choices=CampaignStage.choices, default=CampaignStage.DRAFT
    )
    version = models.PositiveIntegerField("版本", default=0)
    sheet_version = models.PositiveSmallIntegerField("评分表第几版")
    sheet = models.JSONField("评分表", default=list)
    nominate_until = models.DateField("推荐到")
    clear_until = models.DateField("部门答复到")
    score_until = models.DateField("打分到")
    vote_until = models.DateField("群众投票到")
    notice_days = models.PositiveSmallIntegerField("公示几天")
    round = models.PositiveSmallIntegerField("第几轮投票", default=1)
    made_as = models.CharField("谁定的方案", max_length=80)
    moved_at = models.DateTimeField("到这一步的时间")
    met_on = models.DateField("会议日期", null=True)
    meeting_words = models.CharField("会议：谁参加、怎么定的", max_length=400, blank=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "典型评选"
        constraints = [
            models.CheckConstraint(
                condition=Q(clear_until__gte=F("nominate_until"))
                & Q(score_until__gte=F("clear_until"))
                & Q(vote_until__gte=F("score_until")),
                name="campaign_days_in_order",
                violation_error_message="日子要一步比一步晚。",
            ),
            models.CheckConstraint(
                condition=Q(notice_days__range=(5, 60)), name="campaign_notice_gives_time"
            ),
        ]


class CampaignClass(models.Model):
    """评选的一类: with an upper limit; fewer may be honoured, or none."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="classes")
    code = models.SlugField("代码", max_length=20)
    name = models.CharField("名称", max_length=20)
    kind = models.CharField("哪一套", max_length=10, choices=ClassKind.choices)
    quota = models.PositiveSmallIntegerField("最多几名")

    class Meta:
        verbose_name = "评选的一类"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="campaign_class_once"),
            models.CheckConstraint(
                condition=Q(quota__range=(1, 50)), name="campaign_class_has_limit"
            ),
        ]


class CampaignOffice(models.Model):
    """被征求意见的部门: answers for every candidate by the day set, and is reminded before it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="offices")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="clearings")
    reminded_at = models.DateTimeField("提醒时间", null=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "被征求意见的部门"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="campaign_office_once")
        ]
