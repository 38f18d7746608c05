"""柜台的页面: a card is found, a thing is given by PIN, a wrong PIN costs a try and nothing else."""

import pytest

from tests.entering import come_in
from tests.rewards.carrying import PIN, carded
from tests.rewards.shopping import balance, rich, stocked, there
from tests.web.console.desk import Desk, words_of
from wudan.rewards.models import Redemption


@pytest.fixture
def at_counter(world, client):
    rich(world)
    goods = stocked(world)
    return Desk(come_in(client, world.people["马青山"].account)), goods, carded(world)


def test_a_card_is_typed_and_something_is_given(at_counter, world):
    desk, goods, card = at_counter
    page = words_of(desk.send("counter", goods.shop_id, q=f"{card.no[:3]} {card.no[3:]}"))
    assert "鸡蛋" in page
    said = {"card": card.pk, "stock": goods.pk, "quantity": "2", "pin": PIN}
    answer = desk.send("counter-redemption", goods.shop_id, **said)
    made = Redemption.objects.get()
    assert answer.headers["Location"] == f"/desk/counter/receipts/{made.no}"
    assert (balance(world), there(goods)) == (80, (3, 0))
    receipt = words_of(desk.client.get(answer.headers["Location"]))
    assert made.no in receipt
    assert "秦奶奶" not in receipt


def test_a_wrong_pin_says_how_often_one_may_try(at_counter, world):
    desk, goods, card = at_counter
    said = {"card": card.pk, "stock": goods.pk, "quantity": "1", "pin": "000001"}
    answer = desk.send("counter-redemption", goods.shop_id, **said)
    assert answer.status_code == 422
    assert "还可以试 4 次" in words_of(answer)
    assert "000001" not in words_of(answer)
    assert balance(world) == 100


def test_a_number_that_is_no_card_is_told(at_counter):
    desk, goods, _card = at_counter
    answer = desk.send("counter", goods.shop_id, q="38205571946")
    assert answer.status_code == 422
    assert "没有这张卡" in words_of(answer)
