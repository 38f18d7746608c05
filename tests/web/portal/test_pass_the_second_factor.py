"""Second factor: without it a post holder is only a resident; a phone is never compulsory."""

import pytest
from django.test import Client

from tests.entering import Authenticator, come_in_by_password_only
from tests.web.portal.visiting import NASTY, Visitor, text
from tests.world import PASSWORD
from wudan.journal.models import Event
from wudan.people.second_factor import code_of, fits_secret, sheet_of


@pytest.fixture
def half_in(world):
    """The keeper, signed in by password alone."""
    return Visitor(come_in_by_password_only(Client(), world.people["马青山"].account))


@pytest.fixture
def phone(world):
    """The keeper's authenticator."""
    return Authenticator(world.people["马青山"].account)


def test_the_password_alone_opens_no_desk(half_in):
    assert half_in.look("/desk/queue").status_code == 404
    assert "还没有验第二因素" in text(half_in.look("/"))
    assert half_in.look("/orders/mine").status_code == 200


def test_a_post_cannot_be_taken_without_it(half_in, world):
    answer = half_in.send("/acting", post=str(world.posts["马青山"].pk))
    assert answer["Location"] == "/second-factor"


def test_a_right_code_opens_the_desk_under_a_new_session_id(half_in, phone):
    before = half_in.client.cookies["sessionid"].value
    answer = half_in.send("/second-factor", code=f"{phone.code[:3]} {phone.code[3:]}")
    assert (answer.status_code, answer["Location"]) == (303, "/desk/queue")
    assert half_in.client.cookies["sessionid"].value != before
    assert half_in.look("/desk/queue").status_code == 200


def test_one_goes_on_to_where_one_wanted(half_in, phone):
    assert half_in.send("/second-factor", code=phone.code, next="/desk/intake")["Location"] == "/desk/intake"  # fmt: skip


@pytest.mark.parametrize("code", ["000000", "12345678", *NASTY.values()])
def test_a_wrong_code_says_so_and_opens_nothing(half_in, phone, code):
    answer = half_in.send("/second-factor", code=code)
    assert answer.status_code == 422
    assert half_in.look("/desk/queue").status_code == 404


def test_five_wrong_codes_shut_it_for_a_while_even_for_the_right_one(half_in, phone):
    for _ in range(5):
        half_in.send("/second-factor", code="000000")
    answer = half_in.send("/second-factor", code=phone.code)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")


def test_who_has_none_sets_one_up_and_paper_alone_will_do(passer_by, world):
    account = world.people["马青山"].account
    passer_by.send("/sign-in", account=account.account, password=PASSWORD)
    assert passer_by.look("/second-factor")["Location"] == "/account/second-factor"
    answer = passer_by.send("/account/second-factor", way="sheet", next="/desk/queue")
    sheet = passer_by.client.get(answer["Location"])
    code = sheet_of(account)[0][0]
    assert f"{code[:4]} {code[4:]}" in text(sheet)
    assert passer_by.look("/desk/queue").status_code == 200
    passer_by.send("/sign-out")
    passer_by.send("/sign-in", account=account.account, password=PASSWORD)
    assert passer_by.send("/second-factor", code=code)["Location"] == "/desk/queue"


def test_an_authenticator_is_taken_only_with_its_own_code(passer_by, world):
    passer_by.send("/sign-in", account=world.people["马青山"].account.account, password=PASSWORD)
    page = passer_by.look("/account/second-factor")
    assert "<svg" in text(page)
    assert passer_by.send("/account/second-factor", code="000000").status_code == 422
    code = code_of(page.context["secret"].replace(" ", ""))
    answer = passer_by.send("/account/second-factor", code=code)
    assert answer["Location"] == "/account/recovery-codes"


def test_the_password_alone_changes_no_second_factor(half_in, phone, world):
    half_in.send("/step-up", proof=PASSWORD)
    for address in ("/account/second-factor", "/account/recovery-codes"):
        assert half_in.look(address).status_code == 422
        assert half_in.send(address, way="sheet").status_code == 422
    assert sheet_of(world.people["马青山"].account) == []


def test_nothing_secret_stands_in_the_journal(half_in, phone):
    half_in.send("/second-factor", code="000000")
    half_in.send("/second-factor", code=phone.code)
    told = [(event.verb, str(event.facts)) for event in Event.objects.filter(subject="account")]
    assert [verb for verb, _ in told] == ["account.fail", "account.second_factor"]
    assert phone.code not in str(told)
    assert phone.secret not in str(told)


def test_in_a_demo_the_code_stands_there_already(half_in, phone, settings):
    assert half_in.look("/second-factor").context["shown"] == ""
    settings.DEMO = True
    page = half_in.look("/second-factor")
    assert fits_secret(phone.secret, page.context["shown"])
    assert f'value="{page.context["shown"]}"' in text(page)


def test_a_new_one_ends_the_sessions_that_passed_the_old(as_, world):
    here, elsewhere = as_("马青山"), as_("马青山")
    assert here.send("/account/second-factor", way="sheet").status_code == 303
    assert here.look("/desk/queue").status_code == 200
    assert elsewhere.look("/desk/queue").status_code == 302
