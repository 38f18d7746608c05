"""A store of backups (备份): a folder of sealed parts, and of copies that name them (ADR 76).

    STORE/store.json        which key seals here; nothing secret
    STORE/parts/3f/3f2a…    one sealed piece of a file or of a database, named by its keyed hash
    STORE/copies/…Z.copy    one moment of the house: a sealed list of what there is, and of which parts
    STORE/proven.json       which copy was last restored and proved

A part that is there already is not written again: a day's copy costs what changed that day. Nothing
is readable without the key, neither names nor sizes of single files. Knows no database and no
settings.
"""

from wudan.kit.safekeeping.copies import Copy, Kept, Tables
from wudan.kit.safekeeping.faults import StoreFault
from wudan.kit.safekeeping.keys import BackupKey, keep_key, make_key, read_code, read_key
from wudan.kit.safekeeping.parts import PART_BYTES
from wudan.kit.safekeeping.store import Added, Store
from wudan.kit.settling import settle

__all__ = [
    "PART_BYTES",
    "Added",
    "BackupKey",
    "Copy",
    "Kept",
    "Store",
    "StoreFault",
    "Tables",
    "keep_key",
    "make_key",
    "read_code",
    "read_key",
    "settle",
]
