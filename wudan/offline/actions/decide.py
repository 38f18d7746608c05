"""定一件离线办的: what could not simply be done is done with changes, queued, or given up, by a person."""

import json
from collections.abc import Mapping
from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.offline.actions.doing import do
from wudan.offline.actions.holding import lock_act, note, one_transaction
from wudan.offline.actions.receive import keep
from wudan.offline.enums import ActKind, ActState, Decision
from wudan.offline.models import OfflineAct
from wudan.offline.permissions import deciding_objection
from wudan.people.actors import Actor
from wudan.people.opening import for_delivery

_CHANGEABLE = {
    ActKind.ORDER: frozenset({"service", "words", "wanted_on", "wanted_part", "village"}),
    ActKind.BOOKING: frozenset({"room", "day", "begins", "ends", "party"}),
}


@one_transaction
def decide(
    *, act: OfflineAct, decision: str, changes: Mapping[str, object], words: str, by: Actor,
    at: datetime,
) -> OfflineAct:  # fmt: skip
    """Decide once, for good. Raises Missing, Malformed, Objected: then it still waits."""
    held = lock_act(act.pk, by)
    insist(deciding_objection(by, held))
    if decision not in Decision.values:
        raise Malformed({"decision": "请选怎么办。"})
    words = tidy(words)
    if fault := objection_to(words, most=200):
        raise Malformed({"words": fault})
    if decision == Decision.DROP:
        if not words:
            raise Malformed({"words": "请写一句为什么不办了，本人问起来好答复。"})
        held.state, held.body = ActState.DROPPED, ""
    else:
        body = noted(held) | {
            k: v for k, v in changes.items() if k in _CHANGEABLE[ActKind(held.kind)]
        }
        keep(held, do(held.kind, held.device.county, body | _also(held, decision), by=by, at=at))
    held.decision, held.decided_words, held.decided_at = decision, words, at
    held.decided_by_id, held.decided_as = by.person, by.label[:80]
    held.save()
    note("decide", held.device, by=by, at=at, act=held.pk, decision=decision, state=held.state)
    return held


def noted(act: OfflineAct) -> dict[str, object]:
    """What was noted, for who decides about it."""
    text = act.body.opened(for_delivery())
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def _also(act: OfflineAct, decision: str) -> dict[str, object]:
    """What the decision adds: a twin was looked at; a full item or room is waited for."""
    if act.kind == ActKind.BOOKING:
        return {"waits": decision == Decision.WAIT}
    full = {Decision.NEXT: "next", Decision.WAIT: "wait"}.get(Decision(decision))
    return {"although": True} | ({"when_full": full} if full else {})
