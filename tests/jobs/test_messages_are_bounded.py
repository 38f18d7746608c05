"""The server reads where a message ends as HTTP says: nothing is smuggled in behind one (V4.2.1)."""

import os
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings as house

from tests import tables

HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
REFUSED = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
    "no known coding": b"Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\nabc",
    "a blank before the colon": b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a bare return": b"X-A: a\rTransfer-Encoding: chunked\r\n\r\n",
    "a length below nothing": b"Content-Length: -1\r\n\r\n",
    "a length with a sign": b"Content-Length: +5\r\n\r\nabcde",
}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """A server of its own, as `wudan serve` starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    home = tmp_path_factory.mktemp("home")
    surroundings = os.environ | {
        "WUDAN_HOME": str(home),
        "WUDAN_DATABASE_URL": "",
        "WUDAN_TLS": "0",
    }
    wudan = [sys.executable, "-m", "wudan.jobs.commandline"]
    tables.furnish_home(home)
    serving = subprocess.Popen(
        [*wudan, "serve", "--port", str(number)], env=surroundings, cwd=house.BASE_DIR,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 60
    while time.monotonic() < until and serving.poll() is None:
        try:
            answers(number, HEAD + b"Connection: close\r\n\r\n", patience=60)
            break
        except OSError:
            time.sleep(0.2)
    yield number
    serving.terminate()
    serving.wait(30)


def answers(port, message, *, patience=2):
    """What came back, answer by answer; `patience` is how long silence may last, in seconds."""
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(message)
        line.settimeout(patience)
        told = b""
        try:
            while piece := line.recv(65536):
                told += piece
        except (TimeoutError, ConnectionResetError):
            pass
    return [part[:3] for part in told.split(b"HTTP/1.1 ")[1:]]


def test_an_honest_message_is_answered(port):
    assert answers(port, HEAD + b"\r\n") == [b"200"]


@pytest.mark.parametrize("rest", REFUSED.values(), ids=REFUSED)
def test_a_message_without_clear_bounds_is_refused(port, rest):
    assert answers(port, HEAD + rest + SMUGGLED) == [b"400"]


def test_of_two_ways_to_end_the_chunks_count_and_nothing_after_them(port):
    both = b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert b"404" not in answers(port, HEAD + both + SMUGGLED)
