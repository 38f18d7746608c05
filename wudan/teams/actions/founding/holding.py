"""How founding locks and is journaled: the site first, then who was asked, then what was asked."""

from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.people.actions.locking import lock_person
from wudan.people.actors import Actor
from wudan.teams.models import Founding

one_transaction = transaction.atomic(savepoint=False)


def lock_unit(pk: int, *, whole: bool = False) -> Unit:
    """Hold a unit's row: nothing is sent to it, and nobody is given a post there, meanwhile. `whole`: nothing at all
    begins there, for it ends. Raises Missing."""
    held = Unit.objects.select_for_update(of=("self",), no_key=not whole).filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def lock_founding(founding: Founding) -> Founding:
    """Hold the site, then the founding. Raises Missing."""
    return _behind(lock_unit(founding.site_id), founding)


def lock_founding_and_person(founding: Founding) -> Founding:
    """Hold the site, then the person, then the founding: the post is theirs, and whoever erases or merges a person
    holds them before what names them. Raises Missing."""
    site = lock_unit(founding.site_id)
    lock_person(founding.person_id)
    return _behind(site, founding)


def _behind(site: Unit, founding: Founding) -> Founding:
    """The founding at a site that is held, held too. Raises Missing."""
    rows = Founding.objects.select_for_update(of=("self",)).filter(pk=founding.pk)
    held = rows.select_related("person", "asked_under__unit").first()
    if held is None:
        raise Missing
    held.site = site
    return held


def note(
    verb: str, held: Founding, *, by: Actor, at: datetime, why: str = "", react: bool = False,
    names: bool = True,
) -> None:  # fmt: skip
    """The event of the founding, at its site; who is asked by number, or not at all."""
    site = held.site
    subject = Subject("founding", held.pk, held.county, site.pk, site.branch_id)
    facts = {"category": held.category, "team": held.team_id}
    if names:
        facts["person"] = held.person_id
    record(f"founding.{verb}", subject, by=by, at=at, why=why, facts=facts, react=react)
