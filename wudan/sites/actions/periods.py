"""How every act on a site is taken: lock, check, end the period, start the next, journal."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phones import normal
from wudan.kit.places import Point, System, bring_in
from wudan.kit.refusals import Malformed, Objection, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod

LONGEST_WHY = 200
LONGEST_ADDRESS = 120
one_transaction = transaction.atomic(savepoint=False)
Question = Callable[[Actor, Site, SitePeriod | None], Objection | None]


def take(site: Site, ask: Question, *, by: Actor) -> tuple[Site, SitePeriod | None]:
    """The site, locked, and its present period. Raises Objected."""
    held = Site.objects.select_for_update(of=("self",)).select_related("unit").get(pk=site.pk)
    present = held.periods.filter(ends_on=None).first()
    insist(ask(by, held, present))
    return held, present


def begin(
    site: Site, present: SitePeriod | None, *, verb: str, state: SiteState, address: str,
    point: Point | None, system: str, why: str, by: Actor, at: datetime,
) -> SitePeriod:  # fmt: skip
    """End the present period today and start the next; history goes by days, so what began today is written
    over and the journal has each step. Raises Malformed."""
    why, address, today = tidy(why), tidy(address), day_of(at)
    if faults := _faults(why, address, office=normal(site.phone)):
        raise Malformed(faults)
    made = SitePeriod(site=site, starts_on=today)
    if present is not None and present.starts_on >= today:
        made = present
    elif present is not None:
        present.ends_on = today
        present.save(update_fields=["ends_on"])
    made.state, made.address, made.source_system, made.why = state, address, system, why
    made.lon, made.lat = (point.lon, point.lat) if point else (None, None)
    made.save()
    subject = Subject("site", site.pk, site.unit.county, site.unit_id, site.unit.branch_id)
    facts = {"period": made.pk, "state": state.value, "address": address}
    record(f"site.{verb}", subject, by=by, at=at, why=why, facts=facts)
    return made


def point_of(lon: float | None, lat: float | None, system: str) -> Point | None:
    """Coordinates as given, brought into ours; none given is none kept. Raises Malformed."""
    if lon is None and lat is None:
        return None
    if lon is None or lat is None:
        raise Malformed({"lon" if lon is None else "lat": "经度、纬度要一起填。"})
    if system not in {one.value for one in System}:
        raise Malformed({"system": "请选坐标是哪里查来的。"})
    if not (73 <= lon <= 136 and 3 <= lat <= 54):
        raise Malformed({"lon": "经纬度不在中国境内，请检查是否填反。"})
    return bring_in(lon, lat, System(system))


def _faults(why: str, address: str, *, office: str) -> dict[str, str]:
    """Both are shown to everybody (A15); only the site's own phone may stand in them."""
    faults, allowed = {}, frozenset({office})
    if not why:
        faults["why"] = "请写一句为什么。"
    elif fault := objection_to_published(why, most=LONGEST_WHY, allowed=allowed):
        faults["why"] = fault
    if fault := objection_to_published(address, most=LONGEST_ADDRESS, allowed=allowed):
        faults["address"] = fault
    return faults
