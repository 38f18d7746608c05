"""Tried too often: 429 and Retry-After, in the API's one shape of refusals."""

from tests.world import PASSWORD
from wudan.journal.events import events_of


def test_five_wrong_passwords_shut_that_account_only(speaker, world):
    for _ in range(5):
        assert speaker.sign_in("a1", "wrong-password").status == 401
    shut = speaker.sign_in("a1", PASSWORD)
    assert (shut.status, shut["code"], shut.headers["Retry-After"]) == (429, "too_many", "900")
    assert "15 分钟" in shut["words"]
    assert speaker.sign_in("a2", PASSWORD).status == 200


def test_an_unknown_account_is_shut_in_the_same_words(speaker, world):
    told = []
    for name in ("a1", "nobody"):
        told.append([(a.status, a.raw) for a in (speaker.sign_in(name, "x") for _ in range(6))])
    assert told[0] == told[1]


def test_a_right_password_forgives(speaker, world):
    for _ in range(3):
        for _ in range(4):
            speaker.sign_in("a1", "wrong-password")
        assert speaker.sign_in("a1", PASSWORD).status == 200


def test_asking_for_other_peoples_orders_again_and_again_is_an_alarm(enter, world):
    order, stranger = world.place("秦奶奶"), enter("高大爷")
    for _ in range(20):
        assert stranger.get(f"orders/{order.no}").status == 404
    account = world.people["高大爷"].account
    assert events_of("account", account.pk).filter(verb="account.alarm").count() == 1
