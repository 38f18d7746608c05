"""发密钥: shown once, kept as a digest; a new one ends the one before at once."""

import secrets
from datetime import datetime

from wudan.connections.actions.journaling import held, note, one_transaction
from wudan.connections.models import System
from wudan.connections.permissions import key_objection
from wudan.connections.sources import digest_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def make_key(*, system: System, by: Actor, at: datetime) -> str:
    """The new key, to be handed over and forgotten. Raises Objected."""
    row = held(system.pk)
    insist(key_objection(by, row))
    key = secrets.token_urlsafe(24)
    row.key_digest, row.key_made_at = digest_of(key), at
    row.save(update_fields=["key_digest", "key_made_at"])
    note("system.make_key", row, by=by, at=at)
    return key
