"""Short pages follow one another; a long one holds nobody up for long."""

from threading import Event, Thread

import pytest

from wudan.web.turns import in_turn

LONG_ENOUGH = 20


class House:
    """An application whose slow page ends when it is told to."""

    def __init__(self):
        self.told, self.inside, self.may_end = [], Event(), Event()

    def __call__(self, environ, start_response):
        self.told.append(f"{environ['page']} begins")
        if environ["page"] == "slow":
            self.inside.set()
            assert self.may_end.wait(LONG_ENOUGH)
        self.told.append(f"{environ['page']} ends")
        return [b""]


def ask(application, page, method="GET"):
    asking = Thread(target=application, args=({"page": page, "REQUEST_METHOD": method}, None))
    asking.start()
    return asking


@pytest.mark.parametrize(("method", "writes_too"), [("GET", False), ("GET", True), ("POST", True)])
def test_a_request_begins_when_the_one_before_has_ended(method, writes_too):
    house = House()
    application = in_turn(house, writes_too=writes_too, patience=LONG_ENOUGH)
    slow = ask(application, "slow", method)
    assert house.inside.wait(LONG_ENOUGH)
    short = ask(application, "short", method)
    short.join(0.05)
    house.may_end.set()
    slow.join()
    short.join()
    assert house.told == ["slow begins", "slow ends", "short begins", "short ends"]


def test_who_has_waited_long_enough_does_not_wait_for_the_slow_one():
    house = House()
    application = in_turn(house, writes_too=False, patience=0.01)
    slow = ask(application, "slow")
    assert house.inside.wait(LONG_ENOUGH)
    ask(application, "short").join()
    house.may_end.set()
    slow.join()
    assert house.told == ["slow begins", "short begins", "short ends", "slow ends"]


def test_what_writes_does_not_wait_for_who_reads():
    house = House()
    application = in_turn(house, writes_too=False, patience=LONG_ENOUGH)
    slow = ask(application, "slow")
    assert house.inside.wait(LONG_ENOUGH)
    ask(application, "short", "POST").join()
    house.may_end.set()
    slow.join()
    assert house.told == ["slow begins", "short begins", "short ends", "slow ends"]


def test_a_page_that_breaks_gives_its_turn_back():
    def broken(environ, start_response):
        raise ValueError(environ["page"])

    application = in_turn(broken, writes_too=True, patience=LONG_ENOUGH)
    for page in ("one", "two"):
        with pytest.raises(ValueError, match=page):
            application({"page": page, "REQUEST_METHOD": "GET"}, None)
