"""Sealing: personal texts are unreadable in the database, its log and its copies (PIPL §51, R-G20).

A sealed text is `<key id>.<nonce, ciphertext and tag>`. The key id says with which key, so keys
can be changed while in use; the context (table and column) is authenticated with it, so that
nobody can move a sealed text to another column. Equality is searched by a keyed hash under
another key (`blind`): the phones of a county are few, a plain hash would be no protection.
"""

from wudan.kit.sealing.ciphers import CIPHERS
from wudan.kit.sealing.keyring import Key, KeyMissing, Keyring, Unreadable
from wudan.kit.sealing.keys_file import (
    LOOK_EVERY_SECONDS,
    KeyringInUse,
    KeysFileError,
    add_key,
    add_signing_key,
    make_keys_file,
    open_keyring,
    published_keys,
    retire_key,
)

__all__ = [
    "CIPHERS",
    "LOOK_EVERY_SECONDS",
    "Key",
    "KeyMissing",
    "Keyring",
    "KeyringInUse",
    "KeysFileError",
    "Unreadable",
    "add_key",
    "add_signing_key",
    "make_keys_file",
    "open_keyring",
    "published_keys",
    "retire_key",
]
