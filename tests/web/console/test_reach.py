"""Reach on the desk: each figure opens its rows; the map only with its number, the list always."""

import re
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.registers.test_reach import PLACES
from tests.web.console.desk import words_of
from tests.world import COUNTY, MONDAY
from wudan.areas.models import Area, AreaPoint
from wudan.kit.tianditu import Tianditu
from wudan.registers.actions import rebuild_reach

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(world):
    for name, (lon, lat) in PLACES.items():
        area = Area.objects.get(name=name)
        AreaPoint.objects.create(area=area, lon=lon, lat=lat, source_system="CGCS2000")
    rebuild_reach(county=COUNTY, at=MONDAY)
    return world


def test_a_figure_opens_its_rows(placed, desk_of):
    desk = desk_of("柳文书")
    page = words_of(desk.see("reach"))
    assert "还有 1 个村没有点" in page
    link = re.search(r'href="([^"]*platform=relief&amp;how=near[^"]*)"', page)[1]
    rows = words_of(desk.client.get(link.replace("&amp;", "&").split("#")[0]))
    assert "杨柳村站" in rows
    assert "走路约" in rows
    assert "王台村" not in rows.split('id="rows"')[1]


def test_villages_that_walk_to_nothing_are_a_list(placed, desk_of):
    rows = words_of(desk_of("柳文书").see("reach", how="alone"))
    assert "一样服务也走不到的村" in rows
    assert "石峁村" in rows.split('rows"')[-1]
    assert "王台村" not in rows


def test_a_town_sees_its_own_villages_alone(placed, desk_of):
    page = words_of(desk_of("乔委员").see("reach", platform="relief", how="comes"))
    assert "王台村" not in page


def test_before_anything_was_reckoned_the_page_says_so(world, desk_of):
    assert "还没有算过" in words_of(desk_of("柳文书").see("reach"))
    assert desk_of("柳文书").see("reach-map").status_code == 200


@pytest.mark.parametrize("asked", [{"platform": "x" * 300}, {"how": "近"}, {"page": "-1"}, {"platform": "relief", "how": "near", "page": "9999999999"}])  # fmt: skip
def test_nonsense_in_the_address_is_no_fault(placed, desk_of, asked):
    assert desk_of("柳文书").see("reach", **asked).status_code == 200
    assert desk_of("柳文书").see("reach-map", **asked).status_code == 200
    assert desk_of("柳文书").see("silent-sites", days=str(asked)).status_code == 200


@pytest.mark.parametrize("name", ["reach", "reach-map", "silent-sites"])
def test_few_statements_a_page(placed, desk_of, name, django_assert_max_num_queries):
    desk = desk_of("柳文书")
    desk.see(name)
    with django_assert_max_num_queries(9 if name == "reach" else 8):
        desk.see(name, platform="relief", how="near")


def test_without_the_map_number_there_is_the_list_alone(placed, desk_of, settings):
    settings.MAP_APPROVAL = ""
    page = words_of(desk_of("柳文书").see("reach-map", platform="relief"))
    assert "没有填审图号" in page or "还没有填审图号" in page
    assert "map-picture" not in page
    assert "石峁村" in page


def test_with_it_the_picture_says_what_it_is_and_the_list_stays(placed, desk_of, settings):
    settings.MAP_APPROVAL = "陕S(2026)000号"
    page = words_of(desk_of("柳文书").see("reach-map", platform="culture"))
    assert "审图号：陕S(2026)000号" in page
    assert "示意" in page.split("<svg")[-1] or ">示意<" in page
    assert "<title>石峁村</title>" in page
    assert "<image" not in page
    assert page.index('id="list"') > page.index("map-picture")


class _Tiles(BaseHTTPRequestHandler):
    """Answers as 天地图's WMTS does: a picture for a well-formed question, 403 without a key."""

    def do_GET(self):
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        layer, known = asked.get("LAYER", ""), asked.get("tk") == "a-key"
        level = int(asked["TILEMATRIX"])
        sound = (
            parts.path == f"/{layer}_c/wmts" and layer in {"vec", "cva"}
            and (asked["SERVICE"], asked["REQUEST"], asked["VERSION"]) == ("WMTS", "GetTile", "1.0.0")
            and (asked["STYLE"], asked["TILEMATRIXSET"], asked["FORMAT"]) == ("default", "c", "tiles")
            and 0 <= int(asked["TILEROW"]) < 2 ** (level - 1) and 0 <= int(asked["TILECOL"]) < 2**level
        )  # fmt: skip
        self.send_response(200 if sound and known else 403)
        self.end_headers()

    def log_message(self, *_told):
        """Says nothing."""


def test_licensed_tiles_are_asked_for_as_their_service_documents(placed, desk_of, settings):
    server = HTTPServer(("127.0.0.1", 0), _Tiles)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        settings.MAP_APPROVAL = "陕S(2026)000号"
        settings.TIANDITU = Tianditu("a-key", f"http://127.0.0.1:{server.server_port}")
        page = words_of(desk_of("柳文书").see("reach-map", platform="relief"))
        urls = [
            url.replace("&amp;", "&") for url in re.findall(r'<image[^>]* href="([^"]+)"', page)
        ]
        assert 2 <= len(urls) <= 60
        assert all(urlopen(url).status == 200 for url in urls)
        assert "底图：天地图" in page
    finally:
        server.shutdown()
        server.server_close()


def test_pictures_from_elsewhere_are_not_allowed_until_there_is_a_key(settings):
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"]
    assert allowed == ["'self'", "data:"]
    assert len(Tianditu("k").hosts) == 8


def test_points_come_in_by_page_whole_or_not_at_all(world, desk_of):
    desk = desk_of("柳文书")
    assert "610626101201" in words_of(desk.see("village-points"))
    right = SimpleUploadedFile("p.csv", b"code,lon,lat,crs\n610626101201,107.96,36.96,GCJ-02\n")
    wrong = SimpleUploadedFile("p.csv", b"code,lon,lat,crs\n610626101202,36.96,107.96,GCJ-02\n")
    assert desk.client.post("/desk/reach/points/import", {"file": right}).status_code == 303
    refused = desk.client.post("/desk/reach/points/import", {"file": wrong})
    assert (refused.status_code, AreaPoint.objects.count()) == (422, 1)
    assert "填反" in words_of(refused)
    assert desk.client.post("/desk/reach/points/import", {}).status_code == 422
    assert desk_of("乔委员").see("village-points").status_code == 404


def test_silent_sites_stand_under_their_cause_with_what_may_help(world, desk_of):
    page = words_of(desk_of("柳文书").see("silent-sites"))
    assert "可能是没有人管" in page
    assert page.index("石峁村站") > page.index("可能是没有人管")
    assert "90 天里没有点单" in page
