"""引用证据、去掉证据: real rows that show a need; what is no sign of one is refused (R067, R069)."""

from datetime import datetime
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock_for, move, one_transaction
from wudan.projects.enums.project import NeedKind, ProjectStage, ProjectVerb
from wudan.projects.evidence import NO_NEED, SAYS_NOTHING, UNMET, note_objection
from wudan.projects.models import ForumNote, NeedEvidence, Project
from wudan.projects.permissions.candidates import writing_objection

MOST = 200


@one_transaction
def link_order(*, project: Project, order: Order, by: Actor, at: datetime) -> NeedEvidence:
    """One order of the county that the actor may see. Raises Malformed, Missing, Objected."""
    held = lock_for(project, partial(writing_objection, verb=ProjectVerb.LINK), by=by)
    seen = Order.objects.visible_to(by, on=day_of(at)).filter(county=held.county)
    found = seen.filter(pk=order.pk).first()
    if found is None:
        raise Missing
    if found.stage in SAYS_NOTHING:
        words = Phrase("这张单“{stage}”，说明不了需要。", stage=Stage(found.stage).label)
        raise Malformed({"order": words})
    kind = NeedKind.UNMET if found.stage in UNMET else NeedKind.ORDER
    made = _keep(held, by=by, at=at, kind=kind, order=found)
    move(held, ProjectVerb.LINK, by=by, at=at, facts={"order": found.no, "kind": kind.value})
    return made


@one_transaction
def link_note(*, project: Project, heard: ForumNote, by: Actor, at: datetime) -> NeedEvidence:
    """One note of a forum of the county. Raises Malformed, Missing, Objected."""
    held = lock_for(project, partial(writing_objection, verb=ProjectVerb.LINK), by=by)
    if heard.forum.county != held.county:
        raise Missing
    insist(note_objection(heard))
    made = keep_note(held, heard, by=by, at=at)
    facts = {"forum": heard.forum_id, "note": heard.number}
    move(held, ProjectVerb.LINK, by=by, at=at, facts=facts)
    return made


@one_transaction
def unlink(*, project: Project, evidence: NeedEvidence, by: Actor, at: datetime) -> Project:
    """Take one away; the last one stays in the nursery. Raises Missing, Objected, Malformed."""
    held = lock_for(project, partial(writing_objection, verb=ProjectVerb.UNLINK), by=by)
    rows = NeedEvidence.objects.filter(project=held)
    if not rows.filter(pk=evidence.pk).exists():
        raise Missing
    if held.stage == ProjectStage.INCUBATING and rows.count() == 1:
        raise Malformed({"evidence": NO_NEED})
    rows.filter(pk=evidence.pk).delete()
    move(held, ProjectVerb.UNLINK, by=by, at=at, facts={"evidence": evidence.pk})
    return held


def keep_note(held: Project, heard: ForumNote, *, by: Actor, at: datetime) -> NeedEvidence:
    """The row of a note that shows a need."""
    return _keep(held, by=by, at=at, kind=NeedKind.NOTE, note=heard)


def _keep(
    held: Project, *, by: Actor, at: datetime, kind: NeedKind, order: Order | None = None,
    note: ForumNote | None = None,
) -> NeedEvidence:  # fmt: skip
    rows = NeedEvidence.objects.filter(project=held)
    name = "order" if order else "note"
    if rows.filter(order=order, note=note).exists():
        raise Malformed({name: "这一条已经引用过了。"})
    if rows.count() >= MOST:
        raise Malformed({name: Phrase("一个项目最多引用 {most} 条。", most=MOST)})
    return NeedEvidence.objects.create(
        project=held, kind=kind, order=order, note=note, linked_at=at, linked_as=by.label[:80]
    )
