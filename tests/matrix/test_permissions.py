"""权限矩阵: every page and operation × every role × from everywhere, walked with real requests (G05).

What should come of it stands in `expected.toml`; a route without a line fails, and a line
without a route. Who must not: nothing is written, and a body nobody can read is answered like
a good one, so whoever is not allowed learns nothing from what he typed.
"""

from collections import Counter

import pytest

from tests.audited import operations, pages
from tests.matrix import expectations
from tests.matrix.cases import case_of, cases_of
from tests.matrix.expectations import HIDDEN, OPEN, SIGN_IN
from tests.matrix.routes import all_routes
from tests.matrix.seats import HELD, NOBODY, SEATS
from tests.matrix.turns import ALIKE_TURNS, MOST, TURNS, nearest_of, those_of
from wudan.people.roles import POST_ROLES

pytestmark = pytest.mark.django_db
ROUTES = all_routes()
EXPECTED = expectations.read()
LEAVES_A_TRACE = frozenset(
    {
        "contact",
        "callback-contact",
        "read_contact",
        "fetch_export",
        "take_copy",
        "messages-read",
        "read_messages",
    }
)
"""Shows something and writes down that it did; or writes down that one has read what one was told."""
NAMED_IN_THE_BODY = frozenset(
    {
        "grant_post",
        "post-grant",
        "confirm_posts",
        "export-request",
        "ask_export",
        "dispute_hours",
        "take_roster",
    }
)
"""Their thing is named by the body; a body that says nothing names nothing to be hidden."""


def test_every_route_has_a_line_and_every_line_a_route():
    assert {route.key for route in ROUTES} ^ EXPECTED.keys() == set()


def test_every_role_that_people_hold_is_tried():
    assert HELD.keys() == {"resident", "volunteer", *(role.code for role in POST_ROLES)}
    assert all("expired" in held for role, held in HELD.items() if role != "resident")


def only_shows(route):
    """A form sent to a page that has none: answered as the page is, in nearly all cases."""
    stories = operations.STORIES if route.is_operation else pages.STORIES
    return route.method == "POST" and route.name not in stories


def together():
    """The routes of each page that has a form, the form's and the page's own; all others by themselves."""
    found = {}
    for route in ROUTES:
        if not only_shows(route):
            found.setdefault(route.key if route.is_operation else route.path, []).append(route)
    return found


@pytest.mark.parametrize("routes", together().values(), ids=together())
def test_each_role_gets_what_the_table_says(stage, visitors, routes):
    """Of each role who stands nearest; of those it is hidden from, and of those who get what others get, some, by the
    route (`turns`)."""
    for route, asked in cases_of(routes, stage):
        walk(asked, visitors, route, those_of(route))


@pytest.mark.long
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.key)
def test_everybody_gets_what_the_table_says(stage, visitors, route):
    walk(case_of(route, stage), visitors, route, SEATS)


def test_who_has_a_turn_is_everybody_over_a_few_routes():
    tried = Counter(seat for route in ROUTES for seat in those_of(route))
    assert all(tried[seat] > len(ROUTES) / (TURNS * 4 / 3) for seat in SEATS)
    alike, asked = Counter(), Counter()
    for route in ROUTES:
        row, tried_here = EXPECTED[route.key], set(those_of(route))
        nearest, many = nearest_of(row), Counter(nearest_of(row).values())
        told = {seat for seat, word in nearest.items() if word != HIDDEN and many[word] <= MOST}
        assert {NOBODY, *told} <= tried_here
        assert set(row.values()) == {row[seat] for seat in tried_here}
        alike.update(seat for seat, word in nearest.items() if many[word] > MOST and word == OPEN)
        asked.update(seat for seat in nearest.keys() & tried_here if many[row[seat]] > MOST and row[seat] == OPEN)  # fmt: skip
    assert all(asked[seat] > many / (ALIKE_TURNS * 2) for seat, many in alike.items() if many > TURNS)  # fmt: skip


def walk(asked, visitors, route, seats):
    row = EXPECTED[route.key]
    found = {seat: visitors[seat].send(asked) for seat in seats}
    assert differences(found, row) == {}, route.key
    wrote = {seat for seat, tried in found.items() if tried.wrote}
    assert {seat for seat in wrote if row[seat] != OPEN} == set()
    if route.name not in {*pages.STORIES, *operations.STORIES, *LEAVES_A_TRACE}:
        assert wrote == set()
    one_a_role = {(seat.role, row[seat]): seat for seat in shut_out(route) if seat in seats}
    assert_nothing_is_read_of(asked, one_a_role.values(), visitors, row)


@pytest.mark.long
@pytest.mark.parametrize("route", [r for r in ROUTES if r.method != "GET"], ids=lambda r: r.key)
def test_no_body_is_read_of_whom_it_is_hidden_from(stage, visitors, route):
    """From wherever they try; one of each role does it in the walk above."""
    asked, row = case_of(route, stage), EXPECTED[route.key]
    assert_nothing_is_read_of(asked, shut_out(route), visitors, row)


def assert_nothing_is_read_of(asked, seats, visitors, row):
    spoilt = {seat: visitors[seat].send(asked.spoilt()) for seat in seats}
    assert differences(spoilt, row) == {}, "the body was read before it was decided"
    assert {seat for seat, tried in spoilt.items() if tried.wrote} == set()


def shut_out(route):
    """Who may learn nothing by what they type: whom it is hidden from, or who is to sign in."""
    if route.method == "GET" or route.name in NAMED_IN_THE_BODY:
        return []
    row = EXPECTED[route.key]
    return [seat for seat in SEATS if row[seat] in {HIDDEN, SIGN_IN} and not sees(seat, route)]


def sees(seat, route):
    """Whether the thing itself is shown to whom this act on it is hidden."""
    places = (route.path, route.path.rpartition("/")[0])
    shown = [EXPECTED[f"GET {path}"][seat] for path in places if f"GET {path}" in EXPECTED]
    return OPEN in shown and bool({"{", "<"} & set(places[1]))


def differences(found, row):
    """Whoever got something else: what the table says, and what came of it."""
    return {str(s): (row[s], t.word, t.status) for s, t in found.items() if row[s] != t.word}
