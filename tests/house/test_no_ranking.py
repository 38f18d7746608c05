"""Nothing orders persons or units by what they did: no query, no sort, no template, no address (国办函〔2026〕12号).

A query may order by time, by the tree, by number, name or position: a closed list, so that a new
measure fails here. A sort in Python may not name a measure. Reads all code; the pages themselves are
walked in `tests/web/test_no_ranking.py`. The one place where teams come in the order of how they fit is
the proposal for one order, shown to its dispatcher alone (ADR 3, 45, 48): `PROPOSALS` lists it.
"""

import ast
import re

import pytest
from django.apps import apps

from tests.house.files import CODE, ROOT

TIME = re.compile(
    r"(_at|_on|_until|_since|_by|_from)$|^(at|on|day|month|year|half|since|until|first|begins|hour|part|week|when|time|opens|start)$"
)
PLACE = frozenset(
    {
        "account", "appraises", "campaign", "candidate", "chain", "code", "collector", "criterion",
        "decision", "forum", "good", "grade", "heads", "honor_class", "household", "id",
        "is_offered", "is_urgent", "item", "key", "kept_by_id", "kind", "label", "level", "limit", "line",
        "meeting", "meeting_id", "member", "name", "network", "no", "notice", "number", "opening",
        "outcome", "path", "person", "pk", "placed_for", "plan", "position", "record",
        "resource_id", "reviewing_id", "risk", "role", "round", "section", "seq", "series",
        "service", "session", "sheet", "shop", "short_name", "site", "site_id", "stage", "state",
        "stock", "team", "title", "transfer", "turn", "unit", "unit_id", "urgent", "use", "verb", "of",
        "version", "visit",
    }
)  # fmt: skip
"""What else a query may order by: names, numbers, the tree, kinds. None of them is done by anybody."""
EXCEPTIONS = {
    ("wudan/registers/spread.py", "took"): "orders, not persons or units: those that waited longest",
}  # fmt: skip
EXPRESSIONS = {
    "*grouped": "kind of a line of one proposal", "*order": "time", "_ACCOUNTS_FIRST": "the demo's own",
    "_CLOSED_LAST": "open orders before closed", "field": "path", "tally.at": "time",
}  # fmt: skip
MEASURE = re.compile(
    r"score|point|minute|hours$|rating|rank|total|count$|_count|value|amount|share|ratio|stars|balance|result|outcome|served|done$"
    r"|satisf|marks?$|weight|percent|visits$|heads_count|figure",
)  # fmt: skip
SORTED_IN = (
    "web", "api", "exchange", "connections", "registers", "statistics", "meetings", "appraisals", "inspections", "funds", "complaints",
    "honors", "teams", "ledger", "rewards", "sites", "deliveries", "people", "privacy",
)  # fmt: skip
PROPOSALS = {
    "wudan/web/console/deliveries/one.py": "teams proposed for one round, to its planner",
    "wudan/web/console/proposals/line.py": "the reasons of one line of a proposal",
    "wudan/web/console/proposals/one.py": "why nobody can be asked, by how many orders; no unit",
}  # fmt: skip
PROPOSERS = {
    "wudan/web/console/dispatch.py", "wudan/web/console/proposals/line.py", "wudan/web/console/deliveries/one.py",
    "wudan/api/v1/steps/dispatch.py",
}  # fmt: skip
"""The faces that show how well teams fit one order or round: to who sends it, to nobody else."""
_SORTERS = frozenset({"sorted", "sort", "nlargest", "nsmallest", "most_common"})
_ASKED = frozenset({"sort", "sort_by", "order_by", "orderby", "rank", "ranking", "top"})


def sources():
    """Every file of ours with its tree."""
    for path in sorted(CODE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def nodes_of(text, *words):
    """The parts of a text that has one of these words; reading all the others takes seconds and finds nothing."""
    return ast.walk(ast.parse(text)) if any(word in text for word in words) else ()


def orders_of(text):
    """What queries in a text order by: field names, or the expression where there is none."""
    for node in nodes_of(text, "order_by"):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "order_by":  # fmt: skip
            for given in node.args:
                named = [one.value for one in ast.walk(given) if isinstance(one, ast.Constant) and isinstance(one.value, str)]  # fmt: skip
                yield from (one.lstrip("-").split("__")[-1] for one in named)
                if not named:
                    yield f"={ast.unparse(given)}"


def bad_orders(where, text):
    """Those that are neither time nor place."""
    for one in orders_of(text):
        if one.startswith("="):
            if one[1:] not in EXPRESSIONS:
                yield one[1:]
        elif not (TIME.search(one) or one in PLACE or (where, one) in EXCEPTIONS):
            yield one


def bad_sorts(text):
    """Sorts whose key names a measure, and ways to take the most of something."""
    for node in nodes_of(text, *_SORTERS):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name not in _SORTERS:
            continue
        if name in {"nlargest", "nsmallest", "most_common"}:
            yield f"{name}()"
        for key in (given.value for given in node.keywords if given.arg == "key"):
            words = {getattr(one, "attr", getattr(one, "id", getattr(one, "value", ""))) for one in ast.walk(key)}  # fmt: skip
            yield from sorted(str(word) for word in words if isinstance(word, str) and MEASURE.search(word))  # fmt: skip


def asked_orders(text):
    """Parameters of addresses that would let somebody sort."""
    for node in nodes_of(text, "GET.get", "Query"):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("GET.get", "GET.getlist")
        ):
            yield from (one.value for one in node.args[:1] if isinstance(one, ast.Constant) and one.value in _ASKED)  # fmt: skip
        if isinstance(node, ast.arg) and node.arg in _ASKED and node.annotation is not None and "Query" in ast.unparse(node.annotation):  # fmt: skip
            yield node.arg


def test_queries_order_by_time_tree_and_name():
    found = [f"{where}: {one}" for where, text in sources() if not where.startswith("wudan/matching/") for one in bad_orders(where, text)]  # fmt: skip
    assert found == []


def test_tables_order_by_time_tree_and_name():
    found = [
        f"{model._meta.label}: {one}"
        for model in apps.get_models() if model.__module__.startswith("wudan.")
        for one in model._meta.ordering
        if not (TIME.search(str(one).lstrip("-")) or str(one).lstrip("-").split("__")[-1] in PLACE)
    ]  # fmt: skip
    assert found == []


def test_no_sort_names_what_somebody_did():
    found = [
        f"{where}: {one}" for where, text in sources()
        if where.split("/")[1] in SORTED_IN and where not in PROPOSALS for one in bad_sorts(text)
    ]  # fmt: skip
    assert found == []


def test_no_address_asks_for_an_order():
    found = [f"{where}: {one}" for where, text in sources() if where.startswith(("wudan/web/", "wudan/api/")) for one in asked_orders(text)]  # fmt: skip
    assert found == []


def test_no_template_sorts():
    found = [
        path.relative_to(ROOT).as_posix() for path in sorted(CODE.rglob("*.html"))
        if "|dictsort" in path.read_text("utf-8")
    ]  # fmt: skip
    assert found == []


def test_no_table_keeps_a_place_among_others():
    fields = {f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.get_fields()}  # fmt: skip
    assert not [one for one in fields if re.search(r"rank|leaderboard", one.split(".")[-1])]


def test_only_who_sends_an_order_is_shown_how_well_teams_fit():
    asking = {where for where, text in sources() if where.startswith(("wudan/web/", "wudan/api/")) and "ranking_for(" in text}  # fmt: skip
    assert asking == PROPOSERS


def test_each_exception_is_still_there():
    told = dict(sources())
    assert all(one in orders_of(told[where]) for where, one in EXCEPTIONS)
    assert set(PROPOSALS) <= set(told)


@pytest.mark.parametrize(
    "planted",
    ['Team.objects.order_by("-score")', 'rows.annotate(n=Count("pk")).order_by("-n", "pk")', 'rows.order_by(F("minutes").desc())',
     'Person.objects.order_by("points_balance")', "rows.order_by(asked)", 'rows.order_by("dispatch__fulfillments_count")'],
)  # fmt: skip
def test_a_planted_query_is_found(planted):
    assert list(bad_orders("wudan/web/planted.py", planted))


@pytest.mark.parametrize(
    "planted",
    ["sorted(units, key=lambda unit: -unit.total)", "units.sort(key=lambda one: one['minutes'])", "tally.most_common(3)",
     "heapq.nlargest(3, teams)", "sorted(teams, key=lambda t: ratings[t.pk])", "sorted(people, key=attrgetter('points'), reverse=True)"],
)  # fmt: skip
def test_a_planted_sort_is_found(planted):
    assert list(bad_sorts(planted))


def test_a_planted_address_is_found():
    assert list(asked_orders('request.GET.get("sort", "points")')) == ["sort"]
