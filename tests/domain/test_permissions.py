"""May this person: one question for buttons, for the API's list and for the actions."""

import pytest

from tests.domain.test_every_triple import cast_of
from tests.world import MONDAY, PATHS
from wudan.orders import flow, permissions
from wudan.orders.enums import Stage, Verb
from wudan.people.actors import THE_CLOCK
from wudan.people.roles import RESIDENT, ROLES

TODAY = MONDAY.date()


def verbs(world, name, stage):
    return permissions.available(world.actor(name), world.order_at(stage), on=TODAY)


def test_each_sees_what_they_may_do_now_in_the_flows_order(world):
    assert verbs(world, "秦奶奶", "placed") == [Verb.WITHDRAW]
    assert verbs(world, "马青山", "placed") == [
        Verb.RETURN, Verb.ACCEPT, Verb.DECLINE, Verb.REFER, Verb.ESCALATE, Verb.MERGE,
    ]  # fmt: skip
    assert verbs(world, "景科长", "accepted") == [
        Verb.RECLASSIFY, Verb.REFER, Verb.DISPATCH,
    ]  # fmt: skip
    assert verbs(world, "苏远", "offered") == [Verb.CONFIRM, Verb.REFUSE]
    assert verbs(world, "秦奶奶", "done") == [Verb.ACKNOWLEDGE, Verb.REVIEW]
    assert verbs(world, "柳文书", "following_up") == [Verb.FOLLOW_UP]


@pytest.mark.parametrize("stage", PATHS)
def test_who_only_reads_may_do_nothing(world, stage):
    for name in ("郝书记", "严审计", "计管理", "高大爷"):
        assert verbs(world, name, stage) == []


def test_an_objection_tells_whose_it_is(world):
    objection = permissions.objection(Verb.DISPATCH, world.actor("苏远"), world.place(), on=TODAY)
    assert objection.code == "not_your_role"
    assert objection.words == "“派单”由中心办公室、部门专干来做。"


@pytest.mark.parametrize("verb", sorted(RESIDENT.verbs & set(Verb.values)))
def test_a_role_given_a_residents_verb_by_mistake_still_may_not(world, verb):
    order = world.order_at("done")
    related = permissions._RELATION[Verb(verb)]
    for name, actor in cast_of(world).items():
        if actor.role != RESIDENT.code:
            assert related(actor, order, TODAY) is not None, name


def test_only_the_clock_has_its_verbs():
    for verb in (Verb.EXPIRE, Verb.LAPSE, Verb.PROMOTE):
        assert [role.code for role in ROLES.values() if verb in role.verbs] == ["clock"]


def test_the_clock_is_asked_like_everybody(world):
    order = world.place()
    assert permissions.objection(Verb.ESCALATE, THE_CLOCK, order, on=TODAY) is None
    assert permissions.objection(Verb.EXPIRE, THE_CLOCK, order, on=TODAY).code == "wrong_stage"


def test_leading_is_of_a_day(world):
    officer, order = world.actor("景科长"), world.order_at("accepted")
    assert permissions.leads(officer, order, TODAY)
    assert not permissions.leads(officer, order, TODAY.replace(year=2024))


def test_available_and_objection_never_disagree(world):
    for stage in Stage:
        order = world.order_at(stage)
        for actor in cast_of(world).values():
            listed = set(permissions.available(actor, order, on=TODAY))
            asked = {v for v in Verb if permissions.objection(v, actor, order, on=TODAY) is None}
            assert listed == asked <= set(flow.verbs_from(stage))
