"""Load what an address of the shops names; what is not in reach does not exist (404)."""

from typing import TypeVar

from django.http import HttpRequest

from wudan.areas.models import Unit
from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.rewards.models import Amendment, Batch, Good, Redemption, Shop, Sponsor
from wudan.web.acting import actor_of

Thing = TypeVar("Thing")


def load_shop(request: HttpRequest, pk: int) -> Shop:
    """A shop in reach. Raises Missing."""
    rows = Shop.objects.kept_by(actor_of(request)).with_units()
    return _one(rows.filter(pk=_key(pk)).first())


def load_redemption(request: HttpRequest, pk: int) -> Redemption:
    """A redemption of a shop in reach. Raises Missing."""
    rows = Redemption.objects.kept_by(actor_of(request)).with_names().select_related("collector")
    return _one(rows.filter(pk=_key(pk)).first())


def load_amendment(request: HttpRequest, pk: int) -> Amendment:
    """What waits for a second person at a shop in reach. Raises Missing."""
    rows = Amendment.objects.kept_by(actor_of(request))
    return _one(rows.select_related("stock__shop__unit", "stock__good").filter(pk=_key(pk)).first())


def load_batch(request: HttpRequest, pk: int) -> Batch:
    """A batch of a shop in reach. Raises Missing."""
    within = Shop.objects.kept_by(actor_of(request))
    rows = Batch.objects.filter(stock__shop__in=within)
    return _one(rows.select_related("stock__shop__unit", "stock__good").filter(pk=_key(pk)).first())


def load_good(request: HttpRequest, pk: int) -> Good:
    """A good that a unit in reach has listed. Raises Missing."""
    actor = actor_of(request)
    rows = Good.objects.filter(unit__path__startswith=actor.unit_path or "-")
    return _one(rows.select_related("unit").filter(pk=_key(pk)).first())


def load_sponsor(request: HttpRequest, pk: int) -> Sponsor:
    """A sponsor that a unit in reach has noted. Raises Missing."""
    rows = Sponsor.objects.kept_by(actor_of(request)).select_related("unit")
    return _one(rows.filter(pk=_key(pk)).first())


def own_unit(request: HttpRequest) -> Unit:
    """The unit of the post."""
    return Unit.objects.get(pk=actor_of(request).unit_id or 0)


def goods_for(shop: Shop) -> list[tuple[str, str]]:
    """Goods that may come to a shop: listed by its unit or one above."""
    rows = Good.objects.filter(unit__path__in=paths_above(shop.unit.path)).offered()
    return [(str(one.pk), one.name) for one in rows.order_by("name", "pk")]


def sponsors_for(request: HttpRequest) -> list[tuple[str, str]]:
    """Who may have given."""
    rows = Sponsor.objects.kept_by(actor_of(request)).order_by("name", "pk")
    return [(str(one.pk), one.name) for one in rows[:300]]


def paths_above(path: str) -> list[str]:
    """The unit's own path and those of the units above."""
    parts = path.rstrip(".").split(".")
    return [".".join(parts[:n]) + "." for n in range(1, len(parts) + 1)]


def _key(pk: int) -> int:
    return min(pk, numbers.LARGEST_KEY)


def _one(found: Thing | None) -> Thing:
    if found is None:
        raise Missing
    return found
