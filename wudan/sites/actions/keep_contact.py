"""电话、开放时间、地址、怎么走: how people reach a site, kept by the site itself (R009, R024).

What is said now is what everybody reads; what was said before stands in the journal, and an address
from day to day in the site's periods.
"""

from datetime import date, datetime

from wudan.kit.clock import day_of
from wudan.kit.open_hours import written
from wudan.kit.phones import normal
from wudan.kit.refusals import Malformed, Stale, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.sites.actions.taking import hold, note, one_transaction
from wudan.sites.enums import CoordinateSystem, SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.sites.permissions import contact_objection
from wudan.sites.policies import contact_faults
from wudan.sites.wanted import WantedContact

CORRECTED = "更正地址"
NEWER = "刚刚有人改过这处阵地，下面是最新的样子，请再看一眼。"


@one_transaction
def keep_contact(
    *, site: Site, wanted: WantedContact, seen: int | None, by: Actor, at: datetime
) -> Site:
    """Say it anew; nothing changed leaves nothing behind. Hours in words that cannot be reckoned with stand
    until others are said. Raises Objected, Malformed, Stale."""
    held = hold(site)
    insist(contact_objection(by, held))
    if seen != held.version:
        raise Stale("stale", NEWER)
    wanted = _tidied(wanted)
    if faults := contact_faults(wanted):
        raise Malformed(faults)
    present = held.periods.filter(ends_on=None).first()
    before = {"address": present.address if present else ""}
    after: dict[str, str] = {"address": wanted.address}
    words_stay = held.spans is None and not wanted.hours
    opening = held.opening if words_stay else written(wanted.hours)
    for name, value in (("phone", wanted.phone), ("opening", opening),
                        ("directions", wanted.directions)):  # fmt: skip
        before[name], after[name] = getattr(held, name), value
        setattr(held, name, value)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changed:
        return held
    if "address" in changed:
        _correct_address(held, present, wanted.address, on=day_of(at))
    held.version += 1
    held.save()
    note("contact", held, by=by, at=at, changed=changed)
    return held


def _tidied(wanted: WantedContact) -> WantedContact:
    phone = normal(wanted.phone) if wanted.phone.strip() else ""
    hours = tuple(sorted(wanted.hours))
    return WantedContact(phone, hours, tidy(wanted.address), tidy(wanted.directions))


def _correct_address(site: Site, present: SitePeriod | None, address: str, *, on: date) -> None:
    """The same place in better words: a period of its own, or today's period put right."""
    if present is not None and present.starts_on >= on:
        present.address = address
        present.save(update_fields=["address"])
        return
    made = SitePeriod(site=site, address=address, starts_on=on, why=CORRECTED)
    made.state, made.source_system = SiteState.OPEN, CoordinateSystem.CGCS2000
    if present is not None:
        present.ends_on = on
        present.save(update_fields=["ends_on"])
        made.state, made.source_system = present.state, present.source_system
        made.lon, made.lat = present.lon, present.lat
        if made.state == SiteState.CLOSED:
            made.why = present.why  # why it is closed is what people read
    made.save(force_insert=True)
