"""From the protocol's fields to a need: for whom, from which village, with which consent."""

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest

from wudan.api.open311.door import Refused
from wudan.api.open311.services import CONSENTS, load
from wudan.areas.models import Unit
from wudan.areas.querysets import UnitQuerySet
from wudan.connections.actions import Brought
from wudan.connections.models import System
from wudan.connections.published import SENTENCE
from wudan.kit.clock import day_of
from wudan.kit.places import Point
from wudan.kit.text import objection_to
from wudan.orders.actions.place import Need
from wudan.sites.models import SitePeriod
from wudan.sites.reception import nearest

_KEY = "Idempotency-Key"
_LONGEST_KEY = 80
_LONGEST = 4000
WHERE = "请说明是哪个村、社区：address_id 写站的编号，或写 lat 和 long，或在 address_string 里写全村名。"


def brought(request: HttpRequest, system: System, *, at: datetime) -> Brought:
    """What was sent, read. Raises Refused, Missing."""
    if request.FILES or request.POST.get("media_url"):
        raise Refused(400, "这里不收照片，请只写字。")
    lon, lat = _point(request)
    code = _text(request, "service_code")
    if not code:
        raise Refused(400, "请写 service_code。")
    service = None if code == SENTENCE else load(code)
    consent = _attribute(request, "consent")
    if consent not in CONSENTS:
        raise Refused(400, f"attribute[consent] 要写本人怎么同意的：{'、'.join(CONSENTS)}。")
    need = Need(
        words=_text(request, "description"), service=service,
        place_mode=_attribute(request, "place_mode") or "home", address=_text(request, "address_string"),
        lon=lon, lat=lat, wanted_on=_day(_attribute(request, "wanted_on")),
        wanted_part=_attribute(request, "wanted_part"), when_full=_attribute(request, "when_full"),
        urgent=_attribute(request, "urgent").lower() in {"true", "1", "yes"},
    )  # fmt: skip
    return Brought(
        need=need, name=_text(request, "last_name") + _text(request, "first_name"),
        phone=_text(request, "phone"), village=_village(system, need, _text(request, "address_id"), at=at),
        consent=consent, consent_words=_attribute(request, "consent_words"), key=_key(request),
    )  # fmt: skip


def _text(request: HttpRequest, name: str) -> str:
    text = request.POST.get(name, "")
    if fault := objection_to(text, most=_LONGEST):
        raise Refused(400, f"{name}：{fault}")
    return text.strip()


def _attribute(request: HttpRequest, code: str) -> str:
    return _text(request, f"attribute[{code}]")


def _key(request: HttpRequest) -> str:
    """The system's own number of this submission: a header, or a field for who cannot set headers."""
    key = request.headers.get(_KEY, "") or _text(request, "token")
    if len(key) > _LONGEST_KEY or not key.isprintable() or not key.isascii():
        raise Refused(400, f"{_KEY} 最多 {_LONGEST_KEY} 个字母、数字。")
    return key


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(400, "attribute[wanted_on] 的写法不对，例：2026-09-08。") from None


def _point(request: HttpRequest) -> tuple[float | None, float | None]:
    """WGS 84, which is CGCS2000 to the decimetre."""
    given = [_text(request, name) for name in ("long", "lat")]
    if not any(given):
        return None, None
    try:
        lon, lat = (float(text) for text in given)
    except ValueError:
        raise Refused(400, "lat 和 long 要一起写，用小数。") from None
    if not (73 <= lon <= 136 and 3 <= lat <= 54):
        raise Refused(400, "lat 和 long 不在中国境内，请检查是否填反。")
    return lon, lat


def _village(system: System, need: Need, key: str, *, at: datetime) -> Unit:
    """By number, by place, by the village's name in the address; guessed never. Raises Refused."""
    sites = Unit.objects.filter(county=settings.PACK.county, ends_on=None).sites()
    sites = sites.at_or_below(system.unit.path)
    if key:
        found = sites.filter(key=key).first()
    elif need.lon is not None and need.lat is not None:
        found = _nearest(sites, Point(need.lon, need.lat), at)
    else:
        found = _named(sites, need.address)
    if found is None:
        raise Refused(400, WHERE)
    return found


def _nearest(sites: UnitQuerySet, point: Point, at: datetime) -> Unit | None:
    periods = SitePeriod.objects.on(day_of(at)).open().filter(site__unit__in=sites)
    found = nearest(point, periods.select_related("site__unit"))
    return found[0][1].unit if found else None


def _named(sites: UnitQuerySet, address: str) -> Unit | None:
    """The one village whose name stands in the address; of two, neither."""
    if not address:
        return None
    rows = sites.exclude(area=None).select_related("area")
    found = [unit for unit in rows if unit.area and unit.area.name and unit.area.name in address]
    longest = max((len(unit.path.split(".")) for unit in found), default=0)
    deepest = [unit for unit in found if len(unit.path.split(".")) == longest]
    return deepest[0] if len(deepest) == 1 else None
