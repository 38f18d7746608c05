"""照一单发活动: a team that took an order on makes the list of who goes, from what was agreed.

The address stays in the order: everybody reads an activity, few read an address (G08).
"""

from datetime import date, datetime, timedelta

from wudan.activities.actions.holding import one_transaction
from wudan.activities.actions.organizing.draft import draft
from wudan.activities.enums import Audience, Venue
from wudan.activities.models import Activity
from wudan.activities.permissions import organizing_objection
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.catalog.models import Service
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Missing, Objection, insist
from wudan.orders import flow
from wudan.orders.asked import item_of
from wudan.orders.models import Fulfillment, Order
from wudan.people.actors import Actor
from wudan.teams.eligibility import needs_training
from wudan.teams.models import Team

_VENUES = {
    "home": Venue.HOME, "site": Venue.SITE, "online": Venue.ONLINE, "popup": Venue.POPUP,
}  # fmt: skip
_DEFAULT_MINUTES = 60


@one_transaction
def draft_from_order(*, order: Order, by: Actor, at: datetime) -> Activity:
    """Draft it: for the team, when and where agreed, for as many as go. Raises Missing, Objected."""
    held = Order.objects.select_for_update(of=("self",)).filter(pk=order.pk).first()
    if held is None:
        raise Missing
    insist(order_objection(by, held))
    going = _going(held)
    return draft(
        unit=going.dispatch.unit, team=going.dispatch.team, order=held, by=by, at=at,
        wanted=_wanted(held, going),
    )  # fmt: skip


def order_objection(by: Actor, order: Order) -> Objection | None:
    """Why no activity is made of this order: not taken on, not by a team of one's own, or made already."""
    going = Fulfillment.objects.filter(order=order, dispatch=order.dispatch_id)
    found = going.select_related("dispatch__unit", "dispatch__team").first()
    if found is None or order.stage not in flow.SERVING or found.dispatch.team is None:
        return Objection("not_taken_on", "队伍买单、排好时间以后，才能照它发活动。")
    if objection := organizing_objection(by, found.dispatch.unit):
        return objection
    if Activity.objects.filter(order=order).exclude(stage="cancelled").exists():
        return Objection("made_already", "这一单已经有一个活动了。")
    return None


def _going(order: Order) -> Fulfillment:
    rows = Fulfillment.objects.select_related("dispatch__unit", "dispatch__team__unit")
    return rows.get(order=order, dispatch=order.dispatch_id)


def _wanted(order: Order, going: Fulfillment) -> Wanted:
    service = item_of(order)
    minutes = service.duration_minutes if service else _DEFAULT_MINUTES
    ends_at = min(going.starts_at + timedelta(minutes=minutes), _last_minute(going.starts_at))
    title = service.name if service else "上门服务"
    return Wanted(
        title=f"{order.origin.short_name}{title}"[:50],
        words=service.summary if service else "照约定去办一单。",
        service=order.service, audience=Audience.TEAM, venue=_VENUES.get(order.place_mode, Venue.OUTSIDE),
        area=order.origin.area, place=f"{order.origin.short_name}，具体地址问队长",
        shifts=(WantedShift(going.starts_at, ends_at),),
        positions=(_position(going, service),), insured_until=_insured_until(going.dispatch.team),
    )  # fmt: skip


def _position(going: Fulfillment, service: Service | None) -> WantedPosition:
    skills = [skill for skill in (service.skills if service else ()) if needs_training(skill)]
    licences = service.licences if service else ()
    return WantedPosition(
        "服务队员", max(1, going.people_count), skill=next(iter(skills), ""),
        licence=next(iter(licences), ""),
    )  # fmt: skip


def _insured_until(team: Team | None) -> date | None:
    return team.insured_until if team else None


def _last_minute(starts_at: datetime) -> datetime:
    return midnight(day_of(starts_at) + timedelta(days=1)) - timedelta(minutes=1)
