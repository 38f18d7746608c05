"""The API's twins: how much room an item has, and a 协作单 from being asked to being done."""

from tests.audited.platforms import health
from tests.audited.stages import Stage
from tests.catalog.filling import limited


def test_anybody_reads_when_there_is_room(world, enter):
    limited(world)
    world.place()
    read = enter("高大爷").get("services/haircut/capacity")
    assert (read["is_limited"], read["next_room"]) == (True, "2026-10-01")
    assert [(p["left"], p["is_full"]) for p in read["periods"]] == [(0, True)]
    assert enter("高大爷").get("services/nothing/capacity").status == 404


def test_a_piece_goes_from_asked_to_done(world, enter):
    health(Stage(world))
    lead, culture, center = enter("景科长"), enter("艾科长"), enter("柳文书")
    body = {
        "platform": "relief",
        "unit": "文旅局",
        "service": "haircut",
        "words": "演一场",
        "wanted_by": "2026-10-01",
    }
    piece = lead.post("cooperations", body)
    assert piece.status == 200, piece
    at = f"cooperations/{piece['id']}"
    assert culture.post(f"{at}/answer", {"accepted": False}).status == 422
    refused = culture.post(f"{at}/answer", {"accepted": False, "words": "没有人手"})
    assert refused["state"] == "refused"
    assert culture.post(f"{at}/escalation", {"words": "请定"})["code"] == "not_your_platform"
    assert lead.post(f"{at}/escalation", {"words": "请定"})["state"] == "escalated"
    assert (
        center.post(f"{at}/ruling", {"charged": True, "words": "这是职责"})["state"] == "accepted"
    )
    assert culture.post(f"{at}/completion", {"words": "演了", "version": 1}).status == 409
    assert culture.post(f"{at}/completion", {"words": "演了"})["state"] == "done"
    assert lead.get("cooperations")["items"] == []
    assert enter("马青山").post(f"{at}/withdrawal", {}).status == 404
