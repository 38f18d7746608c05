"""记孵化进展: seeded, accompanied, on its own; never backwards; with company and training (R071)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock_for, move, one_transaction, said
from wudan.projects.enums.life import NurseryStep
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import NurseryNote, Project
from wudan.projects.permissions.life import nursing_objection
from wudan.teams.models import TrainingSession

_ORDER = list(NurseryStep)


@one_transaction
def nurse(
    *, project: Project, step: str, words: str, by: Actor, at: datetime,
    companion: Unit | None = None, session: TrainingSession | None = None,
) -> NurseryNote:  # fmt: skip
    """One more note of the nursery. Raises Malformed, Missing, Objected."""
    held = lock_for(project, nursing_objection, by=by)
    words = said(words, "请写做了什么。", field="words")
    if step not in NurseryStep.values:
        raise Malformed({"step": "请选到了哪一步。"})
    last = NurseryNote.objects.filter(project=held).order_by("-noted_at", "-pk").first()
    if last and _ORDER.index(NurseryStep(step)) < _ORDER.index(NurseryStep(last.step)):
        raise Malformed(
            {"step": Phrase("已经到了“{step}”，不往回记。", step=last.get_step_display())}
        )
    if step == NurseryStep.ACCOMPANIED and companion is None:
        raise Malformed({"companion": "陪跑要写清楚是哪个单位。"})
    if companion is not None and companion.county != held.county:
        raise Malformed({"companion": "请选本县的单位。"})
    if session is not None and (session.county != held.county or session.cancelled_at):
        raise Malformed({"session": "请选本县的、没有取消的培训。"})
    made = NurseryNote.objects.create(
        project=held, step=step, companion=companion, session=session, words=words, noted_at=at,
        noted_as=by.label[:80],
    )  # fmt: skip
    move(held, ProjectVerb.NURSE, by=by, at=at, why=words, facts={"step": step})
    return made
