"""Step-up: what reaches far wants a proof of the last five minutes; nothing typed is lost."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from tests.entering import come_in
from tests.web.portal.visiting import NASTY, Visitor, text
from tests.world import PASSWORD
from wudan.kit import clock
from wudan.web.stepping_up import recent, stepped_up


@stepped_up
def _far_reaching(request):
    said = request.POST.get("words", "")
    assert "proof" not in request.POST
    return HttpResponse(f"done: {said}, {recent(request)}")


urlpatterns = [path("far", _far_reaching), path("", include("wudan.web.urls"))]


@pytest.fixture
def sleepy(world, settings):
    """A keeper who signed in a while ago."""
    settings.ROOT_URLCONF = __name__
    earlier = clock.now() - timedelta(minutes=6)
    return Visitor(come_in(Client(), world.people["马青山"].account, at=earlier))


def test_who_has_just_come_in_is_not_asked(as_, settings):
    settings.ROOT_URLCONF = __name__
    assert text(as_("马青山").look("/far")) == "done: , True"


def test_who_only_looks_is_led_there_and_back(sleepy):
    asked = sleepy.look("/far", x="1")
    assert asked["Location"] == "/step-up?next=%2Ffar%3Fx%3D1"
    assert "再验一次" in text(sleepy.client.get(asked["Location"]))
    answer = sleepy.send("/step-up", proof=PASSWORD, next="/far?x=1")
    assert answer["Location"] == "/far?x=1"
    assert sleepy.look("/far").status_code == 200


def test_a_form_is_kept_while_one_is_asked(sleepy):
    asked = sleepy.send("/far", words="秦奶奶的<b>")
    assert asked.status_code == 401
    assert 'name="words" value="秦奶奶的&lt;b&gt;"' in text(asked)
    wrong = sleepy.send("/far", words="秦奶奶的<b>", proof="wrong-password")
    assert "密码或动态码不对" in text(wrong)
    assert text(sleepy.send("/far", words="x", proof=PASSWORD)) == "done: x, True"


@pytest.mark.parametrize("proof", NASTY.values(), ids=NASTY)
def test_nothing_typed_breaks_it(sleepy, proof):
    assert sleepy.send("/far", proof=proof).status_code == 401


def test_guessing_shuts_the_account(sleepy):
    for _ in range(5):
        sleepy.send("/step-up", proof="guess-guess-guess")
    answer = sleepy.send("/step-up", proof=PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")


def test_nobody_is_led_elsewhere(sleepy):
    assert sleepy.send("/step-up", proof=PASSWORD, next="https://evil.example")["Location"] == "/"


def test_who_has_no_password_comes_by_telephone_again(world, settings):
    settings.ROOT_URLCONF = __name__
    account = world.people["秦奶奶"].account
    account.set_unusable_password()
    account.save()
    elder = Visitor(come_in(Client(), account, at=clock.now() - timedelta(minutes=6)))
    asked = elder.look("/step-up", next="/far")
    assert "/sign-in/phone?next=%2Ffar" in text(asked)
    assert 'name="proof"' not in text(asked)
