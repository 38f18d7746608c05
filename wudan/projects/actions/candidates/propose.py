"""提出项目: a candidate, from a forum's note or from a unit's own work (R066, R067)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.candidates.link import keep_note
from wudan.projects.actions.drafting import Draft, keep_version, write
from wudan.projects.actions.holding import note, one_transaction
from wudan.projects.actions.key_works import recognize
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.evidence import note_objection
from wudan.projects.models import ForumNote, Project
from wudan.projects.permissions.candidates import proposing_objection


@one_transaction
def propose(
    *, unit: Unit, draft: Draft, by: Actor, at: datetime, heard: ForumNote | None = None
) -> Project:
    """Write the candidate; the note it comes from is its first evidence, if it shows a need.

    Raises Malformed, Objected.
    """
    insist(proposing_objection(by, unit.path))
    made = Project(
        county=unit.county, unit=unit, forum=heard.forum if heard else None, heard=heard,
        proposed_by_id=by.person, proposed_as=by.label[:80], proposed_at=at, moved_at=at,
    )  # fmt: skip
    write(made, draft)
    made.key = _next_key(unit)
    made.save(force_insert=True)
    keep_version(made, ProjectVerb.PROPOSE, by=by, at=at)
    if heard is not None and note_objection(heard) is None:
        keep_note(made, heard, by=by, at=at)
    facts = {"forum": heard.forum_id, "note": heard.number} if heard else {}
    note("project.propose", made, by=by, at=at, facts=facts)
    recognize(made, by=by, at=at)
    return made


def _next_key(unit: Unit) -> str:
    """X and a number after the last one; the county's row is held, so that no two get the same."""
    list(Unit.objects.select_for_update().filter(county=unit.county, parent=None).values_list("pk"))
    keys = Project.objects.filter(county=unit.county).order_by("-key").values_list("key", flat=True)
    last = keys.first()
    return f"X{int(last[1:]) + 1 if last else 1:05}"
