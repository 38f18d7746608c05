"""The second person: another one, with the verb and the reach; once."""

import pytest

from tests.domain.refusing import malformed, objected
from tests.exchange.conftest import AT
from wudan.exchange.actions import approve, refuse
from wudan.exchange.models import Export
from wudan.journal.models import Event

pytestmark = pytest.mark.postgres


@pytest.fixture
def export(world, desk, crowd, second):
    return desk.ask("roster", "杨柳村", who="柳文书")


def test_another_person_of_the_office_agrees(export, second):
    approve(export=export, by=second, at=AT, words="同意")
    export = Export.objects.get(pk=export.pk)
    assert (export.state, export.decided_by_id) == ("approved", second.person_id)
    assert Event.objects.get(verb="export.approve").why == "同意"


def test_nobody_agrees_to_his_own(world, export):
    with objected("own_export"):
        approve(export=export, by=world.actor("柳文书"), at=AT)


@pytest.mark.parametrize(
    ("who", "code"),
    [("马青山", "not_your_role"), ("严审计", "not_your_role"), ("景科长", "not_your_unit")],
)
def test_who_lacks_the_verb_or_the_reach_does_not_agree(world, export, who, code):
    with objected(code):
        approve(export=export, by=world.actor(who), at=AT)


def test_the_institute_above_the_village_may(world, export):
    approve(export=export, by=world.actor("乔委员"), at=AT)
    assert Export.objects.get(pk=export.pk).state == "approved"


def test_a_refusal_says_why_and_stays(export, second):
    with malformed("words"):
        refuse(export=export, by=second, at=AT, words="  ")
    refuse(export=export, by=second, at=AT, words="范围太大，请按村导出")
    assert Export.objects.get(pk=export.pk).decision_words == "范围太大，请按村导出"
    with objected("decided"):
        approve(export=export, by=second, at=AT)


def test_words_of_a_decision_carry_no_id_number(export, second):
    with malformed("words"):
        approve(export=export, by=second, at=AT, words="11010519491231002X")


def test_what_needs_nobody_waits_for_nobody(world, desk, second):
    world.order_at("done")
    with objected("decided"):
        approve(export=desk.ask(), by=second, at=AT)
    assert not Export.objects.waiting_for(second).exists()


def test_it_waits_for_those_who_may_and_for_no_others(world, export, second):
    waits = {name for name in ("柳文书", "乔委员", "景科长", "马青山", "严审计", "文副主任")
             if Export.objects.waiting_for(world.actor(name)).exists()}  # fmt: skip
    assert waits == {"乔委员", "文副主任"}
    reads = {name for name in ("柳文书", "乔委员", "景科长", "马青山", "严审计", "郝书记")
             if Export.objects.readable_by(world.actor(name)).exists()}  # fmt: skip
    assert reads == {"柳文书", "乔委员", "严审计"}
