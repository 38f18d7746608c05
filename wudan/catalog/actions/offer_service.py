"""上架、下架: put an item on the menu, or take it off. Orders already placed go on."""

from datetime import datetime

from wudan.catalog.actions.recording import journal, lock_service, one_transaction
from wudan.catalog.models import Service
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor


@one_transaction
def offer_service(*, service: Service, offered: bool, why: str, by: Actor, at: datetime) -> Service:
    """Offer it, or no longer. Taking off needs a reason. Raises Missing, Objected, Malformed."""
    service = lock_service(service)
    insist(menu_objection(by, service.platform, on=day_of(at)))
    why = tidy(why)
    if fault := objection_to(why, most=200):
        raise Malformed({"why": fault})
    if not offered and not why:
        raise Malformed({"why": "下架请写一句为什么，群众和队伍会问。"})
    if service.is_offered != offered:
        service.is_offered = offered
        service.save(update_fields=["is_offered"])
        verb = "service.offer" if offered else "service.take_off"
        journal(verb, "service", service.pk, service.county, by=by, at=at, why=why)
    return service
