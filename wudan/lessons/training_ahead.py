"""明年的培训计划, drafted from this year: what orders lacked, what runs out, what was held (R058).

A draft is a proposal: who plans changes it, writes it down and adopts it; nothing is written here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty, Service
from wudan.kit.clock import midnight
from wudan.kit.phrases import SEMICOLON, Listed, Phrase
from wudan.orders.enums import LineReason
from wudan.orders.models import Order, ProposalLine
from wudan.orders.querysets import OrderQuerySet
from wudan.teams.enums import TrainingKind
from wudan.teams.models import Competence, TrainingPlan, TrainingSession

_UNTRAINED = (LineReason.SKILL, LineReason.TRAINING)


@dataclass(frozen=True, slots=True)
class Wanting:
    """One skill that takes training: orders that found nobody for it, persons whose proof runs out."""

    skill: str
    orders: int
    ending: int

    @property
    def name(self) -> str:
        """The county's word for it."""
        return str(settings.PACK.skills[self.skill])


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a year suggests for the next one."""

    year: int
    """The year that is planned for."""
    held: Mapping[str, int]
    planned: Mapping[str, int]
    wanting: tuple[Wanting, ...]

    @property
    def counts(self) -> dict[str, int]:
        """As often as this year, and once at least for each skill that is wanting."""
        found = {kind.value: self.held.get(kind, 0) for kind in TrainingKind}
        found["position"] = max(found["position"], len(self.wanting))
        if not any(found.values()):
            found["general"] = 1
        return found

    @property
    def words(self) -> str:
        """The plan's text to begin with, in plain sentences."""
        listed = Listed(SEMICOLON, [_told(one) for one in self.wanting])
        first = (
            Phrase("{year} 年先补：{listed}。", year=self.year, listed=listed)
            if self.wanting
            else Phrase("{year} 年照常培训。", year=self.year)
        )
        return str(Listed("\n", [first, *(self._past(kind) for kind in TrainingKind)]))

    def _past(self, kind: TrainingKind) -> Phrase:
        return Phrase(
            "{year} 年{kind}办了 {held} 次，计划 {planned} 次。", year=self.year - 1,
            kind=kind.label, held=self.held.get(kind, 0), planned=self.planned.get(kind, 0),
        )  # fmt: skip


def ahead(unit: Unit, *, on: date) -> Ahead:
    """What this year suggests for the next: five questions, however many orders there were."""
    year = on.year
    plan = TrainingPlan.objects.filter(unit=unit, year=year).first()
    return Ahead(
        year + 1, _held(unit, year),
        {kind.value: getattr(plan, f"{kind}_count") if plan else 0 for kind in TrainingKind},
        _wanting(unit, on),
    )  # fmt: skip


def lacking(orders: OrderQuerySet, *, year: int) -> OrderQuerySet:
    """Of these, those of a year that were not met, or for which a proposal found nobody trained."""
    found_nobody = ProposalLine.objects.filter(order=OuterRef("pk"), reason__in=_UNTRAINED)
    placed = orders.filter(
        placed_at__gte=midnight(date(year, 1, 1)), placed_at__lt=midnight(date(year + 1, 1, 1))
    )
    return placed.filter(Q(pk__in=placed.unmet().values("pk")) | Exists(found_nobody))


def services_taking(skill: str = "") -> dict[int, set[str]]:
    """By item of the menu: the skills it takes that need training; of one skill alone if named."""
    wanted = {skill} & settings.PACK.skilled.keys() if skill else set(settings.PACK.skilled)
    rows = Service.objects.filter(county=settings.PACK.county).values_list("pk", "skills")
    return {pk: found for pk, skills in rows if (found := wanted & set(skills))}


def _wanting(unit: Unit, on: date) -> tuple[Wanting, ...]:
    """Every skill with an order that lacked it, or a proof that runs out next year; in the pack's order."""
    taking = services_taking()
    rows = lacking(_orders_of(unit, on), year=on.year).filter(service__in=taking).order_by()
    orders: Counter[str] = Counter()
    for service, count in rows.values_list("service").annotate(n=Count("pk")):
        orders.update(dict.fromkeys(taking[service], count))
    next_year = (date(on.year + 1, 1, 1), date(on.year + 1, 12, 31))
    ending = Competence.objects.standing().filter(
        unit__path__startswith=unit.path, valid_until__range=next_year
    ).order_by()  # fmt: skip
    counted = ending.values_list("skill").annotate(n=Count("person", distinct=True))
    ends = dict(counted)
    return tuple(
        Wanting(skill, orders[skill], ends.get(skill, 0)) for skill in settings.PACK.skilled
        if orders[skill] or ends.get(skill)
    )  # fmt: skip


def _orders_of(unit: Unit, on: date) -> OrderQuerySet:
    """Of a department, its platforms'; of a site, those of its villages."""
    if unit.kind == UnitKind.DEPARTMENT:
        leads = PlatformDuty.objects.on(on).leads().filter(unit=unit)
        return Order.objects.filter(county=unit.county, platform__in=leads.values("platform"))
    return Order.objects.filter(origin__path__startswith=unit.path)


def _held(unit: Unit, year: int) -> dict[str, int]:
    rows = TrainingSession.objects.filter(unit=unit, day__year=year, held_at__isnull=False)
    return dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))


def _told(one: Wanting) -> Phrase:
    if not one.ending:
        return Phrase("{skill}（今年有 {orders} 单没有受过训的人能去）", skill=one.name, orders=one.orders)  # fmt: skip
    if not one.orders:
        return Phrase("{skill}（明年有 {ending} 人到期）", skill=one.name, ending=one.ending)
    return Phrase(
        "{skill}（今年有 {orders} 单没有受过训的人能去，明年有 {ending} 人到期）", skill=one.name,
        orders=one.orders, ending=one.ending,
    )  # fmt: skip
