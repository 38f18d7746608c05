"""One request by one seat, and what came of it in one word. Whatever it wrote is taken back."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from http.cookies import SimpleCookie

from django.db import connection, transaction
from django.test import Client

from tests.entering import come_in
from tests.matrix.cases import Asked
from tests.matrix.expectations import HIDDEN, LED, OPEN, REFUSED, SIGN_IN
from wudan.people.models import Person

_WRITING = re.compile(
    r'\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO) "?(\w+)"?', re.IGNORECASE
)
ALWAYS = frozenset({"people_session", "people_tally"})
"""Written at any time: that somebody is here, and how often they tried."""


@dataclass
class Tried:
    """What came of it."""

    word: str
    status: int
    wrote: frozenset[str] = frozenset()
    """Tables that are not as they were; sessions and tallies aside."""


@dataclass
class Visitor:
    """A seat's browser: signed in once, fresh for each request."""

    person: Person | None
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    _client: Client = field(default_factory=partial(Client, raise_request_exception=True))
    """One for all requests: it puts the house together once."""

    def __post_init__(self) -> None:
        if self.person is not None:
            client = come_in(Client(), self.person.account)
            self.cookies = client.cookies

    def client(self) -> Client:
        """A browser with the cookies of the sign-in, and no others."""
        self._client.cookies = deepcopy(self.cookies)
        return self._client

    def send(self, asked: Asked) -> Tried:
        """Send it, say what came of it, take back what it wrote."""
        with taken_back(), _watched() as tables:
            answer = self.client().generic(
                asked.method, asked.path, asked.body, content_type=asked.kind or "text/plain",
                headers={"Idempotency-Key": asked.key} if asked.key else None,
            )  # fmt: skip
            after = {} if connection.needs_rollback else _fingerprints(tables - ALWAYS)
        changed = frozenset(table for table, was in after.items() if fingerprint(table) != was)
        return Tried(_word(asked, answer, changed), answer.status_code, changed)


def _word(asked: Asked, answer, changed: frozenset[str]) -> str:
    status, where = answer.status_code, answer.headers.get("Location", "").partition("?")[0]
    if status == 401 or (where == "/sign-in" and asked.path != "/sign-out"):
        return SIGN_IN
    if status < 400:
        led = not changed and (asked.writes or status >= 300)
        return LED if led else OPEN
    return {404: HIDDEN, 403: REFUSED, 405: REFUSED, 422: REFUSED}.get(status, str(status))


@contextmanager
def _watched() -> Iterator[set[str]]:
    tables: set[str] = set()

    def note(run, sql, params, many, context):
        if found := _WRITING.match(sql):
            tables.add(found[1])
        return run(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def _fingerprints(tables: set[str]) -> dict[str, str]:
    return {table: fingerprint(table) for table in tables}


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with as_in_a_test():
        yield
        transaction.set_rollback(True)


def as_in_a_test() -> transaction.Atomic:
    """A transaction that durable ones may open inside, like that of a test case."""
    block = transaction.atomic()
    block._from_testcase = True
    return block


def fingerprint(table: str) -> str:
    """All rows of a table, in one short text."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        return hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
