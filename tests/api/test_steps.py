"""Every noun of the steps does what its verb does, by the one whose turn it is."""

from datetime import timedelta

import pytest

from tests.world import MONDAY, PATHS, fill, walk
from wudan.api.v1.shapes import NOUNS
from wudan.orders.enums import Verb
from wudan.orders.models import Order

LATER = MONDAY + timedelta(hours=8)
"""When the steps are taken; the order was walked to its stage before."""
TOMORROW = (LATER + timedelta(days=1)).isoformat()
STEPS = [
    ("placed", "马青山", "acceptance", {"note": "认识"}, "accepted"),
    ("accepted", "马青山", "reclassification", {"service": "opera", "words": "归错了"}, "accepted"),
    ("placed", "马青山", "return", {"words": "哪天方便？"}, "returned"),
    ("returned", "秦奶奶", "supplement", {"words": "周三上午"}, "placed"),
    ("placed", "马青山", "declination", {"reason": "out_of_scope", "next_place": "12345"}, "declined"),
    ("placed", "马青山", "referral", {"target": "12345"}, "referred"),
    ("placed", "马青山", "escalation", {"words": "站里没人"}, "placed"),
    ("scheduled", "秦奶奶", "withdrawal", {}, "withdrawn"),
    ("accepted", "柳文书", "voiding", {"reason": "test"}, "void"),
    ("accepted", "景科长", "dispatch", {"team": "clippers", "note": "就近"}, "offered"),
    ("accepted", "柳文书", "dispatch", {"department": "民政局"}, "offered"),
    ("offered", "景科长", "recall", {"words": "换一队"}, "accepted"),
    ("offered", "苏远", "confirmation", {"starts_at": TOMORROW, "contact": "苏远"}, "scheduled"),
    ("offered", "苏远", "refusal", {"reason": "no_people"}, "accepted"),
    ("accepted", "苏远", "claim", {"starts_at": TOMORROW, "contact": "苏远"}, "scheduled"),
    ("scheduled", "苏远", "appointment", {"starts_at": TOMORROW, "words": "下雨"}, "scheduled"),
    ("scheduled", "苏远", "start", {}, "started"),
    ("started", "苏远", "fulfillment", {"words": "剪好了", "minutes": 40}, "done"),
    ("done", "秦奶奶", "acknowledgement", {}, "acknowledged"),
    ("acknowledged", "秦奶奶", "review", {"score": 5}, "reviewed"),
    ("done", "秦奶奶", "review", {"score": 1, "words": "没等到人"}, "following_up"),
    ("following_up", "柳文书", "follow-up", {"resolution": "redone", "words": "补剪了"}, "settled"),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "who", "noun", "body", "after"), STEPS)
def test_a_step_moves_the_order_on(world, enter, monday, stage, who, noun, body, after):
    order = world.order_at(stage)
    monday[0] = LATER
    answer = enter(who).post(f"orders/{order.no}/{noun}", {"version": order.version} | body)
    assert (answer.status, answer["stage"]) == (200, after), answer
    assert answer["version"] == order.version + 1


def test_a_duplicate_is_merged_into_the_order_that_stays(world, enter):
    first, second = world.place(), world.place(words="再问一次")
    keeper = enter("马青山")
    answer = keeper.post(f"orders/{second.no}/merger", {"into": first.no})
    assert answer["stage"] == "merged"
    assert keeper.get(f"orders/{second.no}")["closing"]["merged_into"] == first.no


def test_an_order_whose_item_is_full_waits_in_its_turn(world, enter):
    order = world.place()
    fill(world, order)
    answer = enter("马青山").post(f"orders/{order.no}/queueing", {"service": "haircut"})
    assert (answer.status, answer["stage"]) == (200, "waiting")


def test_who_asks_for_what_is_full_is_asked_and_may_wait(world, enter):
    fill(world, world.place())
    resident = enter("秦奶奶")
    told = resident.post("orders", {"service": "haircut"})
    assert (told.status, told["code"]) == (422, "at_capacity")
    assert (
        resident.post("orders", {"service": "haircut", "when_full": "wait"})["stage"] == "waiting"
    )
    later = resident.post("orders", {"service": "haircut", "when_full": "next"})
    shown = resident.get(f"orders/{later['no']}")
    assert (shown["stage"], shown["wanted_on"][-2:]) == ("placed", "01")


def test_a_beneficiary_disowns_what_a_proxy_ordered(enter):
    person = {"name": "秦奶奶", "phone": "10100000000", "village": "杨柳村"}
    asked = {"channel": "telephone", "consent": "spoken_phone", "for_person": person}
    placed = enter("马青山").post("orders", {"service": "haircut"} | asked)
    answer = enter("秦奶奶").post(f"orders/{placed['no']}/disavowal")
    assert (answer.status, answer["stage"]) == (200, "void"), answer


def taken(enter):
    person = {"name": "秦奶奶", "phone": "10100000000", "village": "杨柳村"}
    asked = {"channel": "telephone", "consent": "spoken_phone", "for_person": person}
    return enter("马青山").post("orders", {"service": "haircut"} | asked)["no"]


def test_what_was_ordered_by_telephone_is_withdrawn_by_telephone_and_disowned(enter):
    no, keeper = taken(enter), enter("马青山")
    untold = keeper.post(f"orders/{no}/withdrawal")
    assert (untold.status, list(untold["fields"])) == (422, ["channel"])
    told = keeper.post(f"orders/{no}/withdrawal", {"channel": "telephone"})
    assert (told.status, told["stage"]) == (200, "withdrawn")
    unsaid = enter("秦奶奶").post(f"orders/{no}/unsaying")
    assert (unsaid.status, unsaid["stage"]) == (200, "withdrawn")
    assert keeper.post(f"orders/{no}/unsaying")["code"] == "nothing_said"


def test_a_review_by_telephone_says_how_it_was_said_and_who_heard_it(world, enter, monday):
    no = taken(enter)
    order = walk(world, Order.objects.get(no=no), "done", at=monday[0])
    monday[0] = LATER
    own = enter("马青山").post(f"orders/{no}/review", {"score": 5, "channel": "telephone"})
    assert own["code"] == "had_a_hand"
    heard = enter("乔委员").post(f"orders/{no}/review", {"score": 4, "channel": "telephone"})
    assert (heard.status, heard["stage"]) == (200, "reviewed")
    review = enter("柳文书").get(f"orders/{order.no}")["review"]
    assert (review["how_said"], review["score"]) == ("telephone", 4)
    assert review["heard_by"]


def test_an_order_in_free_words_gets_its_platform_when_accepted(world, enter):
    order = world.place(service=None, words="想听一场戏")
    keeper = enter("马青山")
    unsettled = keeper.post(f"orders/{order.no}/acceptance")
    assert (unsettled.status, list(unsettled["fields"])) == (422, ["platform"])
    accepted = keeper.post(f"orders/{order.no}/acceptance", {"platform": "culture"})
    assert accepted["stage"] == "accepted"


def test_all_nouns_are_walked_here():
    walked = {noun for _, _, noun, _, _ in STEPS} | {"merger", "disavowal", "queueing", "unsaying"}
    assert walked == set(NOUNS.values())


def test_every_verb_a_person_has_is_a_noun():
    clocked = {Verb.PLACE, Verb.PLACE_FOR, Verb.EXPIRE, Verb.LAPSE, Verb.PROMOTE}
    assert set(NOUNS) == set(Verb) - clocked


@pytest.mark.parametrize("stage", PATHS)
def test_every_stage_can_be_shown(world, enter, stage):
    order = world.order_at(stage)
    shown = enter("柳文书").get(f"orders/{order.no}")
    assert (shown.status, shown["stage"]) == (200, stage)
