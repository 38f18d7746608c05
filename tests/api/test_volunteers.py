"""我的志愿 over the API: the same acts and objections as on the pages."""

from tests.people.test_enter_and_correct import WOMAN
from tests.people.test_invitations import invited
from wudan.people.models import Volunteer

EIGHT = {"skills": ["haircut"], "kinds": ["relief"], "id_number": WOMAN}


def test_one_registers_and_tells_anew(world, enter):
    elder = enter("秦奶奶")
    assert elder.get("volunteer")["is_volunteer"] is False
    made = elder.put("volunteer", EIGHT | {"slots": ["6am", "8eve"], "serves": ["周湾"]})
    assert (made.status, made["slots"], made["serves"]) == (200, ["6am", "8eve"], ["周湾"])
    told = elder.put("volunteer", {"skills": ["bathing"], "kinds": ["relief"]})
    assert (told["skills"], told["slots"]) == (["bathing"], [])
    assert WOMAN not in elder.get("volunteer").raw.decode()


def test_what_is_missing_or_unknown_is_named(world, enter):
    elder = enter("秦奶奶")
    assert "person" in elder.put("volunteer", EIGHT | {"id_number": None})["fields"]
    assert "skills" in elder.put("volunteer", EIGHT | {"skills": ["x"]})["fields"]
    assert "serves" in elder.put("volunteer", EIGHT | {"serves": ["火星"]})["fields"]
    assert "id_number" in elder.put("volunteer", EIGHT | {"id_number": "1"})["fields"]
    assert elder.put("volunteer", EIGHT | {"slots": ["9am"]}).status == 422
    assert not Volunteer.objects.exists()


def test_an_invitation_is_answered_once(world, enter):
    invitation, elder = invited(world), enter("秦奶奶")
    listed = elder.get("invitations")["items"]
    assert [(row["id"], row["unit"]) for row in listed] == [(invitation.pk, "铁边城所")]
    assert enter("高大爷").get("invitations")["items"] == []
    assert (
        enter("高大爷").post(f"invitations/{invitation.pk}/answer", {"answer": "no"}).status == 404
    )
    yes = elder.post(f"invitations/{invitation.pk}/answer", {"answer": "yes", "id_number": WOMAN})
    assert (yes.status, yes["is_volunteer"], yes["source"]) == (200, True, "retired")
    assert elder.post(f"invitations/{invitation.pk}/answer", {"answer": "no"}).status == 404


def test_a_no_leaves_nobody_registered(world, enter):
    invitation, elder = invited(world), enter("秦奶奶")
    assert (
        elder.post(f"invitations/{invitation.pk}/answer", {"answer": "never"})["is_volunteer"]
        is False
    )
    assert elder.get("invitations")["items"] == []
