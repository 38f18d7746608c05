"""One rule, three uses: what is listed as not allowed is refused with the same words."""

import pytest

from wudan.api.v1.shapes import NOUNS


@pytest.mark.parametrize(
    "who", ["马青山", "贾站长", "乔委员", "景科长", "苏远", "郝书记", "秦奶奶"]
)
@pytest.mark.parametrize("stage", ["placed", "offered", "done"])
def test_what_is_listed_is_what_happens(world, enter, who, stage):
    order = world.order_at(stage)
    asker = enter(who)
    shown = asker.get(f"orders/{order.no}")
    if shown.status == 404:
        return
    for entry in shown["allowed"]:
        if entry["objection"]:
            answer = asker.post(f"orders/{order.no}/{entry['noun']}", _filled(entry["noun"]))
            assert (answer.status, answer["code"]) == (422, entry["objection"]["code"])
            assert answer["words"] == entry["objection"]["words"]


def test_the_auditor_sees_everything_and_is_allowed_nothing(world, enter):
    order = world.order_at("offered")
    assert enter("严审计").get(f"orders/{order.no}")["allowed"] == []


def test_a_resident_cannot_accept(world, enter):
    order = world.place()
    answer = enter("秦奶奶").post(f"orders/{order.no}/acceptance")
    assert (answer.status, answer["code"]) == (422, "not_your_role")


def test_a_low_proxy_cannot_review_for_the_resident(world, enter):
    order = world.order_at("done")
    answer = enter("马青山").post(f"orders/{order.no}/review", {"score": 5})
    assert (answer.status, answer["code"]) == (422, "residents_own")


def test_a_second_dispatch_is_refused_in_words(world, enter):
    order = world.order_at("offered")
    answer = enter("景科长").post(f"orders/{order.no}/dispatch", {"team": "carers", "note": "换"})
    assert (answer.status, answer["code"]) == (422, "wrong_stage")
    assert "待买单" in answer["words"]


def test_a_team_cannot_be_overridden_into_what_the_law_forbids(world, enter):
    order = world.order_at("accepted", service="checkup")
    answer = enter("柳文书").post(f"orders/{order.no}/dispatch", {"team": "clippers", "note": "急"})
    assert (answer.status, answer["code"]) == (422, "unlawful")


def _filled(noun):
    """A body that only the rule can refuse."""
    bodies = {
        "return": {"words": "？"}, "declination": {"reason": "other", "words": "无", "next_place": "所"},
        "referral": {"target": "12345"}, "recall": {"words": "换"}, "reclassification": {"service": "opera", "words": "错"}, "supplement": {"words": "周三"},
        "confirmation": {"starts_at": "2026-09-09T09:00:00+08:00", "contact": "苏远"},
        "claim": {"starts_at": "2026-09-09T09:00:00+08:00", "contact": "苏远"},
        "appointment": {"starts_at": "2026-09-09T09:00:00+08:00"}, "refusal": {"reason": "no_people"},
        "fulfillment": {"words": "好了", "minutes": 5}, "review": {"score": 4},
        "dispatch": {"team": "clippers", "note": "近"}, "voiding": {"reason": "test"},
        "follow-up": {"resolution": "redone", "words": "好了"},
    }  # fmt: skip
    assert noun in NOUNS.values()
    return bodies.get(noun, {})
