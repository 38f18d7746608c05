"""The months before today, played in order of time: placements, turns, deadlines, reactions."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random

from django.db import transaction

from wudan.areas.models import Unit
from wudan.catalog.models import Platform, PlatformDuty, Service
from wudan.jobs.furnishing import furnish
from wudan.jobs.reactions import untold_reactions_to, watch
from wudan.jobs.rehearsal.activities import hold_activities
from wudan.jobs.rehearsal.bank import keep_households
from wudan.jobs.rehearsal.campaigns import run_campaigns
from wudan.jobs.rehearsal.cards import give_out_cards
from wudan.jobs.rehearsal.cast import gather
from wudan.jobs.rehearsal.complaints import hear_complaints
from wudan.jobs.rehearsal.content import publish_pieces
from wudan.jobs.rehearsal.curtain import raise_curtain
from wudan.jobs.rehearsal.deliveries import bring
from wudan.jobs.rehearsal.earning import keep_points
from wudan.jobs.rehearsal.families import gather_families
from wudan.jobs.rehearsal.founding import found_teams
from wudan.jobs.rehearsal.funds import grant_fund
from wudan.jobs.rehearsal.hours import leave_something_to_decide, serve
from wudan.jobs.rehearsal.households import honor_households
from wudan.jobs.rehearsal.inspections import appraise_towns, inspect_sites, inspect_units
from wudan.jobs.rehearsal.joining import ask_to_join
from wudan.jobs.rehearsal.key_works import join_items
from wudan.jobs.rehearsal.lessons import count_burden, learn_elsewhere
from wudan.jobs.rehearsal.meetings import hold_meetings
from wudan.jobs.rehearsal.menu import keep_menu
from wudan.jobs.rehearsal.openings import Openings
from wudan.jobs.rehearsal.paper import hand_in_paper
from wudan.jobs.rehearsal.plans import plan_quarters
from wudan.jobs.rehearsal.presences import keep_rosters
from wudan.jobs.rehearsal.projects import open_gate
from wudan.jobs.rehearsal.proposals import propose_for_all
from wudan.jobs.rehearsal.registers import sum_up_months
from wudan.jobs.rehearsal.resources import open_doors
from wudan.jobs.rehearsal.rooms import use_rooms
from wudan.jobs.rehearsal.script import Scene, play
from wudan.jobs.rehearsal.shops import keep_shops
from wudan.jobs.rehearsal.staffing import fill_shifts, look_back
from wudan.jobs.rehearsal.standing import keep_standards
from wudan.jobs.rehearsal.support import support_sites
from wudan.jobs.rehearsal.systems import announce, connect_systems
from wudan.jobs.rehearsal.tenure import settle_posts
from wudan.jobs.rehearsal.touring import plan_tours
from wudan.jobs.rehearsal.training import recognize_leaders, train
from wudan.jobs.rehearsal.volunteers import gather_volunteers
from wudan.journal.outbox import deliver
from wudan.kit import numbers
from wudan.kit.clock import local
from wudan.kit.pack import Pack, read_toml
from wudan.kit.refusals import Refusal
from wudan.orders import actions
from wudan.orders.enums import CallbackOutcome
from wudan.orders.models import Callback, Deadline, Order

MONTHS = 3
A_COMMIT = 150
"""Turns written in one transaction: a rehearsal need not survive a power cut."""
Advance = Callable[[int], None]


def rehearse(
    pack: Pack, *, orders: int, seed: int, until: datetime, advance: Advance = lambda n: None
) -> int:
    """Play `orders` orders over the months before `until`; how many turns it took."""
    rng = Random(seed)  # noqa: S311 - a rehearsal, not a secret
    began = until - timedelta(days=MONTHS * 30 + 1)
    units = furnish(pack, at=began)
    with transaction.atomic():
        scene = _scene(pack, units, rng)
        recognize_leaders(scene, pack.county, at=began)
        join_items(scene, pack.county, at=began)
    openings = Openings(scene, read_toml(pack.folder / "demo" / "people.toml")["needs"], pack)
    times = [_office(at, rng) for at in _moments(orders, until, rng)]
    with numbers.drawn_from(rng.randrange):
        turns = _run(scene, openings, times, until, advance)
        _call_back(scene, until)
        raise_curtain(scene, openings, pack.county, until=until)
        with transaction.atomic():
            settle_posts(scene, pack.county, until=until)
            gather_families(scene, pack.county, until=until)
            propose_for_all(scene, openings, until=until)
            keep_households(scene, pack.county, until=until)
            give_out_cards(scene, pack.county, until=until)
            serve(scene, pack.county, until=until)
            _clock(until - timedelta(hours=2), until)
            leave_something_to_decide(scene, until=until)
            train(scene, pack.county, until=until)
            keep_menu(scene, pack.county, until=until)
            open_gate(scene, pack.county, until=until)
            run_campaigns(scene, pack.county, until=until)
            keep_rosters(scene, pack.county, until=until)
            bring(scene, pack.county, until=until)
            plan_tours(scene, pack.county, until=until)
            use_rooms(scene, pack.county, until=until)
            hand_in_paper(scene, pack.county, until=until)
            hold_activities(scene, pack.county, until=until)
            fill_shifts(scene, pack.county, until=until)
            plan_quarters(scene, pack.county, until=until)
            open_doors(scene, pack, until=until)
            support_sites(scene, pack.county, until=until)
            count_burden(pack.county, until=until)
            gather_volunteers(scene, pack.county, until=until, seed=seed)
            ask_to_join(scene, pack.county, until=until)
            found_teams(scene, pack.county, until=until)
            keep_standards(scene, pack, until=until)
            inspect_sites(scene, pack.county, until=until)
            inspect_units(scene, pack.county, until=until)
            appraise_towns(scene, pack.county, until=until)
            keep_points(scene, pack.county, until=until)
            keep_shops(scene, pack, until=until)
            honor_households(scene, pack.county, until=until)
            hold_meetings(scene, pack.county, until=until)
            grant_fund(scene, pack, until=until)
            hear_complaints(scene, pack, until=until)
            publish_pieces(scene, pack.county, until=until)
            connect_systems(pack.county, until=until)
            announce(pack.county, until=until)
            look_back(scene, pack.county, until=until)
            sum_up_months(scene, pack.county, until=until)
            learn_elsewhere(office=scene.staff(scene.center.pk), until=until)
    return turns


def _moments(orders: int, until: datetime, rng: Random) -> list[datetime]:
    """When orders are placed: denser towards today, as in a system that is taking root."""
    days = MONTHS * 30
    start = until - timedelta(days=days)
    return sorted(start + timedelta(days=days * rng.random() ** 0.45) for _ in range(orders))


def _run(
    scene: Scene, openings: Openings, times: list[datetime], until: datetime, advance: Advance
) -> int:
    tick = count()
    agenda: list[tuple[datetime, int, int | None]] = [(at, next(tick), None) for at in times]
    heapq.heapify(agenda)
    turns = 0
    clock_at = times[0] if times else until
    while agenda and agenda[0][0] <= until:
        with transaction.atomic():
            for _ in range(A_COMMIT):
                if not agenda or agenda[0][0] > until:
                    break
                at, _seq, order_id = heapq.heappop(agenda)
                clock_at = _clock(clock_at, at)
                turned = _turn(scene, openings, order_id, at)
                turns += 1
                advance(order_id is None)
                if turned is not None:
                    pk, hours = turned
                    later = _office(at + timedelta(hours=max(0.2, hours)), scene.rng)
                    heapq.heappush(agenda, (later, next(tick), pk))
    with transaction.atomic():
        _clock(until - timedelta(hours=2), until)
    return turns


def _turn(
    scene: Scene, openings: Openings, order_id: int | None, at: datetime
) -> tuple[int, float] | None:
    """Place a new order, or play the next turn of one; None ends its story."""
    try:
        with transaction.atomic():
            if order_id is None:
                return openings.place(at), scene.hours(3)
            order = Order.objects.with_names().get(pk=order_id)
            hours = play(scene, order, at)
    except Refusal:
        hours = scene.hours(24)  # as in life: it did not work today
    return None if hours is None or order_id is None else (order_id, hours)


def _clock(since: datetime, at: datetime) -> datetime:
    """Notice deadlines and run reactions, about once an hour of played time."""
    if at - since < timedelta(hours=1):
        return since
    for pk in list(Deadline.objects.due_unnoticed(at).values_list("pk", flat=True)):
        actions.notice_deadline(deadline_id=pk, at=at)
    while deliver(untold_reactions_to, at=at, watch=watch):
        pass
    return at


def _call_back(scene: Scene, until: datetime) -> None:
    """Most of the drawn orders were called back, by the institute above."""
    outcomes = list(CallbackOutcome.values)
    with transaction.atomic():
        for callback in Callback.objects.waiting().select_related("order__origin__parent"):
            parent = callback.order.origin.parent
            if parent is None or not scene.chance(0.8):
                continue
            outcome = scene.rng.choices(outcomes, [88, 2, 2, 8])[0]
            actions.call_back(
                callback=callback, by=scene.staff(parent.pk), at=until, outcome=outcome,
                words=scene.say("callback_notes"),
            )  # fmt: skip


def _scene(pack: Pack, units: dict[str, Unit], rng: Random) -> Scene:
    pool = read_toml(pack.folder / "demo" / "people.toml")
    duties = PlatformDuty.objects.leads().filter(platform__county=pack.county)
    return Scene(
        cast=gather(pack, units, rng),
        rng=rng,
        pool={kind: pool[kind] for kind in ("refusals", "praises", "complaints", "callback_notes")},
        done_notes=pool["done_notes"],
        leads={duty.platform_id: duty.unit for duty in duties.select_related("unit")},
        center=units["c"],
        platforms=list(Platform.objects.filter(county=pack.county)),
        services={
            s.code: s for s in Service.objects.filter(county=pack.county).select_related("platform")
        },
    )


def _office(at: datetime, rng: Random) -> datetime:
    """Moved into waking hours; people act by day."""
    here = local(at)
    if 8 <= here.hour < 20:
        return at
    day = here if here.hour < 8 else here + timedelta(days=1)
    return day.replace(hour=8, minute=rng.randrange(60))
