"""Our rows in the words of HSDS. Telephones are those of offices; no person is named anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from wudan.api.hsds.ids import Kind, Named
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import PlatformDuty, Service
from wudan.kit.open_hours import LAST_MINUTE, OFF, week_words
from wudan.kit.tree_paths import steps_of
from wudan.sites.models import Site, SitePeriod

Record = dict[str, object]
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOURS_OF_CHINA = 8


@dataclass(frozen=True, slots=True)
class Directory:
    """All of a county that HSDS tells, as of a day; four statements, five where some item
    is not for the whole county."""

    center: Unit
    services: list[Service]
    sites: list[tuple[Site, SitePeriod | None]]
    organizations: dict[int, Unit]
    providers: Mapping[int, int]
    """Service → the unit that provides it: named, or its platform's lead, or the center."""
    hotline: str
    places: Mapping[str, Unit]
    """Path → the town or village that some item is limited to."""


def directory(county: str, *, today: date) -> Directory | None:
    """What is there today; None for a county without a center."""
    sites = list(_sites(county))
    center = next((site.unit for site in sites if site.unit.kind == UnitKind.CENTER), None)
    if center is None:
        return None
    periods = {row.site_id: row for row in SitePeriod.objects.on(today).open()}
    services = list(Service.objects.on_offer().filter(county=county))
    duties = PlatformDuty.objects.on(today).leads().filter(unit__ends_on=None)
    leads = {duty.platform_id: duty.unit for duty in duties.select_related("unit")}
    chosen = {item.pk: item.provider or leads.get(item.platform_id, center) for item in services}
    organizations = {center.pk: center} | {unit.pk: unit for unit in chosen.values()}
    return Directory(
        center, services,
        [(site, periods[site.pk]) for site in sites if site.pk in periods], organizations,
        {pk: unit.pk for pk, unit in chosen.items()}, settings.PACK.brand.hotline,
        _places(services),
    )  # fmt: skip


def organization(found: Directory, unit: Unit, *, full: bool = False) -> Record:
    """The center, or a department that provides something."""
    told: Record = {
        "id": Named(Kind.ORGANIZATION, unit.pk).id, "name": unit.name, "description": unit.name,
    }  # fmt: skip
    if full:
        mine = [item for item in found.services if found.providers[item.pk] == unit.pk]
        told["services"] = [service(found, item) for item in mine]
        told["contacts"] = [_contact(found, unit)]
    return told


def service(found: Directory, item: Service, *, full: bool = False) -> Record:
    """An item of the menu; `full` with who provides it, whom to call, where it is had."""
    unit = found.organizations[found.providers[item.pk]]
    told: Record = {
        "id": Named(Kind.SERVICE, item.pk).id, "name": item.name, "description": item.description or item.summary,
        "status": "active", "fees_description": "免费",
        "application_process": "网上、电话、到站或纸卡点单，哪种都一样。",
        "organization": organization(found, unit),
    }  # fmt: skip
    if full:
        told |= {
            "phones": _phones(Named(Kind.PHONE, item.pk, 1), found.hotline),
            "contacts": [_contact(found, found.center)], "service_areas": _areas(found, item),
            "cost_options": [{"id": Named(Kind.COST, item.pk).id, "option": "免费", "amount": 0}],
            "service_at_locations": [
                {"id": at_location_id(item, site), "location": location(site, period)}
                for site, period in sites_of(found, item)
            ],
        }  # fmt: skip
    return told


def sites_of(found: Directory, item: Service) -> list[tuple[Site, SitePeriod | None]]:
    """The sites it is had at, of those it is given for; what is brought home has no place of its own."""
    if PlaceMode.SITE not in item.places:
        return []
    if not item.serves:
        return found.sites
    return [pair for pair in found.sites if item.reaches(pair[0].unit.path)]


def at_location_id(item: Service, site: Site) -> str:
    """The number of an item at a site."""
    return Named(Kind.SERVICE_AT_LOCATION, item.pk, site.pk).id


def at_location(found: Directory, item: Service, site: Site, period: SitePeriod | None) -> Record:
    """An item at a site, both told."""
    return {
        "id": at_location_id(item, site), "service": service(found, item),
        "location": location(site, period),
    }  # fmt: skip


def location(site: Site, period: SitePeriod | None) -> Record:
    """A site: where it is, when it is open, its office's telephone."""
    told: Record = {
        "id": Named(Kind.LOCATION, site.pk).id, "location_type": "physical", "name": site.unit.name,
        "phones": _phones(Named(Kind.PHONE, site.pk, 2), site.phone), "schedules": schedules(site),
        "addresses": [_address(site, period)],
    }  # fmt: skip
    if site.directions:
        told["transportation"] = site.directions
    if period is not None and period.lon is not None and period.lat is not None:
        told |= {"latitude": period.lat, "longitude": period.lon}
    return told


def schedules(site: Site) -> list[Record]:
    """Weekly rules, one for all days with the same hours; days off and other wordings in words."""
    if not site.opening:
        return []
    told: Record = {"timezone": _HOURS_OF_CHINA}
    spans = site.spans
    if spans is None:
        return [told | {"id": Named(Kind.SCHEDULE, site.pk).id, "description": site.opening}]
    apart = [(kinds, hours) for kinds, hours in week_words(s for s in spans if s.kind >= OFF)]
    if apart:
        told["description"] = "；".join(f"{kinds} {hours}" for kinds, hours in apart)
    days: dict[tuple[int, int], list[str]] = {}
    for span in sorted(spans):
        if span.kind < OFF:
            days.setdefault((span.opens, span.closes), []).append(_DAYS[span.kind])
    rules = [
        {"freq": "WEEKLY", "interval": 1, "byday": ",".join(named), "opens_at": _at(opens), "closes_at": _at(closes)}
        for (opens, closes), named in days.items()
    ]  # fmt: skip
    return [
        told | rule | {"id": Named(Kind.SCHEDULE, site.pk, number).id}
        for number, rule in enumerate(rules or [{}])
    ]


def _at(minute: int) -> str:
    """An hour of China; the end of a day is its last minute."""
    minute = min(minute, LAST_MINUTE - 1)
    return f"{minute // 60:02}:{minute % 60:02}+08:00"


def _address(site: Site, period: SitePeriod | None) -> Record:
    names = settings.PACK
    return {
        "id": Named(Kind.ADDRESS, site.pk).id, "address_1": (period.address if period else "") or site.unit.name,
        "city": names.county_name, "state_province": names.county[:2], "postal_code": "",
        "country": "CN", "address_type": "physical",
    }  # fmt: skip


def _phones(named: Named, number: str) -> list[Record]:
    return [{"id": named.id, "number": number, "type": "voice"}] if number else []


def _contact(found: Directory, unit: Unit) -> Record:
    """An office, never a person."""
    return {
        "id": Named(Kind.CONTACT, unit.pk).id, "name": unit.name, "title": "值班电话",
        "phones": _phones(Named(Kind.PHONE, unit.pk, 3), found.hotline),
    }  # fmt: skip


def _areas(found: Directory, item: Service) -> list[Record]:
    """The county, or the towns and villages that the item is limited to, by their codes of division."""
    if not item.serves:
        return [_county(found)]
    units = [found.places[path] for path in item.serves if path in found.places]
    return [
        {
            "id": Named(Kind.AREA, unit.pk).id, "name": unit.area.name if unit.area else unit.short_name,
            "extent": unit.area.code if unit.area else unit.key, "extent_type": "text",
        }
        for unit in units
    ]  # fmt: skip


def _places(services: list[Service]) -> dict[str, Unit]:
    paths = {path for item in services for path in item.serves}
    rows = Unit.objects.filter(path__in=paths).select_related("area") if paths else ()
    return {unit.path: unit for unit in rows}


def _county(found: Directory) -> Record:
    return {
        "id": Named(Kind.AREA, found.center.pk).id, "name": settings.PACK.county_name,
        "extent": settings.PACK.county, "extent_type": "text",
    }  # fmt: skip


def _sites(county: str) -> list[Site]:
    rows = Site.objects.of_county(county).filter(unit__ends_on=None).select_related("unit")
    return sorted(rows, key=lambda site: steps_of(site.unit.path))
