"""交纸表: a heap of photographs and scans, each for itself; a bad one holds up no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.areas.models import Unit
from wudan.intake import permissions
from wudan.intake.actions.holding import note, one_transaction
from wudan.intake.enums import ScanState
from wudan.intake.models import Scan, ScanBatch
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor

MOST_FILES = 60


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived: the name it is kept under, or why it is not kept."""

    kept: str = ""
    words: str = ""


@one_transaction
def send(*, uploads: Sequence[Upload], by: Actor, at: datetime) -> ScanBatch:
    """Take them in; reading happens beside. Raises Malformed, Objected."""
    insist(permissions.sending_objection(by))
    if not uploads:
        raise Malformed({"files": "请先选照片或扫描的 PDF，或者现在拍一张。"})
    if len(uploads) > MOST_FILES:
        raise Malformed(
            {"files": Phrase("一次最多交 {most_files} 个文件，请分几次交。", most_files=MOST_FILES)}
        )
    unit = Unit.objects.get(pk=by.unit_id or 0)
    batch = ScanBatch.objects.create(
        county=unit.county, unit=unit, sent_at=at, sent_by_id=by.person, sent_post_id=by.post
    )
    Scan.objects.bulk_create(
        Scan(
            batch=batch, number=number, upload=one.kept, words=one.words,
            state=ScanState.WAITING if one.kept else ScanState.REFUSED,
            read_at=None if one.kept else at,
        )
        for number, one in enumerate(uploads, start=1)
    )  # fmt: skip
    note("batch.send", "batch", batch.pk, unit, by=by, at=at, files=len(uploads))
    return batch
