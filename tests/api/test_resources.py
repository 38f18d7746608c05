"""Resources and loans over the API: as on the pages; open things for everybody, loans for those who lend."""

from tests.api.client import Speaker
from tests.resources.keeping import asked, drums, gym, hour, opened


def test_a_gym_is_told_of_on_its_days_only(world, enter):
    found = opened(world)
    gym(world, name="没开的礼堂")
    speaker = Speaker()
    assert speaker.get("resources?on=2026-09-11")["items"] == []
    (item,) = speaker.get("resources?on=2026-09-12")["items"]
    assert (item["id"], item["hours"]) == (found.pk, [{"opens": "9:00", "closes": "12:00"}])
    assert speaker.get("resources?on=2026-09-12&kind=culture_venue")["items"] == []
    assert speaker.get("resources?on=2099-01-01").status == 422


def test_a_loan_goes_its_way(world, enter):
    thing, ours, theirs = drums(world), enter("乔委员"), enter("艾科长")
    body = {
        "resource": thing.pk,
        "purpose": "庙会",
        "starts_at": hour(10, 9).isoformat(),
        "ends_at": hour(11, 9).isoformat(),
    }
    loan = ours.post("loans", body)
    assert (loan.status, loan["state"], loan["lender"]["name"]) == (201, "asked", "文旅局")
    assert ours.post(f"loans/{loan['id']}/answer", {"agreed": True})["code"] == "not_your_turn"
    assert theirs.post(f"loans/{loan['id']}/answer", {"agreed": False}).status == 422
    assert theirs.post(f"loans/{loan['id']}/answer", {"agreed": True})["state"] == "agreed"
    assert theirs.post(f"loans/{loan['id']}/handing-over")["state"] == "out"
    back = theirs.post(f"loans/{loan['id']}/return", {"condition": "damaged", "words": "鼓槌断了"})
    assert (back["state"], back["condition"]) == ("returned", "damaged")
    assert [one["id"] for one in ours.get("loans")["items"]] == [loan["id"]]


def test_who_has_no_part_in_a_loan_does_not_know_of_it(world, enter):
    loan = asked(world, drums(world))
    assert enter("秦奶奶").get("loans")["items"] == []
    assert enter("马青山").post(f"loans/{loan.pk}/withdrawal").status == 404
    assert (
        enter("秦奶奶")
        .post(
            "loans",
            {
                "resource": 1,
                "purpose": "x",
                "starts_at": hour(10, 9).isoformat(),
                "ends_at": hour(11, 9).isoformat(),
            },
        )
        .status
        == 422
    )
