"""换密钥: make a key that seals from now on, seal everything again under it, retire the old ones."""

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.sealed_files import SealedFiles
from wudan.kit.sealing import add_key, add_signing_key, retire_key
from wudan.people.actors import Actor
from wudan.people.rotation import MOST_PASSES, Advance, seal_again, sealed_by_others
from wudan.people.second_factor import CONTEXT


def begin_rotation(*, county: str, by: Actor, at: datetime, cipher: str | None = None) -> str:
    """Add the new key; its id. From the next second on every process seals with it."""
    key = add_key(settings.KEYS_FILE, made_on=day_of(at), cipher=cipher)
    settings.KEYRING.look_again()
    _journal("keys.begin", county, by=by, at=at, facts={"key": key.id, "cipher": key.cipher})
    return key.id


def renew_signing_key(*, county: str, by: Actor, at: datetime) -> str:
    """A new pair signs certificates from now on; its fingerprint. The old private half is gone."""
    key = add_signing_key(settings.KEYS_FILE, made_on=day_of(at))
    settings.KEYRING.look_again()
    _journal("keys.renew_signing", county, by=by, at=at, facts={"key": key.id})
    return key.id


def finish_rotation(
    *, county: str, by: Actor, at: datetime, advance: Advance, files: Iterable[SealedFiles] = ()
) -> tuple[int, dict[str, int]]:
    """Seal everything again until no text is left under an older key; how many, and what is left.

    `files` are the folders of sealed files. Safe to kill and to call again. Old keys are retired,
    not removed: backups still need them.
    """
    changed, left = 0, sealed_by_others()
    for _ in range(MOST_PASSES):
        if not left:
            break
        changed += seal_again(advance)
        left = sealed_by_others()
    ring = settings.KEYRING.look_again()
    changed += _second_factors(ring.current.id)
    changed += sum(folder.seal_again(ring.current.id) for folder in files)
    old = [key.id for key in ring.keys.values() if key.id != ring.current.id and not key.retired]
    if not left:
        for key_id in old:
            retire_key(settings.KEYS_FILE, key_id)
        settings.KEYRING.look_again()
    facts = {"key": ring.current.id, "sealed": changed, "left": sum(left.values()), "retired": old}
    _journal("keys.rotate", county, by=by, at=at, facts=facts)
    return changed, left


def _second_factors(current: str) -> int:
    """The library keeps them sealed inside a JSON value, so each row is read and rewritten."""
    changed = 0
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().get(pk=pk)
            fresh = {name: _sealed_again(value, current) for name, value in row.data.items()}
            if fresh != row.data:
                row.data = fresh
                row.save(update_fields=["data"])
                changed += 1
    return changed


def _sealed_again(value: object, current: str) -> object:
    keys = settings.KEYRING.present.keys
    if not isinstance(value, str) or value.partition(".")[0] not in keys.keys() - {current}:
        return value
    return settings.KEYRING.seal(settings.KEYRING.unseal(value, CONTEXT), CONTEXT)


def _journal(verb: str, county: str, *, by: Actor, at: datetime, facts: dict[str, object]) -> None:
    with transaction.atomic(savepoint=False):
        record(verb, Subject("keys", 0, county, None), by=by, at=at, facts=facts, react=False)
