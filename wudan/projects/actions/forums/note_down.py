"""记发言: what was said and by which party; whence is a village or a unit, never a name (R066, R123)."""

from dataclasses import dataclass
from datetime import datetime

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.forums.keeping import lock, note, one_transaction
from wudan.projects.enums.forum import SpeakerKind
from wudan.projects.models import Forum, ForumGuest, ForumNote
from wudan.projects.permissions.forums import noting_objection

MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that was said."""

    speaker: str
    words: str
    whence: str = ""
    guest: int | None = None
    """Who of the register, if anybody: says which party, and whence."""


@one_transaction
def note_down(*, forum: Forum, spoken: Spoken, by: Actor, at: datetime) -> ForumNote:
    """One more note of the minutes. Raises Malformed, Missing, Objected."""
    held = lock(forum, noting_objection, by=by)
    words, whence, speaker = tidy(spoken.words), tidy(spoken.whence), spoken.speaker
    faults: dict[str, str] = {}
    guest = _guest(held, spoken.guest)
    if guest is not None:
        whence = whence or guest.whence
        speaker = SpeakerKind.RESIDENT if guest.representative_id else SpeakerKind.VOLUNTEER
    if speaker not in SpeakerKind.values:
        faults["speaker"] = "请选是哪一方说的。"
    if fault := objection_to_published(words, most=400) or ("" if words else "请写说了什么。"):
        faults["words"] = fault
    if wrong := objection_to_published(whence, most=40):
        faults["whence"] = wrong
    came = {
        SpeakerKind.DEPARTMENT: held.departments,
        SpeakerKind.RESIDENT: held.residents,
        SpeakerKind.VOLUNTEER: held.volunteers,
    }
    if not faults and not came[SpeakerKind(speaker)]:
        faults["speaker"] = "登记的到会情况里，这一方没有人来。"
    number = held.notes.count() + 1
    if number > MOST_NOTES:
        faults["words"] = Phrase("一次座谈会最多记 {most_notes} 条。", most_notes=MOST_NOTES)
    if faults:
        raise Malformed(faults)
    made = ForumNote.objects.create(
        forum=held, number=number, speaker=speaker, guest=guest, whence=whence,
        words=words, noted_at=at, noted_as=by.label[:80],
    )  # fmt: skip
    note("forum.note", held, by=by, at=at, facts={"number": number, "speaker": str(speaker)})
    return made


def _guest(held: Forum, pk: int | None) -> ForumGuest | None:
    if pk is None:
        return None
    rows = held.guests.select_related("representative__unit", "organisation")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Malformed({"speaker": "登记的到会情况里没有这一位。"})
    return found
