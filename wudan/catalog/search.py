"""Which menu items a villager means by a sentence. Ranks; decides nothing.

Words are compared as people say them: “剃个头” finds 剃头, “理发” finds 上门理发.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from wudan.catalog.models import Service
from wudan.kit.text import bigrams

_READ = 120
"""Of a long text the first sentences say what is wanted."""
_LEAST = 3.0
_SHARE_OF_BEST = 0.34


def suggest(words: str, services: Iterable[Service], *, most: int | None = None) -> list[Service]:
    """The menu items that fit the words, best first; none when nothing fits."""
    said = "".join(words.split())[:_READ]
    if not said:
        return []
    scored = [(_score(said, service), service) for service in services]
    best = max((score for score, _ in scored), default=0.0)
    least = max(_LEAST if len(said) > 1 else 1.0, best * _SHARE_OF_BEST)
    kept = [pair for pair in scored if pair[0] >= least]
    kept.sort(key=lambda pair: -pair[0])
    return [service for _, service in kept][:most]


def _score(said: str, service: Service) -> float:
    names = [service.name, *service.words]
    score = max(_phrase(said, name) for name in names)
    score += len(bigrams(said) & bigrams("\n".join(names))) * 1.5
    return score + len(bigrams(said) & bigrams(f"{service.summary}\n{service.platform.name}"))


def _phrase(said: str, phrase: str) -> float:
    if phrase in said:
        return 4.0 * len(phrase)
    if said in phrase:
        return 3.0 * len(said)
    if len(phrase) > 1 and _loosely(phrase).search(said):
        return 3.0 * len(phrase)
    return 4.0 if len(phrase) > 2 and _loosely(phrase[-2:]).search(said) else 0.0


@lru_cache(maxsize=2048)
def _loosely(phrase: str) -> re.Pattern[str]:
    """The phrase with a word or two slipped in between: 剃个头, 量一下血压, (上门)理个发."""
    return re.compile(".{0,2}".join(map(re.escape, phrase)))
