"""签协议、续签: from when to when, which hours, who answers for it, who is liable, who insures (R020)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.open_hours import Span, fault_in
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to, objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.actions.resource.holding import lock, move, one_transaction
from wudan.sites.enums.resource import WITHOUT_HOURS, Origin, ResourceVerb
from wudan.sites.flow.resource import NEEDED
from wudan.sites.models.resource import AgreedHours, Agreement, Resource
from wudan.sites.permissions.resource import step_objection

LONGEST_YEARS = 5
FURTHEST = timedelta(days=LONGEST_YEARS * 366)
_LONGEST = {"partner": 60, "responsible": 40, "liability": 400, "insurance": 120}
_NEEDED_WORDS = {
    "liability": "请写责任怎么分：出了事谁负责。",
    "insurance": "请写保险：哪家、保什么、到哪天；学校和社会场所开放要有保险。",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the two sides agreed on. `starts_on` of a renewal is the day after the last one ends."""

    partner: str
    responsible: str
    last_day: date | None
    starts_on: date | None = None
    hours: tuple[Span, ...] = ()
    liability: str = ""
    insurance: str = ""


@one_transaction
def agree(
    *, resource: Resource, terms: Terms, by: Actor, at: datetime, seen: int | None = None
) -> Agreement:
    """Signed: the door may open from its first day on. Raises Malformed, Objected, Stale."""
    verb = ResourceVerb.AGREE
    held = lock(resource, partial(step_objection, verb=verb), by=by, seen=seen)
    return _sign(held, verb, terms, terms.starts_on or day_of(at), by=by, at=at)


@one_transaction
def renew(
    *, resource: Resource, terms: Terms, by: Actor, at: datetime, seen: int | None = None
) -> Agreement:
    """续签: the next one begins the day after this one ends; the door stays open. As `agree`."""
    verb = ResourceVerb.RENEW
    held = lock(resource, partial(step_objection, verb=verb), by=by, seen=seen)
    after = (held.until or day_of(at)) + timedelta(days=1)
    return _sign(held, verb, terms, after, by=by, at=at)


def _sign(
    held: Resource, verb: ResourceVerb, terms: Terms, starts_on: date, *, by: Actor, at: datetime
) -> Agreement:
    faults, last_day = _faults(held, terms, starts_on, day_of(at)), terms.last_day
    if faults or last_day is None:
        raise Malformed(faults)
    made = Agreement.objects.create(
        resource=held, partner=tidy(terms.partner), responsible=tidy(terms.responsible),
        liability=tidy(terms.liability), insurance=tidy(terms.insurance), starts_on=starts_on,
        last_day=last_day, made_at=at, made_as=by.label[:80],
    )  # fmt: skip
    AgreedHours.objects.bulk_create(
        AgreedHours(agreement=made, kind=span.kind, opens=span.opens, closes=span.closes)
        for span in terms.hours
    )
    held.until = last_day
    told = {"agreement": made.pk, "since": starts_on.isoformat(), "until": last_day.isoformat()}
    move(held, verb, by=by, at=at, facts=told)
    return made


def _faults(held: Resource, terms: Terms, starts_on: date, today: date) -> dict[str, str]:
    faults = {}
    for name, most in _LONGEST.items():
        text = tidy(getattr(terms, name))
        look = objection_to_published if name == "responsible" else objection_to
        if fault := look(text, most=most):
            faults[name] = fault
    if not tidy(terms.partner):
        faults["partner"] = "请写和谁签的。"
    if not tidy(terms.responsible):
        faults["responsible"] = "请写谁负责开门：写岗位，不写姓名电话。"
    for name in NEEDED[Origin(held.origin)]:
        if not tidy(getattr(terms, name)):
            faults[name] = _NEEDED_WORDS[name]
    if starts_on > today + FURTHEST:
        return faults | {"starts_on": "开始的日子太远了，请检查。"}
    if fault := _day_fault(terms.last_day, starts_on, today):
        faults["last_day"] = fault
    if held.kind in WITHOUT_HOURS:
        return faults if not terms.hours else faults | {"hours": "这一类没有门，不写开放时间。"}
    if fault := fault_in(terms.hours):
        faults["hours"] = fault
    return faults


def _day_fault(last_day: date | None, starts_on: date, today: date) -> str:
    if last_day is None:
        return "协议要有到期的日子。长期合作的，写一年，到期再续签。"
    if last_day < starts_on:
        return Phrase("到期的日子比开始（{starts_on}）还早，请检查。", starts_on=starts_on)
    if last_day < today:
        return "到期的日子已经过了。"
    if last_day > starts_on.replace(
        year=starts_on.year + LONGEST_YEARS, day=min(starts_on.day, 28)
    ):
        return Phrase("协议最长 {longest_years} 年，到期再续签。", longest_years=LONGEST_YEARS)
    return ""
