"""Who acts on what they saw is told when it is no longer so, with the order as it is now."""


def test_a_stale_version_answers_the_order_as_it_is_now(world, enter):
    order = world.place()
    keeper, elder = enter("马青山"), enter("秦奶奶")
    assert keeper.post(f"orders/{order.no}/acceptance", {"version": 1}).status == 200
    answer = elder.post(f"orders/{order.no}/withdrawal", {"version": 1})
    assert (answer.status, answer["code"]) == (409, "stale")
    assert (answer["order"]["stage"], answer["order"]["version"]) == ("accepted", 2)
    assert elder.post(f"orders/{order.no}/withdrawal", {"version": 2}).status == 200


def test_a_stale_claim_of_an_order_out_of_sight_answers_without_it(world, enter):
    order = world.order_at("accepted")
    body = {"version": 1, "starts_at": "2026-09-09T09:00:00+08:00", "contact": "苏远"}
    answer = enter("苏远").post(f"orders/{order.no}/claim", body)
    assert (answer.status, answer["order"]) == (409, None)
