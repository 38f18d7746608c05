"""更正资源: what is written of it, as it is now. Its stage goes by the steps alone."""

from datetime import datetime
from functools import partial

from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.sites.actions.resource.drafting import Draft, write
from wudan.sites.actions.resource.holding import lock, move, one_transaction
from wudan.sites.enums.resource import ResourceStage, ResourceVerb
from wudan.sites.models.resource import Resource
from wudan.sites.permissions.resource import listing_objection, step_objection


@one_transaction
def correct(
    *, resource: Resource, draft: Draft, by: Actor, at: datetime, seen: int | None = None
) -> Resource:
    """Write anew what changed; nothing changed is nothing done. Raises Malformed, Objected, Stale."""
    ask = partial(step_objection, verb=ResourceVerb.CORRECT)
    held = lock(resource, ask, by=by, seen=seen)
    insist(listing_objection(by, draft.unit.path))
    if draft.origin != held.origin and held.stage != ResourceStage.LISTED:
        raise Malformed(
            {"origin": "已经在办了，来源不能再改。弄错了的，先划掉，重新登记以后再改。"}
        )
    if changed := write(held, draft):
        move(held, ResourceVerb.CORRECT, by=by, at=at, facts={"changed": changed})
    return held
