"""A county in equal cells: one a site, each town in one piece, where it roughly lies, and nothing to read back."""

from pathlib import Path

import pytest

from wudan.kit.honeycomb import Honeycomb, drawn, laid_out, outline
from wudan.kit.pack_tables import rows_of


def towns_of(pack):
    """The spots of each town's stations."""
    rows = [row for _, row in rows_of(Path("packs") / pack / "units.csv", ("key", "kind"))]
    towns = {row["key"]: [] for row in rows if row["kind"] == "institute"}
    for row in rows:
        if row["parent"] in towns:
            towns[row["parent"]].append((float(row["lon"]), float(row["lat"])))
    return list(towns.values())


@pytest.mark.parametrize(("pack", "holes"), [("wuqi", 0), ("yuyang", 1)])
def test_every_town_is_one_piece_with_a_cell_for_each_station(pack, holes):
    towns = towns_of(pack)
    found = laid_out(towns)
    assert [len(region.cells) for region in found.regions] == [len(town) for town in towns]
    cells = [cell for region in found.regions for cell in region.cells]
    assert len(set(cells)) == len(cells), "no cell is two towns'"
    assert all(len(region.rings) == 1 for region in found.regions)
    assert len(found.rings) == 1 + holes


def test_north_stays_up_and_west_left():
    town = [(108.1, 37.0), (108.11, 37.0), (108.1, 37.01)]
    north = [(lon, lat + 1) for lon, lat in town]
    west = [(lon - 1, lat) for lon, lat in town]
    home, up, left = (drawn(region.middle) for region in laid_out([town, north, west]).regions)
    assert up[1] < home[1]
    assert left[0] < home[0]


def test_the_same_sites_make_the_same_picture():
    assert laid_out(towns_of("wuqi")) == laid_out(towns_of("wuqi"))


def test_a_ring_goes_around_and_a_hole_is_a_ring_of_its_own():
    around = [(1, -1), (1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1)]
    assert [len(ring) for ring in outline([(0, 0)])] == [6]
    assert sorted(len(ring) for ring in outline(around)) == [6, 18]


@pytest.mark.parametrize("spots", [[[(108.0, 37.0)]], [[(108.0, 37.0)], [(108.0, 37.0)]]])
def test_sites_on_one_spot_get_cells_of_their_own(spots):
    found = laid_out(spots)
    assert len({cell for region in found.regions for cell in region.cells}) == len(spots)


def test_no_town_is_no_picture():
    assert laid_out([]) == Honeycomb((), ())
