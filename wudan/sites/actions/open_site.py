"""开设: a new institute, station, base, street, hall or outpost under an open site (R009, R016, R017, R019)."""

from datetime import datetime

from wudan.areas.growing import add_unit
from wudan.areas.models import Area, Unit
from wudan.journal.events import Subject, record
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.actions.keep_identity import named_twice, tidied
from wudan.sites.actions.periods import LONGEST_ADDRESS, point_of
from wudan.sites.actions.taking import one_transaction
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.sites.permissions import opening_objection
from wudan.sites.policies import identity_faults, parent_fault
from wudan.sites.wanted import WantedIdentity, WantedPlace


@one_transaction
def open_site(
    *, parent: Unit, wanted: WantedIdentity, place: WantedPlace, by: Actor, at: datetime
) -> Site:
    """Open from today. Raises Objected, Malformed, Missing (a parent that is none any more)."""
    above = Unit.objects.select_for_update(of=("self",)).filter(pk=parent.pk, ends_on=None).first()
    if above is None:
        raise Missing
    insist(opening_objection(by, wanted.kind, above))
    wanted = tidied(wanted)
    to_be = Unit(county=above.county, kind=wanted.kind, parent=above, starts_on=day_of(at))
    faults = _faults(wanted, place, to_be, above)
    area = _area_of(place.area, above, faults)
    if faults:
        raise Malformed(faults)
    point = point_of(place.lon, place.lat, place.system)
    unit = add_unit(
        county=above.county, key=numbers.draw(), kind=wanted.kind, name=wanted.name,
        short_name=wanted.short_name, parent=above, area_id=area.pk if area else None, since=day_of(at),
    )  # fmt: skip
    site = Site.objects.create(unit=unit, host=wanted.host, base_kind=wanted.base_kind)
    SitePeriod.objects.create(
        site=site, state=SiteState.OPEN, address=tidy(place.address), source_system=place.system,
        starts_on=unit.starts_on, lon=point.lon if point else None, lat=point.lat if point else None,
    )  # fmt: skip
    subject = Subject("site", site.pk, unit.county, unit.pk, unit.branch_id)
    facts = {"kind": unit.kind, "name": unit.name, "parent": above.pk}
    record("site.open", subject, by=by, at=at, facts=facts)
    return site


def _faults(wanted: WantedIdentity, place: WantedPlace, unit: Unit, above: Unit) -> dict[str, str]:
    faults = identity_faults(wanted) | named_twice(wanted, unit=unit)
    if fault := parent_fault(wanted.kind, above.kind):
        faults["parent"] = fault
    if fault := objection_to_published(tidy(place.address), most=LONGEST_ADDRESS):
        faults["address"] = fault
    return faults


def _area_of(code: str, above: Unit, faults: dict[str, str]) -> Area | None:
    """The division it lies in, of the same county."""
    if not code:
        return None
    found = Area.objects.filter(code=code, code__startswith=above.county, ends_on=None).first()
    if found is None:
        faults["area"] = "请选一个现在有的村、社区或乡镇。"
    return found
