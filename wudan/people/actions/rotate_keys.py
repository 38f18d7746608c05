"""换密钥: make a key that seals from now on, seal everything again under it, retire the old ones."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.sealing import add_key, retire_key
from wudan.people.actors import Actor
from wudan.people.rotation import MOST_PASSES, Advance, seal_again, sealed_by_others


def begin_rotation(*, county: str, by: Actor, at: datetime, cipher: str | None = None) -> str:
    """Add the new key; its id. From the next second on every process seals with it."""
    key = add_key(settings.KEYS_FILE, made_on=day_of(at), cipher=cipher)
    settings.KEYRING.look_again()
    _journal("keys.begin", county, by=by, at=at, facts={"key": key.id, "cipher": key.cipher})
    return key.id


def finish_rotation(
    *, county: str, by: Actor, at: datetime, advance: Advance
) -> tuple[int, dict[str, int]]:
    """Seal everything again until no text is left under an older key; how many, and what is left.

    Safe to kill and to call again. Old keys are retired, not removed: backups still need them.
    """
    changed, left = 0, sealed_by_others()
    for _ in range(MOST_PASSES):
        if not left:
            break
        changed += seal_again(advance)
        left = sealed_by_others()
    ring = settings.KEYRING.look_again()
    old = [key.id for key in ring.keys.values() if key.id != ring.current.id and not key.retired]
    if not left:
        for key_id in old:
            retire_key(settings.KEYS_FILE, key_id)
        settings.KEYRING.look_again()
    facts = {"key": ring.current.id, "sealed": changed, "left": sum(left.values()), "retired": old}
    _journal("keys.rotate", county, by=by, at=at, facts=facts)
    return changed, left


def _journal(verb: str, county: str, *, by: Actor, at: datetime, facts: dict[str, object]) -> None:
    with transaction.atomic(savepoint=False):
        record(verb, Subject("keys", 0, county, None), by=by, at=at, facts=facts, react=False)
