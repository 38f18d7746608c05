"""Who may ask for what; more than a hundred persons wait for a second one."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.exchange.conftest import AT, PURPOSE
from tests.world import MONDAY
from wudan.exchange.actions import Wanted, ask
from wudan.exchange.actions import ask as asking
from wudan.exchange.models import Export
from wudan.journal.models import Event

pytestmark = pytest.mark.postgres


def test_few_persons_need_nobody_else(world, desk):
    world.order_at("done")
    export = desk.ask()
    assert (export.state, export.persons_count, export.needs_second) == ("approved", 1, False)
    event = Event.objects.get(verb="export.ask")
    assert (event.subject_id, event.why) == (export.pk, PURPOSE)
    assert event.facts["persons"] == 1


@pytest.mark.parametrize("who", ["马青山", "苏远", "郝书记", "严审计", "计管理"])
def test_others_do_not_export(world, desk, who):
    with objected("not_your_role"):
        desk.ask(who=who)


def test_nobody_exports_what_is_not_in_reach(world, desk):
    with objected("not_your_unit"):
        desk.ask("roster", "王台村", who="乔委员")
    assert desk.ask("roster", "杨柳村", who="乔委员").persons_count > 1


def test_a_department_exports_its_own_platforms_orders_and_no_roster(world, desk):
    world.order_at("accepted", service="haircut")
    world.order_at("accepted", "李小妹", service="checkup")
    assert desk.ask(unit="民政局", who="景科长").persons_count == 1
    with malformed("kind"):
        desk.ask(unit="文旅局", who="艾科长")
    with objected("no_roster"):
        desk.ask("roster", "民政局", who="景科长")
    with objected("always_masked"):
        desk.ask(unit="民政局", who="景科长", unmasked=True)


def test_many_persons_wait_for_a_second_one(world, desk, crowd):
    export = desk.ask("roster", "杨柳村")
    assert (export.state, export.needs_second) == ("asked", True)
    assert export.persons_count > 100


def test_slices_of_the_same_week_add_up(world, desk, crowd):
    for village in ("石峁村", "徐家湾村"):
        assert desk.ask("roster", village).state == "approved"
    Export.objects.update(persons_count=60)
    assert desk.ask("roster", "王台村").state == "asked"
    assert desk.ask("roster", "王台村", at=AT + timedelta(days=8)).state == "approved"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("purpose", {"purpose": " 用 "}), ("purpose", {"purpose": "x" * 201}),
        ("purpose", {"purpose": "给 11010519491231002X 用"}), ("form", {"form": "exe"}),
        ("since", {"since": None}), ("until", {"until": None}),
        ("until", {"until": date(2026, 9, 1)}), ("since", {"since": date(2027, 1, 1), "until": date(2027, 1, 2)}),
        ("until", {"since": date(2024, 1, 1)}),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(world, desk, field, given):
    world.order_at("done")
    with malformed(field):
        desk.ask(**given)


def test_an_unknown_kind_is_refused(world):
    with malformed("kind"):
        ask(
            wanted=Wanted("all", world.units["c"], purpose=PURPOSE), by=world.actor("柳文书"), at=AT
        )


def test_nothing_to_export_and_too_much_are_said(world, desk, monkeypatch):
    with malformed("kind"):
        desk.ask()
    world.order_at("done")
    monkeypatch.setitem(asking.__wrapped__.__globals__, "MOST_ROWS", 0)
    with malformed("until"):
        desk.ask()


def test_a_day_has_its_measure(world, desk):
    world.order_at("done")
    for _ in range(20):
        desk.ask()
    with objected("too_often"):
        desk.ask()
    assert desk.ask(at=AT + timedelta(days=1, minutes=1)).pk


def test_the_database_knows_the_rules_too(world, desk, crowd):
    export = desk.ask("roster", "杨柳村")
    rows = Export.objects.filter(pk=export.pk)
    with refused_by_the_database("export_many_were_decided"):
        rows.update(state="approved")
    with refused_by_the_database("export_many_need_a_second"):
        rows.update(needs_second=False)
    with refused_by_the_database("export_second_person_is_another"):
        rows.update(state="approved", decided_by=export.asked_by, decided_at=MONDAY)
    with refused_by_the_database("export_has_purpose"):
        rows.update(purpose="")
    with refused_by_the_database("export_made_iff_digest"):
        rows.update(made_at=MONDAY)
    with refused_by_the_database("export_fetched_by_who_asked"):
        rows.update(fetched_by=world.people["景科长"])
