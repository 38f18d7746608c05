"""划掉一条学习记录: it was wrong; the row stays, with the reason."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.lessons.models import Learned
from wudan.lessons.permissions import striking_objection
from wudan.lessons.policies import LONGEST_WHY
from wudan.people.actors import Actor

_STRUCK = Objection("struck", "这一条已经划掉了。")


@transaction.atomic(savepoint=False)
def strike_learned(*, learned: Learned, why: str, by: Actor, at: datetime) -> Learned:
    """Once. Raises Objected, Malformed."""
    held = Learned.objects.select_for_update(of=("self",)).select_related("unit").get(pk=learned.pk)
    insist(striking_objection(by, held.unit.path))
    if held.struck_at is not None:
        raise Objected(_STRUCK)
    why = tidy(why)
    if fault := objection_to(why, most=LONGEST_WHY) or ("" if why else "请写为什么。"):
        raise Malformed({"why": fault})
    held.struck_at, held.struck_why = at, why
    held.save(update_fields=["struck_at", "struck_why"])
    subject = Subject("learned", held.pk, held.county, held.unit_id, held.unit.branch_id)
    record("learned.strike", subject, by=by, at=at, why=why, react=False)
    return held
