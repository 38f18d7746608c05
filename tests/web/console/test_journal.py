"""留痕: the auditor's page."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.domain.tampering import release, run
from tests.web.console.desk import NOON, words_of
from tests.world import MONDAY
from wudan.journal.anchoring import anchor
from wudan.journal.reading import looks_at
from wudan.people.actions.reveal import reveal
from wudan.people.enums import Purpose


def found(page):
    return [line["verb"] for line in page.context["lines"]]


def test_the_auditor_reads_what_happened_and_that_it_is_whole(world, desk_of):
    order = world.order_at("accepted")
    page = words_of(desk_of("严审计").see("journal"))
    assert "核对完好" in page
    assert "杨柳村站·站长" in page
    assert order.number in page


def test_a_record_changed_behind_the_journals_back_is_found(world, desk_of):
    world.order_at("accepted")
    release()
    run("UPDATE journal_event SET why = '改过' WHERE seq = 1")
    for asked in ({}, {"proof": "all"}, {"day": "2026-09-07"}):
        page = words_of(desk_of("严审计").see("journal", **asked))
        assert "留痕对不上" in page
        assert "内容被改过" in page
    assert "核对完好" in words_of(desk_of("严审计").see("journal", day="2026-09-06"))


def test_older_events_are_a_page_away(world, desk_of):
    for _ in range(60):
        world.place()
    auditor = desk_of("严审计")
    first = auditor.see("journal")
    older = auditor.client.get(first.context["older_url"])
    assert len(first.context["lines"]) == 50
    assert len(older.context["lines"]) == 10


def test_it_is_searched_by_day_verb_unit_and_person(world, desk_of):
    world.order_at("accepted")
    world.place("白嫂", at=MONDAY - timedelta(days=1))
    auditor, keeper = desk_of("严审计"), world.people["马青山"]
    assert found(auditor.see("journal", day="2026-09-06")) == ["order.place"]
    assert found(auditor.see("journal", verb="order.accept")) == ["order.accept"]
    assert found(auditor.see("journal", unit="王台")) == ["order.place"]
    assert found(auditor.see("journal", person=keeper.pk)) == ["order.accept"]
    assert found(auditor.see("journal", post=world.posts["马青山"].pk)) == ["order.accept"]
    assert found(auditor.see("journal", unit="没有的村")) == []


def test_an_order_is_found_by_its_number_and_any_thing_by_its_own(world, desk_of):
    order = world.order_at("accepted")
    world.place("白嫂")
    auditor = desk_of("严审计")
    both = ["order.accept", "order.place"]
    assert found(auditor.see("journal", number=order.number)) == both
    assert found(auditor.see("journal", subject="order", number=order.pk)) == both
    assert found(auditor.see("journal", subject="person", number=order.pk)) == []


@pytest.mark.parametrize(
    "asked",
    [{"day": "昨天"}, {"verb": "order.steal"}, {"person": "马青山"}, {"post": "-1"},
     {"number": "x"}, {"person": "9" * 40}, {"unit": "\x00"}, {"subject": "moon"}],
)  # fmt: skip
def test_what_cannot_be_searched_for_is_said_and_kept(world, desk_of, asked):
    world.place()
    page = desk_of("严审计").see("journal", **asked)
    assert page.status_code == 200
    assert page.context["lines"] == []
    assert page.context["form"].errors


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "１"])
def test_a_nonsense_place_in_the_list_is_its_beginning(world, desk_of, before):
    world.place()
    assert len(desk_of("严审计").see("journal", before=before).context["lines"]) == 1


def test_the_newest_anchor_and_its_age_are_shown(world, desk_of, settings):
    world.place()
    auditor = desk_of("严审计")
    assert "还没有锚定过" in words_of(auditor.see("journal"))
    seal = anchor(folder=settings.ANCHORS, at=NOON - timedelta(hours=3))
    page = auditor.see("journal")
    assert "第 1 次" in words_of(page)
    assert page.context["anchor_age"]["tone"] == "good"
    slip = words_of(auditor.see("anchor-slip", 1))
    assert all(group in slip for group in seal.groups)
    assert auditor.see("anchor-slip", 2).status_code == 404


def test_an_anchor_of_long_ago_is_a_warning(world, desk_of, settings):
    anchor(folder=settings.ANCHORS, at=NOON - timedelta(days=2))
    assert desk_of("严审计").see("journal").context["anchor_age"]["tone"] == "warn"


def test_who_looked_at_somebody_is_one_question(world, django_assert_num_queries):
    elder = world.people["秦奶奶"]
    reveal(
        person=elder, kinds=["phone"], purpose=Purpose.values[0], by=world.actor("马青山"), at=NOON
    )
    with django_assert_num_queries(1):
        (look,) = looks_at(elder.pk, 10)
    assert (look.verb, look.who) == ("person.reveal", "杨柳村站·站长")
    assert elder.phone.opened is not None
    assert looks_at(world.people["白嫂"].pk, 10) == []


def test_reading_the_journal_writes_nothing(world, desk_of):
    world.place()
    auditor = desk_of("严审计")
    with connection.execute_wrapper(_no_writes):
        assert auditor.see("journal").status_code == 200


def test_a_page_of_many_asks_no_more_than_a_page_of_few(world, desk_of, settings):
    anchor(folder=settings.ANCHORS, at=NOON)
    auditor = desk_of("严审计")
    for _ in range(2):
        world.place()
    with connection.execute_wrapper(few := _Counted()):
        auditor.see("journal")
    for _ in range(40):
        world.place()
    with connection.execute_wrapper(many := _Counted()):
        auditor.see("journal")
    assert many.count <= few.count <= 20


def test_only_the_auditor_reads_the_journal(world, desk_of):
    for name in ("柳文书", "郝书记", "计管理", "马青山"):
        assert desk_of(name).see("journal").status_code == 404
        assert desk_of(name).see("anchor-slip", 1).status_code == 404


class _Counted:
    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)


def _no_writes(execute, sql, params, many, context):
    assert sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE")), sql
    return execute(sql, params, many, context)
