"""Every verb is whole: a role that has it, a relation, an action, a place in the flow."""

import inspect

import pytest

from wudan.orders import actions, flow, permissions
from wudan.orders.enums import Stage, Verb
from wudan.people.roles import ROLES

CLOCKWORK = {Verb.EXPIRE, Verb.LAPSE}


def action(verb):
    return getattr(actions, "return_" if verb == Verb.RETURN else verb.value)


@pytest.mark.parametrize("verb", Verb)
def test_a_verb_has_a_role_a_relation_and_an_edge(verb):
    assert any(verb in role.verbs for role in ROLES.values())
    assert verb in permissions._RELATION
    assert verb in flow.EDGES


@pytest.mark.parametrize("verb", sorted(set(Verb) - CLOCKWORK))
def test_a_verb_has_an_action_that_is_told_who_and_when(verb):
    parameters = inspect.signature(action(verb)).parameters
    assert {"by", "at"} <= set(parameters)
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in parameters.values())


@pytest.mark.parametrize("verb", sorted(set(Verb) - CLOCKWORK))
def test_an_actions_module_begins_with_its_chinese_term(verb):
    module = inspect.getmodule(inspect.unwrap(action(verb)))
    first = inspect.getdoc(module)[:2]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in first)


def test_every_relation_and_policy_is_of_a_verb():
    assert set(permissions._RELATION) == set(Verb)
    assert set(permissions._POLICY) <= set(Verb)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_one_state_and_one_holder(stage):
    assert stage in flow.STATE_OF
    assert stage in flow.HOLDER_OF


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_a_role_is_told_in_plain_words(role):
    assert role.name
    assert role.description.endswith("。")
