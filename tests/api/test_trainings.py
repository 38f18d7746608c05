"""培训 over the API: the same acts and objections as on the pages, as oneself."""

from datetime import timedelta

from tests.training.sessions import held, joins, opened
from tests.world import MONDAY


def test_a_place_is_taken_and_given_back(world, enter):
    session, client = opened(world), enter("小武")
    shown = client.get("trainings")["items"]
    assert [(one["id"], one["left"], one["signed_up"]) for one in shown] == [(session.pk, 2, False)]
    done = client.post(f"trainings/{session.pk}/sign-up")
    assert (done.status, done["left"], done["signed_up"]) == (200, 1, True)
    assert client.post(f"trainings/{session.pk}/sign-up")["code"] == "signed_up"
    assert client.post(f"trainings/{session.pk}/withdrawal")["left"] == 2
    assert client.post(f"trainings/{session.pk}/withdrawal")["code"] == "not_signed_up"


def test_the_objections_are_those_of_the_page(world, enter):
    session = opened(world, capacity=1)
    assert enter("秦奶奶").post(f"trainings/{session.pk}/sign-up")["code"] == "not_a_volunteer"
    joins(world, session, "苏远")
    assert enter("小武").post(f"trainings/{session.pk}/sign-up")["code"] == "full"


def test_what_is_not_there_is_not_there(enter):
    for pk in ("404", "99999999999999999999"):
        assert enter("小武").post(f"trainings/{pk}/sign-up").status == 404
    assert enter("小武").post("trainings/mine/sign-up").status == 404


def test_the_own_record(world, enter):
    session = opened(world, day=MONDAY.date())
    joins(world, session, "小武", at=MONDAY - timedelta(hours=1))
    held(world, session, "小武", at=MONDAY + timedelta(hours=3))
    own = enter("小武").get("trainings/mine")
    assert [(one["skill"], one["valid_until"]) for one in own["competences"]] == [
        ("bathing", "2028-09-06")
    ]
    assert own["trainings"][0]["passed"] is True
    assert enter("秦奶奶").get("trainings/mine")["competences"] == []
