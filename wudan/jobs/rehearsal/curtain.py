"""How the months end: whoever signs in with a demo account finds something to do.

The stations of the accounts have fresh orders; the teams of the accounts have an offer.
"""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.catalog.models import Service
from wudan.jobs.rehearsal.openings import Openings
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import local
from wudan.kit.refusals import Refusal
from wudan.orders import actions, proposals
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel
from wudan.people.actors import for_self
from wudan.people.models import Account, Person, Post
from wudan.teams.models import Team

FRESH_A_STATION = 3


def raise_curtain(scene: Scene, openings: Openings, county: str, *, until: datetime) -> None:
    """Leave fresh orders and offers for the holders of accounts."""
    held = Post.objects.filter(county=county, person__account__isnull=False)
    stations = held.filter(role="station_keeper").values_list("unit_id", flat=True)
    with transaction.atomic():
        for station in stations:
            _fresh_orders(scene, openings, station, until)
        for account in Account.objects.filter(person__county=county, person__posts=None):
            _own_orders(scene, openings, account.person, until)
        for team in Team.objects.filter(unit__posts__in=held).select_related("unit"):
            offer(scene, team, until)


def _fresh_orders(scene: Scene, openings: Openings, station: int, until: datetime) -> None:
    near = [person for person in scene.cast.residents if person.home_id == station]
    for hours in range(FRESH_A_STATION):
        channel = scene.rng.choice([Channel.WEB, Channel.TELEPHONE])
        openings.place(
            until - timedelta(hours=hours + 1), person=scene.rng.choice(near), channel=channel
        )


def _own_orders(scene: Scene, openings: Openings, person: Person, until: datetime) -> None:
    """One just placed, one agreed for a day to come, one done and waiting for the review."""
    openings.place(by_day(until - timedelta(hours=2)), person=person, channel=Channel.WEB)
    for days_ago, is_done in ((2, False), (4, True)):
        at = by_day(until - timedelta(days=days_ago))
        try:
            with transaction.atomic():
                _served_order(scene, person, at, is_done=is_done)
        except Refusal:
            continue  # no team of the county can, that day


def _served_order(scene: Scene, person: Person, at: datetime, *, is_done: bool) -> None:
    service = scene.services["blood-pressure-check" if is_done else "haircut"]
    need = Need(service=service, place_mode=service.places[0])
    order = actions.place(need=need, by=for_self(person.pk), at=at)
    actions.accept(order=order, by=scene.staff(order.unit_id), at=at + timedelta(hours=1))
    best = proposals.ranking_for(order, at=at + timedelta(hours=2), top=1).eligible
    team = Team.objects.select_related("unit").get(pk=int(best[0])) if best else None
    office = scene.staff(scene.center.pk)
    if team is None:
        return
    actions.dispatch(order=order, by=office, at=at + timedelta(hours=2), team=team)
    leader, contact = scene.staff(team.unit_id), scene.cast.names[team.unit_id]
    day = 1 if is_done else 4
    actions.confirm(
        order=order, by=leader, at=at + timedelta(hours=3), contact=contact, people_count=2,
        starts_at=(local(at) + timedelta(days=day)).replace(hour=9, minute=0, second=0, microsecond=0),
    )  # fmt: skip
    if is_done:
        words = scene.rng.choice(scene.done_notes[service.platform.code])
        done_at = by_day(at + timedelta(days=day, hours=1))
        actions.fulfill(order=order, by=leader, at=done_at, words=words, minutes=45)


def by_day(at: datetime) -> datetime:
    """Moved back to the afternoon before, if people sleep then."""
    here = local(at)
    if 8 <= here.hour < 20:
        return at
    evening = here if here.hour >= 20 else here - timedelta(days=1)
    return evening.replace(hour=17)


def offer(scene: Scene, team: Team, until: datetime) -> None:
    """An offer that waits for the team's answer; none when the rules have it that it cannot."""
    service = next((s for s in scene.services.values() if _fits(s, team)), None)
    person = _served(scene, team)
    if service is None or person is None:
        return
    try:
        with transaction.atomic():
            need = Need(service=service, place_mode=service.places[0])
            order = actions.place(need=need, by=for_self(person.pk), at=until - timedelta(hours=5))
            keeper = scene.staff(order.unit_id)
            actions.accept(order=order, by=keeper, at=until - timedelta(hours=4))
            office = scene.staff(scene.center.pk)
            actions.dispatch(
                order=order, by=office, at=until - timedelta(hours=3), team=team,
                note="离得近，请看看能不能去",
            )  # fmt: skip
    except Refusal:
        return  # as the rules have it: this team cannot, today


def _fits(service: Service, team: Team) -> bool:
    return service.platform.code == team.category and set(service.skills) <= set(team.skills)


def _served(scene: Scene, team: Team) -> Person | None:
    paths = tuple(team.serves)
    near = (p for p in scene.cast.residents if p.home and p.home.path.startswith(paths))
    return next(near, None)
