"""A password that came along with a form too late is in no cookie and on no page."""

from datetime import timedelta

import pytest

from tests.entering import come_in
from tests.world import PASSWORD
from wudan.kit import clock
from wudan.web import unsent


@pytest.fixture
def away(client, world, monkeypatch):
    """安守一 left the form of an appointment open for an hour."""
    come_in(client, world.people["安守一"].account)
    client.get("/")
    later = clock.now() + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    return client


def test_a_form_with_a_proof_in_it_is_not_kept(away):
    answer = away.post("/desk/posts/appointment", {"token": "abcdefgh", "proof": PASSWORD})
    assert answer.status_code == 302
    assert unsent.COOKIE not in answer.cookies
