"""The retention table: counted without touching anything, applied whole, never longer than law (G21)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import OperationalError

from tests.privacy.rows import all_rows, leave_something_everywhere
from tests.world import MONDAY
from wudan.jobs import chores, commandline
from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.orders.models import Fulfillment, Order, Review
from wudan.people.models import Bond, Consent, Person, PhoneCode, Tombstone
from wudan.privacy import lengths, retention
from wudan.privacy.actions import retain
from wudan.privacy.actions import retain as applying
from wudan.privacy.checks import check_lengths
from wudan.privacy.inventory import HOLDINGS
from wudan.privacy.models import RetentionRun

pytestmark = pytest.mark.postgres
YEARS_LATER = MONDAY + timedelta(days=3 * 366)


@pytest.fixture
def old(world):
    leave_something_everywhere(world)
    return world


def test_a_dry_run_counts_and_touches_nothing(old, monkeypatch, capsys):
    monkeypatch.setattr(clock, "now", lambda: YEARS_LATER)
    before = all_rows()
    assert commandline.main(["retain", "--dry-run"]) == 0
    assert all_rows() == before
    assert "办结的单（730 天，去掉姓名、电话、地址和文字）：到期 3" in capsys.readouterr().out


def test_the_command_applies_the_table(old, monkeypatch, capsys):
    monkeypatch.setattr(clock, "now", lambda: YEARS_LATER)
    assert commandline.main(["retain"]) == 0
    assert "已清理 3" in capsys.readouterr().out
    event = events_of("retention", RetentionRun.objects.get().pk).get()
    assert (event.verb, event.role, event.facts["orders"]) == ("retention.apply", "operator", 3)


@pytest.mark.parametrize("days", [0, 1, 31, 366, 731, 3 * 366])
def test_nothing_is_left_that_is_older_than_its_rule(old, days):
    at = MONDAY + timedelta(days=days, hours=8)
    retain(at=at)
    assert {name: n for name, n in retention.counts(at=at).items() if n} == {}


def test_after_three_years_only_the_records_of_service_are_left(old):
    retain(at=YEARS_LATER)
    left = [model.objects.count() for model in (PhoneCode, Tombstone, Consent)]
    assert left == [0, 0, 0]
    assert Review.objects.count() == 2
    assert Fulfillment.objects.filter(minutes=40).count() == 2


def test_an_order_two_years_closed_is_about_nobody(old):
    retain(at=YEARS_LATER)
    nobody = Person.objects.get(name="（已去标识）")
    for order in Order.objects.all():
        assert (order.placed_for, order.placed_by, order.reviewer) == (nobody, nobody, None)
        assert (str(order.address), str(order.place), order.consent_words) == ("", "", "")
        assert order.words == "（已到期去掉）"
        assert order.deidentified_on == YEARS_LATER.date()


def test_the_day_before_it_is_as_it_was(old):
    closed = Order.objects.get(stage="withdrawn").closed_at
    retain(at=closed + timedelta(days=730))
    assert Order.objects.get(stage="withdrawn").deidentified_on is None
    retain(at=closed + timedelta(days=730, seconds=1))
    assert Order.objects.get(stage="withdrawn").deidentified_on is not None


def test_an_open_order_is_never_touched(world):
    order = world.place()
    retain(at=YEARS_LATER)
    assert Order.objects.get(pk=order.pk).placed_for == world.people["秦奶奶"]


def test_who_took_the_order_under_a_post_stays_answerable(world):
    keeper = world.people["马青山"]
    order = world.order_at("withdrawn")
    Order.objects.filter(pk=order.pk).update(
        placed_by=keeper, placed_under_id=world.posts["马青山"].pk, consent="spoken_phone"
    )
    retain(at=YEARS_LATER)
    assert Order.objects.get(pk=order.pk).placed_by == keeper


def test_a_run_that_was_killed_goes_on(old, monkeypatch):
    real, dead = applying.__globals__["_batch"], []

    def dying(run_id, rule, at):
        if rule.name == "consents" and not dead:
            dead.append(True)
            raise KeyboardInterrupt
        return real(run_id, rule, at)

    monkeypatch.setitem(applying.__globals__, "_batch", dying)
    with pytest.raises(KeyboardInterrupt):
        retain(at=YEARS_LATER)
    assert RetentionRun.objects.get().finished_at is None
    run = retain(at=YEARS_LATER)
    assert (run.counts["orders"], run.counts["consents"]) == (3, 1)
    assert events_of("retention", run.pk).count() == 1


def failing(monkeypatch, rule, fault):
    """That rule of the table fails so, until the answered context is left."""
    there = next(one for one in retention.RULES if one.name == rule)

    def end(rows, at):
        raise fault

    broken = tuple(replace(one, end=end) if one is there else one for one in retention.RULES)
    monkeypatch.setitem(applying.__globals__, "RULES", broken)


def test_a_rule_that_fails_holds_up_no_other_and_the_run_stays_open(old, monkeypatch, caplog):
    with monkeypatch.context() as meanwhile:
        failing(meanwhile, "orders", timed_out())
        run = retain(at=YEARS_LATER)
    assert (run.finished_at, run.faults) == (None, {"orders": "TooLong"})
    assert (run.counts["consents"], "orders" in run.counts) == (1, False)
    assert "the retention rule orders could not be applied: TooLong" in caplog.text
    assert not events_of("retention", run.pk).exists()
    again = retain(at=YEARS_LATER + timedelta(days=1))
    assert (again.pk, again.faults, again.counts["orders"]) == (run.pk, {}, 3)
    assert events_of("retention", run.pk).count() == 1


def timed_out():
    """What Django makes of a statement that PostgreSQL ended."""
    fault = OperationalError("canceling statement due to statement timeout")
    fault.__cause__ = type("TooLong", (Exception,), {"sqlstate": "57014"})()
    return fault


def test_without_a_database_no_further_rule_is_tried(old, monkeypatch):
    failing(monkeypatch, "codes", OperationalError("the connection is closed"))
    old_codes = retention.counts(at=YEARS_LATER)
    with pytest.raises(OperationalError):
        retain(at=YEARS_LATER)
    assert retention.counts(at=YEARS_LATER) == old_codes


def test_what_could_not_be_applied_is_told_by_the_command_and_tried_again_by_the_worker(
    old, monkeypatch, capsys
):
    monkeypatch.setattr(clock, "now", lambda: YEARS_LATER)
    with monkeypatch.context() as meanwhile:
        failing(meanwhile, "orders", PermissionError("a file that stays"))
        assert commandline.main(["retain"]) == 1
        assert "办结的单：没有做成（PermissionError）" in capsys.readouterr().out
        assert chores.attempt(chores._retain, at=YEARS_LATER) is None
    assert chores.attempt(chores._retain, at=YEARS_LATER) is not None


def test_batches_end_all_of_it(old, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 1)
    assert retain(at=YEARS_LATER).counts["orders"] == 3


def test_the_worker_applies_it_daily(old):
    chores.sweep(at=YEARS_LATER)
    assert RetentionRun.objects.get().finished_at == YEARS_LATER
    assert retention.counts(at=YEARS_LATER)["orders"] == 0


def pack_with(settings, **days):
    settings.PACK = replace(settings.PACK, retention=days)


def test_a_county_shortens(settings):
    pack_with(settings, orders=365)
    assert lengths.days_of("orders") == 365
    assert check_lengths() == []


@pytest.mark.parametrize(
    "days", [{"orders": 731}, {"orders": 0}, {"orders": "1y"}, {"exports": 30}, {"other": 3}]
)
def test_a_county_never_lengthens_and_is_told(settings, days):
    pack_with(settings, **days)
    assert len(check_lengths()) == 1


def test_a_longer_one_does_not_count_even_unchecked(settings):
    pack_with(settings, orders=9999)
    assert lengths.days_of("orders") == 730


def test_every_rule_has_a_length_and_every_holding_names_a_rule_there_is():
    names = {rule.name for rule in retention.RULES}
    assert names == set(lengths.DEFAULTS)
    assert {held.rule for held in HOLDINGS} - {""} <= names


def test_the_default_lengths_are_those_of_the_design():
    asked = {"codes": 1, "sessions": 30, "answers": 30, "orders": 730, "tombstones": 30}
    assert asked.items() <= lengths.DEFAULTS.items()
    assert lengths.DEFAULTS["exports"] >= 3 * 365
    assert date(2026, 1, 1) + timedelta(days=lengths.DEFAULTS["orders"]) == date(2028, 1, 1)


def test_an_order_by_a_guardian_lets_go_of_the_bond_and_that_ends_too(world):
    guardian, ward = world.people["李小妹"], world.people["秦奶奶"]
    bond = Bond.objects.create(
        county="610626", guardian=guardian, ward=ward, kind="family", proposed_at=MONDAY,
        proposed_by_id=guardian.pk, ended_at=MONDAY, ended_how="withdrawn",
    )  # fmt: skip
    order = world.order_at("withdrawn")
    Order.objects.filter(pk=order.pk).update(bond=bond, consent="bond", placed_by=guardian)
    assert retention.counts(at=YEARS_LATER)["bonds"] == 0
    run = retain(at=YEARS_LATER)
    assert (run.counts["orders"], run.counts["bonds"]) == (1, 1)
    assert Order.objects.get(pk=order.pk).bond is None


def test_a_clock_that_jumped_is_asked_about_before_anything_is_removed(old, monkeypatch, capsys):
    retain(at=MONDAY)
    before = all_rows()
    monkeypatch.setattr(clock, "now", lambda: YEARS_LATER)
    assert chores.attempt(chores._retain, at=YEARS_LATER) is None
    assert commandline.main(["retain"]) == 1
    assert "--clock-is-right" in capsys.readouterr().err
    assert all_rows() == before
    assert commandline.main(["retain", "--clock-is-right"]) == 0
    assert "已清理 3" in capsys.readouterr().out
    assert chores.attempt(chores._retain, at=YEARS_LATER + timedelta(days=1)) is not None
