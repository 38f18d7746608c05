"""How visits are locked, counted and journaled. The site is the scarce thing: it is held before its month is read."""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.inspections.enums import Manner, VisitKind, VisitState
from wudan.inspections.models import Inspection, UnitVisit, Visit
from wudan.journal.events import Subject, record
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.sites.actions.taking import hold_sites
from wudan.sites.models import Site

Turn = Visit | UnitVisit
"""What takes a turn of a month: an institute is visited as a site or as a town, both count."""


def month_of(day: date) -> date:
    """The first of the month."""
    return day.replace(day=1)


def most_of(kind: VisitKind) -> int:
    """How often a site is visited so in a month, by all together."""
    return settings.PACK.visits[kind.value]


def lock_sites(pks: Collection[int]) -> dict[int, Site]:
    """The sites, held in the order of their keys. Raises Missing."""
    held = hold_sites(pks)
    if len(held) < len(set(pks)):
        raise Missing
    return held


def turns_taken(units: Collection[int], kind: VisitKind, month: date) -> dict[int, list[Turn]]:
    """Unit → what takes its turns this month, visited as a site or as a unit of its own. Two statements."""
    at_sites = Visit.objects.counting().in_month(month).filter(site__unit__in=units, kind=kind)
    to_units = UnitVisit.objects.counting().filter(unit__in=units, kind=kind, month=month)
    found: dict[int, list[Turn]] = {}
    for visit in at_sites.select_related("inspection", "made_under", "site"):
        found.setdefault(visit.site.unit_id, []).append(visit)
    for to_unit in to_units.select_related("inspection__unit"):
        found.setdefault(to_unit.unit_id, []).append(to_unit)
    return {unit: sorted(taken, key=lambda one: one.turn) for unit, taken in found.items()}


def free_turn(taken: Collection[Turn]) -> int:
    """The first turn that is free."""
    used = {visit.turn for visit in taken}
    return next(turn for turn in range(1, len(used) + 2) if turn not in used)


def full_objection(
    site: Site, taken: Collection[Turn], kind: VisitKind, *, by: Actor
) -> Objection | None:
    """Why nobody goes there again this month, naming who was there or goes already."""
    most = most_of(kind)
    if len(taken) < most:
        return None
    told = "、".join(_told(visit, open_=is_open) for visit, is_open in _seen(taken, by))
    return Objection(
        "visited_enough",
        Phrase(
            "{unit}这个月的{kind}已满 {most} 次：{told}。给基层减负，请下个月再去，或请他们一起去。",
            unit=site.unit.short_name,
            kind=kind.label,
            most=most,
            told=told,
        ),
    )


def _seen(taken: Collection[Turn], by: Actor) -> list[tuple[Turn, bool]]:
    """Each of them, and whether this actor may know of it."""
    seen: set[Turn] = set()
    if at_sites := [one.pk for one in taken if isinstance(one, Visit)]:
        seen |= set(Visit.objects.visible_to(by).filter(pk__in=at_sites))
    if to_units := [one.pk for one in taken if isinstance(one, UnitVisit)]:
        seen |= set(UnitVisit.objects.visible_to(by).filter(pk__in=to_units))
    return [(one, one in seen) for one in taken]


def _told(visit: Turn, *, open_: bool) -> str:
    """One of the earlier ones; what is not to be known yet is told without its name and day."""
    if not open_:
        return "另有一次已经排定"
    under = visit.made_under if isinstance(visit, Visit) else visit.inspection.unit
    who, title = under.short_name, visit.inspection.title if visit.inspection else ""
    when = f"{local(visit.made_at):%m月%d日}去过" if visit.made_at else "已排定"
    return f"{who}{f'《{title}》' if title else ''}{when}"


def planned(
    site: Site, taken: Collection[Turn], *, under: Unit, inspection: Inspection | None,
    kind: VisitKind, month: date,
) -> Visit:  # fmt: skip
    """A visit that takes the next free turn, unsaved."""
    return Visit(
        inspection=inspection, site=site, kind=kind, month=month, turn=free_turn(taken),
        most=most_of(kind), state=VisitState.PLANNED, made_under=under,
    )  # fmt: skip


def lock_visit(visit: Visit) -> Visit:
    """The visit as it is now, its site held first. Raises Missing."""
    sites = lock_sites([visit.site_id])
    rows = Visit.objects.select_for_update(of=("self",)).filter(pk=visit.pk)
    held = rows.select_related("inspection__unit", "made_under").first()
    if held is None:
        raise Missing
    held.site = sites[held.site_id]
    return held


def lock_inspection(row: Inspection) -> Inspection:
    """The inspection as it is now, held. Raises Missing."""
    rows = Inspection.objects.select_for_update(of=("self",)).filter(pk=row.pk)
    held = rows.select_related("unit").first()
    if held is None:
        raise Missing
    return held


def note(
    verb: str, row: Inspection, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of an act on an inspection, in the chain of who organises it: a site is not told by it (`tell_site`)."""
    subject = Subject("inspection", row.pk, row.county, row.unit_id, row.unit.branch_id)
    record(f"inspection.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)


def tell_site(verb: str, visit: Visit, *, by: Actor, at: datetime, why: str = "") -> None:
    """Of a visit that is announced, the event in the site's chain, of which its keeper is told; of any other none."""
    if visit.inspection is None or visit.inspection.manner != Manner.ANNOUNCED:
        return
    unit = visit.site.unit
    subject = Subject("site_visit", visit.pk, unit.county, unit.pk, unit.branch_id)
    record(f"site_visit.{verb}", subject, by=by, at=at, why=why)
