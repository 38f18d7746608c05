"""Load what an address or a body names. A stranger gets Missing, a wrong code Malformed."""

from datetime import datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.areas.querysets import UnitQuerySet
from wudan.catalog.models import Platform, Service
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.orders.shown import seen_order, shown_order
from wudan.people.actors import Actor
from wudan.sites.models import Site
from wudan.sites.permissions import knows_of
from wudan.teams.models import Team

_LONGEST_CODE = 40


def load_order(actor: Actor, no: str, *, at: datetime) -> Order:
    """An order the actor may see, as a bare row: actions lock and join it themselves."""
    return seen_order(actor, no, on=day_of(at))


def load_shown_order(actor: Actor, no: str, *, at: datetime) -> Order:
    """The same with all that is shown of it."""
    return shown_order(actor, no, on=day_of(at), beside=("merged_into",))


def load_claimable_order(actor: Actor, no: str, *, at: datetime) -> Order:
    """An order open to be claimed, for those who may claim; else one the actor may see."""
    if numbers.is_number(no):
        found = claimable_by(actor).filter(no=no).first()
        if found is not None:
            return found
    return load_order(actor, no, at=at)


def claimable_by(actor: Actor) -> OrderQuerySet:
    """Orders from where the actor's team serves, open to be taken (抢单); nothing to others."""
    team = Team.objects.filter(unit=actor.unit_id).first() if actor.may(Verb.CLAIM) else None
    serves = team.serves if team else []
    return Order.objects.claimable(serves=serves).filter(county=settings.PACK.county)


def load_platform(code: str | None) -> Platform | None:
    """A platform of the county. Raises Malformed."""
    if code is None:
        return None
    found = Platform.objects.filter(county=settings.PACK.county, code=code).first()
    if found is None:
        raise Malformed({"platform": "没有这个平台。"})
    return found


def load_service(code: str | None) -> Service | None:
    """An item of the menu. Raises Malformed."""
    if code is None:
        return None
    offered = Service.objects.on_offer().filter(county=settings.PACK.county)
    found = offered.filter(code=code).first()
    if found is None:
        raise Malformed({"service": "菜单上没有这一项。"})
    return found


def load_village(key: str | None) -> Unit | None:
    """A site that orders may come from. Raises Malformed."""
    if key is None:
        return None
    found = _units().sites().filter(key=key).first()
    if found is None:
        raise Malformed({"village": "没有这个站、所。"})
    return found


def load_department(key: str | None) -> Unit | None:
    """A unit to charge with a duty; the action says whether it can be. Raises Malformed."""
    if key is None:
        return None
    found = _units().filter(key=key).first()
    if found is None:
        raise Malformed({"department": "没有这个部门。"})
    return found


def load_team(key: str | None) -> Team | None:
    """A team of today. Raises Malformed."""
    if key is None:
        return None
    found = Team.objects.active(settings.PACK.county).filter(unit__key=key).first()
    if found is None:
        raise Malformed({"team": "没有这支队伍。"})
    return found


def load_site(actor: Actor, key: str) -> Site:
    """A site within reach, for who may read how it stands; one that has ended, too. Raises Missing."""
    rows = Site.objects.of_county(settings.PACK.county).filter(unit__key=storable(key))
    found = rows.first()
    if found is None or not knows_of(actor, found):
        raise Missing
    return found


def storable(code: str) -> str:
    """A code from an address, fit to be asked of the database. Raises Missing."""
    if objection_to(code, most=_LONGEST_CODE):
        raise Missing
    return code


def _units() -> UnitQuerySet:
    return Unit.objects.filter(county=settings.PACK.county, ends_on=None)
