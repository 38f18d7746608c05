"""May this piece, now: what its rows say, and what the hash of a revision covers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wudan.content.models import Article, Medium, ProofMark, Revision, Showing, SignOff
from wudan.kit.canonical import digest, spell
from wudan.kit.publishing import STEPS
from wudan.people.merged import survivor

LONGEST_TITLE, LONGEST_BODY = 60, 20_000
LONGEST_CAPTIONS, LONGEST_TRANSCRIPT, LONGEST_ALT = 60_000, 20_000, 120
MOST_PLACED, MOST_SHOWN = 12, 30


@dataclass(frozen=True, slots=True)
class Placed:
    """One file as it stands in a revision."""

    medium: int
    alt: str = ""
    captions: str = ""
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What an author wrote; `persons` are keys of those shown in it."""

    title: str
    body: str
    rights: str
    source: str
    credit: str = ""
    people_words: str = ""
    why: str = ""
    persons: frozenset[int] = frozenset()
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """How far a revision is: who signed, how many, whether marks wait."""

    persons: frozenset[int]
    count: int
    authors: frozenset[int]
    open_marks: int
    past: tuple[SignOff, ...] = field(default=())

    @property
    def next_step(self) -> int | None:
        """1 to 3; None when all three signed."""
        return self.count + 1 if self.count < STEPS else None


def signed_of(article: Article, revision: Revision) -> Signed:
    """Three statements. Authors and signers are who they are now: two rows of one person may be merged."""
    rows = tuple(
        SignOff.objects.filter(revision=revision).annotate(now=survivor("person_id")).order_by("pk")
    )
    authors = frozenset(article.authors.values_list(survivor("person_id"), flat=True))
    marks = ProofMark.objects.filter(revision=revision, settled_at=None).count()
    return Signed(frozenset(one.now for one in rows), len(rows), authors, marks, rows)


def hash_of(article: Article, written: Written, digests: Mapping[int, str]) -> str:
    """Over all that is shown: words, rights, source, files with their digests, the words beside them.

    Not over who is in it: two rows of one person may be merged; no one is added once somebody signed.
    """
    told: dict[str, object] = {
        "no": article.no, "kind": article.kind, "title": written.title, "body": written.body, "rights": written.rights,
        "source": written.source, "credit": written.credit, "people_words": written.people_words,
        "award": article.award_id, "project": article.project_id,
        "placed": [[digests[one.medium], one.alt, one.captions, one.transcript] for one in written.placed],
    }  # fmt: skip
    return digest(spell(told))


def written_of(revision: Revision) -> Written:
    """A revision's rows as what was written."""
    return Written(
        title=revision.title, body=revision.body, rights=revision.rights, source=revision.source, credit=revision.credit,
        people_words=revision.people_words, persons=frozenset(revision.appearances.values_list("person", flat=True)),
        placed=tuple(
            Placed(one.medium_id, one.alt, one.captions, one.transcript)
            for one in revision.placements.order_by("position")
        ),
    )  # fmt: skip


def is_whole(article: Article, revision: Revision) -> bool:
    """Whether its rows still give its hash."""
    digests = digests_of(one.medium for one in revision.placements.select_related("medium"))
    return hash_of(article, written_of(revision), digests) == revision.hash


def digests_of(media: Iterable[Medium]) -> dict[int, str]:
    """Of each file by key, what stands for its bytes: its digest, or the address it lies at."""
    return {one.pk: one.digest or one.link for one in media}


def open_showing(article: Article) -> Showing | None:
    """What everybody reads of it, if anything."""
    return Showing.objects.filter(article=article, until=None).select_related("revision").first()
