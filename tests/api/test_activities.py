"""志愿活动 over the API: the same acts and objections as on the pages."""

import pytest

from tests.activities.drafting import LATER, opened, opening, sign, volunteer
from wudan.activities import actions
from wudan.activities.enums import Audience
from wudan.activities.models import SignUp
from wudan.activities.wanted import WantedPosition


@pytest.fixture
def me(world, enter):
    volunteer(world, "小武")
    return enter("小武")


def signing_up(client, activity, **given):
    return client.post(f"openings/{opening(activity).pk}/sign-ups", given)


def test_anybody_reads_the_list_and_nobody_signs_up_unknown(world, speaker):
    activity = opened(world)
    listed = speaker.get("activities")["items"]
    assert [(one["no"], one["title"], one["opening"]["left"]) for one in listed] == [
        (activity.no, "周六村口义剪", 2)
    ]
    for where in (f"activities/{activity.no}", "activities/fitting", "sign-ups"):
        assert speaker.get(where).status == 401
    assert signing_up(speaker, activity).status == 401


def test_what_fits_me_says_why_and_one_post_signs_me_up(world, me):
    activity = opened(world)
    fit = me.get("activities/fitting")["items"][0]
    assert fit["no"] == activity.no
    assert fit["opening"]["reasons"]

    done = signing_up(me, activity)
    assert (done.status, done["state"], done["turn"]) == (201, "placed", 0)
    own = me.get("sign-ups")["items"]
    assert own == [done.body]
    shown = me.get(f"activities/{activity.no}")
    assert (shown["leader"], shown["openings"][0]["left"]) == ("苏远", 1)


def test_when_it_is_full_i_wait_and_get_the_place_of_who_cannot_come(world, me):
    activity = opened(world, positions=(WantedPosition("理发", 1),))
    first = sign(world, activity, "田小满")
    waiting = signing_up(me, activity)
    assert (waiting["state"], waiting["turn"]) == ("waiting", 1)

    actions.withdraw(sign_up=first, by=world.oneself("田小满"), at=LATER)
    assert [one["state"] for one in me.get("sign-ups")["items"]] == ["placed"]


def test_twice_the_same_is_refused_with_the_reason(world, me):
    activity = opened(world)
    sign(world, activity, "小武")
    answer = signing_up(me, activity)
    assert (answer.status, answer["code"]) == (422, "signed_up")
    assert SignUp.objects.count() == 1


def test_who_cannot_come_gives_the_place_back_once(world, me):
    activity = opened(world)
    made = signing_up(me, activity)
    assert me.post(f"sign-ups/{made['id']}/withdrawal")["state"] == "withdrawn"
    assert me.get("sign-ups")["items"] == []
    assert opening(activity).taken == 0
    assert me.post(f"sign-ups/{made['id']}/withdrawal").status == 422


def test_a_place_offered_is_kept_or_taken_over(world, me, enter):
    activity = opened(world, positions=(WantedPosition("理发", 1),))
    made = signing_up(me, activity)
    where = f"sign-ups/{made['id']}/replacement"
    assert me.post(where)["offered"] is True
    assert me.post(where, {"keep": True})["offered"] is False
    volunteer(world, "苏远")
    other = enter("苏远", 0)
    assert other.post(f"replacements/{made['id']}/acceptance").status == 404

    me.post(where)
    taken = other.post(f"replacements/{made['id']}/acceptance")
    assert (taken.status, taken["state"]) == (201, "placed")
    assert me.get("sign-ups")["items"] == []
    assert opening(activity).taken == 1


def test_a_place_is_offered_to_fellows_only(world, me):
    made = signing_up(me, opened(world))
    for stranger in (world.people["秦奶奶"].pk, 404, 2**63 - 1):
        answer = me.post(f"sign-ups/{made['id']}/replacement", {"to": stranger})
        assert (answer.status, list(answer["fields"])) == (422, ["to"])


def test_what_is_not_mine_is_not_there(world, me):
    other = sign(world, opened(world), "田小满")
    for act in ("withdrawal", "replacement"):
        assert me.post(f"sign-ups/{other.pk}/{act}").status == 404
    assert me.post(f"replacements/{other.pk}/acceptance").status == 404
    for pk in ("404", "99999999999999999999"):
        assert me.post(f"openings/{pk}/sign-ups").status == 404


def test_what_is_for_a_team_alone_is_not_there_for_others(world, enter, speaker):
    activity = opened(world, audience=Audience.TEAM)
    volunteer(world, "白嫂")
    other = enter("白嫂")
    assert speaker.get("activities")["items"] == []
    assert other.get(f"activities/{activity.no}").status == 404
    assert signing_up(other, activity).status == 404


def test_the_lists_take_few_statements(world, me, django_assert_max_num_queries):
    for _ in range(4):
        opened(world)
    for where in ("activities", "activities/fitting"):
        me.get(where)
        with django_assert_max_num_queries(8):  # session, account, posts and teams among them
            me.get(where)
