"""发布下月菜单: what a platform offers next month, and how many places each item has."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from wudan.catalog import capacity
from wudan.catalog.actions.limit_service import limit
from wudan.catalog.actions.recording import journal, lock_platform, one_transaction
from wudan.catalog.enums import PeriodKind
from wudan.catalog.models import MenuEdition, Platform, Service, ServiceCapacity
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import THE_CLOCK, Actor

_AHEAD_MONTHS = 3
_OPEN = Objection("menu_open", "这个月的菜单已经生效，请一项一项改。")


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a month's menu: offered or not; how many places a week or a month (None: no limit)."""

    offered: bool
    places: int | None = None
    period: str = PeriodKind.MONTH


Barred = Callable[[Collection[int]], Mapping[int, Objection]]
"""Which of these items do not come on the menu, and why: floors above know (a project that left the list).

Asked before an item is held, so that whoever answers may hold what the answer hangs on.
"""


@one_transaction
def publish_menu(
    *, platform: Platform, month: date, lines: Mapping[int, Line], barred: Barred, by: Actor, at: datetime
) -> MenuEdition:  # fmt: skip
    """Publish, or publish anew before the month begins. Limits hold from the month's first day at
    once, so that orders for it count; offering changes on that day, by the clock.

    Raises Missing, Objected, Malformed (offered-<pk>, places-<pk>).
    """
    platform = lock_platform(platform)
    insist(menu_objection(by, platform, on=day_of(at)))
    first = _first_day(month, at)
    held = MenuEdition.objects.filter(platform=platform, month=first).first()
    if held is not None and held.opened_at is not None:
        raise Objected(_OPEN)
    if shut := barred([pk for pk, line in lines.items() if line.offered]):
        raise Malformed({f"offered-{pk}": objection.words for pk, objection in shut.items()})
    services = Service.objects.select_for_update().filter(platform=platform).order_by("pk")
    entries = []
    for service in services:
        line = lines.get(service.pk)
        if line is None:
            continue
        _limit(service, line, first, at=at)
        entries.append(
            {"service": service.pk, "name": service.name, "offered": line.offered,
             "places": line.places, "period": line.period}
        )  # fmt: skip
    written = {"entries": entries, "published_at": at, "person_id": by.person, "post_id": by.post}
    edition, is_new = MenuEdition.objects.update_or_create(
        platform=platform, month=first, defaults=written, create_defaults=written | {"version": 1}
    )
    if not is_new:
        MenuEdition.objects.filter(pk=edition.pk).update(version=F("version") + 1)
    facts = {"month": f"{first:%Y-%m}", "items": len(entries)}
    journal("menu.publish", "menu", edition.pk, platform.county, by=by, at=at, facts=facts)
    return edition


@one_transaction
def open_menu(*, edition: MenuEdition, barred: Barred, at: datetime) -> bool:
    """The month has begun: its items are offered, others not. Once; by the clock.

    An item that was barred since the menu was published stays off; the journal says why.
    """
    held = MenuEdition.objects.select_for_update().filter(pk=edition.pk, opened_at=None).first()
    if held is None or held.month > day_of(at):
        return False
    shut = barred([entry["service"] for entry in held.entries if entry["offered"]])
    for entry in held.entries:
        offered = entry["offered"] and entry["service"] not in shut
        Service.objects.filter(pk=entry["service"]).update(is_offered=offered)
    held.opened_at = at
    held.save(update_fields=["opened_at"])
    county = Platform.objects.values_list("county", flat=True).get(pk=held.platform_id)
    journal("menu.open", "menu", held.pk, county, by=THE_CLOCK, at=at)
    facts = {"month": f"{held.month:%Y-%m}"}
    for pk, objection in shut.items():
        journal(
            "service.stay_off", "service", pk, county, by=THE_CLOCK, at=at, why=objection.words, facts=facts
        )  # fmt: skip
    return True


def open_menus(*, barred: Barred, at: datetime) -> int:
    """All whose month has begun; how many."""
    due = MenuEdition.objects.filter(opened_at=None, month__lte=day_of(at)).order_by("month", "pk")
    return sum(open_menu(edition=edition, barred=barred, at=at) for edition in due)


def _first_day(month: date, at: datetime) -> date:
    first, this = month.replace(day=1), day_of(at).replace(day=1)
    ahead = (first.year - this.year) * 12 + first.month - this.month
    if not 1 <= ahead <= _AHEAD_MONTHS:
        raise Malformed(
            {
                "month": Phrase(
                    "请选下个月，最多提前 {ahead_months} 个月。", ahead_months=_AHEAD_MONTHS
                )
            }
        )
    return first


def _limit(service: Service, line: Line, first: date, *, at: datetime) -> None:
    """Only what changes is written, so that a later limit set by hand stays."""
    now = ServiceCapacity.objects.filter(service=service).on(first).first()
    if (now.places if now else None) == line.places and (not now or now.period == line.period):
        return
    try:
        begins = capacity.bounds(line.period, first)[0]
        limit(service, line.period, line.places, max(first, begins), at=at)
    except Malformed as fault:
        raise Malformed({f"places-{service.pk}": next(iter(fault.fields.values()))}) from fault
