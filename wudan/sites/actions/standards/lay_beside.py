"""附上文件: the official paper is laid beside a version, for everybody to read (R012)."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.papers import START, insist_on_size, insist_on_sound
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.taking import one_transaction, worded
from wudan.sites.files import pictures_kept
from wudan.sites.models import Standard, StandardPaper
from wudan.sites.permissions import adopting_objection

MOST_PAPERS = 5


@one_transaction
def lay_beside(
    *, standard: Standard, title: str, content: bytes, by: Actor, at: datetime
) -> StandardPaper:
    """Keep a PDF, sealed as all files of the house. Raises Malformed, Objected.

    What a refusal leaves without a row is swept away by the nightly chore.
    """
    insist(adopting_objection(by))
    title = worded("title", title, missing="请写文件的名称和文号。", most=80)
    insist_on_size(content, field="file")
    if not content.startswith(START):
        raise Malformed({"file": "请传 PDF 文件。"})
    insist_on_sound(content, field="file")
    held = Standard.objects.select_for_update().get(pk=standard.pk)
    if held.papers.count() >= MOST_PAPERS:
        raise Objected(Objection("too_many", "这一版已经附了 5 份文件。"))
    made = StandardPaper.objects.create(
        standard=held, title=title, file_name=pictures_kept().put(content), laid_at=at,
        laid_as=by.label[:80],
    )  # fmt: skip
    subject = Subject("standard", held.pk, held.county, by.unit_id)
    record("standard.paper", subject, by=by, at=at, facts={"paper": made.pk}, react=False)
    return made
