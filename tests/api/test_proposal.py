"""Who could take an order, for those who may dispatch it."""


def test_the_dispatcher_sees_teams_ranked_with_reasons(world, enter):
    order = world.order_at("accepted")
    shown = enter("景科长").get(f"orders/{order.no}/dispatch")
    assert shown["eligible_count"] == len(shown["choices"]) == 2
    assert [choice["place"] for choice in shown["choices"]] == [1, 2]
    assert all(choice["reasons"] and choice["free_on"] for choice in shown["choices"])
    unfit = {team["team"]["key"]: team for team in shown["unfit"]}
    assert unfit.keys() == {"singers", "nurses"}
    assert unfit["singers"]["may_override"]


def test_what_the_law_asks_cannot_be_overridden(world, enter):
    order = world.order_at("accepted", service="bath")
    shown = enter("柳文书").get(f"orders/{order.no}/dispatch")
    assert {choice["team"]["key"] for choice in shown["choices"]} == {"carers"}


def test_others_see_no_proposal(world, enter):
    order = world.order_at("accepted")
    for who in ("马青山", "秦奶奶", "严审计"):
        answer = enter(who).get(f"orders/{order.no}/dispatch")
        assert (answer.status, answer["code"]) == (422, "not_your_role")


def test_there_is_no_proposal_before_acceptance(world, enter):
    order = world.place()
    answer = enter("柳文书").get(f"orders/{order.no}/dispatch")
    assert (answer.status, answer["code"]) == (422, "wrong_stage")
