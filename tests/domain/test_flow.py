"""From where to where, and who holds the ball: the one table is complete and consistent."""

import pytest

from tests.world import PATHS
from wudan.orders import flow
from wudan.orders.actions import stepping
from wudan.orders.enums import Holder, Stage, Verb


def test_every_stage_has_a_state_and_a_holder():
    assert set(flow.STATE_OF) == set(flow.HOLDER_OF) == set(Stage)


def test_every_verb_has_an_edge():
    assert set(flow.EDGES) == set(Verb)


def test_a_deadline_runs_in_every_open_stage_and_in_no_closed_one():
    assert set(flow.STEP_OF) == flow.OPEN
    assert set(Stage) == flow.OPEN | flow.CLOSED
    assert {stage for stage in Stage if flow.HOLDER_OF[stage] is Holder.NOBODY} == flow.CLOSED


def test_every_stage_can_be_reached_and_every_open_one_left():
    targets = {target for edge in flow.EDGES.values() for target in edge.targets}
    assert targets == set(Stage)
    for stage in flow.OPEN:
        assert any(flow.EDGES[verb].targets for verb in flow.verbs_from(stage))


def test_nothing_can_be_done_to_what_is_over():
    for stage in flow.CLOSED:
        assert set(flow.verbs_from(stage)) <= {Verb.UNSAY}, "but what was never said"


def test_a_live_dispatch_is_where_a_team_or_its_work_is():
    assert flow.SERVING < flow.WITH_DISPATCH
    team = {stage for stage in Stage if flow.HOLDER_OF[stage] is Holder.TEAM}
    assert team < flow.WITH_DISPATCH


@pytest.mark.parametrize("stage", Stage)
def test_an_objection_names_the_stage_and_the_verb(stage):
    for verb in Verb:
        objection = flow.objection(stage, verb)
        if verb in flow.verbs_from(stage):
            assert objection is None
        else:
            assert objection.code == "wrong_stage"
            assert stage.label in objection.words
            assert verb.label in objection.words


def test_a_step_the_table_does_not_know_is_a_bug(world):
    order = world.place()
    with pytest.raises(AssertionError, match="accept does not lead to done"):
        stepping.step(Verb.ACCEPT, order, by=world.actor("马青山"), at=order.placed_at, to=Stage.DONE)  # fmt: skip


def test_the_stories_reach_every_stage():
    assert set(PATHS) == set(Stage)
