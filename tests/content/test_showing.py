"""公开、到时间公开和撤下、更正、同意收回: what everybody reads at which moment (R082; PIPL §15)."""

import pytest
from django.db import transaction

from tests.content.writing import (
    BODY,
    DAY,
    SIGNERS,
    TITLE,
    agree,
    latest,
    piece,
    proposed,
    public,
    put_forward,
    sign,
    take_back,
    words,
)
from tests.world import MONDAY
from wudan.content import actions
from wudan.content.actions.use import Used
from wudan.content.enums import ArticleState, DownReason
from wudan.content.models import SearchText, Showing
from wudan.content.search import find
from wudan.jobs.reactions import reactions_to
from wudan.journal.models import Event
from wudan.journal.outbox import deliver
from wudan.kit.refusals import Malformed, Objected

pytestmark = pytest.mark.postgres


def readable(at=MONDAY) -> list[str]:
    return [one.revision.body for one in Showing.objects.public(at).with_pieces()]


def found(typed: str, at=MONDAY) -> int:
    return find(Showing.objects.public(at), typed).count()


def test_its_day_comes_and_goes(world):
    held = proposed(world)
    actions.plan(article=held, starts_at=MONDAY + DAY, ends_at=MONDAY + 3 * DAY, by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    for who in SIGNERS:
        sign(world, held, who)
    held.refresh_from_db()
    assert (readable(), held.state) == ([], ArticleState.APPROVED)
    assert actions.show_due(at=MONDAY + DAY / 2) == 0
    assert actions.show_due(at=MONDAY + DAY) == 1
    assert readable(MONDAY + 2 * DAY) == [BODY]
    assert readable(MONDAY + 3 * DAY) == []  # also before the worker has come by
    assert actions.end_overdue(at=MONDAY + 3 * DAY) == 1
    assert held.showings.get().reason == DownReason.ENDED


def test_taken_down_at_once_with_a_reason(world):
    held = public(world)
    with pytest.raises(Malformed, match="为什么撤下"), transaction.atomic():
        actions.take_down(article=held, why="", by=world.actor("马青山"), at=MONDAY)
    actions.take_down(article=held, why="日期写错了", by=world.actor("马青山"), at=MONDAY)
    assert (readable(), found("窗花"), SearchText.objects.count()) == ([], 0, 0)
    held = type(held).objects.get(pk=held.pk)
    assert held.state == ArticleState.DOWN
    with pytest.raises(Objected, match="岗位来定"), transaction.atomic():
        actions.put_up(article=held, by=world.actor("马青山"), at=MONDAY)
    actions.put_up(article=held, by=world.actor("柳文书"), at=MONDAY)
    assert readable() == [BODY]


def test_a_correction_passes_three_while_the_older_is_still_read(world):
    held = public(world)
    actions.write(article=held, written=words(body="更正：十三位老人。"), seen=latest(held).hash, by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    put_forward(world, held)
    for who in SIGNERS:
        assert readable() == [BODY]
        sign(world, held, who)
    assert readable() == ["更正：十三位老人。"]
    assert [(one.revision.number, one.reason) for one in held.showings.order_by("pk")] == [(1, "replaced"), (2, "")]  # fmt: skip
    assert (found("花样"), found("更正")) == (0, 1)


def test_who_is_in_it_agrees_first(world):
    held = piece(world, persons=frozenset({world.people["秦奶奶"].pk}))
    with pytest.raises(Objected, match="没有同意公开"), transaction.atomic():
        put_forward(world, held)
    agree(world, "秦奶奶")
    put_forward(world, held)
    sign(world, held, "乔委员")
    take_back(world, "秦奶奶")
    with pytest.raises(Objected, match="没有同意公开"), transaction.atomic():
        sign(world, held, "柳文书")


def test_a_consent_taken_back_takes_it_down_at_once_and_says_so(world):
    agree(world, "秦奶奶")
    held = public(world, persons=frozenset({world.people["秦奶奶"].pk}))
    other = public(world, title="另一篇")
    assert len(readable()) == 2
    take_back(world, "秦奶奶")
    assert readable() == [BODY]  # at the next look, before anything ran
    deliver(reactions_to, at=MONDAY)
    showing = held.showings.get()
    assert (showing.reason, showing.until is not None) == (DownReason.CONSENT, True)
    assert other.showings.get().until is None
    told = Event.objects.filter(subject="content", verb="content.take_down").get()
    assert (told.facts["reason"], told.unit_id) == ("consent", world.units["杨柳村"].pk)
    with pytest.raises(Objected, match="没有同意公开"), transaction.atomic():
        actions.put_up(article=held, by=world.actor("柳文书"), at=MONDAY)


def test_erased_with_the_person(world):
    agree(world, "秦奶奶")
    held = public(world, persons=frozenset({world.people["秦奶奶"].pk}))
    actions.forget_in_content(person=world.people["秦奶奶"], by=world.oneself("秦奶奶"), at=MONDAY)
    held.refresh_from_db()
    revision = held.revisions.get()
    assert (readable(), revision.title, revision.body, revision.appearances.count()) == ([], "", "", 0)  # fmt: skip
    with pytest.raises(Objected), transaction.atomic():
        actions.put_up(article=held, by=world.actor("柳文书"), at=MONDAY)


@pytest.mark.parametrize(
    ("typed", "many"),
    [("窗花", 1), ("剪窗花", 1), ("王家 院子", 1), ("志愿服务", 0), ("窗", 1), ("", 1), ("' OR \"1", 0), ("𡃁㛃龘", 0)],
)  # fmt: skip
def test_found_by_any_words_in_it(world, typed, many):
    public(world)
    proposed(world, title="窗花还没有审")
    assert found(typed) == many


def test_a_use_is_counted_as_the_leader_says(world):
    held = public(world)
    by, unit = world.actor("马青山"), world.units["杨柳村"]
    used = Used("read_aloud", MONDAY.date(), 23, "院坝会")
    made = actions.note_use(article=held, unit=unit, used=used, by=by, at=MONDAY)
    with pytest.raises(Malformed, match="在场人数"), transaction.atomic():
        actions.note_use(article=held, unit=unit, used=Used("played", MONDAY.date(), 0), by=by, at=MONDAY)  # fmt: skip
    draft = piece(world, title="草稿")
    with pytest.raises(Objected, match="没有公开"), transaction.atomic():
        actions.note_use(article=draft, unit=unit, used=used, by=by, at=MONDAY)
    actions.strike_use(use=made.pk, why="记重了", by=by, at=MONDAY)
    assert held.uses.get().struck_why == "记重了"
    assert held.title == TITLE
