"""候选人: put forward, asked for consent before anything else, cleared by offices (R079; PIPL §25)."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.honors.enums.campaign import CandidateState, ClearanceAnswer, PutForwardBy
from wudan.honors.flow.campaign import LIVE
from wudan.honors.models.campaign import Campaign, CampaignClass, CampaignOffice
from wudan.honors.querysets.campaign import CandidateQuerySet, ClearanceQuerySet
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person


class Candidate(models.Model):
    """候选人: one person in one class of one campaign, with what is told of them."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="candidates")
    number = models.PositiveSmallIntegerField("第几号")
    honor_class = models.ForeignKey(CampaignClass, models.PROTECT, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="candidacies")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="candidates")
    put_forward_by = models.CharField("谁推荐的", max_length=10, choices=PutForwardBy.choices)
    nominator = models.ForeignKey(
        Person, models.PROTECT, related_name="nominated_candidates", verbose_name="推荐人"
    )
    nominated_at = models.DateTimeField("推荐时间")
    nominated_as = models.CharField("以什么身份推荐", max_length=80)
    story = models.CharField("事迹", max_length=1000)
    blind_story = models.CharField("遮住名字的事迹", max_length=3000, blank=True)
    state = models.CharField(
        "进展", max_length=12, choices=CandidateState.choices, default=CandidateState.ASKED
    )
    agreed_at = models.DateTimeField("本人点头时间", null=True)
    agreed_how = models.CharField(
        "怎么点的头", max_length=10, choices=ConsentChannel.choices, blank=True
    )
    shows_name = models.BooleanField("同意写全名", default=False)
    shows_picture = models.BooleanField("同意放照片", default=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = "候选人"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="candidate_numbered_once"),
            models.UniqueConstraint(
                fields=["campaign", "person"], condition=Q(state__in=sorted(LIVE)),
                name="candidate_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CandidateState.ASKED, CandidateState.WITHDRAWN, CandidateState.LAPSED])
                | Q(agreed_at__isnull=False),
                name="candidate_agreed_first",
                violation_error_message="本人还没有点头。",
            ),
            models.CheckConstraint(
                condition=Q(shows_picture=False) | Q(shows_name=True),
                name="candidate_picture_needs_name",
            ),
        ]  # fmt: skip


class Clearance(models.Model):
    """部门意见: of one office about one candidate; read by that office and the center, nobody else."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="clearances")
    office = models.ForeignKey(CampaignOffice, models.PROTECT, related_name="clearances")
    answer = models.CharField("答复", max_length=10, choices=ClearanceAnswer.choices, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人编号", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = "部门意见"
        constraints = [
            models.UniqueConstraint(fields=["candidate", "office"], name="clearance_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by_id__isnull=False),
                name="clearance_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(answer=ClearanceAnswer.OBJECTION) | ~Q(reason=""),
                name="clearance_objects_with_reason",
            ),
        ]
