"""What the database itself refuses, whoever writes and however."""

from datetime import date

import pytest
from django.db import connection

from tests.domain.refusing import refused_by_the_database
from tests.world import MONDAY, PATHS
from wudan.catalog.models import PlatformDuty
from wudan.orders.enums import Consent, Stage
from wudan.orders.flow import CLOSED, STATE_OF, WITH_DISPATCH
from wudan.orders.models import Acceptance, Deadline, Dispatch, Fulfillment, Order, Review
from wudan.people.models import Post
from wudan.teams.models import Team

pytestmark = pytest.mark.postgres


def name(text: str) -> str:
    """SQLite names a unique index by its columns, PostgreSQL by its name."""
    return text if connection.vendor == "postgresql" else "UNIQUE constraint failed"


def again(row):
    """The same row once more."""
    row.pk = None
    row.save(force_insert=True)


def test_one_live_dispatch_an_order(world):
    made = world.order_at("offered").dispatches.get()
    with refused_by_the_database(name("dispatch_one_live")):
        again(made)


def test_a_dead_one_beside_it_is_no_matter(world):
    made = world.order_at("offered").dispatches.get()
    made.state, made.answered_at = "refused", MONDAY
    again(made)
    assert Dispatch.objects.count() == 2


def test_one_live_fulfillment_one_running_deadline_one_acceptance(world):
    order = world.order_at("scheduled")
    with refused_by_the_database(name("fulfillment")):
        again(order.fulfillments.get())
    with refused_by_the_database(name("deadline_one_running")):
        again(order.deadlines.running().get())
    with refused_by_the_database(name("acceptance_once")):
        again(order.acceptances.get())
    assert (Fulfillment.objects.count(), Acceptance.objects.count()) == (1, 1)
    assert Deadline.objects.running().count() == 1


def test_one_review_an_order(world):
    with refused_by_the_database(name("review")):
        again(world.order_at("reviewed").review)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 1, 1), None),
        (date(2024, 1, 1), None),
        (date(2024, 1, 1), date(2025, 1, 2)),
        (date(2026, 1, 1), date(2026, 1, 2)),
    ],
)
def test_a_second_lead_on_the_same_day_is_refused(world, starts_on, ends_on):
    with refused_by_the_database("platform_one_lead"):
        lead(world, "卫健局", starts_on, ends_on)


def lead(world, unit, starts_on, ends_on=None, kind="lead"):
    return PlatformDuty.objects.create(
        platform=world.platforms["relief"], unit=world.units[unit], kind=kind,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip


def test_a_lead_may_follow_a_lead_and_others_may_help(world):
    lead(world, "文旅局", date(2024, 1, 1), date(2025, 1, 1))
    lead(world, "卫健局", date(2025, 1, 1), kind="cooperating")
    PlatformDuty.objects.filter(unit=world.units["民政局"]).update(ends_on=date(2026, 9, 1))
    lead(world, "卫健局", date(2026, 9, 1))


def test_a_helper_does_not_become_a_second_lead(world):
    helper = lead(world, "卫健局", date(2025, 1, 1), kind="cooperating")
    with refused_by_the_database("platform_one_lead"):
        PlatformDuty.objects.filter(pk=helper.pk).update(kind="lead")


def test_an_ended_lead_is_not_prolonged_over_its_successor(world):
    PlatformDuty.objects.filter(unit=world.units["民政局"]).update(ends_on=date(2026, 9, 1))
    lead(world, "卫健局", date(2026, 9, 1))
    with refused_by_the_database("platform_one_lead"):
        PlatformDuty.objects.filter(unit=world.units["民政局"]).update(ends_on=None)


@pytest.mark.parametrize("stage", PATHS)
def test_the_stage_is_tied_to_the_rows(world, stage):
    """From each stage, each other stage that says something else of closing or dispatch."""
    order = world.order_at(stage)
    for other in Stage:
        if (other in CLOSED, other in WITH_DISPATCH) != (stage in CLOSED, stage in WITH_DISPATCH):
            with refused_by_the_database("order_"):
                Order.objects.filter(pk=order.pk).update(stage=other)
    assert Order.objects.get(pk=order.pk).state == STATE_OF[Stage(stage)]


@pytest.mark.parametrize(
    ("stage", "change", "constraint"),
    [
        ("placed", {"closed_at": MONDAY}, "order_closed_iff_closed_at"),
        ("reviewed", {"closed_at": None}, "order_closed_iff_closed_at"),
        ("offered", {"dispatch": None}, "order_dispatched_iff_dispatch"),
        ("accepted", {"platform": None}, "order_accepted_has_platform"),
        ("declined", {"closed_code": ""}, "order_exit_has_reason"),
        ("merged", {"merged_into": None}, "order_merged_iff_into"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(world, stage, change, constraint):
    order = world.order_at(stage)
    with refused_by_the_database(constraint):
        Order.objects.filter(pk=order.pk).update(**change)


def test_who_orders_for_another_has_their_consent(world):
    order = world.place()
    with refused_by_the_database("order_by_another_has_consent"):
        Order.objects.filter(pk=order.pk).update(placed_by=world.people["高大爷"])
    Order.objects.filter(pk=order.pk).update(
        placed_by=world.people["高大爷"], consent=Consent.FAMILY
    )


@pytest.mark.parametrize(
    ("model", "change", "constraint"),
    [
        (Dispatch, {"kind": "duty"}, "dispatch_offer_xor_duty"),
        (Dispatch, {"team": None}, "dispatch_offer_xor_duty"),
        (Dispatch, {"answered_at": None}, "dispatch_answered_iff_answered_at"),
        (Fulfillment, {"done_at": None}, "fulfillment_done_iff_done_at"),
        (Fulfillment, {"minutes": 961}, "fulfillment_minutes_of_a_day"),
        (Review, {"score": 6}, "review_one_to_five"),
        (Review, {"score": 0}, "review_one_to_five"),
        (Team, {"rating_sum": 6, "rating_count": 1}, "team_rating_between_one_and_five"),
    ],
)
def test_a_step_that_contradicts_itself_is_refused(world, model, change, constraint):
    world.order_at("reviewed")
    with refused_by_the_database(constraint):
        model.objects.update(**change)


def test_a_unit_has_one_head(world):
    with refused_by_the_database("post_one_head"):
        again(Post.objects.get(pk=world.posts["马青山"].pk))
