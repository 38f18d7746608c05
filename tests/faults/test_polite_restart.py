"""G12: the server is restarted under way, and nobody notices: no request lost, no session, no half-filled form."""

import re
import sys
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.api.generated.house import PASSWORD
from tests.faults.restarting import PATIENCE_SECONDS, Crowd, serving

pytestmark = [pytest.mark.long, pytest.mark.postgres]
PER_SECOND = 20
RESTARTS = 5
SECONDS_TO_DRAIN = 30


class Browser:
    """Somebody who fills in a form, slowly."""

    def __init__(self, house):
        self.house, self.opener = house, build_opener(HTTPCookieProcessor())

    def come_in(self, account):
        self._send("/sign-in", self._open("/sign-in") | {"account": account, "password": PASSWORD})

    def begin(self):
        self.form = self._open("/orders/new")

    def finish(self, words):
        fields = {"words": words, "place_mode": "home", "address": "一组三号", "anyway": "1"}
        return self._send("/orders/new", self.form | fields)

    def _open(self, path):
        page = self.opener.open(self.house.address + path, timeout=PATIENCE_SECONDS).read().decode()
        hidden = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
        return {re.search(r'name="([^"]+)"', one)[1]: re.search(r'value="([^"]*)"', one)[1]
                for one in hidden if "value=" in one}  # fmt: skip

    def _send(self, path, fields):
        return self.opener.open(
            self.house.address + path, urlencode(fields).encode(), timeout=PATIENCE_SECONDS
        ).geturl()


def test_five_restarts_lose_nothing(tmp_path, capsys):
    with serving(tmp_path, is_held=True) as server:
        house = server.house
        browser = Browser(house)
        browser.come_in("qunzhong2")
        crowd, drained = Crowd(house, house.come_in("qunzhong1"), PER_SECOND), []
        with crowd.at_work():
            for turn in range(RESTARTS):
                browser.begin()
                drained.append(server.stop())
                server.start()
                assert re.search(r"/orders/\d+", browser.finish(f"第 {turn} 次重启前开始写的"))
                crowd.settle()
        total = sum(crowd.outcomes.values())
        assert crowd.failed() == {}, house.log.read_text()[-3000:]
        assert max(drained) <= SECONDS_TO_DRAIN
        assert len(crowd.orders) > RESTARTS
        assert len(set(crowd.orders.values())) == len(crowd.orders)
        again = {key: crowd.place(key) for key in crowd.orders}
        assert again == crowd.orders
    told = (
            f"\nG12 {server.processes} process(es): {RESTARTS} restarts, {total} requests at {PER_SECOND}/s, 0 failed;"
            f" drained in at most {max(drained):.1f} s, slowest answer {crowd.slowest:.1f} s\n"
    )  # fmt: skip
    with capsys.disabled():
        sys.stdout.write(told)


def test_without_a_held_socket_a_restart_loses_requests(tmp_path):
    """The control: the crowd does notice when the socket goes with the server."""
    with serving(tmp_path, is_held=False) as server:
        crowd = Crowd(server.house, server.house.come_in("qunzhong1"), PER_SECOND)
        with crowd.at_work():
            server.stop()
            server.start()
            server.wait()
        assert crowd.failed().keys() & {"ConnectionRefusedError", "ConnectionResetError"}
