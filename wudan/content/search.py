"""找稿件: Chinese by pairs of neighbouring letters, in the database's own index; no word list, nothing learned.

FTS5 on SQLite, a GIN index over a `tsvector` on PostgreSQL: both find every piece that holds all pairs of what
was typed. Of what is not public nothing stands in the index.
"""

from django.db import connection
from django.db.models.expressions import RawSQL

from wudan.content.models import Revision
from wudan.content.querysets import ShowingQuerySet
from wudan.kit.text import bigrams

_READ = 60
_HELD = {
    "sqlite": "SELECT rowid FROM content_search WHERE content_search MATCH %s",
    "postgresql": (
        "SELECT article_id FROM content_searchtext"
        " WHERE array_to_tsvector(string_to_array(pairs, ' ')) @@ %s::tsquery"
    ),
}


def find(shown: ShowingQuerySet, words: str) -> ShowingQuerySet:
    """Those that hold the words; a single letter is looked for in titles. All, when nothing was typed."""
    said = "".join(words.split())[:_READ]
    if not said:
        return shown
    pairs = sorted(bigrams(said.casefold()))
    if not pairs:
        return shown.filter(revision__title__icontains=said)
    if connection.vendor == "sqlite":
        asked = " AND ".join(f'"{pair}"' for pair in pairs)
    else:
        asked = " & ".join(f"'{pair}'" for pair in pairs)
    return shown.filter(article__in=RawSQL(_HELD[connection.vendor], [asked]))  # noqa: S611 - our text, their words as a parameter


def pairs_of(revision: Revision) -> str:
    """All pairs of a revision's words, for the index."""
    spoken = revision.placements.order_by("position").values_list("alt", "transcript")
    told = [
        revision.title,
        revision.credit,
        revision.body,
        *(text for row in spoken for text in row),
    ]
    return " ".join(sorted({pair.casefold() for text in told for pair in bigrams(text)}))
