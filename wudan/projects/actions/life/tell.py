"""写案例、发布案例: what was done and learned, with our own figures; a second person says yes (R070)."""

from dataclasses import dataclass
from datetime import datetime

from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock, lock_for, note, one_transaction
from wudan.projects.enums.life import CaseState
from wudan.projects.figures import Figures
from wudan.projects.models import CaseStory, Project
from wudan.projects.permissions.life import publishing_objection, telling_objection

_LONGEST = {"title": 40, "need": 400, "done": 800, "learned": 400}


@dataclass(frozen=True, slots=True)
class Told:
    """A case as somebody wrote it."""

    title: str
    need: str
    done: str
    learned: str


@one_transaction
def tell(*, project: Project, told: Told, figures: Figures, by: Actor, at: datetime) -> CaseStory:
    """Write it; nobody sees it outside before a second person's yes. Raises Malformed, Missing, Objected."""
    held = lock_for(project, telling_objection, by=by)
    said = {name: tidy(getattr(told, name)) for name in _LONGEST}
    faults = {
        name: fault
        for name, most in _LONGEST.items()
        if (fault := objection_to_published(said[name], most=most) or ("" if said[name] else "请写这一栏。"))
    }  # fmt: skip
    if faults:
        raise Malformed(faults)
    made = CaseStory.objects.create(
        project=held, **said, figures=figures.plain(), written_at=at, written_by_id=by.person,
        written_as=by.label[:80],
    )  # fmt: skip
    note("project.tell", held, by=by, at=at, facts={"case": made.pk})
    return made


@one_transaction
def answer_case(
    *, case: CaseStory, is_yes: bool, words: str = "", by: Actor, at: datetime
) -> CaseStory:
    """The second person's yes or no. Raises Malformed, Missing, Objected."""
    project = lock(case.project)
    held = CaseStory.objects.select_for_update().filter(pk=case.pk).first()
    if held is None:
        raise Missing
    held.project = project
    insist(publishing_objection(by, held))
    words = tidy(words)
    if fault := objection_to_published(words, most=200):
        raise Malformed({"words": fault})
    if not is_yes and not words:
        raise Malformed({"words": "请写为什么不发布。"})
    held.state = CaseState.PUBLISHED if is_yes else CaseState.DROPPED
    held.answered_at, held.answered_by_id = at, by.person
    held.answered_as, held.answer = by.label[:80], words
    held.save()
    note(
        "project.answer_case",
        project,
        by=by,
        at=at,
        why=words,
        facts={"case": held.pk, "yes": is_yes},
    )
    return held
