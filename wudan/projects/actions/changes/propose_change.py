"""提出变更: what the gate judged is to be otherwise; the listed text stays in force until it decides (R065, R068)."""

import copy
from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import THE_CLOCK, Actor
from wudan.projects.actions.drafting import Draft, blended, write
from wudan.projects.actions.gate.name_reviewer import name_the_same
from wudan.projects.actions.gate.rounds import open_round
from wudan.projects.actions.holding import lock_for, move, one_transaction, said
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Change, Project
from wudan.projects.permissions.candidates import plain_objection
from wudan.projects.permissions.changes import changing_objection
from wudan.projects.reach import placeless_objection
from wudan.projects.texts import JUDGED, changes_in, content_of
from wudan.projects.twins import twin_objection

NOTHING = "和清单上的一样，没有要改的。"


@one_transaction
def propose_change(
    *, project: Project, draft: Draft, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Change:
    """Take what the gate judged of a draft, and hand only that to the reviewers who admitted it.

    Who of them left their post, or is of the unit that wrote the change, is not named again. Raises Malformed, Missing,
    Objected, Stale.
    """
    held = lock_for(project, changing_objection, by=by, seen=seen)
    wanted = copy.copy(held)
    changed = write(wanted, blended(held, draft, JUDGED))
    if not changed:
        raise Malformed({"why": NOTHING})
    why = said(why, "请写为什么要改。", field="why")
    insist(plain_objection(wanted) or twin_objection(wanted))
    if "area_id" in changed:
        insist(placeless_objection(wanted))
    made = Change.objects.create(
        project=held, number=Change.objects.filter(project=held).count() + 1,
        content=changes_in(content_of(held), content_of(wanted), JUDGED), why=why,
        proposed_at=at, proposed_by_id=by.person, proposed_for_id=by.unit_id or 0, proposed_as=by.label[:80],
    )  # fmt: skip
    round_ = open_round(held, at=at, change=made)
    facts = {"change": made.number, "round": round_.number, "changed": changed}
    move(held, ProjectVerb.PROPOSE_CHANGE, by=by, at=at, why=why, facts=facts)
    name_the_same(round_, by=THE_CLOCK, at=at)
    return made
