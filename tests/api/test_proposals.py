"""The API's twin of 整批派单: propose, read, send."""

from tests.proposals.open_set import open_orders, refuse, work


def test_a_dispatchers_system_proposes_reads_and_sends(world, enter):
    first, *others = open_orders(world)
    officer = enter("景科长")
    made = officer.post("dispatch-proposals", {})
    assert made.status == 201, made
    assert (made["objective"], made["counts"]) == (made["bound"], {"proposed": 5})
    line = next(one for one in made["lines"] if one["order"] == first.no)
    assert line["team"]["name"]
    assert line["reasons"]
    at = f"dispatch-proposals/{made['id']}"
    sent = officer.post(f"{at}/acceptance", {"lines": [line["id"]]})
    assert (sent["sent"], sent["left"]) == ([line["id"]], [])
    assert len(officer.post(f"{at}/acceptance", {})["sent"]) == len(others)
    assert officer.post(f"{at}/acceptance", {})["code"] == "none_chosen"
    read = officer.get(f"{at}?state=sent")
    assert [one["state"] for one in read["lines"]] == ["sent"] * 5
    assert read["next"] is None


def test_what_the_worker_proposed_anew_is_found_in_the_list(world, enter):
    (order,) = open_orders(world, "秦奶奶")
    officer = enter("景科长")
    first = officer.post("dispatch-proposals", {})["id"]
    officer.post(f"dispatch-proposals/{first}/acceptance", {})
    refuse(world, order)
    work()
    newest, oldest = officer.get("dispatch-proposals")["items"]
    assert (oldest["id"], oldest["state"]) == (first, "superseded")
    assert (newest["state"], newest["cause"]) == ("open", "refused")
    assert enter("艾科长").get("dispatch-proposals")["items"] == []


def test_others_do_not_know_of_it(world, enter):
    open_orders(world)
    made = enter("景科长").post("dispatch-proposals", {})
    for who in ("柳文书", "艾科长", "苏远"):
        assert enter(who).get(f"dispatch-proposals/{made['id']}").status == 404
    assert enter("马青山").post("dispatch-proposals", {})["code"] == "not_your_role"


def test_what_cannot_be_read_is_said(world, enter):
    open_orders(world)
    officer = enter("景科长")
    at = f"dispatch-proposals/{officer.post('dispatch-proposals', {})['id']}"
    for body in ({"lines": []}, {"lines": ["x"]}, {"lines": [0]}, {"nonsense": 1}):
        assert officer.post(f"{at}/acceptance", body).status == 422
    assert officer.get(f"{at}?state=odd").status == 422
