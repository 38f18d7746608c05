"""Signing in and out, and under which post one acts."""

import pytest

from tests.world import PASSWORD
from wudan.people.models import Account


def test_signing_in_tells_who_one_is_and_which_posts_one_holds(world, speaker):
    keeper = list(world.people).index("马青山") + 1
    told = speaker.sign_in(f"a{keeper}")
    assert told.status == 200
    assert told["actor"]["role"] == "station_keeper"
    assert told["actor"]["label"] == "杨柳村站·站长"
    assert [post["title"] for post in told["posts"]] == ["站长"]
    assert speaker.get("session")["actor"] == told["actor"]


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(world, speaker):
    wrong = speaker.sign_in("a1", "wrong-password")
    unknown = speaker.sign_in("nobody-here", "wrong-password")
    assert wrong.status == unknown.status == 401
    assert wrong.raw == unknown.raw


def test_an_account_that_was_closed_cannot_sign_in(world, speaker):
    Account.objects.filter(account="a1").update(is_active=False)
    assert speaker.sign_in("a1").status == 401


def test_a_keeper_may_act_as_a_plain_resident(enter):
    keeper = enter("马青山")
    assert keeper.say("PUT", "session/post", {"post": 0})["actor"]["role"] == "resident"
    assert keeper.post("orders", {"service": "haircut"}).status == 201


def test_a_post_can_be_chosen_while_signing_in(enter):
    assert enter("马青山", post=0).get("session")["actor"]["post"] == 0


def test_somebody_elses_post_cannot_be_chosen(world, enter):
    answer = enter("马青山").say("PUT", "session/post", {"post": world.posts["柳文书"].pk})
    assert (answer.status, list(answer["fields"])) == (422, ["post"])


def test_signing_in_again_forgets_the_post_chosen_before(world, enter):
    keeper = enter("马青山", post=0)
    number = list(world.people).index("马青山") + 1
    assert keeper.sign_in(f"a{number}")["actor"]["role"] == "station_keeper"


def test_signing_out_ends_the_session(enter):
    elder = enter("秦奶奶")
    assert elder.say("DELETE", "session").status == 204
    assert elder.get("session").status == 401


def test_who_is_not_signed_in_gets_json_not_a_page(db, speaker):
    answer = speaker.get("orders")
    assert (answer.status, answer["code"]) == (401, "sign_in")
    assert answer.headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize(
    ("method", "where"), [("POST", "orders"), ("PUT", "session/post"), ("DELETE", "session")]
)
def test_an_act_without_the_token_is_refused(enter, method, where):
    elder = enter("秦奶奶")
    elder.csrf = ""
    answer = elder.say(method, where, {}, key="forged-by-a-page")
    assert (answer.status, answer["code"]) == (403, "csrf")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_site_cannot_sign_anybody_in(world, speaker, kind):
    body = f'{{"account": "a1", "password": "{PASSWORD}"}}'.encode()
    answer = speaker.say("POST", "session", raw=body, type=kind)
    assert (answer.status, answer["code"]) == (415, "json_only")
