"""整批派单's rows: one run of the engine over all open orders, and a line for each of them.

A line is a proposal, never a dispatch: only `actions.proposals.accept` makes it an offer, by the
action that dispatches one order.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.orders.enums import (
    DayPart,
    LineChange,
    LineReason,
    LineState,
    ProposalCause,
    ProposalState,
)
from wudan.orders.models.order import Dispatch, Order
from wudan.orders.querysets import ProposalLineQuerySet, ProposalQuerySet
from wudan.teams.models import Team


class Proposal(models.Model):
    """派单方案: what the engine proposed for all open orders of one dispatcher's unit, at once.

    Objective, bound and prices are in seconds: equal ones prove that nothing is better.
    """

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="dispatch_proposals", verbose_name="派单单位"
    )
    cause = models.CharField("为什么提出", max_length=10, choices=ProposalCause.choices)
    state = models.CharField(
        "状态", max_length=12, choices=ProposalState.choices, default=ProposalState.OPEN
    )
    at = models.DateTimeField("提出时间")
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)
    policy = models.CharField("派单规则的版本", max_length=12)
    seed = models.PositiveIntegerField("种子", default=0)
    work = models.JSONField("算了多少", default=dict)
    objective = models.BigIntegerField("总代价（秒）")
    bound = models.BigIntegerField("已证明的下界（秒）")
    prices = models.JSONField("证明用的价格", default=dict)
    longest_wait_hours = models.PositiveIntegerField("最久的一单等了几小时", default=0)
    ended_at = models.DateTimeField("结束", null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "派单方案"
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(state=ProposalState.OPEN),
                name="proposal_one_open",
                violation_error_message="这个单位已有一份进行中的方案。",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN, ended_at=None)
                | (~Q(state=ProposalState.OPEN) & Q(ended_at__isnull=False)),
                name="proposal_ended_iff_ended_at",
            ),
            models.CheckConstraint(
                condition=Q(bound__lte=F("objective")), name="proposal_bound_below"
            ),
            models.CheckConstraint(
                condition=Q(cause=ProposalCause.ASKED, post_id__isnull=False)
                | (~Q(cause=ProposalCause.ASKED) & Q(post_id=None)),
                name="proposal_asked_by_a_post",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="proposal_of_unit")]

    @property
    def is_open(self) -> bool:
        """Whether its lines can still be sent."""
        return self.state == ProposalState.OPEN

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists."""
        return self.objective == self.bound

    @property
    def gap_percent(self) -> float:
        """By how much it may be above the best there is."""
        return 100 * (self.objective / self.bound - 1) if self.bound else 0.0


class ProposalLine(models.Model):
    """方案的一行: the team and the time proposed for one order, or why nobody can be asked."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="lines")
    order = models.ForeignKey(Order, models.PROTECT, related_name="proposal_lines")
    order_version = models.PositiveIntegerField("单的版本")
    state = models.CharField(
        "结果", max_length=12, choices=LineState.choices, default=LineState.PROPOSED
    )
    change = models.CharField("和上一份比", max_length=8, choices=LineChange.choices)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="proposal_lines")
    instead_of = models.ForeignKey(
        Team, models.PROTECT, null=True, related_name="+", verbose_name="引擎原来提的"
    )
    before = models.ForeignKey(
        Team, models.PROTECT, null=True, related_name="+", verbose_name="上一份提的"
    )
    on = models.DateField("哪天", null=True)
    part = models.CharField("时段", max_length=4, choices=DayPart.choices, blank=True)
    minutes = models.JSONField("各项理由（分钟）", default=dict)
    reasons = models.JSONField("理由", default=list)
    runner_up = models.ForeignKey(
        Team, models.PROTECT, null=True, related_name="+", verbose_name="其次"
    )
    margin_minutes = models.FloatField("其次差几分钟", null=True)
    rivals = models.JSONField("还有哪些单想要这支队伍", default=list)
    reason = models.CharField(
        "没有队伍的主要原因", max_length=20, choices=LineReason.choices, blank=True
    )
    refused = models.JSONField("各规则挡住几支队伍", default=dict)
    note = models.CharField("说明", max_length=400, blank=True)
    dispatch = models.ForeignKey(Dispatch, models.PROTECT, null=True, related_name="proposal_lines")

    objects = ProposalLineQuerySet.as_manager()

    class Meta:
        verbose_name = "方案的一行"
        constraints = [
            models.UniqueConstraint(fields=["proposal", "order"], name="proposal_line_once"),
            models.CheckConstraint(
                condition=Q(state=LineState.UNSERVED, team=None, dispatch=None) & ~Q(reason="")
                | (~Q(state=LineState.UNSERVED) & Q(reason="", team__isnull=False))
                | Q(state=LineState.DROPPED),
                name="proposal_line_team_or_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[LineState.SENT, LineState.ACCEPTED, LineState.DECLINED])
                | Q(dispatch__isnull=False),
                name="proposal_line_sent_has_dispatch",
            ),
            models.CheckConstraint(
                condition=~Q(state=LineState.OVERRIDDEN) | ~Q(note=""),
                name="proposal_line_overridden_with_note",
            ),
        ]
        indexes = [models.Index(fields=["order", "state"], name="proposal_line_of_order")]

    @property
    def can_be_sent(self) -> bool:
        """Whether it waits for the dispatcher's yes."""
        return self.state in LineState.sendable()

    @property
    def moves(self) -> bool:
        """Whether it takes back an offer that nobody has answered, to ask another team."""
        return self.can_be_sent and self.dispatch_id is not None
