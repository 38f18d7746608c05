"""A sign-in ends by itself: half an hour of quiet, twelve hours, thirty days, a post's end."""

from datetime import timedelta

import pytest

from tests.web.portal.visiting import text
from tests.world import PASSWORD
from wudan.kit import clock
from wudan.people.models import Post


@pytest.fixture
def later(monkeypatch):
    """Let time pass."""
    begun = clock.now()

    def pass_(**length):
        monkeypatch.setattr(clock, "now", lambda: begun + timedelta(**length))

    return pass_


def _ended(answer, why):
    return answer.status_code == 302 and answer["Location"].endswith(f"&why={why}")


def test_a_keeper_who_is_quiet_for_half_an_hour_is_signed_out(as_, later):
    keeper = as_("马青山")
    later(minutes=30)
    assert keeper.look("/desk/queue").status_code == 200
    later(minutes=61)
    assert _ended(keeper.look("/desk/queue"), "idle")
    assert keeper.look("/desk/queue").status_code == 302


def test_she_is_told_why_and_comes_back_to_where_she_was(as_, later):
    keeper = as_("马青山")
    later(minutes=31)
    answer = keeper.look("/orders", q="x")
    page = keeper.look(answer["Location"])
    assert "半个小时没有动静" in text(page)
    assert page.context["next"] == "/orders?q=x"


def test_working_all_day_ends_after_twelve_hours(as_, later):
    keeper = as_("马青山")
    for quarter in range(48):
        later(minutes=15 * quarter)
        assert keeper.look("/desk/queue").status_code == 200
    later(hours=12, seconds=1)
    assert _ended(keeper.look("/desk/queue"), "long")


def test_off_duty_the_same_times_hold(as_, later):
    keeper = as_("马青山")
    keeper.send("/acting", post="0")
    later(minutes=31)
    assert _ended(keeper.look("/orders/mine"), "idle")


def test_a_resident_stays_for_thirty_days(as_, later):
    elder = as_("秦奶奶")
    later(days=29, hours=23)
    assert elder.look("/orders/mine").status_code == 200
    later(days=30, seconds=1)
    assert _ended(elder.look("/orders/mine"), "long")


def test_the_end_of_the_post_ends_the_session_at_the_next_request(as_, world):
    keeper = as_("马青山")
    assert keeper.look("/desk/queue").status_code == 200
    today = clock.day_of(clock.now())
    Post.objects.filter(pk=world.posts["马青山"].pk).update(ends_on=today)
    assert _ended(keeper.look("/desk/queue"), "post")
    assert "岗位有变动" in text(keeper.look("/sign-in?why=post"))
    assert keeper.look("/orders/mine").status_code == 302


def test_a_public_page_says_it_too(as_, world):
    keeper = as_("马青山")
    Post.objects.filter(pk=world.posts["马青山"].pk).update(ends_on=clock.day_of(clock.now()))
    assert keeper.look("/nowhere-at-all").status_code == 404
    assert keeper.look("/desk/queue").status_code == 302
    assert keeper.look("/").status_code == 200


def test_a_new_password_ends_the_others(as_, world):
    here, there = as_("秦奶奶"), as_("秦奶奶")
    account = world.people["秦奶奶"].account
    account.set_password("a-whole-new-one-2026")
    account.save()
    for browser in (here, there):
        assert _ended(browser.look("/orders/mine"), "changed")


def test_a_closed_account_is_out_at_once(as_, world):
    elder = as_("秦奶奶")
    account = world.people["秦奶奶"].account
    account.is_active = False
    account.save()
    assert _ended(elder.look("/orders/mine"), "changed")


def test_an_ordinary_page_writes_nothing(as_, later, django_assert_num_queries):
    keeper = as_("马青山")
    later(seconds=59)
    keeper.look("/acting")
    with django_assert_num_queries(2) as seen:
        keeper.look("/acting")
    assert not [q for q in seen.captured_queries if "UPDATE" in q["sql"]]
    later(seconds=121)
    with django_assert_num_queries(5) as seen:  # the minute is noted: savepoint, update, release
        keeper.look("/acting")


def test_what_is_sent_too_late_leads_back_to_the_form(as_, later):
    keeper = as_("马青山")
    later(minutes=31)
    answer = keeper.client.post(
        "/orders/1/acceptance", headers={"Referer": "http://testserver/orders/1?x=1"}
    )
    assert answer["Location"] == "/sign-in?next=/orders/1%3Fx%3D1&why=idle"


def test_a_reason_of_somebody_elses_making_is_not_shown(passer_by):
    assert passer_by.look("/sign-in?why=hacked").context["why"] == ""


def test_signing_out_clears_what_the_browser_kept(as_, world):
    answer = as_("秦奶奶").send("/sign-out")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_a_session_begins_at_each_way_in(passer_by, world, later):
    passer_by.send("/sign-in", account=world.people["秦奶奶"].account.account, password=PASSWORD)
    later(days=29)
    assert passer_by.look("/orders/mine").status_code == 200
