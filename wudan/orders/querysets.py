"""Which orders: visible to whom, in whose queue, overdue."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from wudan.areas.enums import UnitKind
from wudan.catalog.models import PlatformDuty
from wudan.orders.enums import CooperationState, LineState, ProposalState, Stage, UnmetReason
from wudan.orders.flow import OPEN, SERVING, WITH_DISPATCH
from wudan.people.actors import Actor
from wudan.people.models import Bond
from wudan.people.querysets import BondQuerySet
from wudan.people.roles import Reach

if TYPE_CHECKING:
    from wudan.areas.models import Unit
    from wudan.orders.models import (
        Callback,
        Cooperation,
        Deadline,
        Order,
        Proposal,
        ProposalLine,
        Saying,
    )

_BEFORE_PLATFORM = (Stage.PLACED, Stage.RETURNED)
_SITE_ROLES = frozenset({"station_keeper", "institute_staff", "center_office"})
_READING_ROLES = frozenset({"leader", "auditor"})


_UNIT = ("key", "kind", "name", "short_name", "path", "parent")
_SHOWN = {
    "unit": _UNIT,
    "origin": _UNIT,
    "platform": ("code", "name"),
    "service": ("code", "name", "open_claim", "once_a_day", "duration_minutes", "complete_days",
                "skills", "licences", "risk", "needs_insurance", "headcount", "platform", "version"),
    "placed_for": ("name", "phone", "address", "born_on", "home"),
    "dispatch": ("kind", "state", "claimed", "unit", "team", "at", "answered_at"),
    "dispatch__unit": _UNIT,
}  # fmt: skip
"""What a list or page shows of the rows beside an order. Whole rows are eighty columns more,
and building the statement costs as much as running it."""


_LINE = (
    "no", "stage", "words", "urgent", "channel", "wanted_on", "wanted_part", "closed_at", "service__name",
    "origin__short_name",
)  # fmt: skip


class OrderQuerySet(QuerySet["Order"]):
    """Orders."""

    def visible_to(self, actor: Actor, *, on: date) -> "OrderQuerySet":
        """Those an actor may see; `permissions.may_view` says the same of one order."""
        if actor.role in _SITE_ROLES | _READING_ROLES:
            return self.filter(_within("unit", actor) | _within("origin", actor))
        if actor.role == "department_officer":
            return self.filter(self._led_by(actor, on) | Q(dispatch__unit=actor.unit_id))
        if actor.role == "team_leader":
            return self.filter(dispatch__unit=actor.unit_id)
        if actor.post_id is None and actor.person_id is not None:
            return self.filter(self._of_person(actor, on))
        return self.none()

    def placed_as_guardian(self, actor: Actor, *, on: date) -> "OrderQuerySet":
        """Those one placed for one's wards, while the bond runs (A32)."""
        bonds = self.running_bonds(actor.person_id, on)
        return self.filter(placed_by=actor.person_id, bond__in=bonds)

    @staticmethod
    def running_bonds(person_id: int | None, on: date) -> BondQuerySet:
        """The bonds in which a person is the guardian."""
        return Bond.objects.running_on(on).of_guardian(person_id)

    def held_by(self, actor: Actor) -> "OrderQuerySet":
        """Those that the actor's unit, or one in its reach, now has in hand."""
        return self.filter(_within("unit", actor))

    def held_within(self, reach: Reach | None, *, unit: Any, path: Any) -> "OrderQuerySet":
        """`held_by`, told how far an actor reaches and from where; None reaches nothing."""
        if reach is None:
            return self.none()
        return self.filter(_reached("unit", reach, unit, path))

    def with_names(self) -> "OrderQuerySet":
        """Joined with all that a list or a page shows of an order."""
        own = [field.attname for field in self.model._meta.concrete_fields]
        beside = [f"{row}__{column}" for row, columns in _SHOWN.items() for column in columns]
        return self.select_related(*_SHOWN).only(*own, *beside)

    def for_list(self) -> "OrderQuerySet":
        """Only the columns that a line of a list shows: a third of the time of whole rows."""
        return self.select_related("unit", "origin", "platform", "service", "placed_for").only(
            "no", "stage", "version", "words", "urgent", "channel", "wanted_on", "wanted_part",
            "placed_at", "closed_at", "placed_for__name", "platform__code", "platform__name", "service__code",
            "service__name", "unit__key", "unit__kind", "unit__name", "unit__short_name",
            "origin__key", "origin__kind", "origin__name", "origin__short_name",
        )  # fmt: skip

    def for_line(self) -> "OrderQuerySet":
        """Still fewer columns: what a line without a person's name shows."""
        return self.select_related("origin", "service").only(*_LINE)

    def with_due(self) -> "OrderQuerySet":
        """Annotated with the running deadline: `due_at`, `missed_at`."""
        running = FilteredRelation("deadlines", condition=Q(deadlines__ended_at=None))
        return self.annotate(running=running).annotate(
            due_at=F("running__due_at"), missed_at=F("running__missed_at")
        )

    def soonest_due_first(self) -> "OrderQuerySet":
        """The order of every queue: what must be done first comes first."""
        return self.with_due().order_by(F("due_at").asc(nulls_last=True), "pk")

    def open(self) -> "OrderQuerySet":
        """Not yet closed."""
        return self.filter(stage__in=OPEN)

    def awaiting_acceptance(self) -> "OrderQuerySet":
        """待接单."""
        return self.filter(stage=Stage.PLACED)

    def waiting_for(self, period_id: int) -> "OrderQuerySet":
        """排队中, for a place of one period; who asked first comes first."""
        waiting = self.filter(period=period_id, stage=Stage.WAITING)
        return waiting.order_by("waiting_since", "pk")

    def ahead_of(self, order: "Order") -> "OrderQuerySet":
        """Those who wait for the same place and asked before this one."""
        since = order.waiting_since
        if order.period_id is None or since is None:
            return self.none()
        sooner = Q(waiting_since__lt=since) | Q(waiting_since=since, pk__lt=order.pk)
        return self.waiting_for(order.period_id).filter(sooner)

    def awaiting_dispatch(self) -> "OrderQuerySet":
        """待派单."""
        return self.filter(stage=Stage.ACCEPTED)

    def to_dispatch_for(self, unit: "Unit", *, on: date) -> "OrderQuerySet":
        """待派单 of those a unit dispatches: the center all of its county, a department those of the
        platforms it leads."""
        waiting = self.awaiting_dispatch().filter(county=unit.county)
        if unit.kind == UnitKind.CENTER:
            return waiting
        led = PlatformDuty.objects.on(on).leads().filter(unit=unit.pk).values("platform")
        return waiting.filter(platform__in=led)

    def for_the_engine(self) -> "OrderQuerySet":
        """Only the columns that the engine asks of an order."""
        return self.select_related("platform", "service", "origin", "placed_for").only(
            "no", "county", "stage", "version", "headcount", "place", "wanted_on", "wanted_part", "urgent",
            "placed_at", "placed_by", "placed_for__born_on", "platform__code", "service__skills",
            "service__licences", "service__duration_minutes", "service__risk", "service__needs_insurance",
            "service__version", "service_version",
            "origin__path", "dispatch",
        )  # fmt: skip

    def awaiting_answer(self) -> "OrderQuerySet":
        """已派单·待买单."""
        return self.filter(stage=Stage.OFFERED)

    def being_served(self) -> "OrderQuerySet":
        """已排期、服务中."""
        return self.filter(stage__in=SERVING)

    def being_followed_up(self) -> "OrderQuerySet":
        """差评整改中."""
        return self.filter(stage=Stage.FOLLOWING_UP)

    def overdue(self, at: datetime) -> "OrderQuerySet":
        """Whose running deadline has passed."""
        return self.filter(deadlines__ended_at=None, deadlines__due_at__lte=at)

    def of_beneficiary(self, person_id: int) -> "OrderQuerySet":
        """All for one person."""
        return self.filter(placed_for=person_id)

    def unjudged(self) -> "OrderQuerySet":
        """Fulfilled, ordered by mouth, and nobody has said yet how it was: to be asked by telephone."""
        asked = self.filter(stage__in=(Stage.DONE, Stage.ACKNOWLEDGED))
        return asked.filter(placed_under_id__isnull=False)

    def claimable(self, *, serves: Iterable[str]) -> "OrderQuerySet":
        """Open to be claimed (抢单) by a team that serves these paths: accepted, and the menu
        item allows it."""
        served = Q(pk__in=[])
        for path in serves:
            served |= Q(origin__path__startswith=path)
        return self.filter(served, stage=Stage.ACCEPTED, service__open_claim=True)

    def unmet(self, reason: str = "") -> "OrderQuerySet":
        """Needs that were not met, for one reason or all of them."""
        by_reason = {
            UnmetReason.DECLINED: Q(stage=Stage.DECLINED),
            UnmetReason.REFERRED: Q(stage=Stage.REFERRED),
            UnmetReason.GAVE_UP: Q(
                stage=Stage.WITHDRAWN, waiting_since__isnull=False, closed_code="withdrawn"
            ),
            UnmetReason.NEVER_SERVED: Q(stage=Stage.WITHDRAWN, closed_code="never_served"),
        }
        if reason in UnmetReason.values:
            return self.filter(by_reason[UnmetReason(reason)])
        met = Q(pk__in=[])
        for one in by_reason.values():
            met |= one
        return self.filter(met)

    def _led_by(self, actor: Actor, on: date) -> Q:
        duties = PlatformDuty.objects.on(on).leads().filter(unit=actor.unit_id)
        return Q(Exists(duties.filter(platform=OuterRef("platform")))) & ~Q(
            stage__in=_BEFORE_PLATFORM
        )

    def _of_person(self, actor: Actor, on: date) -> Q:
        """One's own; where one was named; what one placed as guardian, while the bond runs."""
        mine = Q(placed_for=actor.person_id) | Q(reviewer=actor.person_id, bond=None)
        mine |= Q(placed_by=actor.person_id, bond__in=self.running_bonds(actor.person_id, on))
        if actor.team_ids:
            mine |= Q(dispatch__unit__in=actor.team_ids, stage__in=WITH_DISPATCH - {Stage.OFFERED})
        return mine


def _within(field: str, actor: Actor) -> Q:
    if not actor.unit_path:  # a post without a unit reaches nothing, not everything
        return Q(pk__in=())
    return _reached(field, actor.kind.reach, actor.unit_id, actor.unit_path)


def _reached(field: str, reach: Reach, unit: Any, path: Any) -> Q:
    return Q(**{field: unit}) if reach is Reach.HERE else Q(**{f"{field}__path__startswith": path})


class ProposalQuerySet(QuerySet["Proposal"]):
    """Proposals for all open orders."""

    def visible_to(self, actor: Actor) -> "ProposalQuerySet":
        """Those of the actor's own unit, for who dispatches there."""
        if not actor.may("dispatch") or actor.unit_id is None:
            return self.none()
        return self.filter(unit=actor.unit_id)

    def open(self) -> "ProposalQuerySet":
        """The one of a unit whose lines can still be sent."""
        return self.filter(state=ProposalState.OPEN)


class ProposalLineQuerySet(QuerySet["ProposalLine"]):
    """Lines of proposals."""

    def sendable(self) -> "ProposalLineQuerySet":
        """Wait for the dispatcher's yes."""
        return self.filter(state__in=LineState.sendable())

    def pending(self) -> "ProposalLineQuerySet":
        """Wait for a yes of the dispatcher or an answer of the team."""
        return self.filter(state__in=LineState.pending())


class DeadlineQuerySet(QuerySet["Deadline"]):
    """Deadlines."""

    def running(self) -> "DeadlineQuerySet":
        """Not yet ended."""
        return self.filter(ended_at=None)

    def visible_to(self, actor: Actor) -> "DeadlineQuerySet":
        """Those of the orders that a site or a reader sees, by where they are; none for others."""
        if actor.role not in _SITE_ROLES | _READING_ROLES:
            return self.none()
        return self.filter(_within("order__unit", actor) | _within("order__origin", actor))

    def passed(self, at: datetime) -> "DeadlineQuerySet":
        """Running, and over; the oldest first, read along the index: the first few of ten thousand
        cost as much as the first few of ten."""
        return self.running().filter(due_at__lte=at).order_by("due_at", "pk")

    def for_line(self) -> "DeadlineQuerySet":
        """With the columns of its order that a line of a list shows."""
        columns = [f"order__{column}" for column in _LINE]
        return self.select_related("order__origin", "order__service").only("due_at", *columns)

    def due_unnoticed(self, at: datetime) -> "DeadlineQuerySet":
        """Passed, and not yet acted on; oldest first."""
        return self.running().filter(due_at__lte=at, missed_at=None).order_by("due_at", "pk")


class CallbackQuerySet(QuerySet["Callback"]):
    """Call-backs."""

    def waiting(self) -> "CallbackQuerySet":
        """Drawn and not yet made."""
        return self.filter(called_at=None)

    def within(self, actor: Actor) -> "CallbackQuerySet":
        """Of orders that started in the actor's reach."""
        if not actor.may("call_back") or not actor.unit_path:
            return self.none()
        return self.filter(order__origin__path__startswith=actor.unit_path)


class SayingQuerySet(QuerySet["Saying"]):
    """What residents said of their orders."""

    def standing(self) -> "SayingQuerySet":
        """Not disowned."""
        return self.filter(unsaid_at=None)

    def within(self, actor: Actor) -> "SayingQuerySet":
        """Of orders that started in the actor's reach."""
        if not actor.may("call_back") or not actor.unit_path:
            return self.none()
        return self.filter(order__origin__path__startswith=actor.unit_path)


class CooperationQuerySet(QuerySet["Cooperation"]):
    """Pieces asked of cooperating departments."""

    def visible_to(self, actor: Actor, *, on: date) -> "CooperationQuerySet":
        """The center and who reads see all; a department what it was asked, asked, or leads now."""
        if actor.role in {"center_office", "auditor"}:
            return self
        if actor.role != "department_officer":
            return self.none()
        led = PlatformDuty.objects.on(on).leads().filter(unit=actor.unit_id).values("platform")
        return self.filter(Q(unit=actor.unit_id) | Q(asked_of=actor.unit_id) | Q(platform__in=led))

    def open(self) -> "CooperationQuerySet":
        """Not ended."""
        return self.filter(ended_at=None)

    def waiting_for(self, unit_id: int | None) -> "CooperationQuerySet":
        """What this department owes an answer, or the work it said yes to; the first due first."""
        owed = self.filter(
            unit=unit_id, state__in=(CooperationState.ASKED, CooperationState.ACCEPTED)
        )
        return owed.select_related("order__service", "service").order_by("due_at", "pk")

    def unanswered(self, at: datetime) -> "CooperationQuerySet":
        """Asked, and the time to answer is over."""
        return self.filter(state=CooperationState.ASKED, due_at__lte=at)
