"""遮名: a story without the names, places and numbers that are known, for scorers and voters (R079).

What is not known cannot be masked: the office reads each story before the scorers do.
"""

import re
from collections.abc import Iterable

from wudan.areas.models import Unit
from wudan.honors.models import Candidate
from wudan.kit.tree_paths import steps_of
from wudan.people.models import Person

SOMEBODY, SOMEWHERE, SOME_NUMBER = "某某", "某地", "（号码略）"
_NUMBERS = re.compile(r"[0-9０-９][0-9０-９ \-－]{5,}[0-9０-９]")
_ENDS = ("村", "镇", "乡", "站", "所", "社区", "街道")
_MOST_NEIGHBOURS = 5000


def masked(words: str, *, names: Iterable[str], places: Iterable[str]) -> str:
    """The same words without them; the longest first, so that no half of one is left."""
    words = _NUMBERS.sub(SOME_NUMBER, words)
    for known, sign in ((names, SOMEBODY), (places, SOMEWHERE)):
        for one in sorted({n for n in known if len(n) > 1}, key=len, reverse=True):
            words = words.replace(one, sign)
    return words


def blind_story_of(candidate: Candidate) -> str:
    """A candidate's story as scorers and voters read it."""
    near = Person.objects.filter(home=candidate.unit_id).order_by("pk")
    names = list(near.values_list("name", flat=True)[:_MOST_NEIGHBOURS])
    full = [candidate.person.name, candidate.nominator.name, *names]
    given = [name[1:] for name in full[:2] if len(name) > 2]
    return masked(candidate.story, names=[*full, *given], places=_places(candidate.unit))


def _places(unit: Unit) -> list[str]:
    """The station, what stands above it but for the county's own, and their areas; with and without 村."""
    above = steps_of(unit.path)
    rows = Unit.objects.filter(pk__in=above).values_list("name", "short_name", "area__name")
    told = {name for row in rows for name in row if name}
    return [*told, *(one.removesuffix(end) for one in told for end in _ENDS if one.endswith(end))]
