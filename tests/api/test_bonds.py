"""守护人与同意 over the API: the same objections as on the pages."""

from tests.people.bonding import bonded, proposed


def said(world, **changed):
    return {"name": "秦奶奶", "village": world.units["杨柳村"].key, "phone": world.phone("秦奶奶"), "kind": "family"} | changed  # fmt: skip


def test_asked_agreed_used_and_ended(world, enter):
    daughter, elder = enter("李小妹"), enter("秦奶奶")
    bond = daughter.post("bonds", said(world))
    assert (bond.status, bond["runs"], bond["ward_id"]) == (201, False, None)
    assert bond["ward"] == "秦**"
    assert elder.post(f"bonds/{bond['id']}/confirmation")["runs"] is True
    ward = daughter.get("bonds")["items"][0]["ward_id"]
    placed = daughter.post("orders", {"service": "haircut", "ward": ward})
    assert placed.status == 201
    assert placed["slip_code"] == ""
    assert daughter.get(f"orders/{placed['no']}").status == 200
    assert elder.post(f"bonds/{bond['id']}/end")["ended_how"] == "withdrawn"
    assert daughter.get(f"orders/{placed['no']}").status == 404
    assert daughter.post("orders", {"service": "haircut", "ward": ward}).status == 404


def test_the_one_who_asked_cannot_agree_and_strangers_find_nothing(world, enter):
    bond = proposed(world)
    assert enter("李小妹").post(f"bonds/{bond.pk}/confirmation")["code"] == "guardian"
    assert enter("白嫂").post(f"bonds/{bond.pk}/confirmation").status == 404
    assert enter("白嫂").post(f"bonds/{bond.pk}/end").status == 404
    assert enter("白嫂").post("bonds/99999999999999999999/end").status == 404
    assert enter("白嫂").get("bonds")["items"] == []


def test_an_unknown_ward_is_answered_like_a_wrong_telephone(world, enter):
    daughter = enter("李小妹")
    unknown = daughter.post("bonds", said(world, name="无人"))
    wrong = daughter.post("bonds", said(world, phone="13900009999"))
    assert (unknown.status, unknown.raw) == (wrong.status, wrong.raw)


def test_consents_are_given_and_withdrawn(world, enter):
    elder = enter("秦奶奶")
    assert elder.post("consents/publish/giving")["version"] == "2026-07-01"
    assert [row["kind"] for row in elder.get("consents")["items"]] == ["publish"]
    assert elder.post("consents/publish/withdrawal").status == 204
    assert elder.post("consents/publish/withdrawal")["code"] == "not_given"
    assert elder.post("consents/minor/giving")["code"] == "by_guardian"
    assert elder.post("consents/none/giving").status == 404


def test_under_a_post_one_does_not_act_for_oneself(world, enter):
    bond = bonded(world, "白嫂", "马青山")
    assert enter("马青山").post(f"bonds/{bond.pk}/end").status == 422
