"""G03 over HTTP: two hundred who ask at once with one key do it once and hear the same, byte for byte; so do those who
hang up and ask again. The key is bound to what was asked and to who asked. The control asks with keys of their own."""

import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPConnection, HTTPException

import pytest

from tests.faults.asking import Tally, Write
from tests.faults.restarting import serving
from tests.faults.writers import OURS, Books, told

pytestmark = [pytest.mark.long, pytest.mark.postgres]
MANY = 200


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with serving(home, is_held=True, works=True) as server:
        books = Books(server, told(server, "prepare", home), random.SystemRandom().randrange(2**31))
        books.home = home
        yield books


def an_order(books, name, who="qunzhong1", **other):
    words = f"{OURS}{name}"
    fields = {"words": words, "place_mode": "home", "address": "一组三号"} | other
    return Write(
        books.guests[who], "/api/v1/orders", fields, "orders", words, key=f"same-key-{name}"
    )


def a_commitment(books, name):
    path = f"/desk/fund/{books.prepared['year']}/commitments/running"
    fields = {"title": f"{OURS}{name}", "amount": "1.00", "thing": books.prepared["unit"]}
    return Write(
        books.guests["zhongxin1"],
        path,
        fields,
        "commitments",
        f"{OURS}{name}",
        key=f"same-key-{name}",
    )


def all_at_once(books, writes, *, hang_up=0.0):
    """Each on a line of its own, let go together; how many were told what. That share leaves before the answer."""
    start, port = threading.Barrier(len(writes)), books.server.house.port

    def ask(place):
        line = HTTPConnection("127.0.0.1", port, timeout=90)
        try:
            line.connect()
            start.wait(60)
            writes[place].send(line)
            if place < hang_up * len(writes):
                time.sleep(place % 7 / 100)
                return "hung up"
            answer = line.getresponse()
            return answer.status, answer.read(), answer.getheader("Location")
        except (OSError, HTTPException) as fault:
            return type(fault).__name__
        finally:
            line.close()

    with ThreadPoolExecutor(len(writes)) as pool:
        return Counter(pool.map(ask, range(len(writes))))


def there(books, write):
    """How many there are of it."""
    found = told(books.server, "look", books.home)["found"]
    return len(found[write.book].get(write.called, []))


@pytest.mark.parametrize("make", [an_order, a_commitment])
def test_two_hundred_at_once_have_one_effect_and_one_answer(books, make, capsys):
    write = make(books, make.__name__)
    heard = all_at_once(books, [write] * MANY)
    with capsys.disabled():
        sys.stdout.write(f"\nG03 {make.__name__}: {MANY} equal keys at once, {len(heard)} different answers, {there(books, write)} effect\n")  # fmt: skip
    assert len(heard) == 1, heard
    assert next(iter(heard))[0] in {201, 303}
    assert there(books, write) == 1


def test_two_thirds_hang_up_and_ask_again(books, capsys):
    write = an_order(books, "hang-up")
    first = all_at_once(books, [write] * MANY, hang_up=2 / 3)
    again = all_at_once(books, [write] * MANY)
    with capsys.disabled():
        sys.stdout.write(f"\nG03 {first['hung up']} of {MANY} hung up, all asked again: {len(again)} answer, {there(books, write)} effect\n")  # fmt: skip
    assert first["hung up"] > MANY / 2
    assert len(again) == 1, again
    assert set(first) - {"hung up"} == set(again)
    assert there(books, write) == 1


def test_another_body_or_another_person_is_another_request(books):
    write, asker = an_order(books, "bound"), books.asker(Tally())
    other_body = an_order(books, "bound", address="二组五号")
    other_person = an_order(books, "bound", who="qunzhong2")
    assert asker.once(write).status == 201
    refused = asker.once(other_body)
    assert (refused.status, b"key_reused" in refused.body) == (422, True)
    assert asker.once(other_person).status == 201
    assert there(books, write) == 2  # one each


def test_with_keys_of_their_own_all_of_them_have_an_effect(books):
    """The control."""
    write = an_order(books, "own-keys")
    heard = all_at_once(books, [replace(write, key=f"own-key-{place}") for place in range(20)])
    assert len(heard) == 20
    assert there(books, write) == 20
