"""有人请您去: it is read on one's own page and answered with one tap; and what would suit is said."""

import pytest

from tests.activities.drafting import volunteer
from tests.activities.staffing.calling import event, invited, openings
from wudan.activities.models import ShiftInvitation, SignUp, Willingness


@pytest.fixture
def me(world, as_):
    volunteer(world, "小武")
    return as_("小武")


def text(answer):
    return answer.content.decode()


def test_yes_is_one_tap(world, me):
    made = event(world)
    [asked] = invited(world, made, "小武")
    for page in ("/activities/mine", f"/activities/{made.no}"):
        assert "有人请您去" in text(me.look(page))
    assert me.send(f"/shift-invitations/{asked.pk}/answer", answer="yes").status_code == 303
    assert SignUp.objects.get().person == world.people["小武"]
    assert "有人请您去" not in text(me.look("/activities/mine"))


def test_no_is_one_tap_and_asks_nothing(world, me):
    [asked] = invited(world, event(world), "小武")
    assert me.send(f"/shift-invitations/{asked.pk}/answer", answer="no").status_code == 303
    assert ShiftInvitation.objects.get().state == "refused"
    assert "不会记您什么" in text(me.look("/activities/mine"))


def test_what_was_sent_to_another_is_not_there(world, me):
    [asked] = invited(world, event(world), "李小妹")
    assert me.send(f"/shift-invitations/{asked.pk}/answer", answer="yes").status_code == 404


def test_which_shifts_would_suit_is_said_changed_and_taken_back(world, me):
    made = event(world)
    assert "说说哪几班行" in text(me.look(f"/activities/{made.no}"))
    first, second = (f"shift-{one.shift_id}" for one in openings(made))
    where = f"/activities/{made.no}/willingness"
    assert me.send(where, most="1", **{first: "liked", second: ""}).status_code == 303
    assert list(Willingness.objects.get().shifts.values()) == ["liked"]
    assert "selected" in text(me.look(where))
    me.send(where, most="1", **{first: "", second: ""})
    assert not Willingness.objects.exists()


@pytest.mark.parametrize("wrong", [{"shift-x": "can"}, {"shift-99999": "can"}, {"most": "viele"}])
def test_bad_input_is_told_and_what_was_typed_is_kept(world, me, wrong):
    made = event(world)
    said = {"most": "2", f"shift-{openings(made)[0].shift_id}": "liked"} | wrong
    answer = me.send(f"/activities/{made.no}/willingness", **said)
    assert answer.status_code == 422
    assert "selected" in text(answer)
