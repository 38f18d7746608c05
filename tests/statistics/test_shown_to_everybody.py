"""What everybody sees: nothing under five, nothing a difference would give away, nothing ranked."""

import csv
import io
import random

import pytest

from tests.statistics.test_counting import keep
from tests.web.console.desk import NOON, words_of
from wudan.statistics.models import Rollup
from wudan.statistics.showing import SMALLEST, held_back

pytestmark = pytest.mark.django_db


def test_no_hidden_cell_can_be_reckoned_from_the_others():
    rng = random.Random(5)
    for _turn in range(500):
        column = [rng.choice([0, 0, 1, 2, 3, 4, 5, 6, 9, 40]) for _ in range(rng.randrange(1, 9))]
        shown = held_back(column)
        hidden = [n for n, seen in zip(column, shown, strict=True) if seen is None]
        assert all(n == 0 or n >= SMALLEST for n in shown if n is not None)
        if hidden and any(n for n in column if n not in hidden):
            assert len(hidden) >= 2
            assert sum(hidden) >= SMALLEST


@pytest.fixture
def busy(world):
    """A county with enough that some of it is shown."""
    world.order_at("reviewed")
    keep(NOON)
    for row in Rollup.objects.all():
        times = 30 if row.unit == world.units["c"] else 3
        row.counts = {key: n * times for key, n in row.counts.items()}
        row.save()
    return world


def test_the_page_the_sheet_and_the_interface_show_the_same(busy, client):
    page = client.get("/accountability")
    assert "不排名" in words_of(page)
    told = client.get("/api/v1/statistics").json()
    for name in ("months", "towns", "platforms"):
        sheet = client.get(f"/accountability/{name}.csv").content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(sheet)))
        shown = [
            [line["name"], *("" if n is None else str(n) for n in line["values"].values())]
            for line in told[name]
        ]
        assert [row[:-1] for row in rows[1:]] == shown
        assert all("可以自由使用" in row[-1] for row in rows[1:])
    assert told["whole"]["orders-placed"] == 30
    assert all(
        line["values"]["orders-placed"] is None
        for line in told["towns"]
        if line["name"] == "铁边城所"
    )


def test_the_dictionary_says_what_every_column_is(busy, client):
    rows = list(
        csv.reader(
            io.StringIO(client.get("/accountability/dictionary.csv").content.decode("utf-8-sig"))
        )
    )
    assert {"orders-placed", "towns", "licence"} <= {row[0] for row in rows}
    assert client.get("/accountability/people.csv").status_code == 404


def test_the_catalogue_of_open_data_names_what_is_there(busy, client):
    """W3C DCAT: whatever a program finds in it answers, and says under what licence."""
    answer = client.get("/accountability/catalogue.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    told = answer.json()
    kinds = {one["@type"] for name in ("dcat:dataset", "dcat:service") for one in told[name]}
    assert kinds == {"dcat:Dataset", "dcat:DataService"}
    sets = [one["dcat:distribution"][0] for one in told["dcat:dataset"]]
    assert len({one["dcat:downloadURL"]["@id"] for one in sets}) == 3 * 3
    assert all("可以自由使用" in one["dct:license"]["dct:title"]["@value"] for one in sets)
    places = [one["dcat:downloadURL"]["@id"] for one in sets[:3]]
    places += [one["dcat:endpointDescription"]["@id"] for one in told["dcat:service"]]
    for place in places:
        assert client.get(place).status_code == 200, place


def test_towns_stand_in_the_order_of_the_tree(busy, client):
    names = [line["name"] for line in client.get("/api/v1/statistics").json()["towns"]]
    assert names == ["铁边城所", "周湾所", "其他"]


def test_what_has_not_changed_is_not_sent_again(busy, client):
    for path in ("/api/v1/statistics", "/accountability/towns.csv"):
        tag = client.get(path).headers["ETag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_visitors_see_four_things(busy, client):
    words = words_of(client.get("/visit"))
    for thing in ("阵地建设", "运行机制", "项目策划", "活动开展"):
        assert thing in words
