"""班次邀请 over the API: the same acts and objections as on the pages."""

import pytest

from tests.activities.drafting import volunteer
from tests.activities.staffing.calling import event, invited, openings
from wudan.activities.models import SignUp


@pytest.fixture
def me(world, enter):
    volunteer(world, "小武")
    return enter("小武")


def test_an_invitation_is_read_and_answered_once(world, me):
    [asked] = invited(world, event(world), "小武")
    [shown] = me.get("shift-invitations")["items"]
    assert (shown["id"], shown["state"]) == (asked.pk, "waiting")
    done = me.post(f"shift-invitations/{asked.pk}/answer", {"answer": "yes"})
    assert (done.status, done["state"]) == (200, "accepted")
    assert SignUp.objects.get().channel == "web"
    again = me.post(f"shift-invitations/{asked.pk}/answer", {"answer": "no"})
    assert (again.status, again["code"]) == (422, "answered")
    assert me.get("shift-invitations")["items"] == []


def test_anothers_is_not_there_and_nobody_reads_unknown(world, me, speaker):
    [asked] = invited(world, event(world), "李小妹")
    assert me.post(f"shift-invitations/{asked.pk}/answer", {"answer": "yes"}).status == 404
    assert speaker.get("shift-invitations").status == 401


def test_which_shifts_would_suit_is_said(world, me):
    made = event(world)
    said = {"shifts": [{"shift": openings(made)[0].shift_id, "wish": "liked"}], "most": 1}
    assert me.post(f"activities/{made.no}/willingness", said).body == {"activity": made.no, **said}
    back = me.post(f"activities/{made.no}/willingness", {"shifts": [], "most": 1})
    assert (back["shifts"], back["most"]) == ([], None)
