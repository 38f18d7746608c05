"""The load client is honest: it counts what failed, reads whole answers, keeps or opens lines as told."""

import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bench.peers import usage
from bench.peers.client import load

SEEN = []


class Server(BaseHTTPRequestHandler):
    """Answers by length, in chunks or until it closes; refuses what it is asked to refuse."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        SEEN.append((self.path, self.headers["X-No"], self.client_address))
        _, kind, *_ = self.path.split("/")
        self.send_response(500 if kind == "refused" else 200)
        if kind == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n5;x=y\r\ndefgh\r\n0\r\n\r\n")
            return
        if kind == "closing":
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"abcdefgh")
            self.close_connection = True
            return
        self.send_header("Content-Length", "8")
        self.end_headers()
        self.wfile.write(b"abcdefgh")

    def do_POST(self):
        self.body = self.rfile.read(int(self.headers["Content-Length"]))
        self.path += f"/{self.body.decode()}"
        self.do_GET()

    def log_message(self, *_args):
        pass


@pytest.fixture
def port():
    SEEN.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def plan(port, path, *, method="GET", body="", times=6):
    template = {"method": method, "path": path, "headers": {"X-No": "%n%"}, "body": body}
    return {
        "host": "127.0.0.1", "port": port, "clients": 2, "seconds": 5, "times": times, "first": 8,
        "templates": [template],
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["length", "chunked", "closing"])
def test_an_answer_is_read_to_its_end(port, kind):
    told = load(plan(port, f"/{kind}/%n%"))
    assert (told["requests"], told["failed"], told["size"]) == (6, 0, 8)
    assert {path for path, _, _ in SEEN} == {f"/{kind}/{n}" for n in range(8, 14)}
    lines = {address for _, _, address in SEEN}
    assert len(lines) == 6 if kind == "closing" else len(lines) <= 2


def test_each_body_and_header_has_a_number_of_its_own(port):
    load(plan(port, "/length", method="POST", body="token-%n%", times=30))
    assert sorted(SEEN)[0][:2] == ("/length/token-10", "10")
    assert len({path for path, _, _ in SEEN}) == 30


def test_a_refusal_is_a_failure_with_its_words(port):
    told = load(plan(port, "/refused"))
    assert told["failed"] == told["requests"] == 6
    assert told["worst"] == "500 abcdefgh"


def test_who_does_not_answer_is_a_failure_too():
    told = load(plan(1, "/length", times=2))
    assert told["failed"] == told["requests"] == 2


def test_a_tree_is_weighed_with_children_that_have_ended():
    burn = "import time\nwhile time.process_time() < .3: pass"
    script = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {burn!r}]); print(1, flush=True); time.sleep(30)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        before = time.monotonic()
        assert parent.stdout.read(1) == b"1"
        assert 0.29 <= usage.cpu_seconds(parent.pid) <= time.monotonic() - before + 1
        resident, share = usage.worker_megabytes(parent.pid)
        assert 3 < resident < 200
        assert 1 < share <= resident
        assert parent.pid in usage.tree(os.getpid())
        parent.kill()
