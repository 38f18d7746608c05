"""The story the product is named after, over HTTP, in five sessions."""

from datetime import timedelta

from tests.world import MONDAY
from wudan.journal.events import chain_keys, first_fault


def test_an_order_walks_all_five_steps(enter, monday):
    elder, keeper, officer = enter("秦奶奶"), enter("马青山"), enter("景科长")
    leader, office = enter("苏远"), enter("柳文书")
    placed = elder.post("orders", {"service": "haircut", "wanted_on": "2026-09-09"})
    assert placed.status == 201, placed
    order = f"orders/{placed['no']}"

    accepted = keeper.post(f"{order}/acceptance", {"version": placed["version"]})
    assert (accepted.status, accepted["state"]) == (200, "accepted")

    proposal = officer.get(f"{order}/dispatch")
    assert proposal.status == 200, proposal
    first = proposal["choices"][0]
    dispatched = officer.post(f"{order}/dispatch", {"team": first["team"]["key"], "note": "就近"})
    assert (dispatched.status, dispatched["stage"]) == (200, "offered"), dispatched

    hers = leader if first["team"]["key"] == "clippers" else enter("宗梅")
    starts_at = (MONDAY + timedelta(days=1)).isoformat()
    yes = hers.post(f"{order}/confirmation", {"starts_at": starts_at, "contact": "苏远"})
    assert (yes.status, yes["stage"]) == (200, "scheduled"), yes
    assert hers.post(f"{order}/start").status == 200
    done = hers.post(f"{order}/fulfillment", {"words": "剪好了。", "minutes": 40})
    assert (done.status, done["state"]) == (200, "fulfilled")

    reviewed = elder.post(f"{order}/review", {"score": 5, "words": "剪得好"})
    assert (reviewed.status, reviewed["state"], reviewed["holder"]) == (200, "reviewed", "nobody")
    shown = office.get(order)
    assert (shown["review"]["score"], shown["fulfillment"]["minutes"]) == (5, 40)
    assert [first_fault(key) for key in chain_keys()] == [None]
