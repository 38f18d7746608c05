"""公示 (R079): an objection holds the name until it is answered; one that is right overturns it."""

import pytest

from tests.domain.refusing import objected
from tests.honors.households import DAY, LATER, decided, fresh
from wudan.honors.actions import households, notices
from wudan.honors.models import PublicNotice
from wudan.honors.showing import names_on

pytestmark = pytest.mark.postgres
OVER = LATER + 8 * DAY


def objection(world, honor):
    notice = PublicNotice.objects.get(kind="household", subject_id=honor.pk)
    return notices.object_(notice=notice, words="占了公家的地。", about="person", by=world.actor("贺叔"), at=LATER)  # fmt: skip


def confirm(world, honor, at=OVER):
    return households.confirm(honor=honor, by=world.actor("柳文书"), at=at)


def test_the_name_waits_for_the_notice(world):
    honor = decided(world)
    with objected("not_over"):
        confirm(world, honor, LATER)
    notice = PublicNotice.objects.get()
    assert names_on([notice], on=LATER.date()) == {notice.pk: ["秦**"]}
    assert "秦" not in notice.title + notice.words
    assert confirm(world, honor).stage == "honored"
    notice.refresh_from_db()
    assert notice.state == "passed"


def test_an_open_objection_holds_it(world):
    honor = decided(world)
    raised = objection(world, honor)
    with objected("objected"):
        confirm(world, honor)
    notices.answer(raised=raised, outcome="dismissed", reasons="查过了，是自家的。", by=world.actor("柳文书"), at=LATER)  # fmt: skip
    assert confirm(world, honor).stage == "honored"


def test_one_that_is_right_overturns_it(world):
    honor = decided(world)
    by = world.actor("柳文书")
    with objected("no_objection"):
        households.decide(honor=honor, outcome="overturn", reasons="听说的", by=by, at=LATER)
    notices.answer(raised=objection(world, honor), outcome="sustained", reasons="是占了。", by=by, at=LATER)  # fmt: skip
    with objected("upset"):
        confirm(world, honor)
    households.decide(honor=honor, outcome="overturn", reasons="占了公家的地，退了再评。", by=by, at=OVER)  # fmt: skip
    assert (fresh(honor).stage, PublicNotice.objects.get().state) == ("refused", "upset")


def test_who_steps_out_is_taken_down(world):
    honor = decided(world)
    households.drop(honor=honor, by=world.actor("秦奶奶"), at=LATER)
    assert PublicNotice.objects.get().state == "taken_down"
