"""What may be asked for: the discovery, the list of services, what each wants to be told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wudan.api.open311.answering import Row, one, rows
from wudan.api.open311.door import door
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Service
from wudan.catalog.reach import names_of, only_words
from wudan.connections.published import SENTENCE
from wudan.kit.refusals import Missing
from wudan.kit.text import objection_to
from wudan.orders.enums import Consent, DayPart, WhenFull

CONSENTS = [one for one in Consent if one not in {Consent.SELF, Consent.BOND}]
_PROTOCOL = "http://wiki.open311.org/GeoReport_v2"
_LONGEST = 40
_SENTENCE: Row = {
    "service_code": SENTENCE, "service_name": "一句话点单", "description": "菜单上找不到的，用一句话写在 description 里。",
    "metadata": True, "type": "realtime", "keywords": "其他", "group": "一句话点单",
}  # fmt: skip


@door("GET")
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Where what is spoken, and whom to ask for a key."""
    brand = settings.PACK.brand
    return one(form, "discovery", {
        "changeset": "2026-11-26T00:00:00+08:00",
        "contact": f"{brand.short}，电话 {brand.hotline}",
        "key_service": "api_key 由县中心的系统管理员登记后发给；系统要有单位负责。",
        "endpoints": [{
            "specification": _PROTOCOL, "url": request.build_absolute_uri("/open311/v2"),
            "changeset": "2026-11-26T00:00:00+08:00", "type": "production",
            "formats": [{"format": "application/json"}, {"format": "text/xml"}] if form == "xml"
            else ["application/json", "text/xml"],
        }],
    })  # fmt: skip


@door("GET")
def services(request: HttpRequest, form: str) -> HttpResponse:
    """The menu, by platform, and one sentence for all else."""
    items = list(Service.objects.on_offer().filter(county=settings.PACK.county))
    names = names_of(items)
    found = [
        {
            "service_code": item.code, "service_name": item.name, "description": _told(item.summary, only_words(item, names)),
            "metadata": True, "type": "realtime", "keywords": ",".join(item.words),
            "group": item.platform.name,
        }
        for item in items
    ]  # fmt: skip
    return rows(form, "services", "service", [*found, _SENTENCE])


@door("GET")
def service(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """What an order of this item must and may say."""
    if code == SENTENCE:
        places = [PlaceMode(place) for place in PlaceMode.values]
    else:
        places = [PlaceMode(place) for place in load(code).places]
    return one(form, "service_definition", {"service_code": code, "attributes": _asked(places)})


def _told(summary: str, only: str) -> str:
    """What an item is, and where alone it goes: the protocol has no field for places."""
    return f"{summary}（{only}）" if only else summary


def load(code: str) -> Service:
    """An item on the menu. Raises Missing."""
    if objection_to(code, most=_LONGEST):
        raise Missing("菜单上没有这一项服务。")
    items = Service.objects.on_offer().filter(county=settings.PACK.county, code=code)
    if (found := items.first()) is None:
        raise Missing("菜单上没有这一项服务。")
    return found


def _asked(places: list[PlaceMode]) -> list[Row]:
    listed = "singlevaluelist"
    told = [
        ("consent", listed, True, "本人怎么同意由别人代点", "必选一种", [(one.value, one.label) for one in CONSENTS]),
        ("consent_words", "string", False, "同意的情形", "最多 200 字", []),
        ("place_mode", listed, False, "在哪里办", "不写为上门", [(one.value, one.label) for one in places]),
        ("wanted_on", "string", False, "希望哪一天", "写法 2026-09-08", []),
        ("wanted_part", listed, False, "希望什么时候", "不写为都行", [(one.value, one.label) for one in DayPart if one]),
        ("when_full", listed, False, "没有名额怎么办", "不写为先问", [(one.value, one.label) for one in WhenFull if one]),
        ("urgent", "string", False, "急不急", "急写 true", []),
    ]  # fmt: skip
    return [
        {
            "variable": True, "code": code, "datatype": kind, "required": needed,
            "datatype_description": hint, "order": place, "description": label,
            "values": [{"key": key, "name": name} for key, name in values],
        }
        for place, (code, kind, needed, label, hint, values) in enumerate(told, start=1)
    ]  # fmt: skip
