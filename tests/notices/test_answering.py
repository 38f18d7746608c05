"""我来不了 by a link: once, for this one thing, without signing in; who waits is promoted and told."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.audited.stages import Stage
from tests.audited.volunteering import placed
from tests.notices.telling import hear, told
from tests.web.console.desk import NOON
from wudan.activities.actions import remind, sign_up
from wudan.activities.models import SignUp
from wudan.kit import clock
from wudan.notices.answerable import CANNOT_COME, answered_by, code_for
from wudan.notices.models import Message

pytestmark = pytest.mark.postgres


def test_a_code_is_of_one_purpose_and_one_thing():
    code = code_for(CANNOT_COME, 4711)
    assert answered_by(code.upper()) == (CANNOT_COME, 4711)
    for wrong in (
        "",
        "c",
        code[:-1] + ("3" if code[-1] == "2" else "2"),
        "d" + code[1:],
        code.replace("-", ""),
        "c-1",
        "x" * 99,
        "c-é",
    ):
        assert answered_by(wrong) is None


def test_a_reminded_volunteer_says_no_and_the_next_is_told(world, monkeypatch, settings):
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    monkeypatch.setattr(clock, "now", lambda: NOON)
    row = placed(Stage(world))
    opening = row.opening
    type(opening).objects.filter(pk=opening.pk).update(quota=1)
    other = world.people["苏远"]
    waiting = sign_up(
        opening=SignUp.objects.get(pk=row.pk).opening,
        person=other,
        by=world.oneself("苏远"),
        at=NOON,
    )
    assert waiting.state == "waiting"
    evening = clock.local(opening.shift.starts_at - timedelta(hours=20))
    remind(at=evening.replace(hour=18))
    hear(evening.replace(hour=18))
    message = Message.objects.get(person=row.person, code="sign_up_reminded")
    door, address = Client(), f"/l/{message.reply_code}"
    monkeypatch.setattr(clock, "now", lambda: evening.replace(hour=19))
    page = door.get(address)
    assert "我来不了" in page.content.decode()
    token = page.context["token"]
    for _ in range(2):
        assert door.post(address, {"token": token}).status_code == 303
    assert "您不来了" in door.get(address).content.decode()
    assert SignUp.objects.get(pk=waiting.pk).state == "placed"
    hear(evening.replace(hour=20))
    assert any("候补上了" in text for text in told(other))
