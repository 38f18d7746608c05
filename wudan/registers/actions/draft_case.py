"""起草案例: the figures by the house, what was learned by a person; then three sign it, as every piece (R070)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.content.actions import start
from wudan.content.enums import ArticleKind
from wudan.content.models import Article
from wudan.content.policies import Written
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.registers.cases import body_of

LONGEST = 800


def draft_case(*, project: Project, title: str, learned: str, by: Actor, at: datetime) -> Article:
    """A piece of the writer's unit, not yet up for signing. Raises Malformed, Objected."""
    said = tidy(learned)
    fault = objection_to_published(said, most=LONGEST) or (
        "" if said else Phrase("请写学到了什么。")
    )
    if fault:
        raise Malformed({"learned": fault})
    written = Written(
        title=title, body=body_of(project, said, at=at), rights="own",
        source=str(Phrase("项目 {key} 的记录，数由系统带上", key=project.key)),
    )  # fmt: skip
    unit = Unit.objects.get(pk=by.unit_id or 0)
    return start(unit=unit, kind=ArticleKind.CASE, written=written, by=by, at=at, project=project)
