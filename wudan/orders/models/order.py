"""五单's rows: an order, and one row for each step that was taken.

`Order.stage` is stored for lists and tied to the rows by check constraints; one live
dispatch an order is a unique constraint. Only `orders.actions` write here.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import CapacityPeriod, Platform, Service
from wudan.kit import numbers
from wudan.kit.places import Point
from wudan.orders.enums import (
    Channel,
    Consent,
    DayPart,
    DispatchKind,
    DispatchState,
    FulfillmentState,
    OrderState,
    Stage,
)
from wudan.orders.flow import CLOSED, OPEN, STATE_OF, WITH_DISPATCH
from wudan.orders.querysets import OrderQuerySet
from wudan.people.models import Bond, Person
from wudan.people.opening import for_checking
from wudan.people.personal import AddressField, PlaceField
from wudan.teams.models import Team

_BEFORE_PLATFORM = frozenset(
    {Stage.PLACED, Stage.RETURNED, Stage.DECLINED, Stage.REFERRED, Stage.WITHDRAWN,
     Stage.MERGED, Stage.VOID, Stage.WAITING}
)  # fmt: skip
_WITH_REASON = frozenset({Stage.DECLINED, Stage.REFERRED, Stage.VOID})


def title_of(service: str | None, words: str) -> str:
    """What an order is, in a few words: the menu item's name, else how the need was told."""
    return service or words[:24]


class Order(models.Model):
    """单: one need of one resident, from being placed to being closed."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("单号", max_length=11, unique=True)
    stage = models.CharField("状态", max_length=16, choices=Stage.choices, default=Stage.PLACED)
    version = models.PositiveIntegerField("版本", default=1)
    unit = models.ForeignKey(
        Unit, models.PROTECT, db_index=False, related_name="held_orders", verbose_name="受理单位"
    )
    origin = models.ForeignKey(
        Unit, models.PROTECT, db_index=False, related_name="orders", verbose_name="来自"
    )
    platform = models.ForeignKey(
        Platform, models.PROTECT, db_index=False, null=True, related_name="orders"
    )
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="orders")
    service_version = models.PositiveIntegerField("项目的第几版", null=True)
    words = models.TextField("需要什么")
    place_mode = models.CharField("方式", max_length=8, choices=PlaceMode.choices)
    address = AddressField("地点")
    place = PlaceField("坐标")
    wanted_on = models.DateField("希望日期", null=True)
    wanted_part = models.CharField("希望时段", max_length=4, choices=DayPart.choices, blank=True)
    headcount = models.PositiveSmallIntegerField("需要人数", default=1)
    urgent = models.BooleanField("急", default=False)
    channel = models.CharField("渠道", max_length=12, choices=Channel.choices)
    placed_at = models.DateTimeField("点单时间")
    placed_by = models.ForeignKey(
        Person, models.PROTECT, db_index=False, related_name="placed_orders"
    )
    placed_for = models.ForeignKey(Person, models.PROTECT, db_index=False, related_name="orders")
    placed_under_id = models.BigIntegerField("代点岗位", null=True)
    reviewer = models.ForeignKey(
        Person, models.PROTECT, db_index=False, null=True, related_name="orders_to_review"
    )
    bond = models.ForeignKey(Bond, models.PROTECT, db_index=False, null=True, related_name="orders")
    period = models.ForeignKey(
        CapacityPeriod,
        models.PROTECT,
        db_index=False,
        null=True,
        related_name="orders",
        verbose_name="名额所在的一期",
    )
    waiting_since = models.DateTimeField("从何时起排队", null=True)
    consent = models.CharField("同意方式", max_length=16, choices=Consent.choices)
    consent_words = models.CharField("同意说明", max_length=200, blank=True)
    slip_code = models.CharField("回执码", max_length=6)
    slip_misses = models.PositiveSmallIntegerField("回执码输错", default=0)
    dispatch = models.ForeignKey("Dispatch", models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, db_index=False, null=True, related_name="merged_orders"
    )
    closed_at = models.DateTimeField("办结时间", null=True)
    closed_code = models.CharField("原因", max_length=24, blank=True)
    closed_words = models.CharField("说明", max_length=400, blank=True)
    next_place = models.CharField("可以去哪里", max_length=200, blank=True)
    deidentified_on = models.DateField("去标识日期", null=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = "单"
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=sorted(CLOSED), closed_at__isnull=False)
                | Q(stage__in=sorted(OPEN), closed_at=None),
                name="order_closed_iff_closed_at",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=sorted(WITH_DISPATCH), dispatch__isnull=False)
                | (~Q(stage__in=sorted(WITH_DISPATCH)) & Q(dispatch=None)),
                name="order_dispatched_iff_dispatch",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=sorted(_BEFORE_PLATFORM)) | Q(platform__isnull=False),
                name="order_accepted_has_platform",
                violation_error_message="接单前请选定服务类别。",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=sorted(_WITH_REASON)) | ~Q(closed_code=""),
                name="order_exit_has_reason",
                violation_error_message="请说明原因。",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.MERGED, merged_into__isnull=False)
                | (~Q(stage=Stage.MERGED) & Q(merged_into=None)),
                name="order_merged_iff_into",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.WAITING)
                | Q(period__isnull=False, waiting_since__isnull=False),
                name="order_waits_for_a_period",
            ),
            models.CheckConstraint(
                condition=Q(deidentified_on=None) | Q(closed_at__isnull=False, consent_words=""),
                name="order_deidentified_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(consent=Consent.SELF, placed_by=F("placed_for"))
                | ~Q(consent=Consent.SELF),
                name="order_by_another_has_consent",
                violation_error_message="替别人点单，请写明本人如何同意。",
            ),
            models.CheckConstraint(
                condition=Q(bond__isnull=False, consent=Consent.BOND, placed_under_id=None)
                | (Q(bond=None) & ~Q(consent=Consent.BOND))
                | Q(bond=None, consent=Consent.BOND, deidentified_on__isnull=False),
                name="order_by_guardian_has_bond",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "stage"], name="order_queue"),
            models.Index(fields=["origin", "stage"], name="order_origin"),
            models.Index(fields=["platform", "stage"], name="order_platform"),
            models.Index(fields=["placed_for", "placed_at"], name="order_beneficiary"),
            models.Index(fields=["placed_by", "placed_at"], name="order_placer"),
            models.Index(fields=["county", "placed_at"], name="order_county_time"),
            models.Index(fields=["county", "stage"], name="order_stage"),
            models.Index(fields=["period", "stage", "waiting_since"], name="order_turn"),
            # what few orders have stands in no index of the others: an order is written into thirteen, not twenty-two
            models.Index(
                fields=["reviewer"], condition=Q(reviewer__isnull=False), name="order_reviewer"
            ),
            models.Index(fields=["bond"], condition=Q(bond__isnull=False), name="order_bond"),
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="order_merged"
            ),
        ]

    def __str__(self) -> str:
        return self.no

    @property
    def state(self) -> OrderState:
        """The last completed step, or the exit taken."""
        return STATE_OF[Stage(self.stage)]

    @property
    def number(self) -> str:
        """The number as people read it out."""
        return numbers.spoken(self.no)

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return title_of(self.service.name if self.service else None, self.words)

    def ask_for(self, service: Service | None) -> None:
        """What it asks for from now on: a menu item as it reads today, or none."""
        self.service = service
        self.service_version = service.version if service else None

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self.stage in CLOSED

    @property
    def is_by_proxy(self) -> bool:
        """Whether somebody else ordered for the beneficiary: under a post, or as guardian."""
        return self.placed_under_id is not None or self.consent == Consent.BOND

    @property
    def point(self) -> Point | None:
        """The place of service, if it has coordinates: to reckon with, not to be shown."""
        text = self.place.opened(for_checking())
        return Point(*map(float, text.split(","))) if text else None


class Acceptance(models.Model):
    """接单: a site took charge. One that a later escalation left behind stays as it was."""

    county = models.CharField("县", max_length=6)
    order = models.ForeignKey(Order, models.PROTECT, related_name="acceptances")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("经办人")
    post_id = models.BigIntegerField("岗位")
    note = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        verbose_name = "接单"
        constraints = [models.UniqueConstraint(fields=["order"], name="acceptance_once")]


class Dispatch(models.Model):
    """派单: an offer to a volunteer team, or a duty to a department; never both."""

    county = models.CharField("县", max_length=6)
    order = models.ForeignKey(Order, models.PROTECT, related_name="dispatches")
    kind = models.CharField("性质", max_length=8, choices=DispatchKind.choices)
    state = models.CharField(
        "结果", max_length=12, choices=DispatchState.choices, default=DispatchState.OFFERED
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dispatches")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="dispatches")
    claimed = models.BooleanField("抢单", default=False)
    at = models.DateTimeField("派出时间")
    person_id = models.BigIntegerField("派单人")
    post_id = models.BigIntegerField("派单岗位")
    note = models.CharField("派单说明", max_length=400, blank=True)
    proposal = models.JSONField("推荐依据", default=dict)
    answered_at = models.DateTimeField("答复时间", null=True)
    reason = models.CharField("理由", max_length=24, blank=True)
    reason_words = models.CharField("理由说明", max_length=400, blank=True)

    class Meta:
        verbose_name = "派单"
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state__in=[DispatchState.OFFERED, DispatchState.CONFIRMED]),
                name="dispatch_one_live",
                violation_error_message="这一单已经派出，请先收回。",
            ),
            models.CheckConstraint(
                condition=Q(kind=DispatchKind.OFFER, team__isnull=False)
                | Q(kind=DispatchKind.DUTY, team=None),
                name="dispatch_offer_xor_duty",
                violation_error_message="邀约单给志愿队伍，职责单给部门，不能混用。",
            ),
            models.CheckConstraint(
                condition=Q(state=DispatchState.OFFERED, answered_at=None)
                | (~Q(state=DispatchState.OFFERED) & Q(answered_at__isnull=False)),
                name="dispatch_answered_iff_answered_at",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="dispatch_of_unit"),
            models.Index(fields=["county", "at"], name="dispatch_time"),
        ]

    @property
    def is_duty(self) -> bool:
        """Whether it is a department's own duty."""
        return self.kind == DispatchKind.DUTY


class Fulfillment(models.Model):
    """买单: the team took the order on and fulfils it. Nobody pays; service is free by law
    (志愿服务条例 §2, §21)."""

    county = models.CharField("县", max_length=6)
    order = models.ForeignKey(Order, models.PROTECT, related_name="fulfillments")
    dispatch = models.OneToOneField(Dispatch, models.PROTECT, related_name="fulfillment")
    state = models.CharField(
        "进度", max_length=12, choices=FulfillmentState.choices, default=FulfillmentState.SCHEDULED
    )
    contact = models.CharField("联系人", max_length=40)
    people_count = models.PositiveSmallIntegerField("去几个人", default=1)
    starts_at = models.DateTimeField("约定时间")
    started_at = models.DateTimeField("开始", null=True)
    done_at = models.DateTimeField("完成", null=True)
    done_words = models.CharField("做了什么", max_length=400, blank=True)
    minutes = models.PositiveSmallIntegerField("用时（分钟）", null=True)
    acknowledged_at = models.DateTimeField("群众确认", null=True)
    cancelled_at = models.DateTimeField("取消", null=True)

    class Meta:
        verbose_name = "买单"
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=~Q(state=FulfillmentState.CANCELLED),
                name="fulfillment_one_live",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[FulfillmentState.DONE, FulfillmentState.ACKNOWLEDGED],
                    done_at__isnull=False,
                )
                | (
                    ~Q(state__in=[FulfillmentState.DONE, FulfillmentState.ACKNOWLEDGED])
                    & Q(done_at=None)
                ),
                name="fulfillment_done_iff_done_at",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__gte=1, minutes__lte=960),
                name="fulfillment_minutes_of_a_day",
                violation_error_message="一次服务的用时在 1 分钟到 16 小时之间。",
            ),
        ]
        indexes = [
            models.Index(fields=["county", "starts_at"], name="fulfillment_time"),
            models.Index(fields=["county", "done_at"], name="fulfillment_done"),
        ]
