"""Every list keeps its order when who did most and who did least change places (国办函〔2026〕12号).

The county is played twice: once one village, its team and its town have the many orders, the good
reviews and the full marks, once the other. Times are the same. Whatever page or operation then names
two of them in another order is ordered by what they did. A planted one is found.
"""

import re
from contextlib import contextmanager, suppress
from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction

from tests.appraisals.appraising import JULY, opened
from tests.matrix.routes import all_routes
from tests.world import MONDAY
from wudan.appraisals import actions as appraising
from wudan.orders import actions
from wudan.orders.models import Review
from wudan.people.actors import for_self
from wudan.web.console.inspections import burden

pytestmark = pytest.mark.django_db
NAMES = (
    ("杨柳村站", "王台村站"), ("铁边城所", "周湾所"), ("理发小队", "助老分队"), ("秦奶奶", "白嫂"), ("苏远", "宗梅"),
)  # fmt: skip
SIDES = (("秦奶奶", "clippers", "苏远", "铁边城"), ("白嫂", "carers", "宗梅", "周湾"))
WHO = ("柳文书", "")
EVERY = [route for route in all_routes() if route.method == "GET" and "<" not in route.path and "{" not in route.path]  # fmt: skip
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_TAGS = re.compile(r"<(script|style|select)\b.*?</\1>|<[^>]+>", re.DOTALL)


class _Undone(Exception):
    """What was planted is taken back."""


@contextmanager
def planted(world, high):
    """The county with one side high; taken back after."""
    with suppress(_Undone), transaction.atomic():
        _play(world, high)
        yield _mark(world, high)
        raise _Undone


def _play(world, high):
    """One each, the high side's many, one each: the first and the last named are the same both times."""
    sides = [SIDES[0], SIDES[1], *[SIDES[high]] * 3, SIDES[0], SIDES[1]]
    for day, (who, team, leader, _town) in enumerate(sides):
        at = MONDAY - timedelta(days=20 - day)
        order = world.place(who, at=at)
        told = {"order": order, "at": at}
        actions.accept(by=world.actor("柳文书"), **told)
        actions.dispatch(by=world.actor("景科长"), team=world.teams[team], note="就近", **told)
        actions.confirm(by=world.actor(leader), starts_at=at, contact=leader, **told)
        actions.fulfill(by=world.actor(leader), words="剪好了", minutes=240 if who == SIDES[high][0] else 10, **told)  # fmt: skip
        score = (
            5 if who == SIDES[high][0] else 3
        )  # 2 would open a follow-up: a list of what is late
        actions.review(by=for_self(world.people[who].pk), score=score, words="说一句", **told)


def _mark(world, high):
    """Both towns appraised, the high one with all the points; the pages of it."""
    row, office = opened(world), world.actor("柳文书")
    for side, (*_, town) in enumerate(SIDES):
        for code in ("leading", "asked"):
            appraising.judge(
                row=row, unit=world.units[town], code=code, value="10" if side == high else "0",
                evidence="看过", by=office, at=JULY,
            )  # fmt: skip
    appraising.publish(row=row, by=office, at=JULY)
    made = appraising.simulate(sheet=row.sheet, by=office, at=MONDAY)
    return [f"/desk/appraisals/{row.pk}", f"/desk/appraisal-simulations/{made.pk}"]


def _orders(client, addresses):
    """Address → in which order each pair is first named there."""
    found = {}
    for address in addresses:
        answer = client.get(address)
        if answer.status_code != 200 or answer.streaming:
            continue
        if not answer.headers["Content-Type"].startswith(("text/", "application/json")):
            continue
        text = answer.content.decode()
        main = _MAIN.search(text)
        words = unescape(_TAGS.sub(" ", main[0] if main else text))
        for one, other in NAMES:
            if one in words and other in words:
                found[address, one] = words.index(one) < words.index(other)
    return found


def seen(stage, high, among=None):
    """All lists with one side high, or those `among` the ones that named a pair before."""
    with planted(stage.world, high) as more:
        told = {}
        for who in WHO:
            client = stage.desk(who).client
            addresses = [*(route.path for route in EVERY), *more]
            if among is not None:
                named = {address for reader, address, _ in among if reader == who}
                addresses = [address for address in addresses if _numberless(address) in named]
            found = _orders(client, addresses)
            told |= {(who, _numberless(address), name): first for (address, name), first in found.items()}  # fmt: skip
    return told


def _numberless(address):
    return re.sub(r"\d+", "#", address)


def test_no_page_and_no_operation_orders_by_what_was_done(stage, monkeypatch):
    low = seen(stage, 0)
    high = seen(stage, 1, among=low)
    both = low.keys() & high.keys()
    assert len(both) >= 20, "hardly a list was read"
    assert ("柳文书", "/desk/appraisals/#", "铁边城所") in both
    assert [where for where in sorted(both) if low[where] != high[where]] == []

    def by_praise(path):
        return [-Review.objects.filter(order__origin__path__startswith=path, score=5).count()]

    monkeypatch.setattr(burden, "place_in_tree", by_praise)
    client, found = stage.desk("柳文书").client, []
    for side in (0, 1):
        with planted(stage.world, side):
            found.append(_orders(client, ["/desk/inspections/burden?all=1"]))
    assert found[0] != found[1], "a planted ranking is not found"
