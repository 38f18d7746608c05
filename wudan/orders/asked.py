"""What an order asked for: its menu item as it read then, whatever became of the item since (R037).

An order keeps the number of the version it was placed under, and is served by that version: its
name and words, how long, how many, how soon. What protects people is the exception, for the law looks
at the day of the service (条例 §15–§17): a class of risk, an insurance, a licence that is asked for
now is asked for of earlier orders too.
"""

from collections.abc import Iterable
from copy import copy

from wudan.catalog.details import NAMES
from wudan.catalog.enums import Risk
from wudan.catalog.models import Service, ServiceVersion
from wudan.orders.models import Order

_PROTECTING = frozenset({"risk", "needs_insurance", "licences"})


def item_of(order: Order) -> Service | None:
    """The item as this order asked for it: no statement while the item has not changed."""
    return items_of([order])[order.pk]


def items_of(orders: Iterable[Order]) -> dict[int, Service | None]:
    """Order → its item as asked for; one statement for all, none where no item has changed since."""
    held = list(orders)
    wanted = {
        (order.service_id, order.service_version): order.service
        for order in held
        if order.service is not None and _is_older(order, order.service)
    }
    versions = _versions(wanted.keys()) if wanted else {}
    read = {
        key: _as_it_read(service, versions[key])
        for key, service in wanted.items()
        if service is not None and key in versions
    }
    return {
        order.pk: read.get((order.service_id, order.service_version), order.service)
        for order in held
    }


def _is_older(order: Order, service: Service) -> bool:
    return order.service_version is not None and order.service_version != service.version


def _versions(
    wanted: Iterable[tuple[int | None, int | None]],
) -> dict[tuple[int | None, int | None], ServiceVersion]:
    services = {service for service, _number in wanted}
    numbers = {number for _service, number in wanted if number is not None}
    rows = ServiceVersion.objects.filter(service__in=services, number__in=numbers)
    return {(row.service_id, row.number): row for row in rows}


def _as_it_read(service: Service, version: ServiceVersion) -> Service:
    """A copy that is never saved: the facts of then, and the protection of now besides."""
    read = copy(service)
    for name in NAMES:
        if name in version.content and name not in _PROTECTING:
            setattr(read, name, version.content[name])
    then = version.content
    read.risk = service.risk if service.risk != Risk.NONE else then.get("risk", Risk.NONE)
    read.needs_insurance = service.needs_insurance or bool(then.get("needs_insurance"))
    read.licences = sorted({*service.licences, *then.get("licences", ())})
    read.version = version.number
    return read
