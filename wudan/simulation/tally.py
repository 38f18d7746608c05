"""What is counted while the year runs, and how it is told at its end: shares, medians, distributions.

Whole numbers throughout, shares in thousandths. A load is told as its distribution: no site and no
team is named, none stands before another (国办函〔2026〕12号).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

_QUANTILES = (0, 25, 50, 75, 90, 100)
_THOUSAND = 1000


class Tally:
    """Counters of one run."""

    def __init__(self) -> None:
        self.verbs: Counter[str] = Counter()
        self.in_time: Counter[str] = Counter()
        self.late: Counter[str] = Counter()
        self.escalated: Counter[str] = Counter()
        self.unserved: Counter[str] = Counter()
        self.waits: dict[str, list[int]] = defaultdict(list)

    def ends(self, step: str, *, at: int, due: int | None) -> None:
        """A step was taken, in its time or after it."""
        if due is not None:
            (self.in_time if at <= due else self.late)[step] += 1

    def told(self) -> dict[str, object]:
        """The plain data of it."""
        steps = sorted(self.in_time.keys() | self.late.keys())
        return {
            "verbs": dict(sorted(self.verbs.items())),
            "in_time": {
                step: shared(self.in_time[step], self.in_time[step] + self.late[step]) for step in steps
            },
            "escalated": dict(sorted(self.escalated.items())),
            "unserved": dict(sorted(self.unserved.items())),
            "waits": {name: spread(values) for name, values in sorted(self.waits.items())},
        }  # fmt: skip


def shared(part: int, whole: int) -> dict[str, int]:
    """A share with its n."""
    return {"n": whole, "part": part, "thousandths": part * _THOUSAND // whole if whole else 0}


def spread(values: Iterable[int]) -> dict[str, int]:
    """A distribution by its quantiles, nearest rank."""
    listed = sorted(values)
    if not listed:
        return {"n": 0}
    last = len(listed) - 1
    return {"n": len(listed)} | {f"q{q}": listed[last * q // 100] for q in _QUANTILES}


def gini(values: Sequence[int]) -> int:
    """How uneven, in thousandths: 0 when all have the same."""
    listed, total = sorted(values), sum(values)
    if not total:
        return 0
    weighted = sum((2 * place - len(listed) + 1) * value for place, value in enumerate(listed))
    return weighted * _THOUSAND // (len(listed) * total)
