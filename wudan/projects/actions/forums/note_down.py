"""记发言: what was said and by which party; whence is a village or a unit, never a name (R066, R123)."""

from dataclasses import dataclass
from datetime import datetime

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.forums.keeping import lock, note, one_transaction
from wudan.projects.enums.forum import SpeakerKind
from wudan.projects.models import Forum, ForumNote
from wudan.projects.permissions.forums import noting_objection

MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that was said."""

    speaker: str
    words: str
    whence: str = ""


@one_transaction
def note_down(*, forum: Forum, spoken: Spoken, by: Actor, at: datetime) -> ForumNote:
    """One more note of the minutes. Raises Malformed, Missing, Objected."""
    held = lock(forum, noting_objection, by=by)
    words, whence = tidy(spoken.words), tidy(spoken.whence)
    faults: dict[str, str] = {}
    if spoken.speaker not in SpeakerKind.values:
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
    if not faults and not came[SpeakerKind(spoken.speaker)]:
        faults["speaker"] = "登记的到会情况里，这一方没有人来。"
    number = held.notes.count() + 1
    if number > MOST_NOTES:
        faults["words"] = Phrase("一次座谈会最多记 {most_notes} 条。", most_notes=MOST_NOTES)
    if faults:
        raise Malformed(faults)
    made = ForumNote.objects.create(
        forum=held, number=number, speaker=spoken.speaker, whence=whence, words=words,
        noted_at=at, noted_as=by.label[:80],
    )  # fmt: skip
    note("forum.note", held, by=by, at=at, facts={"number": number, "speaker": spoken.speaker})
    return made
