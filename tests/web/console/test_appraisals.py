"""Pages of appraisals: a unit sees itself, an appeal is seen, refusals keep what was typed."""

import pytest

from tests.appraisals.appraising import opened, published, stand_in
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.appraisals import actions
from wudan.appraisals.models import Result


@pytest.fixture
def told(world):
    return published(world, by=stand_in(world), at=MONDAY)


def test_a_unit_sees_its_own_sheet_and_the_rows_of_its_figures(world, told, desk_of):
    desk, own = desk_of("乔委员"), world.units["铁边城"].pk
    text = words_of(desk.see("appraisal-unit", told.pk, own))
    assert "所长负总责" in text
    assert "周湾" not in text
    assert desk.see("appraisal-unit", told.pk, world.units["周湾"].pk).status_code == 404
    assert desk.see("appraisal-figure", told.pk, own, "orders_taken").status_code == 200
    assert desk.see("appraisal-figure", told.pk, own, "service_minutes").status_code == 404


def test_an_appeal_is_answered_by_another_and_seen_by_the_unit(world, told, desk_of):
    unit = world.units["铁边城"]
    sent = desk_of("乔委员").send(
        "appraisal-appeal", told.pk, unit.pk, code="leading", words="主持过两次"
    )
    assert sent.status_code == 303
    row = told.appeals.get()
    desk = desk_of("柳文书")
    bad = desk.send("appraisal-answer", row.pk, outcome="changed", value="99", reasons="查了纪要")
    assert (bad.status_code, "查了纪要" in words_of(bad)) == (422, True)
    assert (
        desk.send(
            "appraisal-answer", row.pk, outcome="changed", value="10", reasons="查了纪要"
        ).status_code
        == 303
    )
    text = words_of(desk_of("乔委员").see("appraisal-unit", told.pk, unit.pk))
    assert "申诉前 8.00" in text
    assert "查了纪要" in text
    assert "申诉前" in words_of(desk.see("appraisal-unit", told.pk, unit.pk))
    assert "8.00 → 10.00" in words_of(desk.see("appraisal-round", told.pk))


def test_what_is_not_judged_is_named_and_nothing_is_told(world, desk_of):
    row = opened(world)
    answer = desk_of("柳文书").send("appraisal-publication", row.pk)
    assert (answer.status_code, "还没有评完" in words_of(answer)) == (422, True)
    assert not Result.objects.exists()


def test_pages_of_the_office_ask_the_database_little(
    world, told, desk_of, django_assert_max_num_queries
):
    desk = desk_of("柳文书")
    actions.simulate(sheet=told.sheet, by=world.actor("柳文书"), at=MONDAY)
    for name, given in (
        ("appraisal-desk", ()),
        ("appraisal-round", (told.pk,)),
        ("appraisal-sheet", (told.sheet_id,)),
        ("visit-burden", ()),
        ("inspection-desk", ()),
    ):
        desk.see(name, *given)
        with django_assert_max_num_queries(14):
            desk.see(name, *given)
