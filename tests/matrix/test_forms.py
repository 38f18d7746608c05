"""Every form of every page: it leaves an event (G15), sent twice it is done once, and nothing that is typed breaks it.

The forms are those of the stories in `tests.audited`, which the router makes complete; they are
sent by whose turn it is, with one thing changed.
"""

from urllib.parse import parse_qsl, urlencode

import pytest

from tests.audited import pages
from tests.audited.recorded import FETCHED, leaves_an_event
from tests.matrix import expectations
from tests.matrix.cases import Asked, case_of, catch
from tests.matrix.expectations import OPEN
from tests.matrix.routes import Route, all_routes
from tests.matrix.seats import SEATS, Seat
from tests.matrix.trying import Visitor, taken_back
from wudan.journal.models import Event

pytestmark = pytest.mark.django_db
FORMS = sorted(pages.STORIES.keys() - FETCHED)
_READING = "two readings are two readings, and none may be kept"
_CODE = "a code counts once by itself"
WITHOUT_A_TOKEN = {
    "backfill-proof": _READING,
    "callback-contact": _READING,
    "call-contact": _READING,
    "complaint-informant": _READING,
    "contact": _READING,
    "person-reading": _READING,
    "privacy-copy": _READING,
    "privacy-paper": _READING,
    "newcomer": _CODE,
    "open311-requests": "of a program: once by its own number or content (tests/connections)",
    "second-factor": _CODE,
    "sign-in-code": _CODE,
    "sign-in-phone": "a second message is wanted when the first has not come; few are sent",
    "one-time-code": "the answer shows the code, so it may not be kept; a new one ends the last",
    "password": "twice is the same password",
    "recovery-codes": "asked for anew, it is anew; the last sheet counts",
    "second-factor-setting": "twice is the same second factor",
    "sign-in": "signing in twice does no harm",
    "display": "chosen twice is chosen",
    "sign-out": "signing out twice does no harm",
    "signings": "signing out elsewhere twice does no harm",
    "weixin-unbinding": "unbound twice is unbound",
    "village-points-import": "the same file again changes nothing",
    "resource-import": "the same file again changes nothing; it is noted that it came",
    "national-import": "the same file again changes nothing; it is noted that it came",
    "sheet-printing": "two papers are two papers, and the trail says so",
    "certificate-print": "two papers are two papers, and the trail says so",
}
"""Forms that may be sent twice, each with the reason."""
WICKED = {
    "nothing": "", "NUL": "a\x00b", "huge": "长" * 20_000, "a large number": "9" * 20,
    "below zero": "-1", "families": "👩‍👩‍👧" * 30, "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
    "half a letter": b"\xff\xfe\xc3",
}  # fmt: skip
NAMES = ("q", "page", "before", "after", "tab", "month", "platform", "origin", "village", "town", "lon", "lat",
         "no", "taken", "next", "service", "words", "person", "unit", "role", "kind", "year", "team_name",
         "category", "stage", "since", "until", "version", "way", "state", "code", "proof")  # fmt: skip
INSIDE = [Seat("station_keeper", "own"), Seat("center_office", "parent"), Seat("auditor", "parent"),
          Seat("system_administrator", "parent"), Seat("resident", "own"), Seat("", "nobody")]  # fmt: skip


def fields_of(asked: Asked) -> list[tuple[str, str]]:
    """What the form carries. Stories are sent as multipart or as plain fields."""
    if "multipart" not in asked.kind:
        return parse_qsl(asked.body.decode(), keep_blank_values=True)
    boundary = asked.kind.partition("boundary=")[2].encode()
    parts = [part for part in asked.body.split(b"--" + boundary) if b'name="' in part]
    return [
        (part.split(b'name="')[1].split(b'"')[0].decode(),
         part.split(b"\r\n\r\n", 1)[1][:-2].decode(errors="replace"))
        for part in parts
    ]  # fmt: skip


def has_file(asked: Asked) -> bool:
    """Whether a file is handed in, which only multipart carries."""
    return "multipart" in asked.kind and b'filename="' in asked.body


def without_token(asked: Asked) -> Asked:
    """The same form, torn out of its page."""
    if has_file(asked):
        body = asked.body.replace(b'name="token"', b'name="no-token"')
        return Asked("POST", asked.path, body, asked.kind)
    return sent(asked, [(name, text) for name, text in fields_of(asked) if name != "token"])


def sent(asked: Asked, fields) -> Asked:
    """The same request with other fields."""
    return Asked("POST", asked.path, urlencode(fields).encode())


@pytest.mark.parametrize("name", FORMS)
def test_a_form_leaves_an_event_and_sent_twice_is_done_once(stage, name):
    asked = catch(pages.STORIES[name](stage))
    visitor = Visitor(None, asked.cookies)
    form = asked if has_file(asked) else sent(asked, fields_of(asked))
    with taken_back():
        with leaves_an_event():
            first = visitor.client().generic("POST", form.path, form.body, content_type=form.kind)
            assert first.status_code < 400, first.content.decode()[:600]
        if name in WITHOUT_A_TOKEN:
            return
        before = Event.objects.count()
        again = visitor.client().generic("POST", form.path, form.body, content_type=form.kind)
        assert Event.objects.count() == before
        assert again.status_code < 400
    bare = visitor.send(without_token(asked))
    assert (bare.wrote, bare.status // 100) == (frozenset(), 4)


NO_WORKER_HERE = ("readyz", 503)
"""Said rightly: nothing works behind this world."""


@pytest.mark.long
@pytest.mark.parametrize("name", FORMS)
def test_nothing_that_is_typed_breaks_a_form(stage, name):
    asked = catch(pages.STORIES[name](stage))
    visitor, fields = Visitor(None, asked.cookies), fields_of(asked)
    tries = {"no field": [], "every field twice": fields * 2}
    for at, (field, _) in enumerate(fields):
        for what, text in WICKED.items():
            tries[f"{field}: {what}"] = [*fields[:at], (field, text), *fields[at + 1 :]]
    found = {what: visitor.send(sent(asked, tried)).status for what, tried in tries.items()}
    assert {what: status for what, status in found.items() if status >= 500} == {}


@pytest.mark.long
@pytest.mark.parametrize(
    "route",
    [route for route in all_routes() if route.method == "GET" and not route.is_operation],
    ids=lambda route: route.key,
)
def test_nothing_that_is_asked_breaks_a_page(stage, visitors, route):
    asked, row = case_of(route, stage), expectations.read()[route.key]
    opens = next((seat for seat in SEATS if row[seat] == OPEN), None)
    if opens is not None:
        for what, text in WICKED.items():
            path = f"{asked.path}?{urlencode(dict.fromkeys(NAMES, text if what != 'huge' else '长' * 400))}"
            status = visitors[opens].send(Asked("GET", path)).status
            assert status < 500 or (route.name, status) == NO_WORKER_HERE, what


@pytest.mark.long
@pytest.mark.parametrize(
    "route",
    [route for route in all_routes() if set("<{") & set(route.path)],
    ids=lambda route: route.key,
)
def test_no_address_however_wrong_breaks_anything(visitors, db, route):
    for wicked in ("0", "9" * 25, "x", "%00", "%FF", "..", "ü" * 300):
        path = _filled(route, wicked)
        for seat in INSIDE:
            tried = visitors[seat].send(
                Asked(route.method, path, b"{}" if route.is_operation else b"", _kind(route))
            )
            assert tried.status < 500, (path, str(seat))


def _kind(route: Route) -> str:
    return "application/json" if route.is_operation else "application/x-www-form-urlencoded"


def _filled(route: Route, text: str) -> str:
    parts = [text if set("<{") & set(part) else part for part in route.path.split("/")]
    return "/".join(parts)
