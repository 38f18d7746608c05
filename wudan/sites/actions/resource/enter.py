"""登记资源: what is known of it goes into the register, long before its door opens (R020, R026)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.sites.actions.resource.drafting import Draft, write
from wudan.sites.actions.resource.holding import note, one_transaction
from wudan.sites.enums.resource import ResourceVerb
from wudan.sites.models.resource import Resource
from wudan.sites.permissions.resource import listing_objection

LONGEST_KEY = 24
TAKEN = "这个编号已经有了。"


@one_transaction
def enter(*, draft: Draft, by: Actor, at: datetime, key: str = "") -> Resource:
    """One more line of the register; without a key of the county's it gets one. Raises Malformed, Objected."""
    insist(listing_objection(by, draft.unit.path))
    key = tidy(key)
    if fault := objection_to(key, most=LONGEST_KEY):
        raise Malformed({"key": fault})
    made = Resource(county=draft.unit.county, key=key, listed_at=at, moved_at=at)
    write(made, draft)
    made.key = key or _next_key(made.county)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Malformed({"key": TAKEN}) from None
    note(ResourceVerb.LIST, made, by=by, at=at)
    return made


def _next_key(county: str) -> str:
    """Z and a number after the last one of ours; the county's own keys are left alone."""
    ours = Resource.objects.filter(county=county, key__regex=r"^Z[0-9]{5}$").order_by("-key")
    last = ours.values_list("key", flat=True).first()
    return f"Z{int(last[1:]) + 1 if last else 1:05}"
