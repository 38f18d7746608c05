"""开放数据目录: what of this county others may fetch, as a DCAT catalogue that their programs look for (W3C DCAT 3).

Data sets are the published tables of each year; services are the interfaces that answer without a key. What each
says of itself stands there, not here: the catalogue holds names, addresses, formats and the licence.
"""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.statistics.published import COLUMNS, LICENCE
from wudan.web.portal.picture.accounts import TABLES, answered, years_shown

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
_FORMATS = "https://www.iana.org/assignments/media-types/"
_DAY = 86_400
Node = dict[str, Any]


@login_not_required
def open_data_catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue as JSON-LD; no statement."""
    today, here = clock.day_of(clock.now()), request.build_absolute_uri
    told = _catalogue(here, today)
    body = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return answered(request, body, "application/ld+json", seconds=_DAY // 24)


def _catalogue(here: Any, today: date) -> Node:
    own = settings.PACK.county_name
    publisher = {"@type": "foaf:Organization", "foaf:name": _zh(f"{own}新时代文明实践中心")}
    licence = {"@type": "dct:LicenseDocument", "dct:title": _zh(LICENCE.format(county=own))}
    return {
        "@context": _CONTEXT, "@id": here(reverse("open-data-catalogue")), "@type": "dcat:Catalog",
        "dct:title": _zh(f"{own}新时代文明实践开放数据"), "dct:publisher": publisher, "dct:license": licence,
        "foaf:homepage": {"@id": here(reverse("accountability"))},
        "dcat:dataset": [
            _dataset(here, key, name, year, today, publisher, licence)
            for year in years_shown(today) for key, name in TABLES.items()
        ],
        "dcat:service": [_service(here, *one) for one in _services()],
    }  # fmt: skip


def _dataset(here: Any, key: str, name: str, year: int, today: date, publisher: Node, licence: Node) -> Node:  # fmt: skip
    address = here(f"{reverse('open-data', args=[key])}?year={year}")
    last = min(today, date(year, 12, 31))
    return {
        "@id": f"{address}#set", "@type": "dcat:Dataset", "dct:identifier": f"{settings.PACK.county}-{key}-{year}",
        "dct:title": _zh(f"{year} 年五单，{name}"), "dct:description": _zh(in_words(Listed(COMMA, COLUMNS.values()))),
        "dct:publisher": publisher, "dct:license": licence,
        "dct:temporal": {
            "@type": "dct:PeriodOfTime", "dcat:startDate": _day(date(year, 1, 1)), "dcat:endDate": _day(last),
        },
        "dcat:distribution": [{
            "@type": "dcat:Distribution", "dct:title": _zh("CSV"), "dct:license": licence,
            "dcat:downloadURL": {"@id": address}, "dcat:accessURL": {"@id": here(reverse("accountability"))},
            "dcat:mediaType": {"@id": f"{_FORMATS}text/csv"},
        }],
    }  # fmt: skip


def _services() -> list[tuple[str, str, str]]:
    """Name, address, and where it is described."""
    return [
        ("公开的统计、菜单、阵地、稿件（OpenAPI 3.1）", "/api/v1/", "/api/v1/openapi.json"),
        ("服务菜单和阵地（Open Referral HSDS 3.0）", "/hsds/", "/hsds/"),
        ("公开的单（Open311 GeoReport v2）", "/open311/v2/", "/open311/v2/discovery.json"),
        ("宣传和故事（Atom）", reverse("pieces-atom"), reverse("pieces-atom")),
    ]


def _service(here: Any, name: str, address: str, described: str) -> Node:
    return {
        "@type": "dcat:DataService", "dct:title": _zh(name), "dcat:endpointURL": {"@id": here(address)},
        "dcat:endpointDescription": {"@id": here(described)},
    }  # fmt: skip


def _zh(words: str) -> Node:
    return {"@value": words, "@language": "zh"}


def _day(day: date) -> Node:
    return {"@value": day.isoformat(), "@type": "xsd:date"}
