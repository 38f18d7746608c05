"""没有找到的说法: count what people look for and the menu has not, without anybody in it."""

import re
from datetime import datetime

from django.db.models import F

from wudan.catalog.actions.recording import one_transaction
from wudan.catalog.models import UnmatchedSearch
from wudan.kit.clock import day_of
from wudan.kit.text import objection_to

_WORDS = re.compile(r"[\u4e00-\u9fff]{2,16}")
_MOST_A_MONTH = 2000
"""So many different words a month are kept; who types nonsense fills no table."""


@one_transaction
def note_unmatched(*, words: str, county: str, at: datetime) -> bool:
    """Count one search that found nothing; only plain Chinese words, no digits and no names of
    places to be reached. False when it is not kept."""
    said = "".join(words.split())
    if not _WORDS.fullmatch(said) or objection_to(said, most=16):
        return False
    rows = UnmatchedSearch.objects.filter(county=county, month=day_of(at).replace(day=1))
    if rows.filter(words=said).update(count=F("count") + 1):
        return True
    if rows.count() >= _MOST_A_MONTH:
        return False
    fresh = UnmatchedSearch(county=county, month=day_of(at).replace(day=1), words=said)
    UnmatchedSearch.objects.bulk_create([fresh], ignore_conflicts=True)
    return True
