"""对标检查: a site looks at itself, or somebody above looks at it, against the version in force."""

from collections.abc import Sequence
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Stale, insist
from wudan.people.actors import Actor
from wudan.sites.actions.checks.lines import Line, days_told, looked_at, write
from wudan.sites.actions.taking import hold, note, one_transaction, worded
from wudan.sites.enums import CheckKind
from wudan.sites.models import Rectification, Site, SiteCheck, Standard
from wudan.sites.permissions import checking_objection, kind_of_check


@one_transaction
def check(
    *, site: Site, seen: int, lines: Sequence[Line], by: Actor, at: datetime, words: str = "",
    days: int | None = None,
) -> SiteCheck:  # fmt: skip
    """Write a check down; items without a line were not looked at. `seen` is the version shown.

    What somebody above found lacking is not made good by a self-check; whoever keeps the site hears of it. Raises Malformed,
    Objected, Stale.
    """
    held = hold(site)
    standard = Standard.objects.in_force(held.unit.county, day_of(at))
    insist(checking_objection(by, held, standard))
    assert standard is not None  # noqa: S101 - the objection says so
    if standard.pk != seen:
        raise Stale("stale", "县里刚换了一版标准，请刷新后按新的一版查。")
    kind = kind_of_check(by, held)
    told = looked_at(lines, standard)
    if kind is CheckKind.OWN:
        _insist_none_runs(held, [item.pk for item, _ in told])
    made = write(
        held, standard, kind, told, words=worded("words", words), days=days_told(days, standard),
        by=by, at=at,
    )  # fmt: skip
    note(
        "check", held, by=by, at=at, check=made.pk, standard=standard.pk, kind=kind.value,
        items=len(told), react=kind is not CheckKind.OWN,
    )  # fmt: skip
    return made


def _insist_none_runs(site: Site, items: Sequence[int]) -> None:
    running = Rectification.objects.open().filter(site=site, item__in=items).select_related("item")
    faults = {
        f"found-{row.item.code}": "这一项正在整改：改好了在整改里说，由上级复查。"
        for row in running
    }
    if faults:
        raise Malformed(faults)
