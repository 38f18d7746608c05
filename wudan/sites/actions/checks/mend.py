"""整改完成: the site says what it did; somebody above looks again."""

from datetime import datetime

from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.sites.actions.taking import hold, note, one_transaction, worded
from wudan.sites.models import Rectification
from wudan.sites.permissions import mending_objection


@one_transaction
def mend(
    *, row: Rectification, words: str, by: Actor, at: datetime, picture: str = ""
) -> Rectification:
    """Say that it is done. Raises Malformed, Missing, Objected."""
    site = hold(row.site)
    held = Rectification.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if held is None:
        raise Missing
    held.site = site
    insist(mending_objection(by, held))
    held.done_words = worded("words", words, missing="请写一句怎么改的。")
    held.done_at, held.done_picture, held.done_as = at, picture, by.label[:80]
    held.done_by_id = by.person
    held.save(update_fields=["done_at", "done_words", "done_picture", "done_as", "done_by_id"])
    note("mend", site, by=by, at=at, rectification=held.pk)
    return held
