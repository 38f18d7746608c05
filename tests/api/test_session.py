"""Signing in and out, and under which post one acts."""

import pytest

from tests.api.client import Speaker
from tests.entering import Authenticator
from tests.world import MONDAY, PASSWORD
from wudan.people.actions.accounts import set_up_second_factor
from wudan.people.models import Account
from wudan.people.second_factor import fits_secret, sheet_of


def test_signing_in_tells_who_one_is_and_which_posts_one_holds(world, speaker):
    account = world.people["马青山"].account
    told = speaker.sign_in(account.account, second_factor=Authenticator(account).code)
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
    keeper, account = enter("马青山", post=0), world.people["马青山"].account
    again = keeper.sign_in(account.account, second_factor=Authenticator(account).code)
    assert again["actor"]["role"] == "station_keeper"


def test_a_post_holder_without_the_second_factor_is_told_what_is_missing(world, speaker):
    account = world.people["马青山"].account
    needed = speaker.sign_in(account.account)
    assert (needed.status, needed["code"]) == (401, "second_factor_needed")
    assert speaker.get("session").status == 401


def test_a_wrong_second_factor_is_refused_and_a_used_one_too(world, speaker):
    account = world.people["马青山"].account
    shown = Authenticator(account).code
    wrong = speaker.sign_in(account.account, second_factor="000000")
    assert (wrong.status, wrong["code"]) == (401, "second_factor_wrong")
    assert speaker.sign_in(account.account, second_factor=shown).status == 200
    assert Speaker().sign_in(account.account, second_factor=shown).status == 401


def test_a_line_of_the_printed_sheet_is_as_good_once(world, speaker):
    account = world.people["马青山"].account
    set_up_second_factor(account=account, secret="", code="", at=MONDAY)
    line = sheet_of(account)[7][0]
    assert speaker.sign_in(account.account, second_factor=line)["second_factor_passed"]
    assert speaker.sign_in(account.account, second_factor=line).status == 401


def test_a_post_holder_may_come_in_as_oneself_and_stays_it(world, speaker):
    account, post = world.people["马青山"].account, world.posts["马青山"].pk
    told = speaker.sign_in(account.account, post=0)
    assert (told["actor"]["role"], told["second_factor_passed"]) == ("resident", False)
    answer = speaker.say("PUT", "session/post", {"post": post})
    assert (answer.status, answer["code"]) == (401, "second_factor_needed")


def test_in_a_demo_one_call_is_enough_and_shows_the_code_it_took(world, speaker, settings):
    settings.DEMO, account = True, world.people["马青山"].account
    phone = Authenticator(account)
    told = speaker.sign_in(account.account)
    assert told.status == 200
    assert fits_secret(phone.secret, told["second_factor"])
    assert told["actor"]["role"] == "station_keeper"
    assert Speaker().sign_in(account.account, second_factor=phone.code).status == 200
    assert Speaker().sign_in(account.account, second_factor="000000").status == 401


def test_in_a_demo_a_resident_has_none(world, speaker, settings):
    settings.DEMO = True
    told = speaker.sign_in("a1")
    assert (told.status, told["second_factor"]) == (200, None)


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
