"""Places and people of the nation: areas, the three levels of sites, departments and teams, keepers, residents.

Arithmetic names every row: the station of village n is unit STATIONS + n, its keeper person PERSONS + 3n, its
two residents the next. Our own county keeps its own units, services and teams; it only gets residents more.
"""

from functools import partial

from bench.nation.copying import FIRST, insert
from bench.nation.freezing import CLONED
from bench.nation.steps import Hand, Step

CENTERS, INSTITUTES, STATIONS, OTHERS = FIRST, FIRST + 10_000, FIRST + 100_000, FIRST + 1_000_000
PERSONS, POSTS, OWN_RESIDENTS = FIRST, FIRST, FIRST - 100_000
SPAN = 200
"""Counties a step."""
_MODEL = "(SELECT * FROM {table} WHERE {where} ORDER BY id LIMIT 1) t"


def own_steps() -> list[Step]:
    """Our own county's stations, as villages that orders can be placed from."""
    return [Step("own villages", _own_villages)]


def steps() -> list[Step]:
    """All other counties."""
    return [
        Step("areas", _areas, 20), Step("centers", _centers), Step("institutes", _institutes, 3),
        Step("stations", _stations, 30), Step("sites", _sites, 20), Step("departments", _departments, 10),
        *(Step(f"clones of {table}", partial(_clones, table=table), 6) for table in CLONED),
        Step("people", _people, 60), Step("posts", _posts, 20), Step("villages", _villages, 10),
    ]  # fmt: skip


def clone(table: str, column: str, county: str = "o") -> tuple[str, str]:
    """The counterpart of a cloned row in another county, and the join that it needs."""
    name = f"m_{column}"
    join = f" LEFT JOIN bench.ids_{table} {name} ON {name}.id = t.{column}"
    return (
        f"CASE WHEN {county}.k = 0 THEN t.{column} ELSE {FIRST} + {county}.k * {name}.many + {name}.pos END",
        join,
    )


def unit(column: str) -> tuple[str, str]:
    """The counterpart of a unit: the order's own station, institute or center, or a clone."""
    name = f"m_{column}"
    join = f" LEFT JOIN bench.unit {name} ON {name}.id = t.{column}"
    return (
        f"CASE {name}.kind WHEN 'station' THEN o.station WHEN 'institute' THEN o.institute WHEN 'center' THEN o.center"
        f" ELSE CASE WHEN o.k = 0 THEN t.{column} ELSE {OTHERS} + o.k * {name}.many + {name}.pos END END",
        join,
    )


def _own_villages(hand: Hand) -> None:
    """Each station, its institute, its keeper, and two residents made for it."""
    hand.run(
        "CREATE TABLE bench.home AS SELECT row_number() OVER (ORDER BY u.id) - 1 AS n, 0::bigint AS k, u.id AS station,"
        " u.parent_id AS institute, (SELECT id FROM areas_unit WHERE kind = 'center' AND county = u.county) AS center,"
        " p.person_id AS keeper, p.id AS post,"
        f" {OWN_RESIDENTS} + 2 * (row_number() OVER (ORDER BY u.id) - 1) AS resident FROM areas_unit u JOIN LATERAL"
        " (SELECT * FROM people_post p WHERE p.unit_id = u.id AND role = 'station_keeper' ORDER BY id LIMIT 1) p ON true"
        " WHERE u.kind = 'station' AND u.ends_on IS NULL"
    )
    insert(
        hand, "people_person",
        _person("h.resident + r", "u.county", "'居民' || (h.resident + r)", "h.station"),
        _model("people_person", "phone_index <> '' AND erased_at IS NULL AND merged_into_id IS NULL AND id_index = ''")
        + ", bench.home h JOIN areas_unit u ON u.id = h.station, generate_series(0, 1) r",
    )  # fmt: skip


def _areas(hand: Hand) -> None:
    hand.run(
        f"CREATE TEMP TABLE known AS SELECT d.*, coalesce(a.id, {FIRST} + row_number() OVER (ORDER BY d.level, d.code))"
        " AS id, a.id IS NOT NULL AS there FROM bench.division d"
        " LEFT JOIN areas_area a ON a.code = d.code AND a.ends_on IS NULL"
    )
    insert(
        hand, "areas_area",
        {"id": "d.id", "code": "d.code", "level": "d.level", "name": "d.name", "parent_id": "p.id"},
        _model("areas_area", "ends_on IS NULL")
        + ", known d LEFT JOIN known p ON p.code = d.parent WHERE NOT d.there",
    )  # fmt: skip
    hand.run("DROP TABLE known")


def _centers(hand: Hand) -> None:
    _sited(hand, "center", CENTERS, "k", "bench.county", "k > 0", above="", parent="NULL::bigint")


def _institutes(hand: Hand) -> None:
    _sited(hand, "institute", INSTITUTES, "n", "bench.town", "true",
           above=f"({CENTERS} + c.k) || '.'", parent=f"{CENTERS} + c.k")  # fmt: skip


def _stations(hand: Hand) -> None:
    _sited(hand, "station", STATIONS, "n", "bench.village", "true",
           above=f"({CENTERS} + c.k) || '.' || ({INSTITUTES} + c.town) || '.'", parent=f"{INSTITUTES} + c.town")  # fmt: skip


def _sited(hand: Hand, kind: str, first: int, number: str, table: str, where: str, *, above: str, parent: str) -> None:  # fmt: skip
    own = f"{first} + c.{number}"
    given = {
        "id": own, "county": "left(c.code, 6)", "key": "c.code", "name": "c.name || '站'", "short_name": "left(c.name, 28) || '站'",
        "parent_id": parent, "path": (f"{above} || " if above else "") + f"({own}) || '.'", "area_id": "a.id",
    }  # fmt: skip
    source = f"(SELECT * FROM {table} WHERE {where}) c JOIN areas_area a ON a.code = c.code AND a.ends_on IS NULL"
    model = _model("areas_unit", f"kind = '{kind}' AND ends_on IS NULL")
    insert(hand, "areas_unit", given, f"{model}, {source}")


def _sites(hand: Hand) -> None:
    """A site has its unit's number, and one period since it began."""
    insert(hand, "sites_site", {"id": "u.id", "unit_id": "u.id"},
           f"{_model('sites_site', 'true')}, areas_unit u WHERE u.id BETWEEN {CENTERS} AND {OTHERS - 1}")  # fmt: skip
    model = _model("sites_siteperiod", "ends_on IS NULL AND state = 'open'")
    insert(hand, "sites_siteperiod", {"id": "s.id", "site_id": "s.id"}, f"{model}, sites_site s WHERE s.id >= {FIRST}")  # fmt: skip


def _departments(hand: Hand) -> None:
    """And teams' units: under the center, wherever they hang in ours."""
    own = f"{OTHERS} + c.k * m.many + m.pos"
    insert(
        hand, "areas_unit",
        {"id": own, "county": "c.code", "parent_id": f"{CENTERS} + c.k", "area_id": "NULL::bigint",
         "path": f"({CENTERS} + c.k) || '.' || ({own}) || '.'"},
        "areas_unit t JOIN bench.unit m ON m.id = t.id AND m.pos IS NOT NULL CROSS JOIN bench.county c WHERE c.k > 0",
    )  # fmt: skip


def _clones(hand: Hand, table: str) -> None:
    given, joins = {"id": f"{FIRST} + c.k * m.many + m.pos"}, ""
    for column, target in _POINTS_TO[table].items():
        if target == "areas_unit":
            name = f"m_{column}"
            given[column] = f"{OTHERS} + c.k * {name}.many + {name}.pos"
            joins += f" LEFT JOIN bench.unit {name} ON {name}.id = t.{column}"
        else:
            given[column], join = clone(target, column, "c")
            joins += join
    if table in {"catalog_platform", "catalog_service"}:
        given["county"] = "c.code"
    source = f"{table} t JOIN bench.ids_{table} m ON m.id = t.id{joins} CROSS JOIN bench.county c WHERE c.k > 0"
    insert(hand, table, given, source)


_POINTS_TO = {
    "teams_team": {"unit_id": "areas_unit"},
    "catalog_platform": {},
    "catalog_platformduty": {"platform_id": "catalog_platform", "unit_id": "areas_unit"},
    "catalog_service": {"platform_id": "catalog_platform", "provider_id": "areas_unit"},
}


def _people(hand: Hand) -> None:
    """Three a village: the keeper, who lives there, too, and two residents."""
    own = f"{PERSONS} + 3 * v.n + r"
    where = "phone_index <> '' AND erased_at IS NULL AND merged_into_id IS NULL AND id_index = ''"
    insert(
        hand, "people_person",
        _person(own, "left(v.code, 6)", f"'居民' || ({own})", f"{STATIONS} + v.n"),
        _model("people_person", where) + ", bench.village v, generate_series(0, 2) r",
    )  # fmt: skip


def _person(number: str, county: str, name: str, home: str) -> dict[str, str]:
    """Sealed texts are those of the person copied; what telephones are looked for by differs, as it would."""
    return {
        "id": number, "county": county, "name": name, "home_id": home,
        "phone_index": f"left(md5(({number})::text), length(t.phone_index))",
        "phone_tail": f"left(md5((({number}) % 10000)::text), length(t.phone_tail))",
    }  # fmt: skip


def _posts(hand: Hand) -> None:
    given = {
        "id": f"{POSTS} + v.n", "county": "left(v.code, 6)", "person_id": f"{PERSONS} + 3 * v.n",
        "unit_id": f"{STATIONS} + v.n", "granted_by_id": "NULL::bigint", "granted_under_id": "NULL::bigint",
        "through_id": "NULL::bigint",
    }  # fmt: skip
    where = "role = 'station_keeper' AND ends_on IS NULL"
    insert(hand, "people_post", given, f"{_model('people_post', where)}, bench.village v")


def _villages(hand: Hand) -> None:
    """Where orders can be placed, numbered within each county."""
    hand.run(
        "INSERT INTO bench.home SELECT row_number() OVER (PARTITION BY k ORDER BY n) - 1, k,"
        f" {STATIONS} + n, {INSTITUTES} + town, {CENTERS} + k, {PERSONS} + 3 * n, {POSTS} + n, {PERSONS} + 3 * n + 1"
        " FROM bench.village"
    )
    hand.run("CREATE INDEX ON bench.home (k, n)")


def _model(table: str, where: str) -> str:
    return _MODEL.format(table=table, where=where)
