"""Small rules that were once missed: each was somebody's bad day."""

from datetime import date, timedelta

from tests.world import MONDAY, SINCE, walk
from wudan.jobs import worker
from wudan.journal.models import Outbox
from wudan.journal.outbox import LONGEST_WAIT, deliver
from wudan.kit.clock import day_of
from wudan.orders import actions
from wudan.orders.attention import review_list
from wudan.orders.models import Deadline, Order
from wudan.people.actions.persons import enter as enter_person
from wudan.sites.models import SitePeriod


def test_the_work_is_not_due_before_the_day_agreed_on(world):
    order = world.order_at("offered")
    far = MONDAY + timedelta(days=60)
    actions.confirm(order=order, by=world.actor("苏远"), at=MONDAY, starts_at=far, contact="苏远")
    due = Deadline.objects.get(order=order, ended_at=None).due_at
    assert day_of(due) == day_of(far) + timedelta(days=1)


def test_a_later_day_moves_the_time_to_complete_and_an_earlier_one_does_not(world):
    order = world.order_at("scheduled")
    before = Deadline.objects.get(order=order, ended_at=None).due_at
    soon, far = MONDAY + timedelta(days=2), MONDAY + timedelta(days=90)
    actions.schedule(order=order, by=world.actor("苏远"), at=MONDAY, starts_at=soon)
    assert Deadline.objects.get(order=order, ended_at=None).due_at == before
    actions.schedule(order=order, by=world.actor("苏远"), at=MONDAY, starts_at=far)
    assert Deadline.objects.get(order=order, ended_at=None).due_at > far


def test_an_order_is_not_handed_up_to_a_closed_site(world):
    SitePeriod.objects.filter(site__unit=world.units["铁边城"]).delete()
    SitePeriod.objects.create(site=world.units["铁边城"].site, state="closed", starts_on=SINCE)
    order = actions.escalate(order=world.place(), by=world.actor("马青山"), at=MONDAY)
    assert order.unit == world.units["c"]


def test_two_of_one_name_without_a_phone_are_two_people(world):
    by, home = world.actor("马青山"), world.units["杨柳村"]
    one, other, again = (
        enter_person(name="王秀英", phone="", address=address, home=home, by=by, at=MONDAY)
        for address in ("一组3户", "五组9户", "一组3户")
    )
    assert one != other
    assert one == again


def test_a_reaction_that_never_succeeds_waits_an_hour_at_most(world):
    world.order_at("accepted")
    Outbox.objects.update(tries=60)

    def broken(happening):
        raise RuntimeError("not today")

    deliver(lambda verb: [("broken", broken)], at=MONDAY + timedelta(hours=2))
    waits = Outbox.objects.values_list("next_try_at", flat=True)
    assert max(waits) <= MONDAY + timedelta(hours=2) + LONGEST_WAIT


def test_one_bad_deadline_does_not_hold_up_the_others(world, monkeypatch):
    bad, good = world.place("秦奶奶"), world.place("高大爷")
    real = worker.notice_deadline

    def notice(*, deadline_id, at):
        if Deadline.objects.get(pk=deadline_id).order_id == bad.pk:
            raise ValueError("bad row")
        return real(deadline_id=deadline_id, at=at)

    monkeypatch.setattr(worker, "notice_deadline", notice)
    worker.run_once(at=MONDAY + timedelta(days=3))
    assert Order.objects.get(pk=good.pk).unit == world.units["铁边城"]


def test_a_keeper_of_a_fixed_term_is_still_a_keeper_in_the_review_list(world):
    post = world.posts["马青山"]
    post.ends_on = date(2027, 1, 1)
    post.save()
    need = actions.Need(service=world.services["haircut"])
    order = walk(world, actions.place(need=need, by=world.oneself("马青山"), at=MONDAY), "done")
    actions.review(order=order, by=world.oneself("马青山"), at=MONDAY + timedelta(days=1), score=5)
    items = review_list(world.actor("柳文书"), at=MONDAY + timedelta(days=2))
    assert [item.kind for item in items] == ["staff_rating"]
