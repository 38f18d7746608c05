"""The first keys file: made for a house that has sealed nothing yet, and never in the place of a lost one.

A file that did not come (a disk that was not mounted, a house that was moved without it) looks like
one that never was. The database knows better: who sealed its texts had keys.
"""

from django.conf import settings

from wudan.backups import half_way
from wudan.kit import clock
from wudan.kit.sealing import KeysFileError, make_keys_file
from wudan.people.rotation import holds_sealed

LOST = (
    "密钥文件 {file} 不在，可是数据库里已经有用密钥密存的资料，所以没有另做新的。"
    "请先从备份恢复这个文件（见 docs/howto/keys.md）。"
)


def make_first_keys() -> None:
    """Make it. Raises KeysFileError where a file must come back instead, and what the database raises
    when it cannot be asked."""
    if half_way.unfinished():
        raise KeysFileError(half_way.WORDS)
    if holds_sealed():
        raise KeysFileError(LOST.format(file=settings.KEYS_FILE))
    made_on = clock.day_of(clock.now())
    make_keys_file(settings.KEYS_FILE, made_on=made_on, cipher=settings.KEYS_CIPHER)
