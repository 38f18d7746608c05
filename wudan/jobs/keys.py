"""Whether the keys file opens what the house has sealed, said in one line before anything is served or kept."""

from django.conf import settings
from django.db import InterfaceError, OperationalError

from wudan.kit.refusals import Refusal
from wudan.kit.sealing import KeysFileError
from wudan.people.rotation import missing_keys

MISSING_KEYS = "密钥文件 {file} 里没有 {keys}，或者不是原来那一把，群众的资料打不开。请先从密钥备份恢复这个文件。"


def wrong_with_keys() -> str:
    """What is wrong; nothing when all texts can be opened. Raises what the database raises."""
    try:
        missing = missing_keys()
    except KeysFileError as fault:
        return str(fault)
    if not missing:
        return ""
    return MISSING_KEYS.format(keys="、".join(sorted(missing)), file=settings.KEYS_FILE.name)


def insist_on_a_keys_file() -> None:
    """Have the first one made; Refusal where one was lost. A database that is away is told of by who needs it."""
    try:
        settings.KEYRING.present  # noqa: B018 - read, or made, when it is asked for
    except (OperationalError, InterfaceError):
        return
    except KeysFileError as fault:
        raise Refusal("keys", str(fault)) from fault
