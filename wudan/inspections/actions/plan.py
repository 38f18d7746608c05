"""安排: a list, a seed and the draw, or sites by name with a reason; within one month (R099, R102). What is to be
announced is told to the sites at once."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.inspections.actions.holding import (
    full_objection,
    lock_sites,
    month_of,
    most_of,
    note,
    planned,
    tell_site,
    turns_taken,
)
from wudan.inspections.enums import Choosing, LeftOut, Manner, VisitKind
from wudan.inspections.models import Inspection, Inspector, Visit
from wudan.inspections.permissions import planning_objection
from wudan.inspections.sampling import Entry, draw
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.tree_paths import steps_of
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.sites.actions.taking import one_transaction, worded
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod, Standard
from wudan.sites.permissions import DEMONSTRATING

MOST_SITES = 200
_NOBODY_LEFT = Objection(
    "nobody_left", "辖区里没有可抽的阵地：都不在标准里，或这个月的次数都满了。"
)
SENT = frozenset({"institute_staff", "center_office"})
"""Who can be sent: who may check sites (R013)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an organiser asks for; `sites` are units' numbers, for a visit to sites by name."""

    kind: str
    manner: str
    choosing: str
    title: str
    why: str
    starts_on: date
    ends_on: date
    posts: Collection[int]
    count: int = 1
    by_branch: bool = False
    sites: Collection[int] = ()
    items: Sequence[str] = ()


@one_transaction
def plan(*, wanted: Wanted, seed: str, by: Actor, at: datetime) -> Inspection:
    """Draw or name the sites and take their turns. Raises Malformed, Objected."""
    insist(planning_objection(by))
    title = worded("title", wanted.title, missing="请起个名称。", most=40)
    why = worded("why", wanted.why, missing="请写一句为什么去。", most=200)
    faults = faults_of(wanted, on=day_of(at)) | ({} if seed else {"": "缺少种子。"})
    posts = posts_of(wanted, by, on=day_of(at))
    if not posts:
        faults["posts"] = "请选去的人：中心办公室或实践所、在岗的。"
    if faults:
        raise Malformed(faults)
    kind, month, unit = VisitKind(wanted.kind), month_of(wanted.starts_on), Unit.objects.get(pk=by.unit_id or 0)  # fmt: skip
    listed = _sites(unit, by, on=day_of(at))
    held = lock_sites([site.pk for site in listed])
    listed = [
        site for site in _sites(unit, by, on=day_of(at)) if site.pk in held
    ]  # one may have ended while we waited
    taken = turns_taken([site.unit_id for site in listed], kind, month)
    full = {site.pk for site in listed if len(taken.get(site.unit_id, ())) >= most_of(kind)}
    frame = [_entry(site) for site in listed if site.pk not in full]
    chosen = _chosen(wanted, listed, frame, seed)
    for site in chosen:
        insist(full_objection(site, taken.get(site.unit_id, []), kind, by=by))
    made = Inspection.objects.create(
        county=unit.county, unit=unit, kind=kind, manner=wanted.manner, choosing=wanted.choosing,
        title=title, why=why, items=list(wanted.items), starts_on=wanted.starts_on,
        ends_on=wanted.ends_on, frame=[asdict(entry) for entry in frame],
        left_out=[asdict(_entry(site)) | {"why": LeftOut.FULL.value} for site in listed if site.pk in full], seed=seed,
        wanted=wanted.count if wanted.choosing == Choosing.DRAWN else len(chosen),
        by_branch=wanted.by_branch, made_at=at, made_as=by.label[:80], made_by_id=by.person,
    )  # fmt: skip
    Inspector.objects.bulk_create(
        Inspector(inspection=made, post=post, label=f"{post.unit.short_name}·{post.title}"[:80]) for post in posts
    )  # fmt: skip
    visits = Visit.objects.bulk_create(
        planned(held[site.pk], taken.get(site.unit_id, []), under=unit, inspection=made, kind=kind, month=month)
        for site in chosen
    )  # fmt: skip
    note("plan", made, by=by, at=at, kind=kind.value, frame=len(frame), sites=len(chosen), seed=seed)  # fmt: skip
    for visit in visits:
        tell_site("announce", visit, by=by, at=at)
    return made


def faults_of(wanted: Wanted, *, on: date) -> dict[str, str]:
    """What is wrong with the form of a plan, by field; of sites and of units alike."""
    faults = {}
    for name, words in (("kind", VisitKind), ("manner", Manner), ("choosing", Choosing)):
        if getattr(wanted, name) not in words.values:
            faults[name] = "请选一项。"
    if wanted.starts_on < on:
        faults["starts_on"] = "从今天或以后开始。"
    if wanted.ends_on < wanted.starts_on:
        faults["ends_on"] = "止的日子不能在起的前面。"
    elif month_of(wanted.ends_on) != month_of(wanted.starts_on):
        faults["ends_on"] = "一次安排不跨月：一处阵地每月的次数有限，跨月请分两次安排。"
    if wanted.choosing == Choosing.DRAWN and not 1 <= wanted.count <= MOST_SITES:
        faults["count"] = Phrase("抽 1 到 {most_sites} 处。", most_sites=MOST_SITES)
    if wanted.choosing == Choosing.NAMED and not wanted.sites:
        faults["sites"] = "请选去哪几处。"
    return faults


def posts_of(wanted: Wanted, by: Actor, *, on: date) -> list[Post]:
    """The posts that are sent: held today, of who may check, at the unit or below."""
    rows = Post.objects.held_on(on).filter(
        pk__in=wanted.posts, role__in=SENT, unit__path__startswith=by.unit_path
    )
    return list(rows.select_related("unit").order_by("pk"))


def _sites(unit: Unit, by: Actor, *, on: date) -> list[Site]:
    """The list: open sites of the kinds the standard speaks of, below the organiser, in the order of the tree."""
    standard = Standard.objects.in_force(unit.county, on)
    kinds = standard.kinds if standard else [kind.value for kind in DEMONSTRATING]
    rows = Site.objects.filter(
        unit__path__startswith=by.unit_path, unit__kind__in=kinds, unit__ends_on=None,
    ).exclude(unit=by.unit_id).select_related("unit__parent")  # fmt: skip
    closed = SitePeriod.objects.on(on).filter(state=SiteState.CLOSED).values("site")
    return sorted(rows.exclude(pk__in=closed), key=lambda site: _steps(site.unit.path))


def _steps(path: str) -> list[int]:
    return steps_of(path)


def _entry(site: Site) -> Entry:
    unit = site.unit
    branch = unit.parent.short_name if unit.kind == "station" and unit.parent else unit.short_name
    return Entry(unit.pk, unit.key, unit.short_name, branch)


def _chosen(wanted: Wanted, listed: list[Site], frame: list[Entry], seed: str) -> list[Site]:
    by_unit = {site.unit_id: site for site in listed}
    if wanted.choosing == Choosing.NAMED:
        if unknown := set(wanted.sites) - set(by_unit):
            raise Malformed(
                {"sites": Phrase("有 {count} 处不在您的辖区，或没有开放。", count=len(unknown))}
            )
        return [site for site in listed if site.unit_id in set(wanted.sites)]
    drawn = draw(frame, seed=seed, count=wanted.count, by_branch=wanted.by_branch)
    if not drawn:
        raise Objected(_NOBODY_LEFT)
    return [by_unit[entry.unit] for entry in drawn]
