"""Between what and what a share lies: no average of three answers passes for knowledge."""

from math import sqrt

_Z = 1.96
"""95 %."""


def wilson(hits: int, of: int) -> tuple[float, float] | None:
    """The interval of a share by Wilson, 95 %; None of nothing."""
    if not of:
        return None
    share = hits / of
    middle = (share + _Z * _Z / (2 * of)) / (1 + _Z * _Z / of)
    half = _Z * sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of)) / (1 + _Z * _Z / of)
    return max(0.0, middle - half), min(1.0, middle + half)
