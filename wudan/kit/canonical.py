"""One spelling for one value, and its digest: what chains and keys are built on."""

import hashlib
import json
from collections.abc import Mapping

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
).encode
"""Made once: making it costs as much as a short value's spelling."""


def spell(value: Mapping[str, object]) -> bytes:
    """JSON with sorted keys, no blanks, UTF-8: equal values give equal bytes."""
    return _encode(value).encode("utf-8", "surrogatepass")


def digest(*parts: bytes) -> str:
    """SHA-256 of the parts, in hexadecimal, each part framed by its length."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
