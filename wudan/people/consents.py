"""Who agreed to what: asked by those who publish or export, and by pages. Changes nothing."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from wudan.kit.texts import Text, text_of_words, text_on
from wudan.people.enums import ConsentKind
from wudan.people.models import Consent, RecruitmentRules

TEXT_OF = {
    ConsentKind.NOTICE: "privacy",
    ConsentKind.PUBLISH: "publication",
    ConsentKind.EXPORT_UNMASKED: "export",
    ConsentKind.VOLUNTEER: "volunteer",
    ConsentKind.MINOR: "children",
}
"""Which text says what is agreed to."""
BOND_TEXT = "bond"
_CHUNK = 500
_NEVER_OF_CHILDREN = frozenset({ConsentKind.PUBLISH, ConsentKind.EXPORT_UNMASKED})


def consented(kind: str, person_ids: Iterable[int], *, on: date) -> set[int]:
    """Of these persons, those who agreed to this and have not withdrawn it.

    Never somebody under 14 where others would read name or telephone (PIPL §31, A32).
    """
    wanted, found = list(person_ids), set[int]()
    live = Consent.objects.live().of_kind(kind)
    if kind in _NEVER_OF_CHILDREN:
        live = live.but_of_children(on)
    for start in range(0, len(wanted), _CHUNK):
        piece = live.filter(person__in=wanted[start : start + _CHUNK])
        found.update(piece.values_list("person", flat=True))
    return found


def text_of(kind: str, *, on: date) -> Text:
    """The version of the text in force."""
    code = TEXT_OF[ConsentKind(kind)]
    return text_on({code: versions_of(code)}, code, on)


def versions_of(code: str) -> tuple[Text, ...]:
    """Every version of a text, oldest first: the pack's, and what the county adopted (R056).

    KeyError for no text.
    """
    known = settings.PACK.texts[code]
    if code != TEXT_OF[ConsentKind.VOLUNTEER]:
        return known
    rows = RecruitmentRules.objects.filter(county=settings.PACK.county).order_by("effective_on")
    adopted = [text_of_words(code, row.effective_on, row.title, row.body) for row in rows]
    days = {text.version for text in adopted}
    return tuple(
        sorted([*(t for t in known if t.version not in days), *adopted], key=lambda t: t.version)
    )


def bond_text(*, on: date) -> Text:
    """What guardian and ward agree to."""
    return text_on(settings.PACK.texts, BOND_TEXT, on)
