"""What is said of a resource when it is entered or corrected, and what is wrong with it."""

from dataclasses import dataclass

from wudan.areas.models import Area, Unit
from wudan.kit.places import Point, System, bring_in
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.sites.enums import CoordinateSystem
from wudan.sites.enums.resource import BaseKind, ChannelKind, Origin, ResourceKind
from wudan.sites.models.resource import Resource

_LONGEST = {"name": 60, "owner": 60, "address": 120, "words": 400, "entry_words": 200, "link": 200}
_STORED = ("name", "kind", "base_kind", "channel", "link", "origin", "owner", "address", "words",
           "entry_words", "lendable")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A resource as somebody wrote it down."""

    name: str
    kind: str
    origin: str
    unit: Unit
    area: Area | None = None
    host: Unit | None = None
    base_kind: str = ""
    channel: str = ""
    link: str = ""
    owner: str = ""
    address: str = ""
    words: str = ""
    entry_words: str = ""
    lendable: bool = False
    lon: float | None = None
    lat: float | None = None
    system: str = CoordinateSystem.CGCS2000


def faults_of(draft: Draft) -> dict[str, str]:
    """Field → what is wrong; all of it may be shown to everybody, so nothing private stands in it (A15)."""
    faults = {
        name: fault
        for name, most in _LONGEST.items()
        if (fault := objection_to_published(tidy(getattr(draft, name)), most=most))
    }
    if not tidy(draft.name):
        faults["name"] = "请写名称。"
    for name, values in (("kind", ResourceKind.values), ("origin", Origin.values)):
        if getattr(draft, name) not in values:
            faults[name] = "请选一个。"
    if draft.base_kind and draft.base_kind not in BaseKind.values:
        faults["base_kind"] = "请选四类实践基地里的一类，或不选。"
    if draft.kind == ResourceKind.CHANNEL:
        if draft.channel not in ChannelKind.values:
            faults["channel"] = "请选是公众号、网站还是别的。"
        if not tidy(draft.link):
            faults.setdefault("link", "请写账号名称或网址。")
    return faults | _place_faults(draft)


def write(held: Resource, draft: Draft) -> list[str]:
    """Put it into the row; the names of the fields that changed. Raises Malformed."""
    if faults := faults_of(draft):
        raise Malformed(faults)
    said: dict[str, object] = {
        name: tidy(value) if isinstance(value := getattr(draft, name), str) else value
        for name in _STORED
    }
    if draft.kind != ResourceKind.CHANNEL:
        said |= {"channel": "", "link": ""}
    said |= {"unit": draft.unit, "area": draft.area, "host": draft.host}
    point = _point(draft)
    if point is not None:
        said |= {"lon": point.lon, "lat": point.lat, "source_system": draft.system}
    changed = [name for name, value in said.items() if _now(held, name) != value]
    for name in changed:
        setattr(held, name, said[name])
    return changed


def _now(held: Resource, name: str) -> object:
    if name in {"unit", "area", "host"}:
        return getattr(held, name) if getattr(held, f"{name}_id") else None
    return getattr(held, name)


def _point(draft: Draft) -> Point | None:
    if draft.lon is None or draft.lat is None:
        return None
    return bring_in(draft.lon, draft.lat, System(draft.system))


def _place_faults(draft: Draft) -> dict[str, str]:
    if draft.lon is None and draft.lat is None:
        return {}
    if draft.lon is None or draft.lat is None:
        return {"lon" if draft.lon is None else "lat": "经度、纬度要一起填。"}
    if draft.system not in {one.value for one in System}:
        return {"system": "请选坐标是哪里查来的。"}
    if not (73 <= draft.lon <= 136 and 3 <= draft.lat <= 54):
        return {"lon": "经纬度不在中国境内，请检查是否填反。"}
    return {}
