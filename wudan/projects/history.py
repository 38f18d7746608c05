"""动态清单的一项怎么变过来的: its versions with what each changed, who wrote it, by which decision (R065)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Decision, Project, ProjectVersion
from wudan.projects.texts import Difference, content_of, differences


@dataclass(frozen=True, slots=True)
class Turn:
    """One version, against the one before it; who wrote it down, or proposed the change that made it."""

    number: int
    at: datetime
    label: str
    who: str
    decision: Decision | None
    changed: list[Difference]


def history_of(project: Project) -> list[Turn]:
    """All versions, the newest first: one statement."""
    rows = ProjectVersion.objects.filter(project=project).select_related("decision__round__change")
    told: list[Turn] = []
    before: ProjectVersion | None = None
    for row in rows.order_by("number"):
        changed = differences(before.content, row.content) if before else []
        label = ProjectVerb(row.verb).label
        told.append(Turn(row.number, row.at, label, _author(row), row.decision, changed))
        before = row
    return told[::-1]


def decisions_of(project: Project) -> list[Decision]:
    """All on a project and its changes, the newest first, each with its appeal: one statement."""
    rows = Decision.objects.filter(round__project=project)
    found = list(rows.select_related("round__change", "appeal").order_by("-round__number"))
    for one in found:
        one.round.project = project
    return found


def _author(row: ProjectVersion) -> str:
    change = row.decision.round.change if row.decision else None
    return change.proposed_as if change else row.written_as


def since_admission(turns: Iterable[Turn]) -> list[Turn]:
    """What everybody may read: the text as it was admitted and all that followed; drafts are the unit's own."""
    told = list(turns)
    first = next((turn for turn in told[::-1] if turn.label == ProjectVerb.ADMIT.label), None)
    if first is None:
        return []
    kept = [turn for turn in told if turn.number > first.number]
    as_admitted = Turn(first.number, first.at, first.label, first.who, first.decision, [])
    return [*kept, as_admitted]


def wanted(project: Project, content: dict[str, object]) -> list[Difference]:
    """What a change would say otherwise than the project says now."""
    return differences(content_of(project), content, content)
