"""A lead asks a cooperating department; it may refuse; the center decides; silence goes to the center."""

from datetime import timedelta

import pytest

from tests.catalog.cooperating import asked, officer_of_health
from tests.domain.refusing import malformed, objected, stale
from tests.world import MONDAY
from wudan.catalog.models import PlatformDuty
from wudan.orders.actions import cooperating
from wudan.orders.models import Cooperation

pytestmark = pytest.mark.postgres


@pytest.fixture
def health(world):
    return officer_of_health(world)


def test_asked_accepted_done(world, health):
    piece = asked(world)
    assert piece.due_at == MONDAY + timedelta(days=2)
    piece = cooperating.answer(piece=piece, accepted=True, by=health, at=MONDAY, seen=1)
    piece = cooperating.finish(piece=piece, words="看了十二位老人", by=health, at=MONDAY)
    assert (piece.state, piece.ended_at) == ("done", MONDAY)


def test_a_refusal_has_a_reason_and_the_center_decides(world, health):
    piece, lead, center = asked(world), world.actor("景科长"), world.actor("柳文书")
    with malformed("words"):
        cooperating.answer(piece=piece, accepted=False, by=health, at=MONDAY)
    with objected("not_your_unit"):
        cooperating.answer(piece=piece, accepted=True, by=lead, at=MONDAY)
    piece = cooperating.answer(piece=piece, accepted=False, words="人手不够", by=health, at=MONDAY)
    with objected("wrong_state"):
        cooperating.rule(piece=piece, charged=True, words="先办", by=center, at=MONDAY)
    piece = cooperating.escalate(piece=piece, by=lead, at=MONDAY)
    with objected("not_your_role"):
        cooperating.rule(piece=piece, charged=True, words="先办", by=lead, at=MONDAY)
    piece = cooperating.rule(
        piece=piece, charged=True, words="这是职责，先办", by=center, at=MONDAY
    )
    assert (piece.state, piece.reason) == ("accepted", "人手不够")
    with stale():
        cooperating.finish(piece=piece, words="办了", by=health, at=MONDAY, seen=1)


def test_silence_goes_to_the_center_once(world):
    piece = asked(world)
    assert cooperating.escalate_unanswered(at=piece.due_at - timedelta(minutes=1)) == 0
    assert [cooperating.escalate_unanswered(at=piece.due_at) for _ in "12"] == [1, 0]
    assert Cooperation.objects.get().state == "escalated"


def test_only_who_cooperates_is_asked_by_who_leads_for_what_is_theirs(world):
    with malformed("unit"):
        asked(world, unit=world.units["文旅局"])
    with objected("not_your_platform"):
        asked(world, by="艾科长")
    with malformed("service"):
        asked(world, service=world.services["checkup"])
    with malformed("service"):
        asked(world, order=world.order_at("accepted"))
    with malformed("wanted_by"):
        asked(world, wanted_by=MONDAY.date() - timedelta(days=1))
    assert asked(world, service=None, order=world.order_at("accepted")).title


def test_a_piece_is_seen_by_both_departments_and_the_center(world, health):
    piece, rows = asked(world), Cooperation.objects.all()
    for actor, sees in ((health, True), (world.actor("景科长"), True), (world.actor("柳文书"), True),
                        (world.actor("艾科长"), False), (world.actor("马青山"), False)):  # fmt: skip
        assert rows.visible_to(actor, on=MONDAY.date()).filter(pk=piece.pk).exists() is sees
    PlatformDuty.objects.leads().filter(platform=piece.platform).update(ends_on=MONDAY.date())
    assert rows.visible_to(world.actor("景科长"), on=MONDAY.date()).exists()
