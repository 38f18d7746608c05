"""How acts on a deed begin and end: the row held, words looked at, points given, the event left."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.rewards.actions.earning import granting
from wudan.rewards.models import Deed, Earning, PointRules, VillageItem
from wudan.rewards.policies.deed import told
from wudan.rewards.reckoning import Cap, Worth

LONGEST = 200


def hold(row: Deed) -> Deed:
    """The deed, locked, with what hangs on it."""
    return Deed.objects.with_names().select_for_update(of=("self",)).get(pk=row.pk)


def worded(field: str, text: str, *, missing: str = "") -> str:
    """Words as they are kept. Raises Malformed."""
    text = tidy(text)
    fault = objection_to(text, most=LONGEST) or (missing if missing and not text else None)
    if fault:
        raise Malformed({field: fault})
    return text


def give(row: Deed, *, by: Actor, at: datetime) -> Earning:
    """The points of a deed that is kept. Raises Objected when caps leave nothing, and says which."""
    ask = _ask(row)
    found = granting.reckon(ask)
    if found.is_nothing:
        words = Phrase("记不上：已经到了上限（{bitten}）。", bitten=told(found.bitten, "act"))
        raise Objected(Objection("cap", words))
    return granting.grant(ask, found, by=by, at=at)


def note(verb: str, row: Deed, *, by: Actor, at: datetime, why: str = "", **facts: object) -> None:
    """The event of a verb done to a deed."""
    subject = Subject("deed", row.pk, row.county, row.unit_id, row.unit.branch_id)
    record(f"deed.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)


def _ask(row: Deed) -> granting.Ask:
    if row.item is not None:
        return _by_village(row, row.item)
    if row.rule is None:
        message = "a deed is under a rule or an item"
        raise AssertionError(message)
    line = row.rule
    return granting.Ask(
        worth=line.worth, limits=line.rules.limits, owner=granting.owner_of(row), unit=row.unit,
        day=row.day, ref=f"deed:{row.no}", act=row.title, source={"rule": line},
        rule_text=f"{line.code}@{line.rules.version}", origin="deed", origin_no=row.no, deed=row,
        colour=line.colour,
    )  # fmt: skip


def _by_village(row: Deed, item: VillageItem) -> granting.Ask:
    """A village's items of one sign share one cap a person and month; the county's rules say how many."""
    rules = PointRules.objects.in_force(row.county, row.day)
    caps = (Cap("owner", "month", rules.village_month),) if rules is not None else ()
    worth = Worth(
        f"v{item.rules.unit_id}{item.sign[0]}", row.subject, "act", item.honor, item.spend,
        colour=item.colour, caps=caps,
    )  # fmt: skip
    return granting.Ask(
        worth=worth, limits=rules.limits if rules is not None and not item.is_minus else (),
        owner=granting.owner_of(row), unit=row.unit, day=row.day, ref=f"deed:{row.no}", act=row.title,
        source={"item": item}, rule_text=f"village:{item.rules.unit_id}.{item.position}@{item.rules.version}",
        origin="deed", origin_no=row.no, deed=row, colour=item.colour, is_minus=item.is_minus,
    )  # fmt: skip
