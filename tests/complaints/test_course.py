"""受理、答复、满意、重新办理、超时上交: the course of a complaint in working days (R117)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.complaints.saying import DAY, answered, filed, seen_by
from tests.world import COUNTY, MONDAY
from wudan.complaints import actions
from wudan.complaints.models import Complaint
from wudan.complaints.reporting import figures, guarded, outcomes
from wudan.kit.clock import local
from wudan.kit.figures import Figure
from wudan.kit.refusals import Malformed, Missing, Objected

pytestmark = pytest.mark.postgres


def test_received_and_answered_within_working_days(world):
    held = filed(world, about="杨柳村")
    assert [f"{local(at):%m-%d %H:%M}" for at in (held.receive_by, held.answer_by)] == [
        "09-08 09:00",
        "09-28 09:00",
    ]
    suggestion = filed(world, kind="suggestion", words="晚上也开门吧")
    assert suggestion.answer_by > held.answer_by
    actions.receive(complaint=held, by=world.actor("乔委员"), at=MONDAY)
    with pytest.raises(Objected, match="已经受理"), transaction.atomic():
        actions.receive(complaint=held, by=world.actor("乔委员"), at=MONDAY)
    done = answered(world, held, "乔委员")
    with pytest.raises(Objected, match="已答复"), transaction.atomic():
        answered(world, done, "乔委员")


@pytest.mark.parametrize("name", ["柳文书", "严审计"])
def test_who_may_look_but_sits_at_another_desk_does_not_answer(world, name):
    held = filed(world, about="杨柳村")
    with pytest.raises(Objected, match="可以看，不能办"), transaction.atomic():
        answered(world, held, name)
    with pytest.raises(Missing), transaction.atomic():
        answered(world, held, "马青山")


def test_more_time_is_given_once_with_a_reason(world):
    held, by = filed(world, about="杨柳村"), world.actor("乔委员")
    with pytest.raises(Malformed, match="为什么要延期"), transaction.atomic():
        actions.extend(complaint=held, why=" ", by=by, at=MONDAY)
    longer = actions.extend(complaint=held, why="要请卫健局看记录", by=by, at=MONDAY)
    assert longer.answer_by > held.answer_by
    with pytest.raises(Objected, match="不能再延"), transaction.atomic():
        actions.extend(complaint=held, why="还要看", by=by, at=MONDAY)


def test_the_slip_opens_it_and_wrong_codes_shut_it(world):
    held = filed(world, about="杨柳村")
    assert actions.open_slip(no=held.no, code=held.slip_code, at=MONDAY).pk == held.pk
    wrong = "000000" if held.slip_code != "000000" else "111111"
    for no, code in (("12345678901", "1"), ("x", "y"), (held.no, wrong)):
        with pytest.raises(Missing, match="编号或查询码不对"):
            actions.open_slip(no=no, code=code, at=MONDAY)
    for _ in range(5):
        with pytest.raises((Missing, Objected)):
            actions.open_slip(no=held.no, code=wrong, at=MONDAY)
    with pytest.raises(Objected, match="锁上了"):
        actions.open_slip(no=held.no, code=held.slip_code, at=MONDAY)


def test_questions_and_words_go_both_ways_without_a_name(world):
    held = filed(world, about="杨柳村")
    actions.ask(complaint=held, words="是哪一天？", by=world.actor("乔委员"), at=MONDAY)
    actions.reply(complaint=held, words="上周三。", at=MONDAY)
    told = [(one.side, one.words, one.who) for one in held.notes.order_by("pk")]
    assert told == [("handler", "是哪一天？", "铁边城所·宣传委员"), ("complainant", "上周三。", "")]
    held.refresh_from_db()
    assert held.stage == "received"
    for words in (" ", "长" * 10_000, "我的身份证 11010519491231002X"):
        with pytest.raises(Malformed), transaction.atomic():
            actions.reply(complaint=held, words=words, at=MONDAY)


def test_not_content_it_is_taken_up_once_more_a_desk_above(world):
    held = answered(world, filed(world, about="杨柳村"), "乔委员")
    actions.rate(complaint=held, is_satisfied=False, at=MONDAY + 2 * DAY)
    with pytest.raises(Objected, match="已经评过"), transaction.atomic():
        actions.rate(complaint=held, is_satisfied=True, at=MONDAY + 2 * DAY)
    again = actions.reopen(complaint=held, words="还是没有来", at=MONDAY + 2 * DAY)
    assert (again.desk, again.stage, again.is_satisfied) == ("office", "filed", None)
    assert held.pk not in seen_by(world, "乔委员")
    answered(world, again, "柳文书", at=MONDAY + 3 * DAY)
    with pytest.raises(Objected, match="已经重新办过一次"), transaction.atomic():
        actions.reopen(complaint=held, words="不服", at=MONDAY + 4 * DAY)


def test_what_is_late_goes_up_by_itself_and_ends_at_the_auditor(world):
    held = filed(world, about="杨柳村")
    assert actions.raise_overdue(at=MONDAY + timedelta(hours=1)) == 0
    for day, desk in ((2, "office"), (4, "audit"), (9, "audit")):
        actions.raise_overdue(at=MONDAY + day * DAY)
        held.refresh_from_db()
        assert held.desk == desk
    assert held.raised_times == 2
    with pytest.raises(Missing), transaction.atomic():
        actions.raise_(complaint=held, at=MONDAY + 9 * DAY)


def test_the_same_again_is_answered_with_the_first(world):
    first, second, other = (
        filed(world, about="杨柳村"),
        filed(world, about="杨柳村"),
        filed(world, about="石峁村"),
    )
    by = world.actor("乔委员")
    with pytest.raises(Objected, match="不是同一个单位"), transaction.atomic():
        actions.merge(complaint=other, into=first, by=by, at=MONDAY)
    with pytest.raises(Malformed), transaction.atomic():
        actions.merge(complaint=first, into=first, by=by, at=MONDAY)
    actions.merge(complaint=second, into=first, by=by, at=MONDAY)
    with pytest.raises(Objected, match="并案"), transaction.atomic():
        answered(world, second, "乔委员")
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=second.pk).update(merged_into=None)


@pytest.mark.parametrize("words", ["", "  ", "长" * 10_000, "坏\x00字"])
def test_words_that_cannot_be_kept_are_refused(world, words):
    with pytest.raises(Malformed), transaction.atomic():
        filed(world, words=words)
    with pytest.raises(Malformed), transaction.atomic():
        filed(world, kind="praise")
    with pytest.raises(Malformed), transaction.atomic():
        filed(world, role="emperor")


def test_figures_open_and_small_cells_are_not_told(world):
    for _ in range(6):
        filed(world, about="杨柳村")
    answered(world, filed(world, about="杨柳村"), "乔委员")
    window = (COUNTY, MONDAY - DAY, MONDAY + DAY)
    told = figures(*window)
    assert [one.key for one in [*told, *outcomes(*window)] if not one.adds_up()] == []
    assert dict(guarded(told)) | {"收到投诉": "7", "答复了的": "少于 5"} == dict(guarded(told))
    parts = [Figure(f"{n}", f"{n}", n, "件", list) for n in (3, 9, 20, 0)]
    assert guarded(parts, share_a_sum=True) == [
        ("3", "少于 5"),
        ("9", "不单独说"),
        ("20", "20"),
        ("0", "0"),
    ]


def test_who_leaves_takes_the_words_along(world):
    held = filed(world, about="杨柳村", by=world.actor("秦奶奶"), is_anonymous=False, name="秦奶奶")
    actions.reply(complaint=held, words="上周三。", at=MONDAY)
    actions.forget_complaints_of(world.people["秦奶奶"], by=world.actor("秦奶奶"), at=MONDAY)
    held.refresh_from_db()
    assert (held.person_id, held.words, held.is_anonymous, held.notes.get().words) == (
        None,
        "",
        True,
        "",
    )
