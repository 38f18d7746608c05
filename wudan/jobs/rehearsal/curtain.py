"""How the months end: whoever signs in with a demo account finds something to do.

The stations of the accounts have fresh orders; the teams of the accounts have an offer.
"""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.catalog.models import Service
from wudan.jobs.rehearsal.openings import Openings
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.refusals import Refusal
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel
from wudan.people.actors import for_self
from wudan.people.models import Person, Post
from wudan.teams.models import Team

FRESH_A_STATION = 3


def raise_curtain(scene: Scene, openings: Openings, county: str, *, until: datetime) -> None:
    """Leave fresh orders and offers for the holders of accounts."""
    held = Post.objects.filter(county=county, person__account__isnull=False)
    stations = held.filter(role="station_keeper").values_list("unit_id", flat=True)
    with transaction.atomic():
        for station in stations:
            _fresh_orders(scene, openings, station, until)
        for team in Team.objects.filter(unit__posts__in=held).select_related("unit"):
            _offer(scene, team, until)


def _fresh_orders(scene: Scene, openings: Openings, station: int, until: datetime) -> None:
    near = [person for person in scene.cast.residents if person.home_id == station]
    for hours in range(FRESH_A_STATION):
        channel = scene.rng.choice([Channel.WEB, Channel.TELEPHONE])
        openings.place(
            until - timedelta(hours=hours + 1), person=scene.rng.choice(near), channel=channel
        )


def _offer(scene: Scene, team: Team, until: datetime) -> None:
    service = next((s for s in scene.services.values() if _fits(s, team)), None)
    person = _served(scene, team)
    if service is None or person is None:
        return
    try:
        with transaction.atomic():
            need = Need(service=service, place_mode=service.places[0], address=person.address)
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
