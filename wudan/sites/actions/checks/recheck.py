"""整改复查: one item looked at again, against the version it was found lacking by."""

from datetime import datetime

from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.sites.actions.checks.lines import Line, days_told, looked_at, write
from wudan.sites.actions.taking import hold, note, one_transaction
from wudan.sites.enums import CheckKind
from wudan.sites.models import Rectification, SiteCheck
from wudan.sites.permissions import rechecking_objection


@one_transaction
def recheck(
    *, row: Rectification, found: str, words: str, by: Actor, at: datetime, picture: str = "",
    known: tuple[str, ...] = (), days: int | None = None,
) -> SiteCheck:  # fmt: skip
    """Look again: made good closes it, lacking still opens the next with a new deadline.

    Raises Malformed, Missing, Objected.
    """
    site = hold(row.site)
    rows = Rectification.objects.select_for_update(of=("self",)).filter(pk=row.pk)
    held = rows.select_related("item__standard").first()
    if held is None:
        raise Missing
    held.site = site
    insist(rechecking_objection(by, held))
    standard, line = held.item.standard, Line(held.item.code, found, words, picture, known)
    made = write(
        site, standard, CheckKind.AGAIN, looked_at([line], standard), words="",
        days=days_told(days, standard), by=by, at=at,
    )  # fmt: skip
    note(
        "recheck", site, by=by, at=at, check=made.pk, rectification=held.pk, found=found, react=True
    )
    return made
