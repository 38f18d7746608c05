"""How acts on what hangs on a site begin and end: the site held, words looked at, journal written."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.models import Site

one_transaction = transaction.atomic(savepoint=False)
LONGEST = 300
LONGEST_SHORT = 40


def hold_sites(pks: Iterable[int]) -> dict[int, Site]:
    """These sites, locked in the order of their keys, with their units."""
    rows = Site.objects.select_for_update(of=("self",)).filter(pk__in=set(pks)).order_by("pk")
    return {site.pk: site for site in rows.select_related("unit")}


def hold(site: Site) -> Site:
    """One site, locked."""
    return hold_sites([site.pk])[site.pk]


def worded(field: str, text: str, *, missing: str = "", most: int = LONGEST) -> str:
    """Words that others read: tidy, no numbers of persons. Raises Malformed."""
    text = tidy(text)
    fault = objection_to_published(text, most=most)
    if missing and not text:
        fault = missing
    if fault:
        raise Malformed({field: fault})
    return text


def note(
    verb: str, site: Site, *, by: Actor, at: datetime, why: str = "", react: bool = False,
    **facts: object,
) -> None:  # fmt: skip
    """The event of a verb done to a site. `react`: somebody is told of it."""
    unit = site.unit
    subject = Subject("site", site.pk, unit.county, unit.pk, unit.branch_id)
    record(f"site.{verb}", subject, by=by, at=at, why=why, facts=facts, react=react)
